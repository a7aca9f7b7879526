"""When the reader sees the page, and whether it stays still, on a slow phone's network and processor."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from bench.chromium import DESKTOP
from playwright.sync_api import Browser, ViewportSize

OBSERVER: Final = Path(__file__).with_name("observe.js")

# Slow 4G as Lighthouse has it: latency in ms, throughput in bytes a second.
SLOW_4G: Final = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.44e6 / 8 * 1.024,
    "uploadThroughput": 675e3 / 8,
}
_LONGEST: Final = 60_000
"""A page that takes longer than this (ms) is broken, not slow."""


class Painting(NamedTuple):
    """One load: the largest contentful paint in ms, and the layout shift (CLS)."""

    lcp: float
    cls: float


def slow_load(browser: Browser, url: str, viewport: ViewportSize = DESKTOP) -> Painting:
    """Load a page in a fresh context over slow 4G with the processor at a quarter of its speed."""
    page = browser.new_page(viewport=viewport)
    session: Any = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(path=OBSERVER)
    page.goto(url, wait_until="networkidle", timeout=_LONGEST)
    page.wait_for_function("window.measured.lcp > 0", timeout=_LONGEST)  # it is told a moment after
    found = page.evaluate("window.measured")
    page.close()
    return Painting(found["lcp"], found["cls"])


def interleaved(browser: Browser, urls: Mapping[str, str], runs: int) -> dict[str, list[Painting]]:
    """Load each address `runs` times, in turns, so that a busy moment of the machine slows all of them.

    The order turns round every other time, so that nobody always goes first. A first visit is not measured: the
    host packs its bodies then.
    """
    for url in urls.values():
        page = browser.new_page()
        page.goto(url, wait_until="networkidle", timeout=_LONGEST)
        page.close()
    found: dict[str, list[Painting]] = {name: [] for name in urls}
    for run in range(runs):
        for name in list(urls) if run % 2 == 0 else list(urls)[::-1]:
            found[name].append(slow_load(browser, urls[name]))
    return found


def median_lcp(paintings: Iterable[Painting]) -> float:
    """Return the median of the largest contentful paints (ms)."""
    return median(painting.lcp for painting in paintings)


def worst_cls(paintings: Iterable[Painting]) -> float:
    """Return the largest layout shift of all loads, as it is reported: to two decimals."""
    return round(max(painting.cls for painting in paintings), 2)
