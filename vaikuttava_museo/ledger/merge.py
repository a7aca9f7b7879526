"""Putting two branches' ledgers together.

Every statement is a line of its own and stays true after a merge, so both sides' lines are kept: `.gitattributes`
tells git to (`merge=union`), the empty line between two statements keeps neighbours apart where git is not told
(GitHub's own merge button), and conflict marks that a merge left behind are read past. Of two statements about
the same section the later one counts for what has changed since; either of them is enough for "in step".
"""

from collections.abc import Iterator
from dataclasses import dataclass

_OURS, _BASE, _THEIRS, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a ledger's file and its number, from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A ledger's lines from both sides of every conflict, and where the conflicts' marks begin."""

    lines: tuple[Line, ...]
    conflicts: tuple[int, ...]


def both_sides(text: str) -> Merged:
    """Return the lines of a ledger's text without conflict marks; what stood before both sides changed is left out."""
    numbered = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    conflicts = tuple(line.number for line in numbered if line.text.startswith(_OURS))
    return Merged(tuple(_kept(numbered)), conflicts)


def _kept(lines: list[Line]) -> Iterator[Line]:
    in_base = False
    for line in lines:
        if line.text.startswith((_OURS, _BASE, _THEIRS, _END)):
            in_base = line.text.startswith(_BASE)
        elif not in_base:
            yield line
