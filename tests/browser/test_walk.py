"""A visitor walks the site: step follows step, and the other language is the same place."""

import pytest
from playwright.sync_api import Page, expect

STEPS = {
    "": ["Katse", "Punnitse", "Päätä", "Palvelut", "Testaaminen", "Sitten"],
    "sv/": ["Blicken", "Väg", "Välj", "Tjänsterna", "Test", "Nu"],
}


@pytest.mark.parametrize("home", STEPS)
def test_the_steps_lead_from_the_first_to_the_last_and_back_round(home: str, page: Page):
    page.goto(f"{home}askel-1/")
    for beginning in [*STEPS[home], STEPS[home][0]]:
        expect(page.get_by_role("heading", level=1)).to_contain_text(beginning)
        expect(page.locator(".path [aria-current=step]")).to_have_count(1)
        page.locator(".previous-next__next").click()


def test_the_switch_follows_the_reader_and_links_keep_their_language(page: Page, address: str):
    page.goto("askel-3/")
    page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Työkaluja").click()
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{address}sv/askel-3/#tools")
    page.goto("sv/")
    page.locator("main").get_by_role("link", name="Partnerkarta").first.click()
    expect(page).to_have_url(f"{address}sv/tyopohjat/partner-map/")
