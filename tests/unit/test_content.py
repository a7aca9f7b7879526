"""The content of a folder: its pages, steps and worksheets in each language, and the faults of its data."""

from pathlib import PurePosixPath

import pytest

from tests.unit.examples import QUESTIONS, content, page_text, seen, sheet_text, step_text
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.steps_people_glossary import Glossary, Resource
from vaikuttava_museo.content.worksheet_pages import data_file_of, worksheet_page_sources


def test_data_that_are_not_there_are_missed_once_each():
    missed = [str(item.path) for item in content().findings if item.rule == "data-missing"]
    steps = (f"askel-{number}.yml" for number in range(1, 7))
    assert missed == [*steps, "ohjausryhma.yml", "sanasto.yml", "known-issues.yml", "valikko.yml"]


def test_a_page_with_faulty_front_matter_keeps_its_text_but_has_no_meta_and_one_without_is_missing():
    found = content(sivu=page_text(title=""), rikki="---\ntitle: a: b\n---\n")
    assert found.page("sivu", FINNISH) and ("sivu", FINNISH) not in found.meta
    assert ("sivu.md", 2, "text-too-short") in seen(found.findings)
    assert found.page("rikki", FINNISH) is None and found.page("toinen", FINNISH) is None
    assert [found.is_unread(PurePosixPath(name)) for name in ("rikki.md", "toinen.md")] == [True, False]


def test_the_steps_that_can_be_read_come_in_order_in_their_language_with_their_worksheets():
    found = content(
        **{"askel-3": step_text(3, title="Kolmas"), "askel-1": step_text(1, title="Eka", subtitle="Alku")},
        **{"askel-1_sv": step_text(1, title="Första"), "askel-2": page_text(title="")},
        tyopohjat__b_yml=sheet_text(1, 1), tyopohjat__a_yml=sheet_text(1, 2), muut__d_yml=sheet_text(3, 1),
    )  # fmt: skip
    finnish, (swedish,) = (step_views(found, language) for language in LANGUAGES)
    told = [(view.numeral, view.title, view.subtitle) for view in finnish]
    assert told == [("I", "Eka", "Alku"), ("III", "Kolmas", None)]
    assert [[sheet.id for sheet in view.worksheets] for view in finnish] == [["b", "a"], []]
    facts = (swedish.title, swedish.url, swedish.minutes, swedish.subtitle)
    assert facts == ("Första", "sv/askel-1/", 90, None)
    sheet = swedish.worksheets[0]
    assert (sheet.title, sheet.url, sheet.numeral) == ("Text", "sv/tyopohjat/b/", "I")


@pytest.mark.parametrize("title", ['Kartta: "missä"', "Kenoviiva \\ n", "@kartta", "- x"])
def test_every_worksheet_has_a_page_in_each_language_with_its_texts_as_they_were_written(title):
    quoted = title.replace("'", "''")
    text = sheet_text(1, 1).replace("title: {fi: Teksti", f"title: {{fi: '{quoted}'")
    sources = worksheet_page_sources(content(**{"tyopohjat__partner-map_yml": text}).worksheets)
    assert list(map(str, sources)) == ["tyopohjat/partner-map.md", "tyopohjat/partner-map.sv.md"]
    pages = [parse_page(path, source) for path, source in sources.items()]
    assert all(isinstance(page, Page) and page.body.strip() == "{{ worksheet }}" for page in pages)
    assert [page.text_of("title") for page in pages] == [title, "Text"]
    assert [page.text_of("description") for page in pages] == ["x" * 50, "y" * 50]
    assert {data_file_of(path) for path in sources} == {PurePosixPath("tyopohjat/partner-map.yml")}


# --- what the schema refuses beyond the broken inputs of tests/content


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        *(({"description": "x" * length}, []) for length in (50, 160)),
        ({"title": "", "reviewed": "eilen", "avainsana": "x"},
         [(2, "text-too-short"), (4, "value-not-date"), (6, "key-unknown")]),
        *(({"reviewed": day}, [(4, "value-not-date")]) for day in ("22.11.2026", "")),
        *(({"reviewed": day}, [(4, "date-impossible")]) for day in ("2026-13-45", "2026-02-30")),
    ],
)  # fmt: skip
def test_every_fault_of_a_page_is_found_at_once(meta, expected):
    found = [item for item in seen(content(sivu=page_text(**meta)).findings) if item[0] == "sivu.md"]
    assert found == [("sivu.md", line, rule) for line, rule in expected]


