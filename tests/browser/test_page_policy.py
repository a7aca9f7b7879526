"""Every page carries its own policy: on a host that sends no headers, and on a disk, nothing planted in a page runs."""

from pathlib import Path

import pytest
from accessibility.addresses import TEMPLATES, first_of_each
from playwright.sync_api import Browser

PLANT = """<script>ran("element")</script><img src="data:," alt="" onerror="ran('handler')">
<a id="planted" href="javascript:ran('link')">x</a>"""
WATCH = """window.found = [];
window.ran = (what) => found.push(what);
addEventListener("securitypolicyviolation", ({ blockedURI }) => found.push(`refused: ${blockedURI}`));"""


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


@pytest.mark.parametrize("kind", first_of_each(TEMPLATES, ["step-fi", "worksheet-sv"]))
def test_nothing_planted_in_a_page_runs(kind: str, browser: Browser, address: str, site: Path):
    path = site / TEMPLATES[kind]
    html = (path if path.is_file() else path / "index.html").read_text(encoding="utf-8")
    assert found_in(html, browser, address + TEMPLATES[kind]) == ["refused: inline"] * 3
    bare = html.replace('http-equiv="Content-Security-Policy"', "")
    assert found_in(bare, browser, address + TEMPLATES[kind]) == ["element", "handler", "link"]


def test_nothing_planted_in_a_page_on_a_disk_runs(browser: Browser, copy: Path):
    page = copy / "askel-3/index.html"
    assert found_in(page.read_text(encoding="utf-8"), browser, page.as_uri()) == ["refused: inline"] * 3
