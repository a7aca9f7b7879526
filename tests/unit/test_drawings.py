"""The drawings' words: the same in both languages, all of them used, and light on the wire."""

import re

import pytest
from project import ROOT

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts import catalogue

DRAWINGS = sorted((ROOT / "overrides/drawings").glob("*.html"))
WORD = re.compile(r"\{\{ drawing\.(\w+) \}\}")
LARGEST = 2500  # bytes of a drawing's HTML


def test_every_step_and_the_project_has_a_drawing():
    assert [path.stem for path in DRAWINGS] == ["project", *(f"step-{number}" for number in range(1, 7))]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_words_are_those_that_the_drawings_show(language):
    shown = {word for path in DRAWINGS for word in WORD.findall(path.read_text(encoding="utf-8"))}
    assert set(catalogue("drawings", language)) == shown


def test_both_languages_list_the_words_in_the_same_order():
    finnish, swedish = (catalogue("drawings", language) for language in LANGUAGES)
    assert list(finnish) == list(swedish)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_no_colour_is_written_into_a_drawing(path):
    html = path.read_text(encoding="utf-8")
    assert re.findall(r'#[0-9a-f]{3,6}|\b(?:style|fill|stroke)="', html) == []


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_drawing_is_light(path, language):
    words = catalogue("drawings", language)
    html = WORD.sub(lambda match: words[match[1]], path.read_text(encoding="utf-8"))
    assert len(html.encode()) <= LARGEST
