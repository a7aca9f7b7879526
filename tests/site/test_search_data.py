"""The published search: one file a language, its words all in the cache, small enough to open at once."""

import json
from pathlib import Path

import brotli
import pytest
from project import ROOT

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.search.lemmas import cache_file, read_lexicon
from vaikuttava_museo.search.published import words_of

MOST_BYTES = 85_000
"""From opening the search to the first result, brotli, engine and data (issue 5)."""


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request) -> Language:
    return request.param


@pytest.fixture
def data_file(site: Path, language: Language) -> Path:
    (file,) = (site / "search").glob(f"{language.code}.*.json")
    return file


@pytest.fixture
def data(data_file: Path) -> dict:
    return json.loads(data_file.read_text(encoding="utf-8"))


def test_every_word_of_the_site_is_in_the_cache(data: dict, language: Language):
    missing = read_lexicon(cache_file(language.code)).missing(words_of(data))
    assert not missing, "run `make words` and commit the cache"


def test_every_page_of_the_language_is_there_and_no_other(site: Path, data: dict, language: Language):
    pages = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    own = {page for page in pages if page.startswith("sv/") == (language.code == "sv")} - {"./", "sv/"}
    assert {page[0] for page in data["pages"]} == own | {url_of("index", language)}


def test_worksheets_questions_people_terms_and_resources_are_found(data: dict):
    text = json.dumps(data["pages"], ensure_ascii=False)
    for piece in ("Pirjo Hamari", "MOI", "PDCA", "Liverpool"):
        assert piece in text


def test_a_range_that_the_page_keeps_on_one_line_is_plain_text_to_the_search(
    site: Path, data: dict, language: Language
):
    page = (site / language.prefix / "museot-hyvinvoinnin-edistajina/index.html").read_text(encoding="utf-8")
    text = json.dumps(data["pages"], ensure_ascii=False)
    for years in ("2007–2015", "1.9.2013–30.8.2014" if language.code == "fi" else "2019–2022"):
        assert f'<span class="together">{years}</span>' in page
        assert f" {years}" in text
    assert "class=" not in text
    assert "\u2060" not in page + text


def test_the_search_fits_its_budget(data_file: Path):
    scripts = sorted((ROOT / "overrides/js/search").glob("*.js"))
    assert sum(len(brotli.compress(path.read_bytes())) for path in (data_file, *scripts)) <= MOST_BYTES
