"""The table of the search: ours beside stock Material's and Pagefind's on the same content, figure by figure.

Every set of queries is asked in Chromium; then come bytes and times, which depend on the machine.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import budgets, search_cost, search_peers
from bench.fresh_queries import SETS, read
from bench.search_quality import FIGURES, score
from bench.wire import Host, hosted
from playwright.sync_api import Browser, Page

HEADINGS: Final = ("search", "goal", "ours", "stock", "Pagefind")
_WORD: Final = {"fi": "museo", "sv": "museum"}
_OPEN: Final = {
    "ours": """async ([root, word]) => {
  document.querySelector(".header-button--search").click();
  const input = document.querySelector("#search-words");
  input.value = word;
  while (!document.querySelector(".search__results a")) {
    input.dispatchEvent(new Event("input"));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}""",
    "stock": """([root, word]) => {
  const input = document.querySelector("[data-md-component=search-query]");
  input.focus();
  input.value = word;
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}""",
    "Pagefind": """async ([root, word]) => {
  const pagefind = await import(`${root}pagefind/pagefind.js`);
  const { results } = await pagefind.search(word);
  await Promise.all(results.slice(0, 5).map((result) => result.data()));
}""",
}


def open_and_ask(name: str) -> str:
    """Return the script that opens a peer's search and asks it one word, given the root of the site and the word."""
    return _OPEN[name]


@dataclass(frozen=True)
class Line:
    """One figure of the three; None where it was not measured."""

    what: str
    goal: str
    figures: tuple[float | None, ...]
    digits: int = 3

    def cells(self) -> tuple[str, ...]:
        """Return the line as the table shows it."""
        shown = ("–" if figure is None else f"{figure:.{self.digits}f}" for figure in self.figures)
        return (self.what, self.goal, *shown)


@dataclass(frozen=True)
class _Sites:
    browser: Browser
    ours: Host
    stock: Host
    folders: tuple[Path, Path]


def _quality(peers: list[search_peers.Peer], language: str) -> Iterator[Line]:
    for name in SETS:
        scores = [score(read(language, name), peer.texts, peer.ask) for peer in peers]
        yield Line(f"{language} {name}: queries", "–", tuple(found.queries for found in scores), 0)
        for figure in FIGURES:
            goal = f"≥ {budgets.SEARCH_GOALS[figure]:.2f}"
            measured = tuple(getattr(found, figure) for found in scores)
            yield Line(f"{language} {name}: {figure.replace('_', ' ')}", goal, measured)


def _cost(sites: _Sites, page: Page, language: str, start: str) -> Iterator[Line]:
    hosts = {"ours": sites.ours, "stock": sites.stock, "Pagefind": sites.ours}
    found = [
        search_cost.bytes_of(sites.browser, host, start, _WORD[language], open_and_ask(name))
        for name, host in hosts.items()
    ]
    # Pagefind's own interface was not put into our pages.
    scripts = (found[0].before, found[1].before, None)
    before = (found[0].of_search_before, found[1].of_search_before, found[2].of_search_before)
    yield Line(
        f"{language}: bytes of all scripts before opening", f"≤ {budgets.SEARCH_BYTES_BEFORE}", scripts, 0
    )
    yield Line(f"{language}: bytes of index before opening", "0", before, 0)
    yield Line(
        f"{language}: bytes from opening", f"≤ {budgets.SEARCH_BYTES}", tuple(b.opening for b in found), 0
    )
    words = [query.query for query in read(language)]
    latency = search_cost.latency_p95(page, words)
    yield Line(
        f"{language}: query p95, ms, CPU × 4", f"< {budgets.SEARCH_LATENCY_MS}", (latency, None, None), 1
    )
    first = search_cost.first_result_ms(sites.browser, sites.ours.url + search_peers.OPENING[language])
    goal = f"≤ {budgets.SEARCH_FIRST_RESULT_MS}"
    yield Line(f"{language}: first result once fetched, ms, slow 4G", goal, (first, None, None), 0)


def _of_language(sites: _Sites, language: str) -> Iterator[Line]:
    start = budgets.LANGUAGES[language]
    ours, stock = sites.folders
    addresses = (
        sites.ours.url + search_peers.OPENING[language],
        sites.stock.url + start,
        sites.ours.url + start,
    )
    with ExitStack() as stack:
        pages = [stack.enter_context(search_peers.opened(sites.browser, address)) for address in addresses]
        peers = [
            search_peers.ours(pages[0], ours, sites.ours.url, language),
            search_peers.stock(pages[1], stock, sites.stock.url),
            search_peers.pagefind(pages[2], ours, sites.ours.url, language),
        ]
        yield from _quality(peers, language)
        yield from _cost(sites, pages[0], language, start)


def measured(browser: Browser, ours: Path, stock: Path) -> Iterator[Line]:
    """Measure the three searches of two built sites; Pagefind's index is written into ours."""
    search_peers.index_by_pagefind(ours)
    with hosted(ours) as our_host, hosted(stock) as stock_host:
        sites = _Sites(browser, our_host, stock_host, (ours, stock))
        for language in budgets.LANGUAGES:
            yield from _of_language(sites, language)


def lines(rows: list[Line]) -> list[str]:
    """Return the table's lines: the first column to the left, numbers to the right."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in cells
    ]
