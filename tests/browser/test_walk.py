"""A visitor walks the site: the six steps follow each other, three clicks find a sheet."""

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


@pytest.mark.parametrize(("home", "sheet"), [("", "Kumppanikartta"), ("sv/", "Partnerkarta")])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_partner_sheet_is_three_clicks_from_home(home: str, sheet: str, width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(home)
    page.locator(".staircase a").nth(1).click()
    page.locator(".worksheet-cards").get_by_role("link", name=sheet, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sheet)
