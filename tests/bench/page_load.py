"""What a page costs its first visitor, when it is seen, and whether it stays still, on a slow phone's line and processor."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from bench.browser import DESKTOP
from bench.wire import Host, Sent
from playwright.sync_api import Browser, Route, TimeoutError, ViewportSize
from selectolax.lexbor import LexborHTMLParser

OBSERVER: Final = Path(__file__).with_name("observe.js")
BARE_NAME: Final = "bare-page.html"
"""A page's body with one small stylesheet, beside that page: nothing useful can be seen sooner."""
_DOWN, _UP = 1.44e6 / 8 * 1.024, 675e3 / 8
SLOW_4G: Final = {"offline": False, "latency": 562.5, "downloadThroughput": _DOWN, "uploadThroughput": _UP}
"""As Lighthouse has it: latency in ms, throughput in bytes a second."""
SLOWER: Final = 4
"""How many times the processor is slowed down, as Lighthouse does for a phone."""

_BARE_STYLE: Final = b"""body { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1.125rem/1.6 sans-serif; }
h1, h2, h3 { line-height: 1.2; }
svg, img { max-width: 100%; height: auto; }
[hidden] { display: none; }
"""
_LONGEST: Final = 60_000
"""A page that takes longer than this (ms) is broken, not slow."""
_TEXTS: Final = {"h1", "paragraph"}
_GRACE: Final = 700
"""How long the other text may take after the first (ms): less than the 3 s for which `font-display: block` hides it."""


class Painting(NamedTuple):
    """One load: the largest contentful paint in ms, and the layout shift (CLS)."""

    lcp: float
    cls: float


def bare_pages(site: Path, urls: list[str]) -> dict[str, bytes]:
    """Return the bare pages of a site's pages, and their stylesheet, by path."""
    found = {url + BARE_NAME: _bare((site / url / "index.html").read_text(encoding="utf-8")) for url in urls}
    return found | {"bare-page.css": _BARE_STYLE}


def _bare(html: str) -> bytes:
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "noscript"], recursive=True)
    assert tree.body, "a page has a body"
    return (
        '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>-</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/bare-page.css"><link rel="icon" href="data:,"></head>{tree.body.html}</html>'
    ).encode()


def first_view(browser: Browser, host: Host, path: str) -> tuple[list[Sent], dict[str, int]]:
    """Visit a page as someone who has never been there; return all that was sent, and its figures as `budgets.yml` has them.

    The host counts, so that no kind of request can hide. Sizes are bytes of bodies; those of missing addresses count too.
    """
    page = browser.new_page(viewport=DESKTOP)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    host.wait_until_quiet(page, 1)
    page.close()
    sizes = {kind: sum(sent.size for sent in host.sent if sent.kind == kind) for kind in ("font", "js")}
    everything = sum(sent.size for sent in host.sent)
    return list(host.sent), {
        "requests": len(host.sent),
        "bytes_with_fonts": everything,
        "bytes_without_fonts": everything - sizes["font"],
        "javascript_bytes": sizes["js"],
    }


def slow_load(browser: Browser, url: str, viewport: ViewportSize = DESKTOP) -> Painting:
    """Load a page in a fresh context over slow 4G with the processor at a quarter of its speed."""
    page = browser.new_page(viewport=viewport)
    session: Any = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(path=OBSERVER)
    page.goto(url, wait_until="networkidle", timeout=_LONGEST)
    page.wait_for_function("() => window.measured.lcp > 0", timeout=_LONGEST)  # it is told a moment after
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
    return median(painting.lcp for painting in paintings)


def worst_cls(paintings: Iterable[Painting]) -> float:
    """Return the largest layout shift of all loads, as it is reported: to two decimals."""
    return round(max(painting.cls for painting in paintings), 2)


def unpainted_texts(browser: Browser, url: str) -> set[str]:
    """Return which of the main heading and the first paragraph stay unseen while fonts and scripts hang.

    They are left unanswered rather than refused: a refused font falls back at once and would hide the fault.
    """
    page = browser.new_page(viewport=DESKTOP)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.resource_type in ("font", "script"):
            held.append(route)
        else:
            route.continue_()

    page.route("**/*", hold)
    page.add_init_script(path=OBSERVER)
    page.goto(url, wait_until="commit")
    with suppress(TimeoutError):
        page.wait_for_function("() => window.measured.painted.length > 0", timeout=_LONGEST / 3)
        page.wait_for_function(f"() => window.measured.painted.length >= {len(_TEXTS)}", timeout=_GRACE)
    painted = set(page.evaluate("window.measured.painted"))
    for route in held:
        route.abort()  # only now: a request left open would outlive its page
    page.close()
    return _TEXTS - painted
