"""What a search costs its reader in Chromium: bytes, the time to the first result, the time of a query."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any, Final

from bench.chromium import DESKTOP
from bench.wire import Host
from playwright.sync_api import Browser, Page

SLOWER: Final = 4
"""How many times the processor is slowed down, as Lighthouse does for a phone."""
_SLOW_4G: Final = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""Lighthouse's slow 4G: milliseconds, bytes a second."""
_QUIET: Final = 0.5
_LONGEST: Final = 20.0

_TIMED: Final = """words => {
  const input = document.querySelector("#search-words");
  const ask = (word) => {
    const start = performance.now();
    input.value = word;
    input.dispatchEvent(new Event("input"));
    document.body.offsetHeight;  // what the reader waits for includes the layout of the list
    return performance.now() - start;
  };
  words.forEach(ask);
  return words.map((word) => Math.min(ask(word), ask(word), ask(word)));  // another process may take the processor
}"""

# From the last byte of what the search fetches to the first listed result.
_FIRST_RESULT: Final = """() => new Promise((resolve) => {
  const list = document.querySelector(".search__results");
  const tell = () => {
    if (!list.children.length) return;
    const shown = performance.now();
    const fetched = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/search/"));
    resolve(shown - Math.max(...fetched.map(({ responseEnd }) => responseEnd)));
  };
  new MutationObserver(tell).observe(list, { childList: true });
  tell();
})"""


@dataclass(frozen=True)
class Bytes:
    """Bodies in bytes, brotli: all scripts before the search is opened, what else of the search, and what it adds."""

    before: int
    of_search_before: int
    opening: int


def bytes_of(browser: Browser, host: Host, path: str, word: str, open_and_ask: str) -> Bytes:
    """Visit a page and search for one word; `open_and_ask` is a script that does so with the word."""
    context = browser.new_context(viewport=DESKTOP, bypass_csp=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    _wait_for_quiet(page, host)
    before = sum(sent.size for sent in host.sent if sent.kind == "js")
    of_search = sum(sent.size for sent in host.sent if "search/" in sent.path)
    host.sent.clear()
    page.evaluate(open_and_ask, [host.url, word])
    _wait_for_quiet(page, host)
    opening = sum(sent.size for sent in host.sent)
    context.close()
    return Bytes(before, of_search, opening)


def _wait_for_quiet(page: Page, host: Host) -> None:
    deadline = time.monotonic() + _LONGEST
    while host.quiet_for() < _QUIET:
        assert time.monotonic() < deadline, "the page never stops asking for more"
        page.wait_for_timeout(50)


def latency_p95(page: Page, words: Sequence[str]) -> float:
    """Return within how many milliseconds 95 of 100 words are answered and listed by our open search, slowed down."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times: list[float] = page.evaluate(_TIMED, list(words))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    return quantiles(times, n=20)[-1]


def first_result_ms(browser: Browser, address: str) -> float:
    """Open an address that holds words on slow 4G; return how long the first result takes once all is fetched."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **_SLOW_4G})
    page.goto(address)
    found: float = page.evaluate(_FIRST_RESULT)
    context.close()
    return found
