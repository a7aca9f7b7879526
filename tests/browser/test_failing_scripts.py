"""A script that does not come, comes late, or asks for more than the browser knows: the page stays honest and works."""

import re

import pytest
import sheets
from accessibility.visits import Open
from playwright.sync_api import Browser, Page, Route, expect
from sheets import SHEETS, UI, url_of

PHONE = {"width": 360, "height": 740}
SHEET, PLAN, AGENDA = url_of("partner-map"), "suunnitelma/", "tyopajan-aikataulu/"
PROMISES = {SHEET: "form_note", PLAN: "form_save", AGENDA: "agenda_nothing"}
NOTES = {SHEET: "form_needs_script", PLAN: "plan_needs_script", AGENDA: "agenda_needs_script"}
MODULES = "**/assets/js.*/**"


def refuse(route: Route) -> None:
    route.fulfill(status=503, body="")


def check_honest(page: Page, url: str) -> None:
    """Nothing can be pressed (but what the browser opens by itself) or written, nothing is promised, and a note says why."""
    controls = page.locator("main :is(button:not([popovertarget]), textarea, input, select)").filter(
        visible=True
    )
    expect(controls).to_have_count(0)
    expect(page.get_by_text(UI["fi"][NOTES[url]])).to_be_visible()
    promise = sheets.words(UI["fi"][PROMISES[url]])
    assert promise not in sheets.words(page.locator("main").inner_text())


@pytest.mark.parametrize("url", NOTES)
@pytest.mark.parametrize(
    "what", [MODULES, "**/{worksheet,plan,agenda}/page.js"], ids=["every script", "its own"]
)
def test_a_page_whose_script_is_refused_promises_nothing(what: str, url: str, browser: Browser, address: str):
    with browser.new_context(base_url=address, viewport=PHONE) as context:
        page = context.new_page()
        page.route(what, refuse)
        page.goto(url)
        check_honest(page, url)
        if url == SHEET:
            paper = sheets.printed(page)
            assert paper.sizes == [sheets.A4_LANDSCAPE]
            assert paper.lacks(sheets.texts_of(SHEETS["partner-map"], "fi")) == []


def test_a_page_whose_script_breaks_promises_nothing(browser: Browser, address: str):
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route(
            "**/worksheet/page.js", lambda route: route.fulfill(content_type="text/javascript", body="?")
        )
        page.goto(SHEET)
        check_honest(page, SHEET)


def test_without_scripts_menu_and_contents_are_links(browser: Browser, address: str):
    with browser.new_context(base_url=address, viewport=PHONE) as context:
        page = context.new_page()
        page.route(MODULES, refuse)
        menu = page.get_by_role("navigation", name=UI["fi"]["main_navigation"])
        for url, size in (("askel-1/", PHONE), (SHEET, {"width": 1280, "height": 800})):
            page.set_viewport_size(size)
            page.goto(url)
            expect(menu).to_be_hidden()
            page.get_by_role("link", name=UI["fi"]["menu"], exact=True).click()
            menu.get_by_role("link").last.click()
            expect(page).not_to_have_url(re.compile(url))
        page.set_viewport_size(PHONE)
        page.goto("askel-1/")
        page.locator(".contents [popovertarget]").click()  # opened by the browser itself
        page.locator(".contents a").last.click()
        expect(page.locator(":target")).to_be_in_viewport()
        expect(page.locator("button:not([popovertarget])").filter(visible=True)).to_have_count(0)


def test_what_was_written_before_a_script_failed_stays_in_sight(browser: Browser, address: str):
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        held: list[Route] = []
        page.route("**/worksheet/page.js", lambda route: held.extend([route]))
        with page.expect_request("**/worksheet/page.js"):
            page.goto(SHEET, wait_until="commit")
        expect(sheets.field(page, "1.partner")).to_be_visible()
        sheets.field(page, "1.partner").press_sequentially("Kirjasto")
        refuse(held[0])
        page.wait_for_load_state("load")
        expect(sheets.field(page, "1.partner")).to_have_value("Kirjasto")
        expect(sheets.field(page, "1.partner")).to_be_visible()
        expect(page.get_by_text(UI["fi"]["form_needs_script"])).to_be_visible()
        expect(page.locator("main button").filter(visible=True)).to_have_count(0)


OF_2022 = """
    for (const [owner, name] of [
        [Map, "groupBy"], [Object, "groupBy"], [String.prototype, "toWellFormed"], [Array.prototype, "toSorted"],
        [Array.prototype, "findLast"], [Element.prototype, "checkVisibility"],
        [Document.prototype, "adoptedStyleSheets"], [globalThis, "scheduler"], [Navigator.prototype, "storage"],
    ]) if (!delete owner[name]) throw new Error(name);
"""
"""Chromium without what it has learned since."""


@pytest.mark.parametrize("language", UI)
def test_a_browser_of_2022_does_all_that_needs_a_script(language: str, open_page: Open):
    with open_page("about:blank", own_tab=True, viewport=PHONE) as page:
        page.add_init_script(OF_2022)
        sheets.first_visit(page, language, lambda url: f"{sheets.PREFIX[language]}{url}")
        page.goto(f"{sheets.PREFIX[language]}askel-2/")
        page.get_by_role("button", name=UI[language]["menu"]).click()
        expect(page.locator(".site-menu a").last).to_be_visible()
