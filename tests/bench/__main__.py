"""`make bench`: measure our site and stock Material of the same content in one run, and print a table of each part.

`python -m bench PART…` measures only some. Exits with 1 when a budget is exceeded. Figures of time depend on the
machine; ratios within one run much less.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import budgets, page_load
from bench.browser import PHONE, launched, lighthouse, median_scores
from bench.budgets import LANGUAGES, SEARCH, Row, lines
from bench.building import building_rows
from bench.nginx_speed import hosting_rows
from bench.search import OPENING, SETS, bytes_of, bytes_of_texts, first_result_ms, latency_p95, quality, read
from bench.wire import hosted
from project import build_site, build_stock, finish_site


def _pages(ours: Path, stock: Path) -> Iterator[Row]:
    urls = [target.url for target in budgets.PAINTED_PAGES]
    own, other = (page_load.bare_pages(site, urls) for site in (ours, stock))
    with hosted(ours, own) as here, hosted(stock, other) as there:
        with launched() as browser:
            for name, url in budgets.FIRST_VIEW_PAGES:
                views = [page_load.first_view(browser, host, url)[1] for host in (here, there)]
                for figure, most in budgets.first_view(url).items():
                    yield Row(f"{name}, first view: {figure}", *(view[figure] for view in views), most)
            for name, url in budgets.PAINTED_PAGES:
                pages = {"ours": here.url + url, "stock": there.url + url}
                bare = {f"bare {whose}": page + page_load.BARE_NAME for whose, page in pages.items()}
                found = page_load.interleaved(browser, pages | bare, budgets.PAINT_RUNS)
                lcp = {whose: page_load.median_lcp(paintings) for whose, paintings in found.items()}
                ratios = (lcp[whose] / lcp[f"bare {whose}"] for whose in pages)
                phone = {whose: page_load.slow_load(browser, page, PHONE) for whose, page in pages.items()}
                shifts = (page_load.worst_cls([*found[whose], phone[whose]]) for whose in pages)
                unseen = (len(page_load.unpainted_texts(browser, page)) for page in pages.values())
                yield Row(f"{name}: LCP, ms, slow 4G, CPU × 4", lcp["ours"], lcp["stock"])
                yield Row(f"{name}: LCP, times the bare page's", *ratios, budgets.LCP_RATIO)
                yield Row(f"{name}: CLS", *shifts, budgets.CLS)
                yield Row(f"{name}: texts that wait for fonts or scripts", *unseen, 0)
        with lighthouse() as run:
            for name, url in budgets.LIGHTHOUSE_PAGES:
                scores = median_scores(run, here.url + url, budgets.LIGHTHOUSE_RUNS)
                for category, least in budgets.LIGHTHOUSE.items():
                    what = f"{name}: Lighthouse {category}"
                    yield Row(what, scores[category], None, least, more_is_better=True)


def _search(site: Path, stock: Path) -> Iterator[Row]:
    for name in SETS:
        for language in LANGUAGES:
            floors = SEARCH["floors"][name][language]
            for figure, share in quality(site, language, name).figures.items():
                yield Row(f"{name}, {language}: {figure}", share, None, floors[figure], more_is_better=True)
    with hosted(site) as host, launched() as browser:
        for language, prefix in LANGUAGES.items():
            cost, address = bytes_of(browser, host, prefix), host.url + OPENING[language]
            latency = latency_p95(browser, address, [query["query"] for query in read(language)])
            first = first_result_ms(browser, address)
            yield Row(f"{language}: script bytes before opening", cost.before, None, SEARCH["bytes_before"])
            yield Row(f"{language}: bytes of the search before opening", cost.of_search_before, None, 0)
            yield Row(f"{language}: bytes from opening", cost.opening, None, SEARCH["bytes"])
            beside = cost.opening / bytes_of_texts(site, language)
            yield Row(
                f"{language}: the same beside the texts alone", beside, None, SEARCH["bytes_beside_texts"]
            )
            yield Row(f"{language}: query p95, ms, CPU × 4", latency, None, SEARCH["latency_p95_ms"])
            yield Row(f"{language}: first result once fetched, ms", first, None, SEARCH["first_result_ms"])


PARTS: Final[dict[str, Callable[[Path, Path], Iterator[Row]]]] = {
    "building": lambda ours, stock: building_rows(),
    "search": _search,
    "pages": _pages,
    "hosting": lambda ours, stock: hosting_rows(finish_site(ours)),
}


def main(parts: list[str]) -> int:
    """Build both sites, measure them, print the tables."""
    rows: list[Row] = []
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory())) for _ in range(2)]
        ours, stock = build_site(folders[0]), build_stock(folders[1])
        for part in parts or PARTS:
            found = list(PARTS[part](ours, stock))
            print("\n".join([part, *lines(found), ""]), flush=True)
            rows += found
    return 0 if all(row.is_within_budget for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
