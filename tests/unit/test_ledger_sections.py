"""What a section is, which changes put it behind, and what survives a rename or a move."""

import pytest
from project import real_content

from tests.unit.examples import page_text
from tests.unit.ledger_examples import FINNISH, FOLLOWED, LATER, SLIP, SWEDISH, open_in, pages, said_of
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compared_sections import Section, fingerprint, on_one_line, sections_of
from vaikuttava_museo.ledger.ledger_files import compare, settled


def by_address(now: Content) -> dict[str, Section]:
    return {str(section.address): section for section in sections_of(now)}


def renamed(text: str, heading: str = "") -> str:
    text = text.replace("#opening", "#first-words")
    return text.replace("Avaus", heading).replace("Inledning", heading) if heading else text


def added(texts: tuple[str, str], id: str, finnish: str, swedish: str) -> tuple[str, str]:
    return f"{texts[0]}\n## A {{ #{id} }}\n\n{finnish}\n", f"{texts[1]}\n## A {{ #{id} }}\n\n{swedish}\n"


BOTH = (FINNISH, SWEDISH)
START, OPENING, CHOICE = (tuple(text.split("\n## ")[index] for text in BOTH) for index in range(3))
FEWER = tuple(map("\n## ".join, zip(START, OPENING, strict=True)))
MOVED = {"toinen": page_text(f"## {CHOICE[0]} Kukin."), "toinen_sv": page_text(f"## {CHOICE[1]}")}
SHORT = added(BOTH, "a", "Nimet.", "Namn.")


def test_a_page_has_its_facts_its_start_and_a_section_for_each_heading():
    found = by_address(pages(yksin=page_text("Teksti.\n")))
    assert list(found) == ["sivu#.facts", "sivu#.start", "sivu#choice", "sivu#opening"]
    assert found["sivu#.facts"].texts[0].startswith("title: Sivu\ndescription: Kuvaus")
    assert "2026" not in found["sivu#.facts"].texts[0]
    assert found["sivu#choice"].texts[0].startswith("Valinta\nJokainen kirjoittaa lapulle")
    sides = found["sivu#opening"].sides.values()
    assert [(str(side.path), side.line) for side in sides] == [("sivu.md", 9), ("sivu.sv.md", 9)]
    fenced = "## A { #a }\n\n```\n## B { #b }\n```\n"
    assert set(by_address(pages(fenced, fenced))) == {"sivu#.facts", "sivu#a"}
    assert "sivu#choice" not in by_address(pages(FINNISH, SWEDISH.replace("## Valet { #choice }", "")))


def test_the_texts_of_the_data_files_are_sections_by_their_ids():
    found = by_address(real_content())
    assert found["askel-3.yml#questions.success-factors"].texts[1].startswith("Vilka faktorer")
    assert "\n" in found["sanasto.yml#terms.facilitator"].texts[1]
    assert found.keys() >= {"tyopohjat/change-map.yml#instructions.1", "ohjausryhma.yml#organisations.sitra"}
    assert not [address for address in found if "keywords" in address]


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("yksi kaksi\nkolme", "yksi\nkaksi  kolme ", True),
        ("\ufeff20 min toimin\u00adtamalli", "20\u00a0min toimintamalli", True),
        ('"Avaus" museo\'s a\u0308iti', "”Avaus” museo’s äiti", True),
        ("* yksi\n* kaksi\n\nToinen.", "- yksi\n- kaksi Toinen.", True),
        ("|a|b|\n|---|:--|\n|1|2|", "| a   | b |\n| --- | --- |\n| 1 | 2 |", True),
        ("Tulette.", "Tulette?", False),
        ("Ei, odottakaa", "Ei odottakaa", False),
        ("8–14", "8-14", False),
        ("[askel](askel-1.md)", "[askel](askel-2.md)", False),
        ("yhdyssana", "yhdys sana", False),
        ("1. yksi", "- yksi", False),
    ],
)
def test_only_what_no_reader_would_notice_is_the_same_text(before, after, is_same):
    assert (fingerprint(on_one_line(before)) == fingerprint(on_one_line(after))) is is_same


@pytest.mark.parametrize(
    ("before", "now", "open_sections"),
    [
        (BOTH, pages(SLIP), {"sivu#opening": "fi"}),
        (BOTH, pages(FINNISH, FOLLOWED), {"sivu#opening": "sv"}),
        (BOTH, pages(SLIP, FOLLOWED), {"sivu#opening": "fi+sv"}),
        (BOTH, pages("Uusi alku.\n" + FINNISH), {"sivu#.start": "fi"}),
        (BOTH, pages(sivu=page_text(FINNISH, title="Uusi nimi")), {"sivu#.facts": "fi"}),
        (BOTH, pages(*added(BOTH, "new", "Asia.", "Sak.")), {"sivu#new": "new"}),
        (BOTH, pages(*map("\n## ".join, zip(START, CHOICE, OPENING, strict=True))), {}),
        (BOTH, pages(*FEWER), {}),
        (BOTH, pages(*FEWER, **MOVED), {"toinen#choice": "fi", "toinen#.facts": "new"}),
        (BOTH, pages(renamed(FINNISH), renamed(SWEDISH)), {}),
        (BOTH, pages(renamed(SLIP, "Alku"), renamed(SWEDISH)), {"sivu#first-words": "fi"}),
        (BOTH, pages(renamed(FINNISH, "Alku"), renamed(SWEDISH, "Start")), {"sivu#first-words": "fi+sv"}),
        (BOTH, pages(SLIP, name="uusi"), {"uusi#opening": "fi"}),
        (SHORT, pages(*added(BOTH, "b", "Lista.", "Namn.")), {"sivu#b": "new"}),
        (SHORT, pages(*added(SHORT, "b", "Nimet.", "Namn.")), {}),
    ],
)
def test_what_is_behind_after_a_change(before, now, open_sections):
    assert open_in(compare(now, said_of(pages(*before)))) == open_sections


def test_of_two_statements_the_later_tells_what_has_changed_and_either_will_do():
    both = [*said_of(pages(SLIP, FOLLOWED), LATER), *said_of(pages())]
    assert open_in(compare(pages(), both)) == open_in(compare(pages(SLIP, FOLLOWED), both)) == {}
    third = pages(SLIP.replace("kahdenkymmenen", "kolmenkymmenen"), FOLLOWED)
    (standing,) = (item for item in compare(third, both) if item.is_open)
    assert (standing.changed[0].code, standing.statement.matched) == ("fi", LATER)


def test_a_written_ledger_has_a_followed_statement_under_the_new_id():
    now, before = pages(renamed(SLIP), renamed(SWEDISH)), said_of(pages())
    written = settled(before, compare(now, before), (), LATER)
    assert {item.section for item in written} == {".facts", ".start", "first-words", "choice"}
    assert LATER not in {item.matched for item in written}
    assert open_in(compare(now, written)) == {"sivu#first-words": "fi"}


@pytest.mark.parametrize("broken", ["sivu", "sivu_sv"])
def test_the_statements_of_a_page_that_cannot_be_read_wait_for_it(broken):
    before = said_of(pages())
    assert set(settled(before, compare(pages(**{broken: "ei tietoja\n"}), before), (), LATER)) == set(before)
