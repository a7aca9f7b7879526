"""A visitor walks the site: the six steps follow each other, three clicks find a sheet, the search another page."""

import pytest
from playwright.sync_api import Page, expect

STEPS = {
    "": ["Katse", "Punnitse", "Päätä", "Palvelut", "Testaaminen", "Sitten"],
    "sv/": ["Blicken", "Väg", "Välj", "Tjänsterna", "Test", "Nu"],
}
SHEET_FROM_HOME = pytest.mark.parametrize(
    ("home", "sheet"), [("", "Kumppanikartta"), ("sv/", "Partnerkarta")]
)


@pytest.mark.parametrize("home", STEPS)
def test_the_steps_lead_from_the_first_to_the_last_and_back_round(home: str, page: Page):
    page.goto(f"{home}askel-1/")
    for beginning in [*STEPS[home], STEPS[home][0]]:
        expect(page.get_by_role("heading", level=1)).to_contain_text(beginning)
        expect(page.locator(".path [aria-current=step]")).to_have_count(1)
        page.locator(".previous-next__next").click()


@SHEET_FROM_HOME
@pytest.mark.parametrize("width", [1280, 320])
def test_the_partner_sheet_is_three_clicks_from_home(home: str, sheet: str, width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(home)
    page.locator(".staircase a").nth(1).click()
    page.locator(".worksheet-cards").get_by_role("link", name=sheet, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sheet)


@SHEET_FROM_HOME
def test_the_partner_sheet_is_found_by_keyboard_alone(home: str, sheet: str, page: Page):
    page.goto(home)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == sheet:
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(sheet)


@pytest.mark.parametrize(("home", "button", "word"), [("", "Haku", "kumppani"), ("sv/", "Sök", "partner")])
def test_search_finds_pages_of_the_readers_language(home: str, button: str, word: str, page: Page):
    page.goto(home)
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("searchbox").fill(word)
    results = page.locator(".search__results a")
    expect(results.first).to_be_visible()
    paths = results.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert all(path.startswith("/sv/") == (home == "sv/") for path in paths)
