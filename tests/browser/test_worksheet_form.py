"""A worksheet as a form: named for screen readers, usable on a phone and by keyboard, with its example and prints."""

import pytest
import sheets
from accessibility.visits import Open
from playwright.sync_api import Page, expect
from project import all_fields
from sheets import SHEETS, UI, each_sheet, url_of

from vaikuttava_museo.content.answer_ids import WHO, answer_ids

PHONE = {"width": 320, "height": 640}
OWN = {"who.museum": "Oma museo", "people-and-places.change": "Muutto\nmaalta"}
# A field on a phone is as wide as the text, tall enough for a finger, and has its heading and question above it.
FIELDS_WITHOUT_QUESTION = """() => [...document.querySelectorAll("textarea.answer__field")].filter((field) => {
    const box = field.getBoundingClientRect();
    const answer = field.closest(".answer");
    const isSeen = (id) => document.getElementById(id).getBoundingClientRect().height > 10;
    const isWritten = (pseudo) => getComputedStyle(answer, pseudo).content.length > 6;
    const refers = (name) => (field.getAttribute(name) ?? "").split(" ").some(isSeen);
    const isAsked = (refers("aria-labelledby") && refers("aria-describedby")) ||
        (isWritten("::before") && isWritten("::after"));
    return !isAsked || box.left < 0 || box.right > innerWidth || box.width < 200 || box.height < 44;
}).map((field) => field.name)"""


@each_sheet
def test_every_place_is_named_by_its_question_on_documents_too(id: str, language: str, page: Page):
    expected = sheets.expected_names(SHEETS[id], language)
    page.goto(url_of(id, language))
    names = page.locator(".answer__field").evaluate_all("(fields) => fields.map(({ name }) => name)")
    assert names == list(answer_ids(SHEETS[id])) == list(expected)
    assert sheets.spoken_names(page) == expected
    page.set_viewport_size(PHONE)
    assert sheets.spoken_names(page) == expected
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    assert page.evaluate(FIELDS_WITHOUT_QUESTION) == []
    text = sheets.words(sheets.downloaded(page, "text").decode())
    document, questions = sheets.text_of_docx(sheets.downloaded(page, "docx"))
    for asked in map(sheets.words, sheets.texts_of(SHEETS[id], language)):
        assert asked in text and asked in document
    assert questions == len(all_fields(SHEETS[id]))


@each_sheet
def test_the_example_is_shown_marked_and_read_only_and_kept_nowhere(id: str, language: str, page: Page):
    page.goto(url_of(id, language))
    if not SHEETS[id].example:
        expect(page.locator("[data-action=example]")).to_have_count(0)
        return
    mark = page.get_by_text(UI[language]["answers_example_mark"])
    sheets.show_example(page, on=True)
    expect(mark).to_be_visible()
    expect(sheets.status(page)).to_have_text(UI[language]["answers_example_on"])
    assert sheets.shown(page) == {place: text[language] for place, text in SHEETS[id].example.items()}
    expect(page.locator(".answer__field:not(:read-only)")).to_have_count(0)
    sheets.press(page, "example-end")  # below the sheet, where one has read it to its end
    expect(mark).to_be_hidden()
    expect(page.locator("[data-action^=example]:visible")).to_have_text(UI[language]["form_example"])
    expect(page.locator(".answer__field:read-only")).to_have_count(0)
    assert sheets.shown(page) == sheets.entries(page) == {}


@pytest.fixture
def change_map(page: Page) -> Page:
    page.goto(url_of("change-map"))
    return page


DESK, PHONE_UPRIGHT = {"width": 1280, "height": 800}, {"width": 375, "height": 667}
LATEST = {1280: 420, 375: 560}
"""Where a sheet begins at the latest, in pixels, by the width of the screen."""
MOST_STOPS = 8
"""At most so many tab stops come before the first field, the link past the menu among them."""
TOP = "() => document.querySelector('#sheet').getBoundingClientRect().top + scrollY"


