"""What holds for the site's own content, one rule a test; the page's path is the test's name."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pydantic import BaseModel

from tests.content.docs_tree import (
    in_finnish,
    in_swedish,
    list_items,
    page_files,
    pages,
    pair_keys,
    prose,
    real_content,
    step_pages,
    table_rows,
    words,
)
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import check
from vaikuttava_museo.checks.rules.links import find_links
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.shared_data import Term, Text
from vaikuttava_museo.content.timetable import timetable_minutes
from vaikuttava_museo.content.worksheets import Summary, all_fields

PROJECT = "museot-hyvinvoinnin-edistajina"

each_page = pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.path))
each_step_page = pytest.mark.parametrize("page", step_pages(), ids=lambda page: str(page.path))
each_pair = pytest.mark.parametrize("key", pair_keys())
each_step = pytest.mark.parametrize("number", range(1, 7))
each_worksheet = pytest.mark.parametrize("id", real_content().worksheets)


def required_ids(step: int) -> list[str]:
    """Return the ids a step page has, in the order of the design; step II works in three parts."""
    parts = ["customers", "partners", "competence"] if step == 2 else []
    before = ["core-questions", "how-to", "preparation", "timetable"]
    after = ["pitfalls", "one-person", "remote", "inspiration", "tools", "next-step"]
    return [*before, *parts, *after]


def texts_of(value: object, at: str) -> Iterator[tuple[str, Text | Summary]]:
    """Yield every text in two languages within a model, and where it stands."""
    if isinstance(value, Text | Summary):
        yield at, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name), f"{at}.{name}")
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_of(item, f"{at}[{index}]")


def terms() -> tuple[Term, ...]:
    glossary = real_content().glossary
    return glossary.terms if glossary else ()


def shared_texts() -> Iterator[tuple[str, Text | Summary]]:
    content = real_content()
    for number, step in content.steps.items():
        yield from texts_of(step, f"askel-{number}")
    for id, sheet in content.worksheets.items():
        yield from texts_of(sheet, id)


@pytest.mark.parametrize("path", page_files())
def test_the_checks_find_nothing_on_the_page(path):
    assert [report(item) for item in check(real_content()) if str(item.path) == path] == []


def test_the_checks_find_nothing_anywhere_else():
    assert [report(item) for item in check(real_content()) if str(item.path) not in page_files()] == []


@pytest.mark.parametrize("path", page_files())
def test_the_page_can_be_read(path):
    assert path in {str(page.path) for page in pages()}


@each_step
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_step_has_its_page_under_its_own_number(number, language):
    meta = real_content().meta[f"askel-{number}", language]
    assert isinstance(meta, StepMeta)
    assert meta.step == number


@each_step_page
def test_the_step_page_has_its_sections_in_their_order(page):
    required = required_ids(int(page.text_of("step")))
    ids = [heading.id for heading in page.headings]
    assert [id for id in ids if id in required] == required


@pytest.mark.parametrize(
    "page", [page for page in step_pages() if page.language is FINNISH], ids=lambda page: str(page.path)
)
def test_the_finnish_step_page_has_700_to_1200_words(page):
    assert 700 <= len(words(prose(page.body))) <= 1200


@each_step_page
def test_every_section_of_a_step_page_says_something(page):
    lines = page.body.split("\n")
    empty = [
        before.id
        for before, after in pairwise(page.headings)
        if after.level <= before.level
        and not "".join(lines[before.line - page.body_line + 1 : after.line - page.body_line]).strip()
    ]
    assert empty == []


@each_step_page
@pytest.mark.parametrize("name", ["core-questions", "resources", "worksheets"])
def test_the_step_page_shows_its_shared_data(page, name):
    assert f"{{{{ {name} }}}}" in page.body


@each_pair
def test_the_pair_has_as_many_headings(key):
    assert len(in_swedish(key).headings) == len(in_finnish(key).headings)


@each_pair
def test_the_pair_has_as_many_list_items(key):
    assert len(list_items(in_swedish(key))) == len(list_items(in_finnish(key)))


@each_pair
def test_the_pair_has_as_many_table_rows(key):
    assert len(table_rows(in_swedish(key))) == len(table_rows(in_finnish(key)))


@each_pair
def test_the_pair_has_as_many_links(key):
    finnish, swedish = (len(list(find_links(page.body))) for page in (in_finnish(key), in_swedish(key)))
    assert swedish == finnish


@each_step
def test_both_languages_have_the_same_minutes_in_the_timetable(number):
    finnish, swedish = (page_of(f"askel-{number}") for page_of in (in_finnish, in_swedish))
    assert timetable_minutes(swedish) == timetable_minutes(finnish)


@each_pair
def test_the_swedish_page_is_no_summary(key):
    finnish, swedish = (len(prose(page.body).replace(" ", "")) for page in (in_finnish(key), in_swedish(key)))
    assert swedish > 0.8 * finnish


@each_pair
def test_the_pair_has_the_same_facts_in_its_front_matter(key):
    finnish, swedish = (real_content().meta[key, language] for language in LANGUAGES)
    shared = ("reviewed", "step", "time")
    assert [getattr(swedish, name, None) for name in shared] == [
        getattr(finnish, name, None) for name in shared
    ]
    assert (swedish.subtitle is None) == (finnish.subtitle is None)


@each_page
def test_no_text_is_left_to_be_written(page):
    left = re.findall(
        r"lorem|ipsum|\bTODO\b|\bTBD\b|\bFIXME\b|x{3,}|\?{3,}|…{2,}", page.body, flags=re.IGNORECASE
    )
    assert left == []


@each_page
def test_no_script_or_markup_but_language_marks_stands_in_the_text(page):
    assert re.findall(r"<(?!span lang=\"|/span>)[a-zA-Z!/][^>]*>", page.body) == []


@pytest.mark.parametrize(
    "fact",
    [
        "2011",
        "2013",
        "Sitra",
        "Vellamo",
        "Kotka",
        "Linnanniemi",
        "Janne Tielinen",
        "Altistutaan asiakkaille!",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_project_page_tells_what_the_source_page_told(fact, language):
    assert fact in real_content().page(PROJECT, language).body


@pytest.mark.parametrize("fact", ["Museovirasto", "Hämeenlinna", "asiakaslähtöi", "pilot"])
def test_the_finnish_project_page_names_the_parties(fact):
    assert fact in in_finnish(PROJECT).body


@pytest.mark.parametrize("fact", ["Museiverket", "Tavastehus", "kundorienter", "pilot"])
def test_the_swedish_project_page_names_the_parties(fact):
    assert fact in in_swedish(PROJECT).body


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_project_page_asks_the_four_questions_of_its_time(language):
    questions = [item for item in list_items(real_content().page(PROJECT, language)) if item.endswith("?")]
    assert len(questions) == 4


@pytest.mark.parametrize(
    "name",
    [
        "Juhani Kostet", "Pirjo Hamari", "Ulla Teräs", "Helena Edgren", "Lea Värtinen", "Jonna Stenman",
        "Tapani Hellstén", "Timo Koivu", "Henry Lindelöf", "Iiris Patosalmi", "Sari Heinonen", "Pia Mero",
        "Päivi Salonen",
    ],
)  # fmt: skip
def test_the_steering_group_has_the_person_with_title_and_organisation(name):
    found = [
        person for group in real_content().people.groups for person in group.people if person.name == name
    ]
    assert len(found) == 1
    assert found[0].title["fi"] and found[0].title["sv"] and found[0].organisations


def test_the_steering_group_has_ten_members_and_three_experts():
    assert [len(group.people) for group in real_content().people.groups] == [10, 3]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_steering_group_page_shows_the_people(language):
    assert "{{ people }}" in real_content().page("ohjausryhma", language).body


def test_there_are_at_least_nine_worksheets():
    assert len(real_content().worksheets) >= 9


@each_step
def test_the_step_has_a_worksheet(number):
    assert real_content().worksheets_of(number)


def test_step_two_has_a_worksheet_for_each_of_its_parts():
    assert [sheet.part for _, sheet in real_content().worksheets_of(2)] == ["A", "B", "C"]


@each_step_page
def test_the_step_page_names_each_of_its_worksheets(page):
    sheets = real_content().worksheets_of(int(page.text_of("step")))
    unnamed = [
        sheet.title[page.language.code] for id, sheet in sheets if f"tyopohjat/{id}.md" not in page.body
    ]
    assert unnamed == []


@each_worksheet
def test_the_worksheet_leaves_no_placeholder_for_the_museum_to_guess(id):
    sheet = real_content().worksheets[id]
    texts = [text for _, both in texts_of(sheet, id) for text in (both["fi"], both["sv"])]
    assert [text for text in texts if re.search(r"lorem|TODO|xxx|\{\{", text, flags=re.IGNORECASE)] == []
    assert len(all_fields(sheet)) >= 3


@pytest.mark.parametrize(
    "both",
    [pytest.param(both, id=at) for at, both in shared_texts() if len(both["fi"]) > 20],
)
def test_the_shared_text_is_translated(both):
    assert both["fi"] != both["sv"]


def test_the_glossary_has_its_terms():
    assert len(terms()) >= 25


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("term", terms(), ids=lambda term: term.id)
def test_the_term_is_explained_in_its_own_words(term, language):
    other = FINNISH if language is SWEDISH else SWEDISH
    assert term[language.code].explanation != term[other.code].explanation
    assert not term[language.code].explanation.lower().startswith(f"{term[language.code].term} on ")
