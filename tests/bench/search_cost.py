"""What the search costs its reader in Chromium: bytes, the time to the first result, the time of a query."""

from collections.abc import Sequence
from statistics import quantiles
from typing import Any, Final, NamedTuple

from bench.chromium import DESKTOP
from bench.painting import SLOW_4G
from bench.wire import Host
from playwright.sync_api import Browser

OPENING: Final = {"fi": "?q=museo", "sv": "sv/?q=museum"}
"""An address that opens the search, by language."""

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


class Bytes(NamedTuple):
    """Bodies in bytes, brotli: all scripts before the search is opened, what else of the search, and what it adds."""

    before: int
    of_search_before: int
    opening: int


def bytes_of(browser: Browser, host: Host, path: str) -> Bytes:
    """Visit a page and search for a word."""
    page = browser.new_page(viewport=DESKTOP)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    host.wait_until_quiet(page, 0.5)
    before = sum(sent.size for sent in host.sent if sent.kind == "js")
    of_search = sum(sent.size for sent in host.sent if "search/" in sent.path)
    host.sent.clear()
    page.locator(".header-button--search").click()
    page.locator("#search-words").fill("museo")
    page.locator(".search__results a").first.wait_for()
    host.wait_until_quiet(page, 0.5)
    opening = sum(sent.size for sent in host.sent)
    page.close()
    return Bytes(before, of_search, opening)


def latency_p95(browser: Browser, address: str, words: Sequence[str]) -> float:
    """Return within how many milliseconds 95 of 100 words are answered and listed by the open search, slowed down."""
    page = browser.new_page()
    page.goto(address)
    page.locator(".search__results li").first.wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times: list[float] = page.evaluate(_TIMED, list(words))
    page.close()
    return quantiles(times, n=20)[-1]


def first_result_ms(browser: Browser, address: str) -> float:
    """Open an address that holds words on slow 4G; return how long the first result takes once all is fetched."""
    page = browser.new_page(viewport=DESKTOP)
    session: Any = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto(address)
    found: float = page.evaluate(_FIRST_RESULT)
    page.close()
    return found
