import pytest

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN, hyphenate


def shown(text: str, language) -> str:
    return hyphenate(text, language).replace(SOFT_HYPHEN, "·")


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("toimintaympäristö", "toimin·ta·ym·pä·ristö"),
        ("vakiinnuttaminen", "vakiin·nut·ta·minen"),
        ("VAIKUTTAVUUS", "VAIKUT·TA·VUUS"),
    ],
)
def test_a_long_finnish_word_breaks_between_syllables(word, broken):
    assert shown(word, FINNISH) == broken


@pytest.mark.parametrize("word", ["verksamhetsmiljö", "genomslagskraft", "framgångsfaktorer"])
def test_a_long_swedish_word_breaks_where_the_dictionary_says(word):
    found = shown(word, SWEDISH)
    assert found.replace("·", "") == word
    assert found.count("·") >= 1


def test_a_swedish_compound_breaks_at_its_joint():
    assert "hets·miljö" in shown("verksamhetsmiljö", SWEDISH)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_part_is_shorter_than_four_letters_at_the_ends(language):
    parts = shown("vaikuttavuustavoite verksamhetsmiljöer", language).replace(" ", "·").split("·")
    assert len(parts[0]) >= 4
    assert len(parts[-1]) >= 4


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("text", ["Kumppanit", "Näin etenette", "2011–2013", "asiakaista!"])
def test_short_words_stay_whole(text, language):
    assert hyphenate(text, language) == text
