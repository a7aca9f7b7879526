"""The drawings can be read: at every width, in both languages, on paper, in forced colours and without looking."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

PAGES = {f"askel-{number}/": f"step_{number}" for number in range(1, 7)} | {
    "museot-hyvinvoinnin-edistajina/": "project"
}
SMALLEST_TEXT = 12  # px on a phone; below it serif labels are hard to read

LABELS = """svg => [...svg.querySelectorAll('text')].map(text => {
    const {x, y, width, height} = text.getBBox();
    return {word: text.textContent, left: x, top: y, right: x + width, bottom: y + height};
})"""
# Points along every line, in the drawing's own units; a jump between two parts of a path is no line.
POINTS = """svg => [...svg.querySelectorAll('path, circle')].flatMap(shape =>
    Array.from({length: Math.ceil(shape.getTotalLength() / 2)}, (_, step) => {
        const {x, y} = shape.getPointAtLength(step * 2);
        return [x, y];
    }))"""
# WCAG 1.4.12: what a reader's own spacing does to the words.
WIDEN = """svg => svg.querySelectorAll('text').forEach(text => {
    text.style.letterSpacing = '.12em';
    text.style.wordSpacing = '.16em';
})"""
PAINT = """svg => [...svg.querySelectorAll('path, circle, text')].map(shape => {
    const {fill, stroke, color} = getComputedStyle(shape);
    return {fill, stroke, color, word: shape.tagName === 'text'};
})"""


def drawing_of(page: Page, url: str, language: Language, width: int = 320):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{language.prefix}{url}")
    drawing = page.locator("figure.drawing svg")
    expect(drawing).to_have_count(1)
    return drawing


def overlapping(labels: list[dict]) -> list[tuple[str, str]]:
    return [
        (one["word"], other["word"])
        for one, other in itertools.combinations(labels, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


def struck_through(labels: list[dict], points: list[list[float]]) -> set[str]:
    """Return the words that a line runs through: the letters fill the middle of their box, not its edges."""
    struck = set()
    for label, (x, y) in itertools.product(labels, points):
        edge = 0.22 * (label["bottom"] - label["top"])
        if label["left"] < x < label["right"] and label["top"] + edge < y < label["bottom"] - edge:
            struck.add(label["word"])
    return struck


def outside(labels: list[dict], box: str) -> list[str]:
    _, _, width, height = (float(number) for number in box.split())
    return [
        label["word"]
        for label in labels
        if label["left"] < 0 or label["top"] < 0 or label["right"] > width or label["bottom"] > height
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("url", PAGES)
def test_every_word_has_room(url: str, language: Language, width: int, page: Page):
    drawing = drawing_of(page, url, language, width)
    labels = drawing.evaluate(LABELS)
    assert labels
    assert outside(labels, drawing.get_attribute("viewBox")) == []
    assert overlapping(labels) == []
    assert struck_through(labels, drawing.evaluate(POINTS)) == set()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("url", PAGES)
def test_no_word_is_lost_when_the_reader_spaces_text_out(url: str, language: Language, page: Page):
    drawing = drawing_of(page, url, language)
    before = drawing.evaluate(LABELS)
    drawing.evaluate(WIDEN)
    labels = drawing.evaluate(LABELS)
    assert labels[0]["right"] - labels[0]["left"] > before[0]["right"] - before[0]["left"]
    assert outside(labels, drawing.get_attribute("viewBox")) == []
    assert overlapping(labels) == []


def test_a_word_too_long_is_noticed(page: Page):
    drawing = drawing_of(page, "askel-2/", LANGUAGES[0])
    words = "Asiakasryhmittelymallien vertailu museon asiakkaille"
    drawing.locator("text").first.evaluate("(text, words) => { text.textContent = words; }", words)
    labels = drawing.evaluate(LABELS)
    assert outside(labels, drawing.get_attribute("viewBox"))
    assert overlapping(labels)
    assert struck_through(labels, drawing.evaluate(POINTS))


@pytest.mark.parametrize("url", PAGES)
def test_the_words_are_large_enough_on_a_phone(url: str, page: Page):
    drawing = drawing_of(page, url, LANGUAGES[0])
    size = drawing.evaluate(
        "svg => Math.min(...[...svg.querySelectorAll('text, tspan')].map("
        "text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"
    )
    assert size >= SMALLEST_TEXT


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize(("url", "name"), PAGES.items())
def test_whoever_does_not_see_it_is_told_the_same(url: str, name: str, language: Language, page: Page):
    drawing_of(page, url, language)
    words = catalogue("drawings", language)
    told = f"{words[f'{name}_title']} {words[f'{name}_description']}"
    expect(page.get_by_role("img", name=told, exact=True)).to_be_visible()


@pytest.mark.parametrize("url", PAGES)
def test_on_paper_it_is_black_lines_without_areas(url: str, page: Page):
    drawing = drawing_of(page, url, LANGUAGES[0], 660)
    page.emulate_media(media="print", color_scheme="dark")
    for shape in drawing.evaluate(PAINT):
        if shape["word"]:
            assert shape["fill"] == shape["color"]
        else:
            assert (shape["fill"], shape["stroke"]) == ("none", shape["color"])


@pytest.mark.parametrize("url", PAGES)
def test_forced_colours_reach_every_line_and_word(url: str, page: Page):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    drawing = drawing_of(page, url, LANGUAGES[0])
    text_colour = page.evaluate("getComputedStyle(document.body).color")
    for shape in drawing.evaluate(PAINT):
        assert {shape["fill"], shape["stroke"]} - {"none"} == {text_colour}