def stops_before_the_first_field(page: Page) -> int:
    """Press Tab from the top of the page, go past the menu, and on until a field has the focus; return how often."""
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    for count in range(1, 100):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.answer__field')"):
            return count
    raise AssertionError("no field is reached")


@each_sheet
def test_every_sheet_begins_in_the_first_view_and_is_a_few_keys_away(id: str, language: str, page: Page):
    page.set_viewport_size(DESK)
    page.goto(url_of(id, language))
    expect(page.locator("html.served")).to_have_count(1)
    assert stops_before_the_first_field(page) <= MOST_STOPS
    for screen in (DESK, PHONE_UPRIGHT):
        page.set_viewport_size(screen)
        expect(page.locator(".site-menu")).to_be_hidden()  # behind its button
        assert page.evaluate(TOP) <= LATEST[screen["width"]]
    page.wait_for_load_state("networkidle")  # what a button in focus has begun to fetch


def test_a_cell_can_be_written_in_wherever_it_is_pressed(page: Page):
    page.set_viewport_size(DESK)
    page.goto(url_of("effect-chain", "sv"))
    expect(page.locator("html.served")).to_have_count(1)
    cell = page.locator("#answer-other-causes\\.activity").locator("xpath=ancestor::td")
    box = cell.bounding_box()
    assert box
    cell.click(position={"x": 20, "y": box["height"] - 4})
    expect(cell.locator("textarea")).to_be_focused()
    page.set_viewport_size(PHONE_UPRIGHT)
    cell = page.locator(".sheet__table tbody td").first
    cell.click(position={"x": 20, "y": 12})  # its question
    expect(cell.locator("textarea")).to_be_focused()
    area = page.locator(".area").first
    area.locator(".asked__question").click()
    expect(area.locator("textarea")).to_be_focused()


def test_what_lies_over_the_sheet_goes_away_by_escape_and_by_going_on(change_map: Page):
    button = change_map.locator(".worksheet-more summary")
    sheets.open_more(change_map)
    change_map.get_by_role("radio", name="A4").focus()
    change_map.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(change_map.get_by_role("radio", name="A4")).to_be_hidden()
    sheets.open_more(change_map)
    sheets.field(change_map, "summary.proposal").click()
    expect(change_map.get_by_role("radio", name="A4")).to_be_hidden()


def test_the_enter_key_in_the_head_of_a_sheet_changes_no_page(change_map: Page):
    sheets.field(change_map, "who.museum").fill("Oma museo")
    sheets.field(change_map, "who.museum").press("Enter")
    expect(sheets.field(change_map, "who.museum")).to_have_value("Oma museo")
    assert change_map.url.endswith("/change-map/")


def test_an_example_leaves_the_own_answers_alone_and_its_documents_say_that_it_is_one(change_map: Page):
    sheets.fill(change_map, OWN)
    before = sheets.entries(change_map)
    sheets.show_example(change_map, on=True)
    change_map.locator(".answer__field").first.press("x")
    expect(change_map.locator(".sheet-state")).to_have_text(UI["fi"]["answers_example_on"])
    assert UI["fi"]["answers_example_mark"] in sheets.downloaded(change_map, "text").decode().splitlines()[0]
    assert sheets.entries(change_map) == before
    sheets.press(change_map, "clear")  # asks about the own answers
    expect(change_map.get_by_role("dialog")).to_be_visible()
    assert sheets.shown(change_map) == OWN
    change_map.keyboard.press("Escape")
    sheets.show_example(change_map, on=True)
    saved = sheets.downloaded(change_map, "save").decode()
    assert "Oma museo" in saved and "Kivisalm" not in saved
    assert sheets.shown(change_map) == OWN
    expect(change_map.locator("[data-action=example]")).to_have_text(UI["fi"]["form_example"])


def print_by(page: Page, action: str) -> None:
    """Press a print button and wait; the test prints itself, and the browser then says it is over."""
    page.evaluate("() => { window.print = () => { window.isPrinting = true } }")
    sheets.press(page, action)
    page.wait_for_function("() => window.isPrinting")


