"""The published search knows the whole site and finds what it should; it is asked in Node, as it answers in a browser."""

import json
from pathlib import Path

import pytest
import yaml
from bench.budgets import SEARCH
from bench.search import SETS, ask, published, quality
from project import DOCS, ROOT

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.search.lemma_cache import read_lexicon
from vaikuttava_museo.search.search_file import words_of

QUESTIONS = yaml.safe_load((ROOT / "tests/bench/queries/questions.yml").read_text(encoding="utf-8"))
FIRST = 5
"""A right answer is among this many first results."""


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def data(site: Path, language: Language) -> dict:
    return json.loads(published(site, language.code).read_text(encoding="utf-8"))


def pages_found(site: Path, language: Language, words: list[str]) -> list[list[str]]:
    """Return the pages of the first results of each query."""
    found = ask(published(site, language.code), words)
    return [[url.partition("#")[0] for url in urls[:FIRST]] for urls in found]


def test_every_word_of_the_site_is_in_the_cache(data: dict, language: Language):
    missing = words_of(data) - read_lexicon(language.code).words.keys()
    assert not missing, "run `make words` and commit the cache"


def test_every_page_of_the_language_is_there_and_no_other(site: Path, data: dict, language: Language):
    pages = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    own = {page for page in pages if page.startswith("sv/") == (language.code == "sv")} - {"./", "sv/"}
    assert {page[0] for page in data["pages"]} == own | {url_of("index", language)}


def test_what_stands_in_data_files_is_found_on_the_pages(data: dict, language: Language):
    content, code = parse_content(read_tree(DOCS)), language.code
    text = json.dumps(data["pages"], ensure_ascii=False)
    assert content.people
    assert content.glossary
    texts = [person.name for group in content.people.groups for person in group.people]
    texts += [term[code].term for term in content.glossary.terms]
    texts += [sheet.title[code] for sheet in content.worksheets.values()]
    texts += [question[code] for step in content.steps.values() for question in step.questions]
    texts += [resource.title for step in content.steps.values() for resource in step.resources]
    assert [one for one in texts if json.dumps(one, ensure_ascii=False)[1:-1] not in text] == []


@pytest.mark.parametrize("name", SETS)
def test_the_search_finds_as_well_as_it_has(name: str, language: Language, site: Path):
    found, floors = quality(site, language.code, name), SEARCH["floors"][name][language.code]
    short = {figure: share for figure, share in found.figures.items() if share < floors[figure]}
    assert short == {}, found.missed


def test_a_real_question_leads_to_its_page_and_every_page_is_asked_for(language: Language, site: Path):
    questions = QUESTIONS[language.code]
    found = pages_found(site, language, [question["query"] for question in questions])
    for question, urls in zip(questions, found, strict=True):
        assert {url_of(key, language) for key in question["leads_to"]} & set(urls), question
    pages = {key for key, _ in parse_content(read_tree(DOCS)).meta}
    sheets = {f"tyopohjat/{id}" for id in parse_content(read_tree(DOCS)).worksheets}
    assert {key for question in questions for key in question["leads_to"]} == pages | sheets
