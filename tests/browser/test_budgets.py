"""A first visit costs its reader little, the page is seen soon, and it stays still: `tests/bench/budgets.yml`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from accessibility.addresses import TEMPLATES, by_turns
from bench import budgets, page_load, search
from bench.browser import DESKTOP, PHONE, Run, lighthouse, median_scores
from bench.budgets import LANGUAGES, SEARCH
from bench.page_load import BARE_NAME, bare_pages, slow_load, unpainted_texts
from bench.wire import Host, Pieces, hosted
from playwright.sync_api import Browser, ViewportSize

STEPS = {f"{prefix}askel-{number}/" for prefix in LANGUAGES.values() for number in range(1, 7)}
TALL_PHONE: ViewportSize = {"width": 412, "height": 1100}
"""A taller screen sees more of what moves."""
PAINTED_URLS = [page.url for page in budgets.PAINTED_PAGES]
# Brotli brings some four times as much text; shorter than a frame (17 ms) the pieces would be painted together.
# A word that is cut in two may move to the next line once it is whole: words count where they move at both cuts.
PIECES = [Pieces(size, pause=0.03) for size in (250, 290)]
HEAD = '<!doctype html><html lang="fi"><head><title>x</title><link rel="icon" href="data:,">'
TEXT = "<body><main><h1>Otsikko</h1><p>Teksti on tässä.</p></main>"
Found = TypeVar("Found")
pytestmark = pytest.mark.thorough
each_language = pytest.mark.parametrize("language", LANGUAGES)


def kept_once(measure: Callable[[], Found], is_kept: Callable[[Found], bool]) -> list[Found]:
    """Measure until the budget is kept, at most three times, for a machine may be busy: the last one tells."""
    found = [measure()]
    while not is_kept(found[-1]) and len(found) < 3:
        found.append(measure())
    return found


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site, bare_pages(site, PAINTED_URLS)) as host:
        yield host


@pytest.mark.parametrize("url", sorted({page.url for page in budgets.FIRST_VIEW_PAGES} | STEPS))
def test_a_first_visit_fits_its_budget(url: str, browser: Browser, host: Host):
    sent, cost = page_load.first_view(browser, host, url)
    assert {name: most for name, most in budgets.first_view(url).items() if cost[name] > most} == {}, sent
    assert {answer.status for answer in sent} == {200}


@each_language
def test_the_search_costs_little_and_nothing_unopened(
    language: str, browser: Browser, host: Host, site: Path
):
    cost = search.bytes_of(browser, host, LANGUAGES[language])
    assert cost.of_search_before == 0
    assert cost.before <= SEARCH["bytes_before"]
    assert 0 < cost.opening <= SEARCH["bytes"]
    assert cost.opening <= SEARCH["bytes_beside_texts"] * search.bytes_of_texts(site, language)


# --- measurements of time run alone on the machine, after all other tests


@pytest.mark.timing
@pytest.mark.parametrize("url", by_turns(PAINTED_URLS))
def test_the_page_is_seen_as_soon_as_a_bare_one_and_stays(url: str, browser: Browser, host: Host):
    """The median of five beside the bare page's, in the same run."""
    address = host.url + url
    loads: list[page_load.Painting] = [slow_load(browser, address, PHONE)]

    def ratio() -> float:
        both = {"page": address, "bare": address + BARE_NAME}
        found = page_load.interleaved(browser, both, budgets.PAINT_RUNS)
        loads.extend(found["page"])
        return round(page_load.median_lcp(found["page"]) / page_load.median_lcp(found["bare"]), 3)

    ratios = kept_once(ratio, lambda found: found <= budgets.LCP_RATIO)
    assert ratios[-1] <= budgets.LCP_RATIO, f"LCP beside a bare page: {ratios}"
    # No second measurement: what jumps once jumps for someone, however busy the machine.
    assert page_load.worst_cls(loads) <= budgets.CLS


@pytest.mark.timing
@pytest.mark.parametrize("url", PAINTED_URLS)
def test_the_text_is_seen_before_fonts_and_scripts(url: str, browser: Browser, host: Host):
    found = kept_once(lambda: unpainted_texts(browser, host.url + url), lambda unseen: not unseen)
    assert found[-1] == set(), found


