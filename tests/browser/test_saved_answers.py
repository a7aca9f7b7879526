"""Answers stay in this browser: kept, shared between tabs, saved, opened, merged, cleared and brought back.

Every file that somebody may open by mistake or with intent: tests/scripts/file-format.test.mjs.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sheets
from accessibility.visits import Open
from playwright.sync_api import Dialog, Page, Request, Route, expect
from sheets import SHEETS, UI, url_of

FI = UI["fi"]
each_language = pytest.mark.parametrize("language", UI)
CHANGE, SIGNS, SUMMARY = "people-and-places.change", "people-and-places.signs", "summary.proposal"
MUSEUM = "who.museum"
OWN = {MUSEUM: "Oma museo", CHANGE: "Muutto\nmaalta"}
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
PAGE_SCRIPT = "**/worksheet/page.js"
FOCUSED = """() => { const { tagName, textContent } = document.activeElement;
    return document.activeElement.closest("dialog") ? textContent : tagName }"""
REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError") } })"""
CLOCK = r"\d{1,2}\.\d\d"
FULL = """Storage.prototype.ownSetItem = Storage.prototype.setItem;
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""


@pytest.fixture
def sheet(page: Page) -> Page:
    """The page of a worksheet, nothing kept; the policy of the site and `assert_sound` would tell of a script."""
    page.goto(url_of("change-map"))
    return page


@pytest.fixture
def filled(sheet: Page) -> Page:
    sheets.fill(sheet, OWN)
    return sheet


def say(sentence: str, /, **values: str) -> str:
    return FI[f"answers_{sentence}"].format(**values)


# --- kept


def test_answers_outlive_a_reload_and_a_change_of_language_until_they_are_rubbed_out(sheet: Page):
    sheets.field(sheet, CHANGE).press_sequentially("Väki vähenee")
    sheets.field(sheet, MUSEUM).fill("Oma museo")
    typed = {MUSEUM: "Oma museo", CHANGE: "Väki vähenee"}
    sheet.reload()
    assert sheets.shown(sheet) == typed
    sheet.get_by_role("link", name="Svenska").click()
    expect(sheets.field(sheet, CHANGE)).to_have_value("Väki vähenee")
    assert sheets.shown(sheet) == typed
    assert sheets.stored(sheet) == {"change-map": typed}
    assert sheet.context.cookies() == []
    sheets.field(sheet, CHANGE).fill(" \n")
    sheets.field(sheet, MUSEUM).fill("")
    assert sheets.entries(sheet) == {}


def test_an_empty_sheet_begins_with_the_name_that_the_others_bear(filled: Page):
    filled.goto(url_of("partner-map"))
    assert sheets.shown(filled) == {MUSEUM: "Oma museo"}
    assert list(sheets.stored(filled)) == ["change-map"], "an untouched sheet is not begun"
    sheets.field(filled, "1.partner").fill("Kirjasto")
    assert sheets.stored(filled)["partner-map"] == {MUSEUM: "Oma museo", "1.partner": "Kirjasto"}
    sheets.field(filled, MUSEUM).fill("Toinen museo")
    filled.goto(url_of("strengths"))
    assert sheets.shown(filled) == {}, "of two names neither is taken for this one"


def test_the_time_of_storing_is_in_sight_wherever_one_writes(sheet: Page):
    line = sheet.locator(".sheet-state")
    expect(line).to_be_hidden()
    for answer in (CHANGE, SUMMARY):
        sheets.field(sheet, answer).press_sequentially("Väki")
        told = re.escape(FI["answers_stored"]).replace(re.escape("{time}"), CLOCK)
        expect(line).to_have_text(re.compile(f"^{told}$"))
        expect(line).to_be_in_viewport()
        # Heard once, when the first field is left: else a screen reader would be told at every letter.
        expect(sheets.status(sheet)).to_have_text("" if answer == CHANGE else re.compile(f"^{told}$"))
    sheet.reload()
    expect(line).to_have_text(FI["answers_kept"])
    expect(line).to_be_in_viewport()
    sheets.clear(sheet)
    expect(line).to_be_hidden()


def test_what_does_not_fit_is_told(sheet: Page):
    sheets.fill(sheet, {CHANGE: "x" * 15_000})
    for keys in ("Control+a", "Control+c", "End", "Control+v"):
        sheets.field(sheet, CHANGE).press(keys)
    for place in (sheet.locator(".sheet-state"), sheets.status(sheet)):
        expect(place).to_have_text(say("cut", most="20000"))
    assert len(sheets.stored(sheet)["change-map"][CHANGE]) == 20_000
    sheet.keyboard.press("Backspace")
    expect(sheet.locator(".sheet-state")).to_contain_text(FI["answers_stored"].split("{")[0])
    expect(sheets.status(sheet)).to_be_empty()


def test_what_is_typed_before_the_script_is_kept_beside_earlier_answers(filled: Page):
    held: list[Route] = []
    filled.route(PAGE_SCRIPT, lambda route: held.extend([route]))
    with filled.expect_request(PAGE_SCRIPT):
        filled.goto(url_of("change-map"), wait_until="commit")
    typed = {MUSEUM: "Kivisalmi", CHANGE: "Väki vähenee\nmaalta", SIGNS: "Uusi merkki"}
    for answer, text in typed.items():
        expect(sheets.field(filled, answer)).to_be_visible()
        sheets.field(filled, answer).press_sequentially(text)
    held[0].continue_()
    filled.wait_for_load_state("load")
    filled.unroute(PAGE_SCRIPT)
    both = {MUSEUM: "Oma museo, Kivisalmi", CHANGE: "Muutto\nmaalta\nVäki vähenee", SIGNS: "Uusi merkki"}
    assert (sheets.shown(filled), sheets.stored(filled)) == (both, {"change-map": both})
    filled.reload()
    assert sheets.shown(filled) == both


def test_going_back_brings_no_older_text_in_place_of_a_newer_one(filled: Page):
    newer = {MUSEUM: "Uusi nimi", CHANGE: "Muualla muutettu"}
    filled.goto("suunnitelma/")
    sheets.store(filled, {"change-map": newer})
    filled.go_back()
    assert (sheets.shown(filled), sheets.stored(filled)) == (newer, {"change-map": newer})
    # A page that comes from the back/forward cache, as it was.
    sheets.store(filled, {"change-map": {CHANGE: "Toisaalla"}})
    filled.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert sheets.shown(filled) == {CHANGE: "Toisaalla"}


def test_two_tabs_that_write_by_turns_show_each_other_at_once_and_lose_nothing(sheet: Page):
    other = sheet.context.new_page()
    other.goto(url_of("change-map", "sv"))
    both: dict[str, str] = {}
    for turn in range(5):
        written = {CHANGE: f"ensin {turn}", SIGNS: f"toinen {turn}", MUSEUM: f"kolmas {turn}"}
        for page, (answer, text) in zip((sheet, other, sheet), written.items(), strict=True):
            sheets.fill(page, {answer: text})
        both |= written
    for page in (sheet, other):
        for answer, text in both.items():
            expect(sheets.field(page, answer)).to_have_value(text)
    assert sheets.stored(sheet) == sheets.stored(other) == {"change-map": both}
    other.close()


def test_nothing_that_is_typed_is_sent(sheet: Page):
    requests: list[Request] = []
    sheet.on("request", lambda request: requests.extend([request]))
    sheets.field(sheet, CHANGE).press_sequentially("Salaisuus")
    sheets.downloaded(sheet, "save")
    sheets.downloaded(sheet, "docx")
    assert {request.method for request in requests} == {"GET"}
    own = [request.url for request in requests if not request.url.startswith("blob:")]
    assert [url for url in own if "/assets/" not in url or "?" in url] == []


def test_what_another_has_left_under_our_name_breaks_nothing(sheet: Page):
    for key in (
        *("", "change-map", "change-map:", ":people-and-places.change", "change-map:../x", "__proto__:x"),
        *("change-map:__proto__", "change-map:people-and-places.change:x", "Change-Map:summary.proposal"),
    ):
        sheet.evaluate("key => localStorage.setItem(key, '<b>x</b>')", f"vaikuttava-museo:{key}")
    sheet.reload()
    assert sheets.shown(sheet) == {}
    sheets.fill(sheet, OWN)
    sheet.reload()
    assert sheets.shown(sheet) == OWN


# --- where the browser does not keep them


@pytest.fixture
def opened_with(open_page: Open) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a worksheet in a browser with something wrong in it."""
    with open_page("about:blank", own_tab=True) as page:

        def visit(script: str, language: str = "fi") -> Page:
            page.add_init_script(script)
            page.goto(url_of("change-map", language))
            return page

        yield visit


