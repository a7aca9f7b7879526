"""Every page carries its own policy: on a host that sends no headers, and on a disk, nothing planted in a page runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import served
from sheet_pages import PREFIX, watched

KINDS = {
    "home": "",
    "step": "askel-3/",
    "worksheet": "tyopohjat/partner-map/",
    "plan": "suunnitelma/",
    "agenda": "tyopajan-aikataulu/",
    "plain": "sanasto/",
    "missing": "404.html",
}
QUESTION = {"fi": "museo", "sv": "museum"}

PLANT = """<script>ran("element")</script><img src="data:," alt="" onerror="ran('handler')">
<a id="planted" href="javascript:ran('link')">x</a>"""
WATCH = """window.found = [];
window.ran = (what) => found.push(what);
addEventListener("securitypolicyviolation", ({ blockedURI }) => found.push(`refused: ${blockedURI}`));"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """A host that sends no headers."""
    with served(site, strict=False) as url:
        yield url


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_nothing_that_its_policy_refuses(
    kind: str, language: str, browser: Browser, address: str
):
    with watched(browser, address) as page:
        page.goto(PREFIX[language] + KINDS[kind])
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        page.keyboard.press("Control+k")
        page.locator("#search-words").fill(QUESTION[language])
        expect(page.locator(".search__results a").first).to_be_visible()
        page.pdf()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        yield context.new_page()


def found_in(page: Page, address: str) -> list[str]:
    """Open a page in which something is planted, press its link, and return what has run and what was refused."""
    page.goto(address)
    page.locator("#planted").click()
    page.wait_for_function("() => found.length >= 3")
    return sorted(page.evaluate("() => found"))


def planted(page: Path, *, policy: bool = True) -> str:
    """Return a page with scripts planted in it, as if the checks had let them through."""
    html = page.read_text(encoding="utf-8").replace("<main ", f"{PLANT}<main ", 1)
    return html if policy else html.replace('http-equiv="Content-Security-Policy"', "")


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_planted_in_a_page_runs(kind: str, language: str, visitor: Page, address: str, site: Path):
    url = PREFIX[language] + KINDS[kind]
    html = planted(site / url if kind == "missing" else site / url / "index.html")
    visitor.route(
        address + url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    assert found_in(visitor, address + url) == ["refused: inline"] * 3


def test_it_would_run_without_the_policy(visitor: Page, address: str, site: Path):
    html = planted(site / "index.html", policy=False)
    visitor.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    assert found_in(visitor, address) == ["element", "handler", "link"]


def test_nothing_planted_in_a_page_on_a_disk_runs(visitor: Page, copy: Path):
    page = copy / "askel-3" / "planted.html"
    page.write_text(planted(page.with_name("index.html")), encoding="utf-8")
    assert found_in(visitor, page.as_uri()) == ["refused: inline"] * 3
    page.unlink()
