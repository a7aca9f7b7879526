"""The search costs its reader little: no byte before it is opened, few after, and an answer while one types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.again import kept_once
from bench.budgets import LANGUAGES, SEARCH
from bench.queries import read
from bench.search_cost import OPENING, bytes_of, first_result_ms, latency_p95
from bench.wire import Host, hosted
from playwright.sync_api import Browser

pytestmark = [pytest.mark.parametrize("language", LANGUAGES), pytest.mark.thorough]


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


def test_bytes_before_and_after_opening_fit_their_budgets(language: str, browser: Browser, host: Host):
    cost = bytes_of(browser, host, LANGUAGES[language])
    assert cost.of_search_before == 0
    assert cost.before <= SEARCH["bytes_before"]
    assert 0 < cost.opening <= SEARCH["bytes"]


@pytest.mark.timing
def test_a_word_is_answered_while_one_types(language: str, browser: Browser, host: Host):
    words, most = [query.query for query in read(language)], SEARCH["latency_p95_ms"]
    found = kept_once(
        lambda: latency_p95(browser, host.url + OPENING[language], words), lambda ms: ms <= most
    )
    assert found[-1] <= most, f"95 of 100 queries within, ms: {found}"


@pytest.mark.timing
def test_the_first_result_comes_soon_after_all_is_fetched(language: str, browser: Browser, host: Host):
    most = SEARCH["first_result_ms"]
    found = kept_once(lambda: first_result_ms(browser, host.url + OPENING[language]), lambda ms: ms <= most)
    assert found[-1] <= most, f"first result, ms: {found}"
