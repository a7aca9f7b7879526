"""How well the search finds, asked of its engine in Node, and what it costs its reader, measured in Chromium.

Queries are labelled by hand, one JSON line each, in two sets of a language. A section is relevant when its title and
text, in lower case, hold one of a query's strings (`must_match_any`); a query without a relevant section is dropped.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from statistics import mean, quantiles
from typing import Any, Final, NamedTuple

import brotli
from bench.browser import DESKTOP
from bench.page_load import SLOW_4G, SLOWER
from bench.wire import Host
from playwright.sync_api import Browser

_FOLDER: Final = Path(__file__).parent
SETS: Final = ("given", "fifth")
"""Written before the search, which was made with them; written after it by readers who had seen neither it nor a
dictionary, of other lemmas."""
OPENING: Final = {"fi": "?q=museo", "sv": "sv/?q=museum"}
"""An address that opens the search, by language."""
_TYPED: Final = 0.6
"""The share of a word that has been typed when as-you-type is measured."""
_FEWEST_TYPED: Final = 3
"""Fewer letters begin too many words to tell which is meant."""
_FIRST, _LISTED = 5, 10

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
  const search = document.querySelector(".search");
  const tell = () => {
    if (!search.querySelector(".search__results > *")) return;
    const shown = performance.now();
    const fetched = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/search/"));
    resolve(shown - Math.max(...fetched.map(({ responseEnd }) => responseEnd)));
  };
  new MutationObserver(tell).observe(search, { childList: true, subtree: true });
  tell();
})"""

Query = Mapping[str, Any]
"""One query, its category, the lemma behind it and what makes a section relevant."""


class Quality(NamedTuple):
    """The figures as shares from 0 to 1, by their names in `budgets.yml`, and the queries that found nothing relevant."""

    figures: Mapping[str, float]
    missed: list[str]


def read(language: str, name: str = SETS[-1]) -> list[Query]:
    """Read a set's queries of a language."""
    lines = (_FOLDER / f"queries/{name}-{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def published(site: Path, language: str) -> Path:
    """Return the file that the search of a language reads."""
    (found,) = (site / "search").glob(f"{language}.*.json")
    return found


def ask(data: Path, words: Sequence[str]) -> list[list[str]]:
    """Ask the engine in Node; return the addresses that each of the words finds."""
    node, engine = Path(sys.executable).with_name("node"), _FOLDER / "ask_engine.mjs"
    call = [node, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", engine, data]
    done = subprocess.run(call, input=json.dumps(words), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def quality(site: Path, language: str, name: str) -> Quality:
    """Ask a built site's search a set of queries."""
    data = published(site, language)
    # By address, in lower case; what only editors see of a page is left out.
    texts = {
        f"{url}#{id_}" if id_ else url: f"{'' if order else title} {heading} {text}".lower()
        for url, title, _, _, sections in json.loads(data.read_text(encoding="utf-8"))["pages"]
        for order, (id_, heading, text) in enumerate(sections)
    }

    def is_relevant(address: str, query: Query) -> bool:
        return any(label.lower() in texts.get(address, "") for label in query["must_match_any"])

    asked = [query for query in read(language, name) if any(is_relevant(place, query) for place in texts)]
    begun = [(query, word) for query in asked if (word := _beginning(query))]
    answers = ask(data, [*(query["query"] for query in asked), *(word for _, word in begun)])
    queries = [*asked, *(query for query, _ in begun)]
    answered = zip(queries, answers, strict=True)
    marks = [[is_relevant(address, query) for address in found] for query, found in answered]
    whole, typed = marks[: len(asked)], marks[len(asked) :]
    figures = {
        "hit_at_5": mean(any(mark[:_FIRST]) for mark in whole),
        "mrr": mean(1 / (mark.index(True) + 1) if True in mark else 0.0 for mark in whole),
        "precision_at_10": mean(mean(mark[:_LISTED]) for mark in whole if mark),
        "as_you_type": mean(any(mark[:_FIRST]) for mark in typed),
    }
    missed = zip(asked, whole, strict=True)
    return Quality(figures, [query["query"] for query, mark in missed if not any(mark[:_FIRST])])


def _beginning(query: Query) -> str | None:
    """Return the beginning of a query's word; None for slips, several words and words too short to tell."""
    beginning = query["query"][: ceil(len(query["query"]) * _TYPED)]
    is_asked = query["category"] != "typo" and " " not in query["query"] and len(beginning) >= _FEWEST_TYPED
    return beginning if is_asked else None


class Box(NamedTuple):
    """Where a site's search is: what opens it, where words are written, a result (all selectors)."""

    opens: str
    words: str
    result: str


BOXES: Final = {
    "ours": Box(".header-button--search", "#search-words", ".search__results a"),
    "stock": Box(".md-search__input", ".md-search__input", ".md-search-result__link"),
    "starlight": Box("button[data-open-modal]", "#starlight__search input", ".pagefind-ui__result-link"),
}
"""By the name of the site's column."""


class Bytes(NamedTuple):
    """Bodies in bytes, brotli: all scripts before the search is opened, what else of the search, and what it adds."""

    before: int
    of_search_before: int
    opening: int


def bytes_of_texts(site: Path, language: str) -> int:
    """Return how many bytes the texts that are searched take, brotli: no search could fetch less."""
    pages = json.loads(published(site, language).read_text(encoding="utf-8"))["pages"]
    return len(brotli.compress(json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode()))


def bytes_of(browser: Browser, host: Host, path: str, box: Box = BOXES["ours"]) -> Bytes:
    """Visit a page and search for a word."""
    page = browser.new_page(viewport=DESKTOP)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    host.wait_until_quiet(page, 0.5)
    before = sum(sent.size for sent in host.sent if sent.kind == "js")
    of_search = sum(sent.size for sent in host.sent if "/search" in sent.path)
    host.sent.clear()
    page.locator(box.opens).first.click()
    page.locator(box.words).first.press_sequentially("muse")  # begins both languages' word
    page.locator(box.result).first.wait_for()
    host.wait_until_quiet(page, 0.5)
    page.close()
    return Bytes(before, of_search, sum(sent.size for sent in host.sent))


def latency_p95(browser: Browser, address: str, words: Sequence[str]) -> float:
    """Return within how many milliseconds 95 of 100 words are answered and listed by the open search, slowed down."""
    page = browser.new_page()
    page.goto(address)
    page.locator(".search__results li").first.wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
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