RESOURCE = "resources:\n  - {id: a, kind: web, language: fi, title: Opas, fi: Opas., sv: Guide.}\n"
PEOPLE = """organisations:
  own: {fi: Museo, sv: Museet}
groups:
  - id: members
    heading: {fi: Jäsenet, sv: Medlemmar}
    people:
      - {name: Maija, title: {fi: johtaja, sv: direktör}, organisations: [own]}
"""


@pytest.mark.parametrize(
    ("file", "text", "change", "expected"),
    [
        ("tyopohjat__a_yml", sheet_text(1, 1, "cards"), (), []),
        *(("tyopohjat__a_yml", sheet_text(1, 1, "cards"), ("id: b", f"id: {id}"), [(13, "id-form")])
          for id in ("Iso", "ääkkönen", "two words", "-a", "a-", "a--b", "1a", "a_b")),
        ("tyopohjat__a_yml", sheet_text(1, 1, "cards"), ("cards: 4", "cards: 4\nentries: 3"), [(11, "key-unknown")]),
        ("askel-1_yml", QUESTIONS.replace("resources: []\n", RESOURCE), (), []),
        ("askel-1_yml", QUESTIONS.replace("resources: []\n", RESOURCE), ("language: fi", "language: de"),
         [(4, "value-not-offered")]),
        ("askel-1_yml", QUESTIONS.replace("resources: []\n", RESOURCE), ("id: a,", "id: a, year: 1899,"),
         [(4, "number-too-small")]),
        ("askel-1_yml", QUESTIONS.replace("resources: []\n", RESOURCE), ("title: Opas", "title: {fi: Opas}"),
         [(4, "key-missing")]),
        ("askel-1_yml", QUESTIONS.replace("resources: []\n", RESOURCE), ("id: a,", "id: a, url: {fi: x, sv: https://a.fi},"),
         [(4, "value-not-address")]),
        ("ohjausryhma_yml", PEOPLE, (), []),
        ("ohjausryhma_yml", PEOPLE, ("[own]", "[]"), [(7, "list-too-short")]),
    ],
)  # fmt: skip
def test_a_fault_of_data_is_on_its_own_line_and_told_once(file, text, change, expected):
    assert not change or change[0] in text
    found = content(**{file: text.replace(*change, 1) if change else text}).findings
    assert [(item.line, item.rule) for item in found if item.rule != "data-missing"] == expected


BOTH = {"fi": "Museolaki", "sv": "Museilag"}


@pytest.mark.parametrize(
    ("language", "title", "fi", "sv"),
    [
        ("fi", "Opas", ("Opas", ""), ("Opas", "")),
        ("en", "Guide", ("Guide", ""), ("Guide", "")),
        ("fi", BOTH, ("Museolaki", ""), ("Museolaki", "Museilag")),
        ("sv", BOTH, ("Museilag", "Museolaki"), ("Museilag", "")),
        ({"fi": "fi", "sv": "sv"}, BOTH, ("Museolaki", ""), ("Museilag", "")),
    ],
)
def test_a_source_has_its_own_name_and_to_whom_that_is_foreign_also_what_it_means(language, title, fi, sv):
    values = {"id": "a", "kind": "web", "language": language, "title": title, "fi": "Laki.", "sv": "Lag."}
    source = Resource.model_validate(values)
    assert (source.name_for("fi"), source.name_for("sv")) == (fi, sv)


@pytest.mark.parametrize(
    ("language", "terms"),
    [
        ("fi", ["zoo", "ääni", "öljy"]), ("sv", ["olja", "åsikt", "ändamål"]), ("fi", ["ala", "arvo", "Brändi"]),
        ("fi", ["asia kas", "asiakas", "asiakastieto"]),
    ],
)  # fmt: skip
def test_terms_are_in_the_alphabetical_order_of_their_language(language, terms):
    own = {"explanation": "Selitys, joka on riittävän pitkä.", "also": ""}
    rows = [{"id": "a"} | {code: own | {"term": term} for code in ("fi", "sv")} for term in reversed(terms)]
    found = Glossary.model_validate({"terms": rows}).in_order(language)
    assert [term[language].term for term in found] == terms
    assert {term[language].also for term in found} == {()}, "an empty list of other words means none"