@pytest.mark.timing
@each_language
def test_the_search_answers_while_one_types(language: str, browser: Browser, host: Host):
    address, words = host.url + search.OPENING[language], [query["query"] for query in search.read(language)]
    for name, measure in (
        ("latency_p95_ms", lambda: search.latency_p95(browser, address, words)),
        ("first_result_ms", lambda: search.first_result_ms(browser, address)),
    ):
        most = SEARCH[name]
        assert min(found := kept_once(measure, lambda ms, most=most: ms <= most)) <= most, (name, found)


@pytest.fixture(scope="module")
def lighthouse_run() -> Iterator[Run]:
    with lighthouse() as run:
        yield run


@pytest.mark.timing
@pytest.mark.parametrize("page", by_turns(budgets.LIGHTHOUSE_PAGES), ids=lambda page: page.name)
def test_lighthouse_gives_full_marks(page: budgets.Target, lighthouse_run: Run, host: Host):
    def too_low() -> dict[str, float]:
        scores = median_scores(lighthouse_run, host.url + page.url, budgets.LIGHTHOUSE_RUNS)
        return {name: score for name, score in scores.items() if score < budgets.LIGHTHOUSE[name]}

    found = kept_once(too_low, lambda too_low: not too_low)
    assert found[-1] == {}, found


# --- on a slow line every page comes in pieces now and then, at another place each time: here at every place at once


@pytest.fixture(scope="module")
def slow_hosts(site: Path) -> Iterator[list[Host]]:
    with ExitStack() as open_hosts:
        yield [open_hosts.enter_context(hosted(site, pieces=pieces)) for pieces in PIECES]


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", [name for name in TEMPLATES if name.endswith("-fi") or name == "home-sv"])
def test_nothing_moves_meanwhile(kind: str, screen: ViewportSize, browser: Browser, slow_hosts: list[Host]):
    def moved(host: Host) -> tuple[float, float]:
        with browser.new_context(viewport=screen) as context:
            page = context.new_page()
            page.add_init_script(path=page_load.OBSERVER)
            page.goto(host.url + TEMPLATES[kind], wait_until="load")
            found = page.evaluate("[window.measured.cls, window.measured.moved]")
            return round(found[0], 3), round(found[1], 3)

    found = [moved(host) for host in slow_hosts]
    assert max(more for _, more in found) <= budgets.CLS, found
    assert min(everything for everything, _ in found) <= budgets.CLS, found


# --- each meter is shown a page whose fault is known


def test_the_meters_see_a_jump_a_second_stylesheet_and_hidden_text(tmp_path: Path, browser: Browser):
    files = {
        "jumps.html": f'{HEAD}{TEXT}<script type="module" src="late.js"></script>',
        "late.js": 'const d = document.createElement("p"); d.style.height = "300px"; document.body.prepend(d);',
        "index.html": f'{HEAD}<link rel="stylesheet" href="a.css">{TEXT}',
        "a.css": '@import "b.css";',
        "b.css": "h1 { color: navy }",
        "hidden.html": f'{HEAD}<link rel="stylesheet" href="look.css">{TEXT}',
        "look.css": '@font-face { font-family: F; src: url("f.woff2"); font-display: block } h1 { font-family: F }',
        "scripted.html": f'{HEAD}<body><main><h1>Otsikko</h1></main><script src="p.js"></script>',
        "p.js": 'document.querySelector("main").append(document.createElement("p"));',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with hosted(tmp_path, bare_pages(tmp_path, [""])) as host:
        assert page_load.worst_cls([slow_load(browser, f"{host.url}jumps.html")]) > 0.05

        def ratio() -> float:
            found = page_load.interleaved(browser, {"page": host.url, "bare": host.url + BARE_NAME}, runs=1)
            return page_load.median_lcp(found["page"]) / page_load.median_lcp(found["bare"])

        assert kept_once(ratio, lambda found: found > 1.2)[-1] > 1.2
        assert unpainted_texts(browser, f"{host.url}hidden.html") == {"h1"}
        assert unpainted_texts(browser, f"{host.url}scripted.html") == {"paragraph"}
