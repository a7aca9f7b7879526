"""Lighthouse on a phone gives full marks to the home page, a step page and a worksheet in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.again import kept_once
from bench.budgets import LIGHTHOUSE, LIGHTHOUSE_PAGES, LIGHTHOUSE_RUNS, Target
from bench.lighthouse import Run, median_scores, started
from bench.wire import Host, hosted


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@pytest.fixture(scope="module")
def lighthouse() -> Iterator[Run]:
    with started() as run:
        yield run


# Alone on the machine, after all other tests.
@pytest.mark.timing
@pytest.mark.parametrize("page", LIGHTHOUSE_PAGES, ids=lambda page: page.name)
def test_lighthouse_gives_full_marks(page: Target, lighthouse: Run, host: Host):
    found = kept_once(lambda: _too_low(lighthouse, host.url + page.url), lambda too_low: not too_low)
    assert found[-1] == {}, found


def _too_low(lighthouse: Run, url: str) -> dict[str, float]:
    scores = median_scores(lighthouse, url, LIGHTHOUSE_RUNS)
    return {name: score for name, score in scores.items() if score < LIGHTHOUSE[name]}
