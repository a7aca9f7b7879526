"""A visitor walks the site: step follows step, three clicks find a sheet, and the other language is the same place."""

import pytest
from playwright.sync_api import Page, expect

STEPS = {
    "": ["Katse", "Punnitse", "Päätä", "Palvelut", "Testaaminen", "Sitten"],
    "sv/": ["Blicken", "Väg", "Välj", "Tjänsterna", "Test", "Nu"],
}
PAGES = ("", "askel-3/", "sanasto/", "tyopohjat/partner-map/", "museot-hyvinvoinnin-edistajina/")


@pytest.mark.parametrize("home", STEPS)
def test_the_steps_lead_from_the_first_to_the_last_and_back_round(home: str, page: Page):
    page.goto(f"{home}askel-1/")
    for beginning in [*STEPS[home], STEPS[home][0]]:
        expect(page.get_by_role("heading", level=1)).to_contain_text(beginning)
        expect(page.locator(".path [aria-current=step]")).to_have_count(1)
        page.locator(".previous-next__next").click()


@pytest.mark.parametrize(("home", "sheet"), [("", "Kumppanikartta"), ("sv/", "Partnerkarta")])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_partner_sheet_is_three_clicks_from_home(home: str, sheet: str, width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(home)
    page.locator(".staircase a").nth(1).click()
    page.locator(".worksheet-links").get_by_role("link", name=sheet, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sheet)


@pytest.mark.parametrize("url", [*PAGES, "askel-3/#pitfalls"])
def test_the_language_switch_keeps_the_page_and_the_place_both_ways(url: str, page: Page, address: str):
    page.goto(url)
    for name, prefix, code in (("Svenska", "sv/", "sv"), ("Suomi", "", "fi")):
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{address}{prefix}{url}")
        expect(page.locator("html")).to_have_attribute("lang", code)
        if "#" in url:
            expect(page.locator("#pitfalls")).to_be_in_viewport()


def test_the_switch_follows_the_reader_and_links_keep_their_language(page: Page, address: str):
    page.goto("askel-3/")
    page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Työkaluja").click()
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{address}sv/askel-3/#tools")
    page.goto("sv/")
    page.locator("main").get_by_role("link", name="Partnerkarta").first.click()
    expect(page).to_have_url(f"{address}sv/tyopohjat/partner-map/")
