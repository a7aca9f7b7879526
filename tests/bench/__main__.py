"""`make bench`: measure our site and stock Material of the same content in one run, and print one table.

Exits with 1 when a budget is exceeded. Figures of time depend on the machine; ratios within one run much less.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from bench import budgets
from bench.bare import BARE_NAME, bare_pages
from bench.budgets import Target
from bench.building import building_rows
from bench.chromium import PHONE, launched
from bench.cold_load import cold_load
from bench.lighthouse import Run, median_scores, started
from bench.painting import interleaved, median_lcp, slow_load, worst_cls
from bench.table import Row, lines
from bench.text_alone import unpainted_texts
from bench.wire import Host, hosted
from playwright.sync_api import Browser
from project import build_site, build_stock

_NAMES: Final = {
    "bytes_without_fonts": "bytes without fonts",
    "bytes_with_fonts": "bytes with fonts",
    "requests": "requests",
    "javascript_bytes": "bytes of JavaScript",
}


@dataclass(frozen=True)
class _Sites:
    browser: Browser
    ours: Host
    stock: Host


def _first_view(sites: _Sites, target: Target) -> Iterator[Row]:
    ours, stock = (cold_load(sites.browser, host, target.url) for host in (sites.ours, sites.stock))
    for name, most in budgets.FIRST_VIEW.items():
        what = f"{target.name}: {_NAMES[name]}, first view"
        yield Row(what, getattr(ours, name), getattr(stock, name), most)


def _painting(sites: _Sites, target: Target) -> Iterator[Row]:
    hosts = {"ours": sites.ours, "stock": sites.stock}
    pages = {name: host.url + target.url for name, host in hosts.items()}
    bare = {f"bare {name}": url + BARE_NAME for name, url in pages.items()}
    found = interleaved(sites.browser, pages | bare, budgets.PAINT_RUNS)
    lcp = {name: median_lcp(paintings) for name, paintings in found.items()}
    ratio = {name: round(lcp[name] / lcp[f"bare {name}"], 3) for name in hosts}
    cls = {name: worst_cls([*found[name], slow_load(sites.browser, pages[name], PHONE)]) for name in hosts}
    unseen = {name: len(unpainted_texts(sites.browser, pages[name])) for name in hosts}
    yield Row(f"{target.name}: LCP, ms, slow 4G, CPU × 4", lcp["ours"], lcp["stock"])
    yield Row(f"{target.name}: LCP of the bare page, ms", lcp["bare ours"], lcp["bare stock"])
    yield Row(f"{target.name}: LCP, times the bare page's", ratio["ours"], ratio["stock"], budgets.LCP_RATIO)
    yield Row(f"{target.name}: CLS", cls["ours"], cls["stock"], budgets.CLS)
    yield Row(f"{target.name}: texts that wait for fonts or scripts", unseen["ours"], unseen["stock"], 0)


def _lighthouse(run: Run, target: Target, ours_at: str, stock_at: str | None) -> Iterator[Row]:
    ours = median_scores(run, ours_at + target.url, budgets.LIGHTHOUSE_RUNS)
    stock = median_scores(run, stock_at + target.url, budgets.LIGHTHOUSE_RUNS) if stock_at else {}
    for name, least in budgets.LIGHTHOUSE.items():
        what = f"{target.name}: Lighthouse {name}"
        yield Row(what, ours[name], stock.get(name), least, more_is_better=True)


def _measured(ours: Path, stock: Path) -> Iterator[Row]:
    urls = [target.url for target in budgets.PAINTED_PAGES]
    with ExitStack() as stack:
        hosts = [stack.enter_context(hosted(site, bare_pages(site, urls))) for site in (ours, stock)]
        with launched() as browser:
            sites = _Sites(browser, *hosts)
            for target in budgets.FIRST_VIEW_PAGES:
                yield from _first_view(sites, target)
            for target in budgets.PAINTED_PAGES:
                yield from _painting(sites, target)
        run = stack.enter_context(started())
        for target in budgets.LIGHTHOUSE_PAGES:
            # Stock has no worksheets: our build makes those pages.
            in_stock = (stock / target.url / "index.html").exists()
            yield from _lighthouse(run, target, hosts[0].url, hosts[1].url if in_stock else None)


def main() -> int:
    """Build both sites, measure them, print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as stock:
        for row in chain(building_rows(), _measured(build_site(Path(ours)), build_stock(Path(stock)))):
            rows.append(row)
            print(f"\r\033[K{row.what}", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr, flush=True)
    print("\n".join(lines(rows)))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
