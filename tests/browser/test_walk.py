"""A visitor walks the site: every page loads whole, the six steps follow each other, three clicks find a sheet."""

import pytest
import site_checks
from playwright.sync_api import Page, expect
from project import DOCS

STEPS = {
    "fi": ["Katse", "Punnitse", "Päätä", "Palvelut", "Testaaminen", "Sitten"],
    "sv": ["Blicken", "Väg", "Välj", "Tjänsterna", "Test", "Nu"],
}
KEYS = sorted(
    {path.relative_to(DOCS).as_posix().split(".")[0] for path in DOCS.rglob("*.md")}
    | {f"tyopohjat/{path.stem}" for path in (DOCS / "tyopohjat").glob("*.yml")}
)
URLS = [key.removesuffix("index").rstrip("/") for key in KEYS]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("prefix", ["", "sv/"])
def test_a_page_loads_whole_and_asks_nothing_of_others(prefix: str, url: str, page: Page):
    page.goto(f"{prefix}{url}/" if url else prefix, wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "sv" if prefix else "fi")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_steps_lead_from_the_first_to_the_last_and_back_round(language: str, page: Page):
    page.goto("askel-1/" if language == "fi" else "sv/askel-1/")
    for beginning in [*STEPS[language], STEPS[language][0]]:
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text(beginning)
        expect(page.locator(".path [aria-current=step]")).to_have_count(1)
        page.locator(".previous-next__next").click()


SHEET_FROM_HOME = pytest.mark.parametrize(
    ("home", "sheet"), [("", "Kumppanikartta"), ("sv/", "Partnerkarta")]
)


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


def test_the_list_of_pages_is_the_published_site(site):
    published = {url.removeprefix("sv/") for url in site_checks.pages(site)}
    assert {f"{url}/" if url else "" for url in URLS} == published


@pytest.mark.parametrize(("home", "button", "word"), [("", "Haku", "kumppani"), ("sv/", "Sök", "partner")])
def test_search_finds_pages_of_the_readers_language(home: str, button: str, word: str, page: Page):
    page.goto(home)
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("searchbox").fill(word)
    results = page.locator(".search__results a")
    expect(results.first).to_be_visible()
    addresses = results.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert addresses
    assert all(address.startswith("/sv/") == (home == "sv/") for address in addresses)
