"""The site in a browser under the very headers that ship: nothing it does is refused, and what is planted is."""

from collections.abc import Iterator

import pytest
import sheets
from playwright.sync_api import Browser, Page, expect
from real_nginx import PLANTED, Nginx
from sheets import PREFIX
from tabs import Traffic

pytestmark = pytest.mark.thorough
PAGES = (
    "",
    "sv/",
    "askel-3/",
    "tyopohjat/",
    "museot-hyvinvoinnin-edistajina/",
    "ohjausryhma/",
    "sanasto/",
    "sv/palaute/",
)
REFUSED = """addEventListener("securitypolicyviolation", (event) => {
    (window.refused ??= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
})"""


@pytest.fixture
def traffic(nginx: Nginx) -> Traffic:
    return Traffic(nginx.url)


@pytest.fixture
def page(browser: Browser, nginx: Nginx, traffic: Traffic) -> Iterator[Page]:
    with browser.new_context(base_url=nginx.url) as context:
        context.add_init_script(REFUSED)
        page = context.new_page()
        traffic.watch(page)
        yield page


def assert_nothing_refused(page: Page, traffic: Traffic) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => window.refused ?? []") == []
    traffic.assert_sound()


def test_no_page_asks_for_what_its_headers_refuse(page: Page, traffic: Traffic):
    for url in PAGES:
        page.goto(url)
        expect(page.locator("h1")).to_be_visible()
        # A style that were refused would leave the page as it comes without any.
        assert page.evaluate("() => getComputedStyle(document.body).fontFamily") != "Times New Roman"
        assert_nothing_refused(page, traffic)


@pytest.mark.parametrize("language", PREFIX)
def test_everything_that_needs_a_script_works(language: str, page: Page, traffic: Traffic):
    sheets.first_visit(page, language, lambda url: PREFIX[language] + url)
    assert_nothing_refused(page, traffic)


def test_a_missing_page_looks_like_the_site(page: Page, traffic: Traffic):
    answer = page.goto("sv/finns-inte/")
    assert answer and answer.status == 404
    assert page.locator("html").get_attribute("lang") == "sv"
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => window.refused ?? []") == []
    assert [said for said in traffic.errors if "404" not in said] == []


def test_what_is_planted_in_a_page_is_refused(page: Page):
    page.goto(PLANTED.removesuffix("index.html"))
    page.locator("a").click()
    page.locator("button").click()
    page.wait_for_function("() => (window.refused ?? []).length >= 5")
    assert page.evaluate("() => [window.ran, document.images[0].naturalWidth]") == [None, 0]
    assert sorted(page.evaluate("() => window.refused")) == [
        "img-src https://elsewhere.example/pixel.png",
        "script-src-attr inline",
        "script-src-elem https://elsewhere.example/a.js",
        "script-src-elem inline",
        "script-src-elem inline",
    ]
