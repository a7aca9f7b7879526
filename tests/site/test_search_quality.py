"""The search finds what it should: every committed set of labelled queries, asked of the engine in Node."""

import json
from pathlib import Path

import pytest
from bench.budgets import SEARCH_FLOORS, SEARCH_GOALS
from bench.fresh_queries import SETS, read
from bench.search_quality import FIGURES, ask_engine, data_of, score, section_texts, typed


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", SETS)
def test_the_search_finds_as_well_as_it_has(name: str, language: str, site: Path):
    data = data_of(site, language)
    texts = section_texts(json.loads(data.read_text(encoding="utf-8")))
    found = score(read(language, name), texts, ask_engine(data))
    floors = SEARCH_FLOORS[name][language]
    short = {figure: (getattr(found, figure), floors[figure]) for figure in FIGURES}
    assert all(measured >= floor for measured, floor in short.values()), (short, found.missed)


def test_every_set_has_a_floor_for_every_figure_and_none_is_above_its_goal():
    for name in SETS:
        for language in ("fi", "sv"):
            floors = SEARCH_FLOORS[name][language]
            assert set(floors) == set(FIGURES) == set(SEARCH_GOALS)
            assert all(floors[figure] <= SEARCH_GOALS[figure] for figure in FIGURES)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", SETS)
def test_the_committed_sets_are_whole(name: str, language: str):
    queries = read(language, name)
    assert len(queries) >= 75
    assert {query.lang for query in queries} == {language}
    assert all(query.must_match_any for query in queries)
    assert sum(1 for query in queries if typed(query)) >= 60


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("made", SETS[2:])
def test_a_made_set_shares_no_lemma_with_those_that_have_been_looked_into(made: str, language: str):
    earlier = SETS[: SETS.index(made)]
    seen = {query.lemma for name in earlier for query in read(language, name)}
    assert seen.isdisjoint(query.lemma for query in read(language, made))
