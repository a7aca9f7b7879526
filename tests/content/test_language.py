"""Every word of the site is spelt right in the language it is written in."""

from functools import cache

import pytest

from tests.content.docs_tree import DOCS
from tests.content.spelling import HERE, CheckerMissing, Word, files_with_text, misspelt, words_of

each_language = pytest.mark.parametrize("language", ["fi", "sv"])


@cache
def slips(language: str) -> tuple[Word, ...]:
    """Return the misspelt words of all files: the checker is started once."""
    return tuple(misspelt([word for path in files_with_text() for word in words_of(path)], language))


def invented(text: str, language: str) -> list[Word]:
    return [Word(word, "docs/x.md", 1, language) for word in text.split()]


@each_language
@pytest.mark.parametrize("path", files_with_text(), ids=lambda path: str(path.relative_to(DOCS.parent)))
def test_the_words_of_the_file_are_spelt_right(path, language):
    file = str(path.relative_to(DOCS.parent))
    try:
        found = [str(word) for word in slips(language) if word.file == file]
    except CheckerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    assert found == [], f"mend the word, or add it to tests/content/words.{language}.txt if it is right"


def test_a_slip_of_the_pen_is_found_in_finnish():
    found = misspelt(invented("museo toimintaymäpristö johtamis- PDCA-kehässä PDCA-kehäsä", "fi"), "fi")
    assert [word.text for word in found] == ["toimintaymäpristö", "PDCA-kehäsä"]


def test_a_slip_of_the_pen_is_found_in_swedish():
    found = misspelt(invented("museet verksamhetsmilljö PDCA-cirkeln PDCA-cirklen", "sv"), "sv")
    assert [word.text for word in found] == ["verksamhetsmilljö", "PDCA-cirklen"]


@pytest.mark.parametrize("name", ["index.md", "index.sv.md", "askel-1.yml", "tyopohjat/change-map.yml"])
def test_the_words_of_a_file_are_really_read(name):
    assert len(words_of(DOCS / name)) > 100


def test_text_marked_as_another_language_is_not_taken_for_the_pages_own(tmp_path, monkeypatch):
    page = tmp_path / "sivu.sv.md"
    page.write_text('---\ntitle: Museo\ntitle_lang: fi\n---\nEtt <span lang="fi">museo</span> [här](a.md).\n')
    monkeypatch.setattr("tests.content.spelling.DOCS", tmp_path / "docs")
    found = [(word.text, word.line, word.language) for word in words_of(page)]
    assert found == [("Museo", 2, "fi"), ("museo", 5, "fi"), ("Ett", 5, "sv"), ("här", 5, "sv")]


@each_language
def test_the_word_list_is_sorted_and_has_no_word_twice(language):
    lines = (HERE / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word))
