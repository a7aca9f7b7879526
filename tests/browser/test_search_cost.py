"""The search costs its reader little: no byte before it is opened, few after, and an answer while one types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.budgets import (
    LANGUAGES,
    SEARCH_BYTES,
    SEARCH_BYTES_BEFORE,
    SEARCH_FIRST_RESULT_MS,
    SEARCH_LATENCY_MS,
)
from bench.fresh_queries import read
from bench.search_cost import bytes_of, first_result_ms, latency_p95
from bench.search_peers import OPENING, opened
from bench.search_table import open_and_ask
from bench.wire import Host, hosted
from playwright.sync_api import Browser

RETRIES = 2
timing = pytest.mark.timing
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@languages
def test_bytes_before_and_after_opening_fit_their_budgets(language: str, browser: Browser, host: Host):
    cost = bytes_of(browser, host, LANGUAGES[language], "museo", open_and_ask("ours"))
    assert cost.of_search_before == 0
    assert cost.before <= SEARCH_BYTES_BEFORE
    assert 0 < cost.opening <= SEARCH_BYTES


@timing
@languages
def test_a_word_is_answered_while_one_types(language: str, browser: Browser, host: Host):
    """Machines are noisy: what exceeds the budget is measured again, and all must exceed it for the test to fail."""
    words = [query.query for query in read(language)]
    with opened(browser, host.url + OPENING[language]) as page:
        page.locator(".search__results li").first.wait_for()
        found = [latency_p95(page, words)]
        while found[-1] >= SEARCH_LATENCY_MS and len(found) <= RETRIES:
            found.append(latency_p95(page, words))
    assert min(found) < SEARCH_LATENCY_MS, f"95 of 100 queries within, ms: {found}"


@timing
@languages
def test_the_first_result_comes_soon_after_all_is_fetched(language: str, browser: Browser, host: Host):
    address = host.url + OPENING[language]
    found = [first_result_ms(browser, address)]
    while found[-1] > SEARCH_FIRST_RESULT_MS and len(found) <= RETRIES:
        found.append(first_result_ms(browser, address))
    assert min(found) <= SEARCH_FIRST_RESULT_MS, f"first result, ms: {found}"
