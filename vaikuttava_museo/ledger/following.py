"""Finding the statement of a section that has none under its own address: moved, renamed or cut from another.

A statement is about texts, not about places. A section follows the statement whose texts it still has: word for
word on one side at least, closely enough on both, or as a piece of them where one section was divided.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.ledger.fingerprint import folded
from vaikuttava_museo.ledger.record import Record
from vaikuttava_museo.ledger.sections import Address, Section, TextPair

FEWEST_WORDS = 5
"""A text shorter than this is no proof that two sections are one: many say just ”Kumppanit”."""
CLOSE_ENOUGH = 0.6
"""How much of its words, over both languages, a moved section must still share with its statement."""
PIECE_ENOUGH = 0.5
"""How much of a section's three-word runs, over both languages, must come from the one it was cut from."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The statement that each section goes on from, and which sections are pieces of what theirs was about."""

    records: Mapping[Address, Record]
    pieces: frozenset[Address] = frozenset()


def follow(
    sections: Sequence[Section], latest: Mapping[Address, Record], present: frozenset[Address]
) -> Followed:
    """Find the statements of sections that are not in step; `present` are the addresses of all sections."""
    own = {item.address: latest[item.address] for item in sections if item.address in latest}
    without = [item for item in sections if item.address not in own]
    if not without or not latest:
        return Followed(own)
    known = list(latest.values())
    found = own | _moved(without, [record for record in known if record.address not in present])
    rest = [item for item in without if item.address not in found and not item.address.is_data]
    cut = _cut(rest, known) if rest else {}
    records = found | cut
    uses = Counter(record.address for record in records.values())
    shared = {address for address, record in records.items() if uses[record.address] > 1}
    return Followed(records, frozenset(shared | cut.keys()))


def _moved(sections: Iterable[Section], orphans: Sequence[Record]) -> dict[Address, Record]:
    """Pair sections with statements whose section is gone, the likest first, each once."""
    words = [_words(record.texts) for record in orphans]
    scored = []
    for section in sections:
        own = _words(section.texts)
        for index, record in enumerate(orphans):
            score = 1.0 if _same_side(section.texts, record.texts) else _likeness(own, words[index])
            if score >= CLOSE_ENOUGH:
                scored.append((-score, index, section.address))
    found: dict[Address, Record] = {}
    taken: set[int] = set()
    for _, index, address in sorted(scored):
        if address not in found and index not in taken:
            found[address] = orphans[index]
            taken.add(index)
    return found


def _words(texts: TextPair) -> list[Counter[str]]:
    return [Counter(folded(texts[language]).split()) for language in LANGUAGES]


def _same_side(now: TextPair, then: TextPair) -> bool:
    return any(
        a == b and len(now[language].split()) >= FEWEST_WORDS
        for language, a, b in zip(LANGUAGES, now.fingerprints, then.fingerprints, strict=True)
    )


def _likeness(now: list[Counter[str]], then: list[Counter[str]]) -> float:
    """Return the share of words in common, 0 to 1, as the mean over the languages."""
    if min(words.total() for words in (*now, *then)) < FEWEST_WORDS:
        return 0.0
    shares = [2 * (a & b).total() / (a.total() + b.total()) for a, b in zip(now, then, strict=True)]
    return sum(shares) / len(shares)


def _cut(sections: Iterable[Section], records: Sequence[Record]) -> dict[Address, Record]:
    """Find the statement that most of each section's words come from."""
    where: dict[tuple[str, ...], set[int]] = {}
    for index, record in enumerate(records):
        for run in _runs(record.texts):
            where.setdefault(run, set()).add(index)
    found = {}
    for section in sections:
        own = _runs(section.texts)
        counts = Counter(index for run in own for index in where.get(run, ()))
        best = max(counts, key=lambda index: (counts[index], -index), default=None)
        if best is not None and len(own) >= FEWEST_WORDS and counts[best] >= PIECE_ENOUGH * len(own):
            found[section.address] = records[best]
    return found


def _runs(texts: TextPair) -> set[tuple[str, ...]]:
    return {run for language in LANGUAGES for run in _three_in_a_row(texts[language])}


def _three_in_a_row(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.strip(".,:;!?()”’*_").casefold() for word in body_of(text).split()]
    return zip(words, words[1:], words[2:], strict=False)


def is_piece(text: str, whole: str) -> bool:
    """Tell whether a section's own words, its heading apart, stand in a text as they are."""
    return folded(body_of(text)) in folded(whole)


def body_of(text: str) -> str:
    """Return a section's text without the line of its heading."""
    return text.partition("\n")[2] or text
