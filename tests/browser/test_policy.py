"""Nothing planted in a page runs, on any host or on a disk; the headers that ship refuse nothing of the site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sheets
from accessibility.addresses import TEMPLATES, by_turns, first_of_each
from playwright.sync_api import Browser, Page, expect
from real_nginx import PLANTED, Nginx
from sheets import PREFIX
from tabs import Traffic, watched

PLANT = """<script>ran("element")</script><img src="data:," alt="" onerror="ran('handler')">
<a id="planted" href="javascript:ran('link')">x</a>"""
WATCH = """window.found = [];
window.ran = (what) => found.push(what);
addEventListener("securitypolicyviolation", ({ blockedURI }) => found.push(`refused: ${blockedURI}`));"""
PAGES = (
    *("", "sv/", "askel-3/", "tyopohjat/", "museot-hyvinvoinnin-edistajina/"),
    *("ohjausryhma/", "sanasto/", "sv/palaute/"),
)
REFUSED = """addEventListener("securitypolicyviolation", (event) => {
    (window.refused ??= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
})"""


def found_in(html: str, browser: Browser, address: str) -> list[str]:
    """Open a page with what is planted in it at an address, press its link, and return what has run or been refused."""
    body = html.replace("<main ", f"{PLANT}<main ", 1)
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.route(address, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        page.goto(address)
        page.locator("#planted").click()
        page.wait_for_function("() => found.length >= 3")
        return sorted(page.evaluate("() => found"))


@pytest.mark.parametrize("kind", first_of_each(by_turns(TEMPLATES), ["step-sv", "worksheet-fi"]))
def test_nothing_planted_in_a_page_runs(kind: str, browser: Browser, address: str, site: Path):
    path = site / TEMPLATES[kind]
    html = (path if path.is_file() else path / "index.html").read_text(encoding="utf-8")
    assert found_in(html, browser, address + TEMPLATES[kind]) == ["refused: inline"] * 3
    bare = html.replace('http-equiv="Content-Security-Policy"', "")
    assert found_in(bare, browser, address + TEMPLATES[kind]) == ["element", "handler", "link"]


def test_nothing_planted_in_a_page_on_a_disk_runs(browser: Browser, copy: Path):
    page = copy / "askel-3/index.html"
    assert found_in(page.read_text(encoding="utf-8"), browser, page.as_uri()) == ["refused: inline"] * 3


# --- under nginx, with the very headers that ship


@pytest.fixture
def visit(browser: Browser, nginx: Nginx) -> Iterator[tuple[Page, Traffic]]:
    with watched(browser, nginx.url, base_url=nginx.url) as (page, traffic):
        page.add_init_script(REFUSED)
        yield page, traffic


def assert_nothing_refused(page: Page, traffic: Traffic) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => window.refused ?? []") == []
    traffic.assert_sound()


@pytest.mark.thorough
def test_no_page_asks_for_what_its_headers_refuse(visit: tuple[Page, Traffic]):
    page, traffic = visit
    for url in PAGES:
        page.goto(url)
        expect(page.locator("h1")).to_be_visible()
        # A style that were refused would leave the page as it comes without any.
        assert page.evaluate("() => getComputedStyle(document.body).fontFamily") != "Times New Roman"
        assert_nothing_refused(page, traffic)
    answer = page.goto("sv/finns-inte/")
    assert answer and answer.status == 404
    traffic.failed.clear()
    traffic.errors[:] = [said for said in traffic.errors if "404" not in said]
    assert_nothing_refused(page, traffic)
    assert page.locator("html").get_attribute("lang") == "sv"


@pytest.mark.thorough
@pytest.mark.parametrize("language", PREFIX)
def test_everything_that_needs_a_script_works(language: str, visit: tuple[Page, Traffic]):
    sheets.first_visit(visit[0], language, lambda url: PREFIX[language] + url)
    assert_nothing_refused(*visit)


@pytest.mark.thorough
def test_what_is_planted_in_a_page_is_refused(visit: tuple[Page, Traffic]):
    page, _ = visit
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
