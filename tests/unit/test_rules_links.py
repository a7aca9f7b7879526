import pytest

from tests.unit.examples import content, page_text
from vaikuttava_museo.checks.rules.links import Link, find_links, internal_links

GLOSSARY = """terms:
  - id: impact
    fi: {term: vaikuttavuus, explanation: Selitys riittävän pitkästi.}
    sv: {term: genomslagskraft, explanation: En förklaring som räcker.}
"""


def rules_of(link: str, name: str = "sivu") -> list[str]:
    files = {
        "sanasto": page_text(), "sanasto_sv": page_text(), "sanasto_yml": GLOSSARY, "sivu": page_text(),
        "tyopohjat__index": page_text("## A { #a }\n"), "tyopohjat__index_sv": page_text("## A { #a }\n"),
    }  # fmt: skip
    files[name] = page_text(f"## Alku {{ #start }}\n[teksti]({link})\n")
    return [item.rule for item in internal_links(content(**files))]


def test_links_are_found_with_text_target_and_line():
    body = "a [b](c.md) d\n\n[e](f.md#g) [h](https://i.fi)\n"
    assert list(find_links(body, first_line=5)) == [
        Link("b", "c.md", 5),
        Link("e", "f.md#g", 7),
        Link("h", "https://i.fi", 7),
    ]


def test_a_title_of_a_link_is_no_part_of_its_target():
    assert list(find_links('[a](b.md "Otsikko")')) == [Link("a", "b.md", 1)]


def test_a_picture_is_no_link():
    assert list(find_links("![kuva](kuva.png)")) == []


@pytest.mark.parametrize(
    "target",
    [
        "sanasto.md", "sanasto.md#impact", "#start", "tyopohjat/index.md#a", "https://museo.fi/x",
        "mailto:a@b.fi", "tel:+358401234567",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_sound(target):
    assert rules_of(target) == []


@pytest.mark.parametrize("name", ["tyopohjat__index", "tyopohjat__index_sv"])
def test_a_link_out_of_a_folder_is_sound(name):
    assert rules_of("../sanasto.md#impact", name) == []


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("puuttuu.md", "link-broken"),
        ("Sanasto.md", "link-broken"),
        ("../sanasto.md", "link-broken"),
        ("tyopohjat/puuttuu.md", "link-broken"),
        ("sanasto.md#puuttuu", "link-anchor"),
        ("#puuttuu", "link-anchor"),
        ("sanasto.sv.md", "link-language"),
        ("/sv/sanasto/", "link-form"),
        ("../sanasto/", "link-form"),
        ("javascript:alert(1)", "link-form"),
        ("liite.docx", "link-form"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(target, rule):
    assert rules_of(target) == [rule]


def test_a_link_to_an_unreadable_page_is_not_called_broken():
    found = content(sivu=page_text("[a](rikki.md)\n"), rikki="---\ntitle: a: b\n---\n")
    assert list(internal_links(found)) == []


def test_a_link_to_a_term_is_not_called_broken_when_the_glossary_cannot_be_read():
    found = content(
        sivu=page_text("[a](sanasto.md#impact)\n"), sanasto=page_text(), sanasto_yml="terms: a: b\n"
    )
    assert list(internal_links(found)) == []
