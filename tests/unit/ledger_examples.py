"""Small pairs of pages, and how they stand after an editor's change, for the tests of the ledger."""

from collections.abc import Iterable
from datetime import date

from tests.unit.examples import content, page_text
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.ledger_files import Standing, Statement, compare, settled

MATCHED, LATER = date(2026, 11, 25), date(2026, 12, 3)
FINNISH = """Alku kertoo, mistä sivulla on kyse ja kenelle se on tarkoitettu.

## Avaus { #opening }

Lukekaa vaihtoehdot seinältä hiljaa viidentoista minuutin ajan. Kirjoittakaa kysymykset tarralapuille.

## Valinta { #choice }

Jokainen kirjoittaa lapulle oman valintansa ja tärkeimmän syyn siihen.
"""
SWEDISH = """Början berättar vad sidan handlar om och vem den är avsedd för.

## Inledning { #opening }

Läs alternativen på väggen under tystnad i femton minuter. Skriv frågorna på självhäftande lappar.

## Valet { #choice }

Var och en skriver sitt eget val och det viktigaste skälet på en lapp.
"""
SLIP, FOLLOWED = FINNISH.replace("viidentoista", "kahdenkymmenen"), SWEDISH.replace("femton", "tjugo")


def swedish_page(text: str) -> str:
    return page_text(text, title="Sida", description="Beskrivning " * 6)


def pages(finnish: str = FINNISH, swedish: str = SWEDISH, name: str = "sivu", **more: str) -> Content:
    """Return the content of one pair, and of more files by their names."""
    return content(**{name: page_text(finnish), f"{name}_sv": swedish_page(swedish)} | more)


def said_of(now: Content, on: date = MATCHED) -> list[Statement]:
    """Return the statements of a person who found that everything matches."""
    everything = compare(now, [])
    return settled([], everything, {item.section.address for item in everything}, on)


def open_in(standings: Iterable[Standing]) -> dict[str, str]:
    """Return the sections that are not in step, with the languages that have changed."""
    changed = [(item.section, [side.code for side in item.changed]) for item in standings if item.is_open]
    return {str(section.address): "+".join(languages) or "new" for section, languages in changed}
