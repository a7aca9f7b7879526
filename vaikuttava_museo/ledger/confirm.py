"""What a person says of a section, and the ledger that follows from it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum

from vaikuttava_museo.ledger.compare import Comparison, Standing, State
from vaikuttava_museo.ledger.record import Record
from vaikuttava_museo.ledger.sections import Address, Section

SEAL_LENGTH = 8


class Kind(Enum):
    """The two things a person may say."""

    SAME = "same"
    """The texts say the same as they are, though one may have changed: a slip of the pen was mended."""
    TRANSLATED = "translated"
    """The change has been made in the other language too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a section, or of all open sections of a page (`section` is "").

    `seal` names the texts she looked at, where the answer was offered to her ready-made: an answer does not
    reach to what was written after it.
    """

    address: Address
    kind: Kind
    seal: str = ""


class Refusal(Enum):
    """Why an answer changes nothing."""

    UNKNOWN = "unknown"
    IN_STEP = "in-step"
    UNTRANSLATED = "untranslated"
    CHANGED_SINCE = "changed-since"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The sections that now match, and the answers that were refused, with the likely address for an unknown one."""

    matched: frozenset[Address]
    refused: tuple[tuple[Address, Refusal, str], ...]


def seal(section: Section) -> str:
    """Return the short name of a section's two texts as they are now."""
    finnish, swedish = section.texts.fingerprints
    return finnish[: SEAL_LENGTH // 2] + swedish[: SEAL_LENGTH // 2]


def judge(comparison: Comparison, answers: Iterable[Answer]) -> Outcome:
    """Decide which sections a person's answers make match. The same answer twice counts once."""
    standings = {standing.section.address: standing for standing in comparison.standings}
    matched: set[Address] = set()
    refused: list[tuple[Address, Refusal, str]] = []
    for answer in dict.fromkeys(answers):
        named = _named(standings.values(), answer.address)
        if not named:
            refused.append((answer.address, Refusal.UNKNOWN, _likely(standings.keys(), answer.address)))
        for standing in named:
            reason = _refusal(standing, answer)
            if reason is None:
                matched.add(standing.section.address)
            else:
                refused.append((standing.section.address, reason, ""))
    return Outcome(frozenset(matched), tuple(refused))


def _named(standings: Iterable[Standing], address: Address) -> list[Standing]:
    """Return the section an answer names; of a whole page those that are open, or any one when none is."""
    if address.section:
        return [item for item in standings if item.section.address == address]
    on_page = [item for item in standings if item.section.address.page == address.page]
    return [item for item in on_page if item.is_open] or on_page[:1]


def _likely(known: Collection[Address], address: Address) -> str:
    if address.section and any(item.page == address.page for item in known):
        near = get_close_matches(address.section, [i.section for i in known if i.page == address.page], n=1)
        return "".join(f"{address.page}#{section}" for section in near)
    return "".join(get_close_matches(address.page, sorted({item.page for item in known}), n=1))


def _refusal(standing: Standing, answer: Answer) -> Refusal | None:
    if not standing.is_open:
        return Refusal.IN_STEP
    if answer.seal and answer.seal != seal(standing.section):
        return Refusal.CHANGED_SINCE
    if answer.kind is Kind.TRANSLATED and standing.behind is not None:
        return Refusal.UNTRANSLATED
    return None


def settled(comparison: Comparison, matched: Collection[Address], today: date) -> list[Record]:
    """Return the ledger's statements after these sections were said to match.

    Every other section keeps the statement it goes on from, under its own address from now on; what is gone goes.
    """
    records = list(comparison.waiting)
    for standing in comparison.standings:
        address, record = standing.section.address, standing.record
        if address in matched:
            records.append(Record(address, today, standing.section.texts))
        elif record is not None:
            is_whole = standing.is_piece and standing.state is not State.IN_STEP
            records.append(Record(address, record.matched, record.texts, is_whole))
    return records
