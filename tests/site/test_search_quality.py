"""The published search knows the whole site and finds what it should; it is asked in Node, as it answers in a browser."""

import json
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from bench.budgets import SEARCH
from bench.search import SETS, ask, published, quality
from project import ROOT, page_files, real_content

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.search.lemma_cache import read_lexicon
from vaikuttava_museo.search.search_file import words_of

QUESTIONS = yaml.safe_load((ROOT / "tests/bench/queries/questions.yml").read_text(encoding="utf-8"))
FIRST_PLACES = yaml.safe_load((ROOT / "tests/bench/queries/first.yml").read_text(encoding="utf-8"))
SYNONYMS = {"fi": ("yhteistyökumppani", "kumppani"), "sv": ("samarbetspartner", "partner")}
"""A word of the glossary's that the site itself hardly uses, and the term that it stands for."""
FOR_EDITORS = {key for (key, _), meta in real_content().meta.items() if meta.audience == "editors"}
"""Pages that readers' search leaves out."""
FIRST = 5
"""A right answer is among this many first results."""


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def data(site: Path, language: Language) -> dict:
    return json.loads(published(site, language.code).read_text(encoding="utf-8"))


def test_every_word_of_the_site_is_in_the_cache(data: dict, language: Language):
    missing = words_of(data) - read_lexicon(language.code).words.keys()
    assert not missing, "run `make words` and commit the cache"


def test_every_page_of_the_language_is_there_and_no_other(site: Path, data: dict, language: Language):
    pages = {path.parent.relative_to(site).as_posix() + "/" for path in page_files(site)}
    own = {page for page in pages if page.startswith("sv/") == (language.code == "sv")} - {"./", "sv/"}
    own -= {url_of(key, language) for key in FOR_EDITORS}
    assert {page[0] for page in data["pages"]} == own | {url_of("index", language)}


def test_what_stands_in_data_files_is_found_on_the_pages(data: dict, language: Language):
    content, code = real_content(), language.code
    text = json.dumps(data["pages"], ensure_ascii=False)
    assert content.people and content.glossary
    texts = [person.name for group in content.people.groups for person in group.people]
    texts += [term[code].term for term in content.glossary.terms]
    texts += [sheet.title[code] for sheet in content.worksheets.values()]
    texts += [question[code] for step in content.steps.values() for question in step.questions]
    texts += [resource.name_for(code)[0] for step in content.steps.values() for resource in step.resources]
    assert [one for one in texts if json.dumps(one, ensure_ascii=False)[1:-1] not in text] == []


@pytest.mark.parametrize("name", SETS)
def test_the_search_finds_as_well_as_it_has(name: str, language: Language, site: Path):
    found, floors = quality(site, language.code, name), SEARCH["floors"][name][language.code]
    short = {figure: share for figure, share in found.figures.items() if share < floors[figure]}
    assert short == {}, found.missed


def test_a_real_question_leads_to_its_page_and_every_page_is_asked_for(language: Language, site: Path):
    questions = QUESTIONS[language.code]
    found = ask(published(site, language.code), [question["query"] for question in questions])
    for question, urls in zip(questions, found, strict=True):
        first = {url.partition("#")[0] for url in urls[:FIRST]}
        assert {url_of(key, language) for key in question["leads_to"]} & first, question
    pages = {key for key, _ in real_content().meta} - FOR_EDITORS
    sheets = {f"tyopohjat/{id}" for id in real_content().worksheets}
    assert {key for question in questions for key in question["leads_to"]} == pages | sheets


def test_what_a_museum_asks_first_stands_first(language: Language, site: Path):
    asked = FIRST_PLACES[language.code]
    assert len({one["query"] for one in asked}) == 60
    keys = [key for key, other in real_content().meta if other is language] + [
        f"tyopohjat/{id}" for id in real_content().worksheets
    ]
    assert [
        one for one in asked if not any(fnmatch(key, wish) for wish in one["first"] for key in keys)
    ] == []
    page_of = {url_of(key, language): key for key in keys}
    found = ask(published(site, language.code), [one["query"] for one in asked])
    missed = {
        one["query"]: urls[:1]
        for one, urls in zip(asked, found, strict=True)
        if not any(fnmatch(page_of[url.partition("#")[0]], wish) for url in urls[:1] for wish in one["first"])
    }
    assert 1 - len(missed) / len(asked) >= SEARCH["first_place"][language.code], missed
    steps = {
        f"{word} {name}": url_of(f"askel-{mark.number}", language)
        for word in ("askel", "steg") for mark in STEP_MARKS for name in (mark.numeral, mark.number)
    }  # fmt: skip
    by_number = ask(published(site, language.code), list(steps))
    assert [urls[0] for urls in by_number] == list(steps.values())


def test_a_word_that_the_site_hardly_uses_finds_what_its_term_finds(language: Language, site: Path):
    everyday, term = ask(published(site, language.code), SYNONYMS[language.code])
    assert everyday[0] == f"{url_of('sanasto', language)}#partner"
    assert len(everyday) == len(term) and set(everyday[:5]) & set(term[:5]) >= {everyday[0], everyday[1]}
