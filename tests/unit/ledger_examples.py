"""Small pairs of pages, and how they stand after an editor's change, for the tests of the ledger."""

from datetime import date

from tests.unit.examples import content, page_text
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compare import Comparison, State, compare
from vaikuttava_museo.ledger.confirm import settled
from vaikuttava_museo.ledger.data_texts import data_sections
from vaikuttava_museo.ledger.pairs import compare_content
from vaikuttava_museo.ledger.record import Ledger, Record
from vaikuttava_museo.ledger.sections import Section, page_sections

MATCHED = date(2026, 11, 25)
LATER = date(2026, 12, 3)

FINNISH = """Alku kertoo, mistä sivulla on kyse ja kenelle se on tarkoitettu.

## Avaus { #opening }

Lukekaa vaihtoehdot seinältä hiljaa viidentoista minuutin ajan. Kirjoittakaa kysymykset tarralapuille.

Käyttäkää sitten viisi minuuttia vastauksiin, jotka vetäjä lukee ääneen kaikille.

## Valinta { #choice }

Jokainen kirjoittaa lapulle oman valintansa ja tärkeimmän syyn siihen.
"""
SWEDISH = """Början berättar vad sidan handlar om och vem den är avsedd för.

## Inledning { #opening }

Läs alternativen på väggen under tystnad i femton minuter. Skriv frågorna på självhäftande lappar.

Ägna därefter fem minuter åt svaren, som workshopledaren läser upp för alla.

## Valet { #choice }

Var och en skriver sitt eget val och det viktigaste skälet på en lapp.
"""


def pages(finnish: str = FINNISH, swedish: str = SWEDISH, name: str = "sivu", **more: str) -> Content:
    """Return the content of one pair, and of more files by their names."""
    titles = {"title": "Sida", "description": "Beskrivning " * 6}
    return content(**{name: page_text(finnish), f"{name}_sv": page_text(swedish, **titles)}, **more)


def said_of(now: Content, on: date = MATCHED) -> list[Record]:
    """Return the statements of a person who found that everything matches."""
    everything = compare_content(now, Ledger(()))
    return settled(everything, {item.section.address for item in everything.standings}, on)


def compared(now: Content, records: list[Record]) -> Comparison:
    return compare_content(now, Ledger(tuple(records)))


def states(comparison: Comparison) -> dict[str, State]:
    """Return the sections that are not in step, and how they stand."""
    return {str(item.section.address): item.state for item in comparison.open()}


def after(change: Content, before: Content | None = None) -> dict[str, State]:
    """Return what is open after a change to content that matched."""
    return states(compared(change, said_of(before or pages())))


def sections_of(now: Content) -> dict[str, Section]:
    return {str(item.address): item for item in [*page_sections(now), *data_sections(now)]}


def nothing() -> Comparison:
    return compare([], [], frozenset())