@pytest.mark.parametrize("with_example", [False, True])
def test_an_empty_sheet_can_be_printed_without_losing_the_answers(with_example: bool, change_map: Page):
    empty = sheets.printed(change_map)
    sheets.fill(change_map, OWN)
    before = sheets.entries(change_map)
    if with_example:
        sheets.show_example(change_map, on=True)
    showing = sheets.shown(change_map)
    print_by(change_map, "print-empty")
    assert sheets.printed(change_map) == empty
    assert (sheets.shown(change_map), sheets.entries(change_map)) == (showing, before)
    if not with_example:
        print_by(change_map, "print")
        assert sheets.printed(change_map).lacks(["Oma museo", "– Muutto", "– maalta"]) == []


def test_a_choice_of_paper_that_the_browser_brings_back_holds(open_page: Open):
    with open_page(url_of("change-map"), own_tab=True) as page:
        sheets.open_more(page)
        page.get_by_role("radio", name="A3").check()
        page.get_by_role("checkbox", name=UI["fi"]["form_both_languages"]).check()
        chosen = sheets.printed(page)
        page.goto("suunnitelma/")
        page.go_back()
        sheets.open_more(page)
        expect(page.get_by_role("radio", name="A3")).to_be_checked()
        # The browser may tick the choices again after the page has loaded; the page follows soon after (`pageshow`).
        expect(page.locator("html.paper-a3 .sheet--both-languages")).to_be_visible()
        assert sheets.printed(page) == chosen


@pytest.mark.parametrize("language", UI)
def test_both_languages_are_heard_only_when_they_are_asked_for(language: str, page: Page):
    page.goto(url_of("change-map", language))
    sheets.open_more(page)
    page.get_by_role("checkbox", name=UI[language]["form_both_languages"]).check()
    spoken = sheets.spoken_names(page)
    for code, ui in UI.items():
        assert sheets.texts_of(SHEETS["change-map"], code)[0] in spoken["people-and-places.change"][0]
        for name in WHO:
            assert ui[f"sheet_{name}"] in spoken[f"who.{name}"][0]
    page.goto(url_of("partner-map", language))
    expect(page.locator(".sheet--both-languages")).to_be_visible()
    sheets.open_more(page)
    both = page.get_by_role("checkbox", name=UI[language]["form_both_languages"])
    expect(both).to_be_checked()
    both.uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_on_a_phone_each_cell_asks_in_both_languages_when_they_are_asked_for(page: Page):
    page.set_viewport_size(PHONE_UPRIGHT)
    page.goto(url_of("change-map"))
    sheets.open_more(page)
    page.get_by_role("checkbox", name=UI["fi"]["form_both_languages"]).check()
    shown = page.locator(".answer[data-label]").first.evaluate(
        "(cell) => ['::before', '::after'].map((part) => getComputedStyle(cell, part).content)"
    )
    column = SHEETS["change-map"].columns[0]
    for code in UI:
        asked = column.heading[code], sheets.question(SHEETS["change-map"], column, code)
        assert [
            sheets.words(text) in sheets.words(part) for text, part in zip(asked, shown, strict=True)
        ] == [True] * 2


def test_without_scripts_there_is_nothing_to_press_or_fill_in(open_page: Open):
    with open_page(url_of("change-map"), java_script_enabled=False) as page:
        # On a phone each cell bears its heading and question itself.
        for viewport, asked in (
            ({"width": 1280, "height": 800}, ".asked__question"),
            (PHONE, "[data-question]"),
        ):
            page.set_viewport_size(viewport)
            expect(page.locator("main :is(button, textarea, input)").filter(visible=True)).to_have_count(0)
            expect(page.locator(f".sheet {asked}").filter(visible=False)).to_have_count(0)
            expect(page.locator(f".sheet {asked}").first).to_be_visible()
            page.locator(".sheet-how:not([open]) summary").click()
            expect(page.locator(".sheet-how li")).to_have_count(len(SHEETS["change-map"].instructions))
            expect(page.locator(".sheet-how li").last).to_be_visible()
            page.locator(".sheet-how summary").click()
