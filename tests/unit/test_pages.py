from pathlib import PurePosixPath

import pytest

from tests.unit.examples import page, page_text
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import SWEDISH
from vaikuttava_museo.content.pages import Heading, Page, find_headings, parse_page


def parse(text: str, name: str = "sivu.md") -> Page | Finding:
    return parse_page(PurePosixPath(name), text)


def heading(line: str) -> Heading:
    return next(iter(find_headings(line)))


def test_a_page_knows_its_pair_and_language():
    found = page("tyopohjat/index.sv.md")
    assert (found.key, found.language) == ("tyopohjat/index", SWEDISH)


def test_a_page_counts_its_lines_as_the_file_does():
    found = page(body="\nTeksti.\n\n## Otsikko { #a }\n")
    assert (found.body_line, found.headings[0].line) == (7, 10)
    assert found.meta.line_of(("description",)) == 3


@pytest.mark.parametrize(("name", "is_step"), [("askel-3.md", True), ("askel.md", False), ("sivu.md", False)])
def test_a_step_page_is_told_by_its_name(name, is_step):
    assert page(name).is_step is is_step


def test_a_step_page_is_told_by_its_key():
    assert page(step="3").is_step


def test_a_value_that_is_no_text_reads_as_empty():
    assert page(title="[a, b]").text_of("title") == ""
    assert page().text_of("subtitle") == ""


def test_a_file_of_no_language_is_a_finding():
    found = parse(page_text(), "sivu.se.md")
    assert (found.rule, found.values["name"]) == ("file-name", "sivu.se.md")


def test_a_page_without_front_matter_is_a_finding():
    assert parse("## Otsikko\n").rule == "front-matter-missing"


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Askel I: katse", 'title: "Askel I: katse"'),
        ('Vieras: "Maija"', r'title: "Vieras: \"Maija\""'),
        ("@museo", 'title: "@museo"'),
        ("{{ provider }}", 'title: "{{ provider }}"'),
        ("*tärkeä*", 'title: "*tärkeä*"'),
    ],
)
def test_a_value_that_needs_quotation_marks_is_offered_with_them(value, mended):
    found = parse(page_text(title=value))
    assert (found.rule, found.line, found.values["mended"]) == ("yaml-syntax-colon", 2, mended)


@pytest.mark.parametrize("value", ['"Auki', '"Auki: yhä', "'Auki", '"Kiinni" mutta jatkuu'])
def test_a_value_with_its_own_quotation_marks_is_not_given_more(value):
    found = parse(page_text(title=value))
    assert (found.rule, found.line, found.values["mended"]) == ("yaml-syntax", 2, "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## Otsikko { #core-questions }", Heading(2, "Otsikko", "core-questions", 1)),
        ("### Otsikko {#a}", Heading(3, "Otsikko", "a", 1)),
        ("## Otsikko { .iso #a }", Heading(2, "Otsikko", "a", 1)),
        ("## Otsikko { .iso }", Heading(2, "Otsikko", None, 1)),
        ("# Otsikko", Heading(1, "Otsikko", None, 1)),
    ],
)
def test_a_heading_has_level_text_and_id(line, expected):
    assert heading(line) == expected


@pytest.mark.parametrize("line", ["#Otsikko", "Teksti # ristikko", "    ## Sisennetty", "####### Seitsemän"])
def test_what_only_looks_like_a_heading_is_none(line):
    assert list(find_headings(line)) == []


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_a_heading_in_a_code_block_is_none(fence):
    body = f"## A {{ #a }}\n{fence}\n## B\n{fence}\n## C {{ #c }}\n"
    assert [found.id for found in find_headings(body)] == ["a", "c"]


def test_a_code_block_ends_only_at_its_own_fence():
    assert list(find_headings("~~~\n```\n## A\n```\n## B\n~~~\n")) == []
