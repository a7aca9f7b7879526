"""A page that comes in pieces stays still: nothing that a reader already sees moves when the rest arrives.

A slow line does this to every page now and then, at another place each time. Here it happens everywhere at once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import addresses
from bench.budgets import CLS
from bench.chromium import DESKTOP, PHONE
from bench.painting import OBSERVER
from bench.wire import Host, Pieces, hosted
from playwright.sync_api import Browser, ViewportSize

# Brotli brings some four times as much text; shorter than a frame (17 ms) the pieces would be painted together.
PIECES = Pieces(size=250, pause=0.03)


@pytest.fixture(scope="module")
def slow_host(site: Path) -> Iterator[Host]:
    with hosted(site, pieces=PIECES) as host:
        yield host


@pytest.mark.thorough
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    "url", [url for name, url in addresses.TEMPLATES.items() if name.endswith("-fi") or name == "home-sv"]
)
def test_nothing_moves_while_the_rest_arrives(
    url: str, screen: ViewportSize, browser: Browser, slow_host: Host
):
    context = browser.new_context(viewport=screen)
    page = context.new_page()
    page.add_init_script(path=OBSERVER)
    page.goto(slow_host.url + url, wait_until="load")
    moved = page.evaluate("window.measured.cls")
    context.close()
    assert round(moved, 3) <= CLS
