"""`make bench`: measure the site beside stock Material, Starlight and a bare page; one table, as Markdown and as SVG.

`python -m bench PART…` measures only some and writes no files. Exits with 1 when a goal is missed. Figures of time
depend on the machine; ratios within one run much less. Where a row holds for both languages or sets of queries, the
one nearest to missing its goal is shown; `tests/browser/test_budgets.py` holds each of them.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import budgets, page_load, search
from bench.browser import launched, lighthouse, median_scores
from bench.budgets import LANGUAGES, SEARCH
from bench.building import building_rows
from bench.nginx_speed import hosting_rows
from bench.page_load import BARE_NAME
from bench.peers import Projects, projects, versions
from bench.picture import picture
from bench.stamp import stamp
from bench.table import Row, markdown, narrowest
from bench.wire import hosted
from playwright.sync_api import Browser
from project import ROOT, finish_site

_PAINT_RUNS: Final = 3
"""Loads whose median is shown; the budget is held by the median of more, in both languages (`test_budgets.py`)."""
_LANGUAGE: Final = "fi"
"""The language of the pages that are measured: the other's differ little."""
_QUALITY: Final = {
    "hit_at_5": "a right place among the first five",
    "mrr": "mean of 1 / the first right place",
    "precision_at_10": "right ones of the first ten",
    "as_you_type": "a right place once 60 % is typed",
}

Addresses = dict[str, str]
"""A page's address by the column that shows it."""


def _pages(projects: Projects) -> Iterator[Row]:
    bare = page_load.bare_pages(projects.ours.site, [page.url for page in budgets.FIRST_VIEW_PAGES])
    with ExitStack() as stack:
        hosts = {
            name: stack.enter_context(hosted(site, bare if name == "ours" else None))
            for name, site in projects.sites().items()
        }
        browser = stack.enter_context(launched())
        for page, language, url in budgets.FIRST_VIEW_PAGES:
            if language != _LANGUAGE:
                continue
            views = {name: page_load.first_view(browser, host, url)[1] for name, host in hosts.items()}
            views["bare"] = page_load.first_view(browser, hosts["ours"], url + BARE_NAME)[1]
            for figure, most in budgets.first_view(url).items():
                values = {name: view[figure] for name, view in views.items()}
                what = figure.replace("_", " ")
                label = f"Step page: {what}" if page == "step" and figure != "bytes_without_fonts" else ""
                yield Row(f"{page}, first visit: {what}", **values, goal=most, label=label)
        for page, language, url in budgets.PAINTED_PAGES:
            if language == _LANGUAGE:
                yield from _painted(browser, page, {name: host.url + url for name, host in hosts.items()})
        (step,) = (page for page in budgets.LIGHTHOUSE_PAGES if page.name == f"step, {_LANGUAGE}")
        run = stack.enter_context(lighthouse())
        scores = {
            name: median_scores(run, host.url + step.url, budgets.LIGHTHOUSE_RUNS)
            for name, host in hosts.items()
        }
        for category, least in budgets.LIGHTHOUSE.items():
            values = {name: found[category] for name, found in scores.items()}
            yield Row(f"step, Lighthouse: {category}", **values, goal=least, more_is_better=True)


def _painted(browser: Browser, page: str, addresses: Addresses) -> Iterator[Row]:
    whole = addresses | {"bare": addresses["ours"] + BARE_NAME}
    found = page_load.interleaved(browser, whole, _PAINT_RUNS)
    lcp = {name: page_load.median_lcp(paintings) for name, paintings in found.items()}
    most, why = budgets.LCP_RATIO * lcp["bare"], f"{budgets.LCP_RATIO} × bare page"
    label = "Step page: seen after, ms" if page == "step" else ""
    yield Row(f"{page}: largest paint, ms, slow 4G, CPU × 4", **lcp, goal=most, why=why, label=label)
    shifts = {name: page_load.worst_cls(paintings) for name, paintings in found.items()}
    yield Row(f"{page}: layout shift (CLS)", **shifts, goal=budgets.CLS)
    unseen = {name: len(page_load.unpainted_texts(browser, url)) for name, url in addresses.items()}
    yield Row(f"{page}: texts that wait for fonts or scripts", **unseen, goal=0)


def _search(projects: Projects) -> Iterator[Row]:
    site = projects.ours.site
    for name in search.SETS:
        for language in LANGUAGES:
            floors = SEARCH["floors"][name][language]
            for figure, share in search.quality(site, language, name).figures.items():
                what = f"search: {_QUALITY[figure]}"
                yield Row(what, share, goal=floors[figure], more_is_better=True)
    with ExitStack() as stack:
        hosts = {name: stack.enter_context(hosted(site)) for name, site in projects.sites().items()}
        browser = stack.enter_context(launched())
        for language, prefix in LANGUAGES.items():
            costs = {
                name: search.bytes_of(browser, host, prefix, search.BOXES[name])
                for name, host in hosts.items()
            }
            fetched = {name: cost.of_search_before + cost.opening for name, cost in costs.items()}
            label = "Search: bytes to the first result"
            yield Row("search: bytes to the first result", **fetched, goal=SEARCH["bytes"], label=label)
            beside = fetched["ours"] / search.bytes_of_texts(site, language)
            yield Row("search: the same, times the texts alone", beside, goal=SEARCH["bytes_beside_texts"])
            address = hosts["ours"].url + search.OPENING[language]
            words = [query["query"] for query in search.read(language)]
            latency = search.latency_p95(browser, address, words)
            first = search.first_result_ms(browser, address)
            yield Row("search: an answer, p95, ms, CPU × 4", latency, goal=SEARCH["latency_p95_ms"])
            yield Row("search: first result once fetched, ms", first, goal=SEARCH["first_result_ms"])


PARTS: Final[dict[str, Callable[[Projects], Iterator[Row]]]] = {
    "pages": _pages,
    "search": _search,
    "building": building_rows,
    "hosting": lambda projects: hosting_rows(finish_site(projects.ours.site)),
}


def main(parts: list[str]) -> int:
    """Build the sites, measure them, print the table; write it once it is whole."""
    began = time.monotonic()
    rows: list[Row] = []
    aside = ROOT / "build"
    aside.mkdir(exist_ok=True)
    # Astro 7 takes a file for one of the project's own if it shares no folder with it, and Starlight stands beside ours.
    with TemporaryDirectory(dir=aside) as folder:
        measured = projects(Path(folder))
        for project in measured:
            project.build()
        for part in parts or PARTS:
            _tell(began, part)
            rows += narrowest(PARTS[part](measured))
    _tell(began, "done")
    taken, columns = stamp(), {"ours": "this site", **versions(), "bare": "bare page"}
    table = markdown(rows, taken, columns, _notes())
    print(table)
    if not parts:
        (aside / "bench.md").write_text(table, encoding="utf-8")
        (aside / "bench.svg").write_text(picture(rows, taken, columns), encoding="utf-8")
    return 0 if all(row.is_kept for row in rows) else 1


def _notes() -> list[str]:
    return [
        "Material and Starlight as they come, with the same texts, worksheets and terms as headings and lists.",
        "The bare page is the page's own HTML with one small style sheet and no script.",
        "Pages are the Finnish ones; of a row that holds for both languages or sets of queries, the one nearest to"
        " missing its goal is shown.",
        "Bytes are brotli 11, bodies alone. nginx: beside the packaged configuration with the same files.",
    ]


def _tell(began: float, part: str) -> None:
    print(f"{time.monotonic() - began:5.0f} s  {part}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
