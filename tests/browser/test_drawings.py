"""The drawings can be read: at every width, in both languages, on paper, in forced colours and without looking."""

import itertools

import pytest
from accessibility.addresses import first_of_each
from playwright.sync_api import Page, expect
from project import as_read, real_content

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

PAGES = {f"askel-{number}/": f"step_{number}" for number in range(1, 7)}
PAGES |= {"museot-hyvinvoinnin-edistajina/": "project", "tyopajan-aikataulu/": "room"}
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
TEXT_SIZE = """svg => Math.min(...[...svg.querySelectorAll('text, tspan')].map(
    text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""


def drawing_of(page: Page, url: str, language: Language = FINNISH, width: int = 320):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{language.prefix}{url}")
    drawing = page.locator("figure.drawing svg")
    expect(drawing).to_have_count(1)
    return drawing


def faults(drawing) -> set[str]:
    """Return the words that leave the drawing or meet another word, and those that a line runs through."""
    labels = drawing.evaluate(LABELS)
    _, _, width, height = (float(number) for number in drawing.get_attribute("viewBox").split())
    found = set() if labels else {"no words"}
    for label in labels:
        if min(label["left"], label["top"]) < 0 or label["right"] > width or label["bottom"] > height:
            found.add(f"outside: {label['word']}")
    for one, other in itertools.combinations(labels, 2):
        if max(one["left"], other["left"]) < min(one["right"], other["right"]) and (
            max(one["top"], other["top"]) < min(one["bottom"], other["bottom"])
        ):
            found.add(f"overlapping: {one['word']}, {other['word']}")
    for label, (x, y) in itertools.product(labels, drawing.evaluate(POINTS)):
        edge = 0.22 * (label["bottom"] - label["top"])  # the letters fill the middle of their box
        if label["left"] < x < label["right"] and label["top"] + edge < y < label["bottom"] - edge:
            found.add(f"struck through: {label['word']}")
    return found


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("url", PAGES)
def test_every_word_has_room_and_is_told_to_whoever_does_not_see_it(url: str, language: Language, page: Page):
    assert faults(drawing_of(page, url, language, 1280)) == set()
    drawing = drawing_of(page, url, language)
    assert faults(drawing) == set()
    assert drawing.evaluate(TEXT_SIZE) >= SMALLEST_TEXT
    words = catalogue("drawings", language)
    told = f"{words[f'{PAGES[url]}_title']} {words[f'{PAGES[url]}_description']}"
    expect(page.get_by_role("img", name=told, exact=True)).to_be_visible()
    # The reader's own spacing.
    before = drawing.evaluate(LABELS)[0]
    drawing.evaluate(WIDEN)
    after = drawing.evaluate(LABELS)[0]
    assert after["right"] - after["left"] > before["right"] - before["left"]
    assert {fault for fault in faults(drawing) if not fault.startswith("struck")} == set()


def test_a_word_too_long_is_noticed(page: Page):
    drawing = drawing_of(page, "askel-2/")
    words = "Asiakasryhmittelymallien vertailu museon asiakkaille"
    drawing.locator("text").first.evaluate("(text, words) => { text.textContent = words; }", words)
    assert {fault.split(":")[0] for fault in faults(drawing)} == {"outside", "overlapping", "struck through"}


@pytest.mark.parametrize("url", first_of_each(PAGES, ["askel-1/"]))
def test_it_is_black_lines_on_paper_and_in_forced_colours(url: str, page: Page):
    drawing = drawing_of(page, url, width=660)
    page.emulate_media(media="print", color_scheme="dark")
    for shape in drawing.evaluate(PAINT):
        if shape["word"]:
            assert shape["fill"] == shape["color"]
        else:
            assert (shape["fill"], shape["stroke"]) == ("none", shape["color"])
    page.emulate_media(media="screen", forced_colors="active", color_scheme="dark")
    text_colour = page.evaluate("getComputedStyle(document.body).color")
    for shape in drawing.evaluate(PAINT):
        assert {shape["fill"], shape["stroke"]} - {"none"} == {text_colour}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_comes_of_each_step_lies_on_the_path_to_the_next(language: Language, page: Page):
    meta = real_content().meta
    page.goto(f"{language.prefix}sivuston-tarkoitus/")
    path = page.locator(".outcomes > li")
    outcomes = path.locator(".outcomes__paper > span").all_inner_texts()
    given = [meta[f"askel-{number}", language].outcome for number in range(1, 7)]
    assert [as_read(told).partition(": ")[2] for told in outcomes] == given
    assert path.evaluate_all("all => all.map(one => one.querySelectorAll('svg').length)") == [
        2,
        2,
        2,
        2,
        2,
        1,
    ]
