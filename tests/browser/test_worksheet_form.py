"""A worksheet as a form: named for screen readers, usable on a phone and by keyboard, with its example and prints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from sheet_pages import (
    ONE_OF_EACH_LAYOUT,
    SHEETS,
    UI,
    Spoken,
    downloaded,
    entries,
    expected_names,
    field,
    fill,
    press,
    printed,
    show_example,
    shown,
    spoken_names,
    texts_of,
    told,
    url_of,
    watched,
    words,
)

from vaikuttava_museo.content.answer_places import answer_ids
from vaikuttava_museo.content.worksheets import AnyWorksheet, all_fields

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}

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


@dataclass
class Form:
    id: str
    language: str
    page: Page

    @property
    def sheet(self) -> AnyWorksheet:
        return SHEETS[self.id]

    @cached_property
    def names_on_phone(self) -> dict[str, Spoken]:
        self.page.set_viewport_size(PHONE)
        names = spoken_names(self.page)
        self.page.set_viewport_size(DESK)
        return names


@pytest.fixture(
    scope="module",
    params=[(id, language) for id in SHEETS for language in UI],
    ids=lambda found: f"{found[0]}-{found[1]}",
)
def form(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Form]:
    id, language = request.param
    with watched(browser, address, viewport=DESK) as page:
        page.goto(url_of(id, language))
        yield Form(id, language, page)


def test_every_place_to_write_is_there_once_in_reading_order(form: Form):
    names = form.page.locator(".answer__field").evaluate_all("(fields) => fields.map(({ name }) => name)")
    assert names == list(answer_ids(form.sheet))


def test_every_place_is_named_by_row_and_column_and_described_by_its_question(form: Form):
    assert spoken_names(form.page) == expected_names(form.sheet, form.language)


def test_a_phone_names_the_places_the_same_in_one_language_only(form: Form):
    assert form.names_on_phone == expected_names(form.sheet, form.language)


def test_on_a_phone_nothing_scrolls_sideways_and_every_field_has_its_question(form: Form):
    form.page.set_viewport_size(PHONE)
    assert form.page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    assert form.page.evaluate(FIELDS_WITHOUT_QUESTION) == []
    form.page.set_viewport_size(DESK)


def test_the_text_file_asks_everything_the_sheet_asks(form: Form):
    text = words(downloaded(form.page, "text").decode())
    assert [asked for asked in texts_of(form.sheet, form.language) if words(asked) not in text] == []


def test_the_word_document_asks_everything_the_sheet_asks(form: Form):
    xml = ZipFile(BytesIO(downloaded(form.page, "docx"))).read("word/document.xml").decode()
    text = words(unescape(re.sub(r"<[^>]+>", "", xml)))
    assert [asked for asked in texts_of(form.sheet, form.language) if words(asked) not in text] == []
    assert xml.count('<w:pStyle w:val="Question"/>') == len(all_fields(form.sheet))


def test_the_example_is_shown_marked_and_read_only_and_kept_nowhere(form: Form):
    before = entries(form.page)
    show_example(form.page, on=True)
    expect(form.page.get_by_text(UI[form.language]["answers_example_mark"])).to_be_visible()
    expect(told(form.page)).to_have_text(UI[form.language]["answers_example_on"])
    assert shown(form.page) == {id: text[form.language] for id, text in form.sheet.example.items()}
    assert form.page.locator(".answer__field:not(:read-only)").count() == 0
    show_example(form.page, on=False)
    expect(form.page.get_by_text(UI[form.language]["answers_example_mark"])).to_be_hidden()
    assert shown(form.page) == {}
    assert form.page.locator(".answer__field:read-only").count() == 0
    assert entries(form.page) == before


@pytest.fixture
def change_map(page: Page) -> Page:
    page.goto(url_of("change-map"))
    return page


OWN = {"who.museum": "Oma museo", "people-and-places.change": "Muutto\nmaalta"}


@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
def test_the_tab_key_reaches_every_button_and_then_every_field(id: str, page: Page):
    page.goto(url_of(id))
    controls = page.locator(".sheet-actions :is(button, input[type=checkbox], input:checked)").evaluate_all(
        "(controls) => controls.map((control) => control.dataset.action ?? control.name)"
    )
    page.locator("[data-action=print]").focus()
    reached = []
    for _ in range(len(controls) + len(answer_ids(SHEETS[id])) + 4):
        reached.append(
            page.evaluate("() => document.activeElement.dataset.action ?? document.activeElement.name ?? 'a'")
        )
        page.keyboard.press("Tab")
    links = ("a", "")
    assert [name for name in reached if name not in links][: len(controls)] == controls
    assert [name for name in reached if name in answer_ids(SHEETS[id])] == list(answer_ids(SHEETS[id]))


def test_the_enter_key_in_the_head_of_a_sheet_changes_no_page(change_map: Page):
    field(change_map, "who.museum").fill("Oma museo")
    field(change_map, "who.museum").press("Enter")
    expect(field(change_map, "who.museum")).to_have_value("Oma museo")
    assert change_map.url.endswith("/change-map/")


@pytest.mark.parametrize("language", UI)
def test_an_example_leaves_the_own_answers_alone(language: str, page: Page):
    page.goto(url_of("change-map", language))
    fill(page, OWN)
    before = entries(page)
    show_example(page, on=True)
    page.locator(".answer__field").first.press("x")
    assert entries(page) == before
    show_example(page, on=False)
    assert shown(page) == OWN


def test_saving_while_the_example_is_shown_saves_the_own_answers(change_map: Page):
    fill(change_map, OWN)
    show_example(change_map, on=True)
    saved = downloaded(change_map, "save").decode()
    assert "Oma museo" in saved
    assert "Kivisalm" not in saved
    assert shown(change_map) == OWN
    expect(change_map.locator("[data-action=example]")).to_have_attribute("aria-pressed", "false")


def test_clearing_while_the_example_is_shown_asks_about_the_own_answers(change_map: Page):
    fill(change_map, OWN)
    show_example(change_map, on=True)
    press(change_map, "clear")
    expect(change_map.get_by_role("dialog")).to_be_visible()
    assert shown(change_map) == OWN
    change_map.keyboard.press("Escape")
    assert shown(change_map) == OWN


def test_documents_of_an_example_say_so(change_map: Page):
    show_example(change_map, on=True)
    text = downloaded(change_map, "text").decode()
    assert UI["fi"]["answers_example_mark"] in text.splitlines()[0]


def hold_print(page: Page) -> None:
    """Let the print buttons open nothing: the test prints meanwhile, and the browser then says it is over."""
    page.evaluate("() => { window.print = () => { window.isPrinting = true } }")


@pytest.mark.parametrize("with_example", [False, True])
def test_an_empty_sheet_can_be_printed_without_losing_the_answers(with_example: bool, change_map: Page):
    hold_print(change_map)
    empty = printed(change_map)
    fill(change_map, OWN)
    before = entries(change_map)
    if with_example:
        show_example(change_map, on=True)
    showing = shown(change_map)
    press(change_map, "print-empty")
    change_map.wait_for_function("() => window.isPrinting")
    assert printed(change_map) == empty
    assert shown(change_map) == showing
    assert entries(change_map) == before


def test_the_answers_are_printed_where_they_belong(change_map: Page):
    hold_print(change_map)
    fill(change_map, OWN)
    press(change_map, "print")
    change_map.wait_for_function("() => window.isPrinting")
    assert printed(change_map).lacks(["Oma museo", "– Muutto", "– maalta"]) == []


def test_a_choice_of_paper_that_the_browser_brings_back_holds(browser: Browser, address: str):
    with watched(browser, address) as page:
        page.goto(url_of("change-map"))
        page.get_by_role("radio", name="A3").check()
        page.get_by_role("checkbox", name=UI["fi"]["form_both_languages"]).check()
        chosen = printed(page)
        page.goto("suunnitelma/")
        page.go_back()
        expect(page.get_by_role("radio", name="A3")).to_be_checked()
        # The browser may tick the choices again after the page has loaded; the page follows soon after (`pageshow`).
        expect(page.locator("html.paper-a3 .sheet--both-languages")).to_be_visible()
        assert printed(page) == chosen


@pytest.mark.parametrize("language", UI)
def test_both_languages_are_heard_only_when_they_are_asked_for(language: str, page: Page):
    page.goto(url_of("change-map", language))
    page.get_by_role("checkbox", name=UI[language]["form_both_languages"]).check()
    heard = spoken_names(page)["people-and-places.change"].name
    for text in texts_of(SHEETS["change-map"], "fi")[:1] + texts_of(SHEETS["change-map"], "sv")[:1]:
        assert text in heard


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
def test_without_scripts_there_is_nothing_to_press_or_fill_in(
    id: str, viewport: dict, browser: Browser, address: str
):
    with watched(browser, address, java_script_enabled=False, viewport=viewport) as page:
        page.goto(url_of(id))
        for control in page.locator("main :is(button, textarea, input)").all():
            expect(control).to_be_hidden()
        for asked in page.locator(".sheet .asked__question").all():
            expect(asked).to_be_visible()


@pytest.mark.parametrize("id", ["change-map", "customer-groups"])
def test_links_to_a_place_open_the_page_at_that_field(id: str, page: Page):
    last = answer_ids(SHEETS[id])[-1]
    page.goto(f"{url_of(id)}#answer-{last}")
    expect(field(page, last)).to_be_focused()
    expect(field(page, last)).to_be_in_viewport()
