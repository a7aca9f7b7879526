"""How the two languages stand, section by section, against what the ledger says of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.ledger.following import Followed, follow, is_piece
from vaikuttava_museo.ledger.record import Record
from vaikuttava_museo.ledger.sections import Address, Section


class State(Enum):
    """How a section's two texts stand."""

    IN_STEP = "in step"
    FINNISH_NEWER = "Finnish newer"
    SWEDISH_NEWER = "Swedish newer"
    BOTH_CHANGED = "both changed"
    DIVIDED = "divided"
    """Cut from a section that matched, its words as they were: nobody has said that both were cut at the same place."""
    NEW = "new"


_STATES = {
    (True, False): State.FINNISH_NEWER,
    (False, True): State.SWEDISH_NEWER,
    (True, True): State.BOTH_CHANGED,
    (False, False): State.DIVIDED,
}
"""The state of a section not in step, by whether its Finnish and its Swedish text have changed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A section, its state, and the statement it is measured by (None for a new one)."""

    section: Section
    state: State
    record: Record | None = None
    is_piece: bool = False
    """Whether the statement is about more than this section: a section was divided."""

    @property
    def newer(self) -> Language | None:
        """Return the language that alone has changed."""
        return {State.FINNISH_NEWER: FINNISH, State.SWEDISH_NEWER: SWEDISH}.get(self.state)

    @property
    def behind(self) -> Language | None:
        """Return the language that has not followed."""
        return {State.FINNISH_NEWER: SWEDISH, State.SWEDISH_NEWER: FINNISH}.get(self.state)

    @property
    def is_open(self) -> bool:
        """Tell whether a person has something to say about the section."""
        return self.state is not State.IN_STEP


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every section as it stands, in the order of their addresses, and the statements without a section."""

    standings: tuple[Standing, ...]
    gone: tuple[Record, ...] = ()
    """Statements whose section has been taken away."""
    waiting: tuple[Record, ...] = ()
    """Statements of pages that cannot be compared now, because a file of theirs has a fault."""

    def open(self) -> list[Standing]:
        """Return the sections that a person has something to say about."""
        return [standing for standing in self.standings if standing.is_open]


def compare(sections: Iterable[Section], records: Sequence[Record], unread: frozenset[str]) -> Comparison:
    """Measure sections by statements. `unread` are the pages that could not be read: nothing of theirs is gone."""
    ordered = sorted(sections, key=lambda section: section.address)
    by_date = sorted(records, key=lambda record: record.matched)
    latest = {record.address: record for record in by_date}
    agreed = _agreed(ordered, by_date)
    present = frozenset(section.address for section in ordered)
    waiting = frozenset(address for address in latest if address.page in unread) - present
    open_ = [section for section in ordered if section.address not in agreed]
    followed = follow(open_, latest, present | waiting)
    standings = [
        Standing(section, State.IN_STEP, agreed[section.address])
        if section.address in agreed
        else _standing(section, followed)
        for section in ordered
    ]
    used = {standing.record.address for standing in standings if standing.record}
    gone = latest.keys() - present - waiting - used
    return Comparison(
        tuple(standings),
        gone=tuple(latest[address] for address in sorted(gone)),
        waiting=tuple(latest[address] for address in sorted(waiting)),
    )


def _agreed(sections: Iterable[Section], by_date: Sequence[Record]) -> dict[Address, Record]:
    """Return the statement that says of a section just what it is now: its own first, the later of several.

    Another section's will do: that two texts say the same does not depend on where they stand.
    """
    said: dict[tuple[str, str], Record] = {}
    own: dict[tuple[Address, tuple[str, str]], Record] = {}
    for record in by_date:
        said[record.texts.fingerprints] = record
        own[record.address, record.texts.fingerprints] = record
    found = {}
    for section in sections:
        prints = section.texts.fingerprints
        agreed = own.get((section.address, prints)) or said.get(prints)
        if agreed:
            found[section.address] = agreed
    return found


def _standing(section: Section, followed: Followed) -> Standing:
    record = followed.records.get(section.address)
    if record is None:
        return Standing(section, State.NEW)
    is_part = section.address in followed.pieces or record.is_whole
    finnish, swedish = (_has_changed(section, record, language, is_part=is_part) for language in LANGUAGES)
    return Standing(section, _STATES[finnish, swedish], record, is_part)


def _has_changed(section: Section, record: Record, language: Language, *, is_part: bool) -> bool:
    if is_part:
        return not is_piece(section.texts[language], record.texts[language])
    index = LANGUAGES.index(language)
    return section.texts.fingerprints[index] != record.texts.fingerprints[index]