def leave(page: Page) -> list[str]:
    """Load the page anew, and return what the browser asks before."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.reload()
    page.remove_listener("dialog", accept)
    return asked


def test_a_page_with_answers_that_are_not_stored_asks_before_it_is_left(opened_with):
    page = opened_with(FULL)
    assert leave(page) == []
    sheets.field(page, SUMMARY).press_sequentially("Ehdotus")
    expect(page.locator(".sheet-state")).to_have_text(FI["answers_full"])
    expect(page.locator(".sheet-state")).to_be_in_viewport()
    page.evaluate("() => { Storage.prototype.setItem = Storage.prototype.ownSetItem }")
    sheets.field(page, SUMMARY).press_sequentially("!")
    expect(page.locator(".sheet-state")).to_contain_text(FI["answers_stored"].split("{")[0])
    assert leave(page) == []
    sheets.field(page, SUMMARY).press_sequentially("?")
    assert leave(page) == ["beforeunload"]
    expect(sheets.field(page, SUMMARY)).to_have_value("Ehdotus!")


def test_the_browser_is_asked_once_to_keep_the_answers_for_good(opened_with):
    page = opened_with(
        "navigator.storage.persist = async () => { globalThis.asked = (globalThis.asked ?? 0) + 1 }"
    )
    for answer in (CHANGE, SIGNS):
        sheets.fill(page, {answer: "Vastaus"})
        assert page.evaluate("globalThis.asked") == 1
    page.reload()
    sheets.fill(page, {CHANGE: "Toinen"})
    assert page.evaluate("globalThis.asked ?? 0") == 0


@each_language
@pytest.mark.parametrize(("fault", "at_once"), [(REFUSED, True), (FULL, False)], ids=["refused", "full"])
def test_a_browser_that_keeps_nothing_is_told_of(fault: str, at_once: bool, language: str, opened_with):
    page = opened_with(fault, language)
    warning = UI[language]["answers_refused" if at_once else "answers_full"]
    expect(sheets.status(page)).to_have_text(warning if at_once else "")
    sheets.fill(page, OWN)
    expect(sheets.status(page)).to_have_text(warning)
    assert sheets.shown(page) == OWN
    assert json.loads(sheets.downloaded(page, "save"))["answers"] == {"change-map": OWN}
    sheets.open_file(page, {"change-map": {SIGNS: "Uusi merkki"}})
    expect(sheets.status(page)).to_contain_text(UI[language]["answers_opened"].format(count=1))
    expect(sheets.status(page)).to_contain_text(warning)
    assert sheets.shown(page) == OWN | {SIGNS: "Uusi merkki"}
    if fault == FULL:  # and then there is room again
        page.evaluate("() => { Storage.prototype.setItem = Storage.prototype.ownSetItem }")
        sheets.fill(page, {SIGNS: "Tilaa on"})
        expect(sheets.status(page)).to_be_empty()
        assert sheets.stored(page) == {"change-map": OWN | {SIGNS: "Tilaa on"}}


@each_language
@pytest.mark.parametrize(
    ("fault", "sentence"), [("", "answers_script_failed"), (REFUSED, "answers_script_failed_unsaved")]
)
def test_buttons_whose_script_is_gone_say_so(fault: str, sentence: str, language: str, opened_with):
    page = opened_with(fault, language)
    sheets.fill(page, OWN)
    # A page that is open since before a release asks for a script that is gone; here it gets one that cannot be read.
    gone = {"content_type": "text/javascript", "body": "?"}
    page.route("**/worksheet/actions.js", lambda route: route.fulfill(**gone))
    sheets.press(page, "save")
    expect(sheets.status(page)).to_have_text(UI[language][sentence])
    assert sheets.shown(page) == OWN


# --- saved, cleared, opened


@pytest.mark.parametrize(("url", "sentence"), [(url_of("change-map"), "nothing"), ("suunnitelma/", "none")])
def test_with_nothing_written_there_is_nothing_to_save_or_clear(url: str, sentence: str, page: Page):
    page.goto(url)
    for action in ("save", "clear"):
        sheets.press(page, action)
        expect(sheets.status(page)).to_have_text(say(sentence))
    expect(page.locator("dialog")).to_have_count(0)


def test_a_saved_file_is_told_by_its_name_and_opens_to_the_same_answers(filled: Page, tmp_path: Path):
    with filled.expect_download() as download:
        sheets.press(filled, "save")
    name = download.value.suggested_filename
    assert name.startswith("Muutoskartta-20") and name.endswith(".json")
    expect(sheets.status(filled)).to_have_text(say("saved_file", name=name))
    filled.locator(".answer__field").first.focus()
    expect(sheets.status(filled)).to_be_empty()  # it covers nothing that has the focus
    file = tmp_path / name
    download.value.save_as(file)
    sheets.clear(filled)
    for sentence, ways_back in ((say("opened", count="2"), 1), (say("opened_same"), 0)):
        sheets.chooser(filled).set_files(file)
        expect(sheets.status(filled)).to_contain_text(sentence)
        expect(sheets.status(filled).get_by_role("button")).to_have_count(ways_back)
        assert (sheets.shown(filled), sheets.stored(filled)) == (OWN, {"change-map": OWN})


def test_cleared_answers_of_this_sheet_can_be_brought_back(filled: Page):
    sheets.store(filled, others := {"partner-map": {"1.partner": "Kirjasto"}})
    sheets.fill(filled, OWN)
    sheets.clear(filled)
    assert (sheets.shown(filled), sheets.stored(filled)) == ({}, others)
    sheets.status(filled).get_by_role("button", name=FI["answers_undo"]).click()
    expect(sheets.status(filled)).to_have_text(say("undone"))
    expect(sheets.status(filled)).to_be_focused()
    assert (sheets.shown(filled), sheets.stored(filled)) == (OWN, others | {"change-map": OWN})
    sheets.clear(filled)
    sheets.fill(filled, later := {CHANGE: "Uusi alku", SIGNS: "Uusi merkki"})
    sheets.status(filled).get_by_role("button").click()
    assert sheets.shown(filled) == OWN | later


def test_opening_leaves_the_example_settles_no_conflict_of_another_worksheet_and_can_be_undone(filled: Page):
    before = {"change-map": OWN, "partner-map": {"1.partner": "oma"}}
    sheets.store(filled, before)
    sheets.show_example(filled, on=True)
    partners = {"1.partner": "toinen", "2.partner": "uusi"}
    sheets.open_file(filled, {"change-map": {SIGNS: "x"}, "partner-map": partners})
    for sentence in (say("opened", count="2"), say("other_sheets"), say("other_conflicts")):
        expect(sheets.status(filled)).to_contain_text(sentence)
    assert sheets.shown(filled) == OWN | {SIGNS: "x"}
    assert sheets.stored(filled)["partner-map"] == {"1.partner": "oma", "2.partner": "uusi"}
    sheets.status(filled).get_by_role("button").click()
    assert (sheets.shown(filled), sheets.stored(filled)) == (OWN, before)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04", "not_readable"),
        (b"{}", "not_ours"),
        (b'{"format": "vaikuttava-museo", "version": 99, "answers": {}}', "too_new"),
        (b'{"format": "vaikuttava-museo", "version": 1, "answers": []}', "damaged"),
        (b" " * 30_000_001, "too_large"),
    ],
    ids=["a document", "another's", "newer", "damaged", "too large"],
)
def test_a_bad_file_changes_nothing_and_is_told(content: bytes, sentence: str, filled: Page, tmp_path: Path):
    file = tmp_path / "x.json"
    file.write_bytes(content)
    sheets.chooser(filled).set_files(file)
    expect(sheets.status(filled)).to_have_text(say(sentence))
    assert (sheets.shown(filled), sheets.stored(filled)) == (OWN, {"change-map": OWN})


# --- two answers to one question


@pytest.fixture
def conflict(filled: Page) -> Page:
    """A page that asks which of two answers stays."""
    sheets.open_file(filled, {"change-map": {CHANGE: MARKUP, SIGNS: "Uusi merkki"}})
    dialog = filled.get_by_role("dialog", name=FI["answers_conflict_title"])
    expect(dialog.get_by_role("group", name="Muutoskartta – Ihmiset ja paikat – Muutos")).to_be_visible()
    expect(dialog.locator(".dialog__answer")).to_have_text([OWN[CHANGE], MARKUP, ""])
    expect(dialog.locator("img, script")).to_have_count(0)
    expect(dialog.get_by_role("radio", name=FI["answers_conflict_mine"])).to_be_checked()
    return filled


@pytest.mark.parametrize(
    ("choice", "count", "answer"),
    [("mine", 1, OWN[CHANGE]), ("theirs", 2, MARKUP), ("both", 2, f"{OWN[CHANGE]}\n{MARKUP}")],
)
def test_each_choice_does_what_it_says(choice: str, count: int, answer: str, conflict: Page):
    conflict.get_by_role("radio", name=FI[f"answers_conflict_{choice}"]).check()
    conflict.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(sheets.status(conflict)).to_contain_text(say("opened", count=str(count)))
    expected = OWN | {SIGNS: "Uusi merkki", CHANGE: answer}
    assert (sheets.shown(conflict), sheets.stored(conflict)) == (expected, {"change-map": expected})
    assert conflict.locator("main :is(img, script:not([type='application/json']))").count() == 0


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_who_changes_her_mind_changes_nothing(way: str, conflict: Page):
    if way == "Escape":
        conflict.keyboard.press("Escape")
    else:
        conflict.get_by_role("button", name=FI["answers_cancel"]).click()
    expect(conflict.locator("dialog")).to_have_count(0)
    expect(sheets.status(conflict)).to_be_empty()
    assert sheets.stored(conflict) == {"change-map": OWN}


def test_what_another_tab_writes_meanwhile_stays(conflict: Page):
    other = conflict.context.new_page()
    other.goto(url_of("change-map"))
    sheets.fill(other, {SUMMARY: "Toisella koneella", MUSEUM: "Uusi nimi"})
    conflict.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(sheets.status(conflict)).to_contain_text(say("opened", count="1"))
    expected = OWN | {SIGNS: "Uusi merkki", SUMMARY: "Toisella koneella", MUSEUM: "Uusi nimi"}
    assert sheets.stored(conflict) == {"change-map": expected}
    other.close()


def test_only_answers_that_the_file_changed_are_counted(conflict: Page):
    other = conflict.context.new_page()
    other.goto(url_of("change-map"))
    sheets.fill(other, newer := {CHANGE: "Muutettu toisaalla", SIGNS: "Muutettu tämäkin"})
    conflict.get_by_role("radio", name=FI["answers_conflict_theirs"]).check()
    conflict.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(sheets.status(conflict)).to_have_text(say("opened_same"))
    assert sheets.stored(conflict) == {"change-map": OWN | newer}
    other.close()


def test_a_question_holds_the_tab_key_and_escape_goes_back_to_its_button(filled: Page):
    sheets.open_more(filled)
    filled.locator("[data-action=clear]").focus()
    filled.keyboard.press("Enter")
    expect(filled.get_by_role("dialog", name=FI["answers_clear_question"])).to_be_visible()
    assert filled.evaluate(FOCUSED) == FI["answers_cancel"]
    reached = set()
    for _ in range(6):
        reached.add(filled.evaluate(FOCUSED))
        filled.keyboard.press("Tab")
    # Between the last button and the first, the focus may visit the browser's own bar, which a page sees as its body.
    assert reached - {"BODY"} == {FI["answers_clear_yes"], FI["answers_cancel"]}
    filled.keyboard.press("Escape")
    expect(filled.locator("dialog")).to_have_count(0)
    expect(filled.locator("[data-action=clear]")).to_be_focused()
    assert sheets.shown(filled) == OWN


# --- seen from the index


@pytest.mark.parametrize("language", UI)
def test_the_index_tells_which_sheets_are_begun(language: str, page: Page):
    page.goto(f"{sheets.PREFIX[language]}tyopohjat/")
    marks = page.get_by_text(UI[language]["worksheet_begun"], exact=False).filter(visible=True)
    begun = page.locator(".worksheet-link", has=marks)
    expect(begun).to_have_count(0)
    sheets.store(page, {"partner-map": {"1.partner": "Kirjasto"}, "removed": {"x": "Muu vastaus"}})
    page.reload()
    expect(begun).to_have_count(1)
    expect(begun.get_by_role("link").first).to_have_text(SHEETS["partner-map"].title[language])
    cards = page.locator(".worksheet-link")
    for width, beside in ((1280, True), (375, False)):
        page.set_viewport_size({"width": width, "height": 800})
        first, second = (cards.nth(at).bounding_box() or {} for at in (0, 1))
        assert (first["y"] == second["y"]) is beside
