"""Every word of the site is spelt right in the language it is written in, and the languages are told apart."""

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

import pytest
import yaml
from project import DOCS, real_content

from vaikuttava_museo.checks.passages_of_pages import heard_in, heard_passages
from vaikuttava_museo.checks.rules.foreign_passages import judged, runs
from vaikuttava_museo.checks.rules.wording import pattern_of, terms
from vaikuttava_museo.checks.spelling import misspelt_words
from vaikuttava_museo.checks.spelling.dictionaries import checkers
from vaikuttava_museo.checks.spelling.tokens import words_in
from vaikuttava_museo.content.pages import parse_page
from vaikuttava_museo.content.passages import Passage, site_name_marked, spoken
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves, read_yaml

SPELLING = DOCS.parent / "vaikuttava_museo/checks/spelling"
# Commands, files and folders that the sentences name.
_FILE = r"\b(?:[\w-]+/)*[\w-]+\.(?:html|py|txt|xml|cdx\.json)\b"
_NOT_PROSE = re.compile(rf"`[^`]*`|\buv sync --group\b|\bdata/\w+/|{_FILE}")


@cache
def passages() -> tuple[Passage, ...]:
    """Return every text of the project: pages and shared data, and the sentences of the catalogues."""
    found = heard_in(real_content())
    for path in sorted((DOCS.parent / "vaikuttava_museo/texts").glob("*.yml")):
        source = read_yaml(path.read_text(encoding="utf-8"))
        assert isinstance(source, YamlSource), path
        language, name = "sv" if ".sv." in path.name else "fi", PurePosixPath(path.relative_to(DOCS.parent))
        for location, text in leaves(source.data):
            marked = site_name_marked(_NOT_PROSE.sub(" ", text))
            found += spoken([Passage(name, source.line_of(location), language, marked)])
    return tuple(found)


def slips_in(text: str, language: str) -> list[dict[str, str]]:
    passage = Passage(PurePosixPath("x.md"), 1, language, text)
    return [dict(item.values) for item in misspelt_words([passage], checkers()[0])]


def test_the_words_of_every_text_are_spelt_right():
    spellers, missing = checkers()
    assert missing == [], "both checkers are installed where the tests run"
    slips = misspelt_words(passages(), spellers)
    found = [f"{item.path}:{item.line}: {item.values['word']}" for item in slips]
    assert found == [], "mend the word, or add it to checks/spelling/words.*.txt if it is right"


@pytest.mark.parametrize(
    ("language", "text", "slips", "near"),
    [
        ("fi", "museo toimintaymäpristö johtamis- PDCA-kehässä PDCA-kehäsä", ["toimintaymäpristö", "kehäsä"],
         "toimintaympäristö"),
        ("sv", "museet verksamhetsmilljö PDCA-cirkeln PDCA-cirklen utstälning",
         ["verksamhetsmilljö", "cirklen", "utstälning"], "utställning"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_found_with_the_right_word(language, text, slips, near):
    found = slips_in(text, language)
    assert [item["word"] for item in found] == slips
    assert near in " ".join(item["near"] for item in found)


def test_whatever_word_is_asked_about_the_next_words_have_their_own_answers():
    unknown = checkers()[0]["sv"].unknown
    odd = ["qqqqqq", "qqqqqq.se", *(f"xz{number}{'ö' * 95}.{'ö' * 500}" for number in range(400))]
    assert unknown([*odd, "museum", "utstälning"]) == {*odd, "utstälning"}
    assert unknown(["museum", "utstälning"]) == {"utstälning"}


@pytest.mark.parametrize("name", ["index.md", "index.sv.md", "askel-1.yml", "tyopohjat/change-map.yml"])
def test_the_words_of_a_file_are_really_read(name):
    own = [passage for passage in passages() if str(passage.path) == name]
    assert sum(len(words_in(passage.text)) for passage in own) > 100


def test_text_marked_as_another_language_is_not_taken_for_the_pages_own():
    text = '---\ntitle: Museo\ntitle_lang: fi\n---\nEtt <span lang="fi">museo</span> [här](a.md) `kod`.\n'
    page = parse_page(PurePosixPath("sivu.sv.md"), text)
    found = [(words_in(one.text), one.line, one.language) for one in heard_passages(page)]
    assert found == [(("Museo",), 2, "fi"), (("museo",), 5, "fi"), (("Ett", "här"), 5, "sv")]


def test_most_passages_would_be_noticed_on_a_page_of_the_other_language():
    other = {"fi": "sv", "sv": "fi"}
    moved = [
        replace(passage, language=other[passage.language], line=number, lines=())
        for number, passage in enumerate(passages())
        if passage.language in other and not passage.is_search_word and len(passage.text.split()) >= 12
    ]
    noticed = {sentence.passage.line for run in runs(judged(moved)) for sentence in run}
    assert len(noticed) > 0.9 * len(moved) > 500


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_words_and_terms_of_the_project_are_in_order(language):
    lines = (SPELLING / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word))
    rows = yaml.safe_load((SPELLING / f"preferred_terms.{language}.yml").read_text(encoding="utf-8"))
    patterns = [pattern_of(form) for _, form, _ in terms(language)]
    for row in rows:
        for form in row["instead_of"]:
            text = form.strip("=").replace("*", "a")
            assert any(pattern.search(text) for pattern in patterns), form
        assert not any(pattern.search(row["write"]) for pattern in patterns), row["write"]
    assert [item["word"] for item in slips_in(" ".join(row["because"] for row in rows), language)] == []
