"""A page's file in parts: its pair, its facts with their lines, its headings; or a finding when it cannot be read."""

from pathlib import PurePosixPath

import pytest

from tests.unit.examples import page, page_text
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import SWEDISH
from vaikuttava_museo.content.pages import Heading, find_headings, parse_page


def refused(text: str, name: str = "sivu.md") -> Finding:
    found = parse_page(PurePosixPath(name), text)
    assert isinstance(found, Finding)
    return found


def test_a_page_knows_its_pair_and_language_and_counts_its_lines_as_the_file_does():
    found = page("tyopohjat/index.sv.md", "\nTeksti.\n\n## Otsikko { #a }\n")
    assert (found.key, found.language) == ("tyopohjat/index", SWEDISH)
    assert (found.body_line, found.headings[0].line) == (7, 10)
    assert found.meta.line_of(("description",)) == 3


def test_a_step_page_is_told_by_its_name_or_its_key():
    assert page("askel-3.md").is_step and page(step="3").is_step
    assert not page("askel.md").is_step and not page("sivu.md").is_step


def test_a_value_that_is_no_text_reads_as_empty():
    assert page(title="[a, b]").text_of("title") == page().text_of("subtitle") == ""


def test_a_file_of_no_language_or_without_front_matter_is_a_finding():
    assert refused(page_text(), "sivu.se.md").rule == "file-name"
    assert refused("## Otsikko\n").rule == "front-matter-missing"


@pytest.mark.parametrize(
    ("value", "rule", "mended"),
    [
        ("Askel I: katse", "yaml-syntax-colon", 'title: "Askel I: katse"'),
        ('Vieras: "Maija"', "yaml-syntax-colon", r'title: "Vieras: \"Maija\""'),
        ("@museo", "yaml-syntax-colon", 'title: "@museo"'),
        ("{{ provider }}", "yaml-syntax-colon", 'title: "{{ provider }}"'),
        ("*tärkeä*", "yaml-syntax-colon", 'title: "*tärkeä*"'),
        *((value, "yaml-syntax", "") for value in ('"Auki', '"Auki: yhä', "'Auki", '"Kiinni" mutta jatkuu')),
    ],
)
def test_a_value_is_offered_in_quotation_marks_unless_it_has_its_own(value, rule, mended):
    found = refused(page_text(title=value))
    assert (found.rule, found.line, found.values["mended"]) == (rule, 2, mended)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Otsikko { #core-questions }", [Heading(2, "Otsikko", "core-questions", 1)]),
        ("### Otsikko {#a}", [Heading(3, "Otsikko", "a", 1)]),
        ("## Otsikko { .iso #a }", [Heading(2, "Otsikko", "a", 1)]),
        ("## Otsikko { .iso }", [Heading(2, "Otsikko", None, 1)]),
        ("# Otsikko", [Heading(1, "Otsikko", None, 1)]),
        ("#Otsikko\nTeksti # ristikko\n    ## Sisennetty\n####### Seitsemän", []),
        (
            "## A { #a }\n~~~\n```\n## B\n```\n~~~\n## C { #c }",
            [Heading(2, "A", "a", 1), Heading(2, "C", "c", 7)],
        ),
    ],
)
def test_headings_are_told_from_what_looks_alike_and_from_code(body, expected):
    assert list(find_headings(body)) == expected
