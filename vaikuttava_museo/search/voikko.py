"""Voikko, which knows Finnish: its library and its dictionary come from the machine, and either may be missing.

The dictionary's format is that of `fst/Transducer.hpp`: little-endian cells of 8 bytes, each the numbers of a
transition's two symbols and, in one word, its target state and how many transitions follow.
"""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import libvoikko

MISSING = (OSError, libvoikko.VoikkoException)
INSTALL = "apt-get install libvoikko1 voikko-fi"


def open_voikko() -> libvoikko.Voikko:
    """Return Voikko for Finnish; raises one of MISSING."""
    # First what needs no object: one that finds no library complains in the terminal when Python lets go of it.
    libvoikko.Voikko.getVersion()
    return libvoikko.Voikko("fi")


_MAGIC = (0x00013A6E, 0x000351FA)
_HEADER = 16
_CELL = 8
_FINAL = 0xFFFF
_MANY = 255
"""So many further transitions that their number stands in a cell of its own."""
_LONGEST = 34
ANY = ""
"""Among the symbols of a beginning: any letters up to the symbol that follows it."""

Flags = tuple[tuple[str, str], ...]
State = tuple[bool, tuple[tuple[str, str, int], ...]]
"""Whether a word may end here, and each edge's symbols read and written ("" for none) and its target."""
_FLAG = re.compile(r"@.")
"""How a flag diacritic begins (`@P.NAME.VALUE@`), which restricts later choices and is itself never written."""
_TAG = re.compile(r"\[.")
"""How a grammatical tag begins (`[Ln]`), unlike a letter."""


def obey(flags: Flags, symbol: str) -> Flags | None:
    """Return the flags after a flag diacritic, None where it forbids going on (Beesley & Karttunen 2003, 7)."""
    operation, name, *rest = symbol.strip("@").split(".")
    value = rest[0] if rest else None
    current = dict(flags).get(name)
    holds = current is not None if value is None else current == value
    others = tuple(item for item in flags if item[0] != name)
    match operation:
        case "P":
            return (*others, (name, value or ""))
        case "C":
            return others
        case "U":
            return (*others, (name, value or "")) if current is None else flags if holds else None
        case "R":
            return flags if holds else None
        case "D":
            return None if holds else flags
    raise ValueError(f"unknown flag diacritic {symbol}")


class Transducer:
    """The transducer of a `mor.vfst` file; states are read as they are met."""

    def __init__(self, path: Path) -> None:
        """Read a file; raises OSError without one and ValueError when it is not an unweighted Voikko transducer."""
        self._data = path.read_bytes()
        if struct.unpack_from("<II", self._data) != _MAGIC:
            raise ValueError(f"{path} is not a Voikko transducer")
        (count,) = struct.unpack_from("<H", self._data, _HEADER)
        first, *symbols, _ = self._data[_HEADER + 2 :].split(b"\0", count)
        self._symbols = ["", *(symbol.decode() for symbol in symbols)]
        end = _HEADER + 2 + sum(len(symbol) + 1 for symbol in (first, *symbols))
        self._start = -(-end // _CELL) * _CELL
        self._state = cache(self._read_state)

    def _read_state(self, number: int) -> State:
        """Return a state by its number; 0 is where words begin."""
        at = self._start + _CELL * number
        more = self._data[at + 7]
        indexes = [*range(more + 1)]
        if more == _MANY:
            (more,) = struct.unpack_from("<I", self._data, at + _CELL)
            indexes = [0, *range(2, more + 2)]
        cells = [struct.unpack_from("<HHI", self._data, at + _CELL * index) for index in indexes]
        edges = (
            (self._symbols[read], self._symbols[written], info & 0xFFFFFF)
            for read, written, info in cells
            if read != _FINAL
        )
        return any(read == _FINAL for read, _, _ in cells), tuple(edges)

    def words(self, beginning: tuple[str, ...], forbidden: tuple[str, ...]) -> Iterator[str]:
        """Yield every word whose analysis begins so and goes on without a tag that begins as forbidden ones do."""
        pending: list[tuple[int, int, Flags, str]] = [(0, 0, (), "")]
        while pending:
            number, matched, flags, word = pending.pop()
            is_final, transitions = self._state(number)
            if is_final and matched == len(beginning):
                yield word
            for read, written, target in transitions:
                if _TAG.match(read) or len(word) > _LONGEST:
                    continue
                after = obey(flags, read) if _FLAG.match(read) else flags
                step = _advance(beginning, matched, written, forbidden)
                if after is not None and step is not None:
                    letter = "" if _FLAG.match(read) else read
                    pending.append((target, matched + step, after, word + letter))


def _advance(start: tuple[str, ...], matched: int, written: str, forbidden: tuple[str, ...]) -> int | None:
    """Return how many more symbols of the beginning a written one answers; None when it does not fit."""
    if not written or _FLAG.match(written):
        return 0
    if matched == len(start):
        return None if written.startswith(forbidden) else 0
    if start[matched] != ANY:
        return 1 if written == start[matched] else None
    if written == start[matched + 1]:
        return 2
    return None if _TAG.match(written) else 0
