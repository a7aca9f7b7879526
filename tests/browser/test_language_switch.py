"""The language switch keeps the page and the place on it, both ways, and asks for nothing that is not there."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize(
    "url",
    ["", "askel-3/", "sanasto/", "tyopohjat/partner-map/", "museot-hyvinvoinnin-edistajina/", "askel-3/#pitfalls"],
)  # fmt: skip
def test_the_switch_keeps_the_page_and_the_place_both_ways(url: str, page: Page, address: str):
    page.goto(url)
    for name, prefix, code in (("Svenska", "sv/", "sv"), ("Suomi", "", "fi")):
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{address}{prefix}{url}")
        expect(page.locator("html")).to_have_attribute("lang", code)
        if "#" in url:
            expect(page.locator("#pitfalls")).to_be_in_viewport()


def test_the_switch_follows_the_reader_to_another_place(page: Page, address: str):
    page.goto("askel-3/")
    page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Työkaluja").click()
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{address}sv/askel-3/#tools")


def test_a_link_in_the_text_stays_in_its_language(page: Page, address: str):
    page.goto("sv/")
    page.locator("main").get_by_role("link", name="Partnerkarta").first.click()
    expect(page).to_have_url(f"{address}sv/tyopohjat/partner-map/")


@pytest.mark.parametrize(
    ("url", "heading"), [("puuttuu/", "Sivua ei löytynyt"), ("sv/x/y/", "Sidan hittades inte")]
)
def test_an_unknown_address_answers_in_its_language_and_leads_home(
    url: str, heading: str, browser: Browser, address: str
):
    page = browser.new_page()
    assert page.goto(address + url).status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.get_by_role("link", name=re.compile("etusivulle|startsidan")).first.click()
    expect(page).to_have_url(f"{address}sv/" if url.startswith("sv/") else address)


def test_stock_loses_the_place_and_asks_for_addresses_that_do_not_exist(browser: Browser, stock_address: str):
    page = browser.new_page()
    with page.expect_response(re.compile(r"sitemap\.xml$")) as missing:
        page.goto(f"{stock_address}askel-3/#pitfalls")
    assert missing.value.status == 404
    page.locator(".md-select__link[hreflang=sv]").dispatch_event("click")
    page.wait_for_url(re.compile("/sv"))
    assert "#pitfalls" not in page.url
