"""Voikko's Finnish morphology read as data and run backwards: from an analysis to the word's inflected forms.

libvoikko analyses words but does not inflect them. Its dictionary is a finite-state transducer whose file format
is that of libvoikko's `fst/Transducer.hpp`: little-endian cells of 8 bytes, each a transition with the numbers of
its input and output symbols and, in one word, its target state and how many transitions follow.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

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


class Transition(NamedTuple):
    """An edge: the symbols read and written ("" for none) and the state it leads to."""

    read: str
    written: str
    target: int


class State(NamedTuple):
    """A node: whether a word may end here, and the edges that leave it."""

    is_final: bool
    transitions: tuple[Transition, ...]


def is_flag(symbol: str) -> bool:
    """Tell a flag diacritic (`@P.NAME.VALUE@`), which restricts later choices and is itself never written."""
    return len(symbol) > 1 and symbol.startswith("@")


def is_tag(symbol: str) -> bool:
    """Tell a grammatical tag (`[Ln]`) from a letter."""
    return len(symbol) > 1 and symbol.startswith("[")


def obey(flags: Flags, symbol: str) -> Flags | None:
    """Return the flags after a flag diacritic, None where it forbids going on (Beesley & Karttunen 2003, 7)."""
    operation, name, *rest = symbol.strip("@").split(".")
    value = rest[0] if rest else None
    current = dict(flags).get(name)
    holds = current is not None if value is None else current == value
    match operation:
        case "P":
            return _with(flags, name, value or "")
        case "C":
            return tuple(item for item in flags if item[0] != name)
        case "U":
            return _with(flags, name, value or "") if current is None else flags if holds else None
        case "R":
            return flags if holds else None
        case "D":
            return None if holds else flags
    raise ValueError(f"unknown flag diacritic {symbol}")


def _with(flags: Flags, name: str, value: str) -> Flags:
    return (*(item for item in flags if item[0] != name), (name, value))


@dataclass
class Transducer:
    """The transducer of a `mor.vfst` file; states are read as they are met."""

    data: bytes
    _states: dict[int, State] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file; raises OSError without one and ValueError when it is not an unweighted Voikko transducer."""
        data = path.read_bytes()
        if struct.unpack_from("<II", data) != _MAGIC:
            raise ValueError(f"{path} is not a Voikko transducer")
        return cls(data)

    @cached_property
    def _symbols_and_start(self) -> tuple[list[str], int]:
        (count,) = struct.unpack_from("<H", self.data, _HEADER)
        symbols, at = [], _HEADER + 2
        for _ in range(count):
            end = self.data.index(b"\0", at)
            symbols.append(self.data[at:end].decode())
            at = end + 1
        symbols[0] = ""
        return symbols, -(-at // _CELL) * _CELL

    def state(self, number: int) -> State:
        """Return a state by its number; 0 is where words begin."""
        if number not in self._states:
            self._states[number] = self._read_state(number)
        return self._states[number]

    def _read_state(self, number: int) -> State:
        symbols, start = self._symbols_and_start
        at = start + _CELL * number
        more = self.data[at + 7]
        skipped = more == _MANY
        if skipped:
            (more,) = struct.unpack_from("<I", self.data, at + _CELL)
            more += 1
        is_final, transitions = False, []
        for index in range(more + 1):
            if skipped and index == 1:
                continue
            read, written, info = struct.unpack_from("<HHI", self.data, at + _CELL * index)
            if read == _FINAL:
                is_final = True
            else:
                transitions.append(Transition(symbols[read], symbols[written], info & 0xFFFFFF))
        return State(is_final, tuple(transitions))

    def words(self, beginning: tuple[str, ...], forbidden: tuple[str, ...]) -> Iterator[str]:
        """Yield every word whose analysis begins with these symbols and goes on without any forbidden tag.

        `beginning` may hold `ANY`. `forbidden` holds the beginnings of tags: `[F` forbids every clitic.
        """
        pending: list[tuple[int, int, Flags, str]] = [(0, 0, (), "")]
        while pending:
            number, matched, flags, word = pending.pop()
            state = self.state(number)
            if state.is_final and matched == len(beginning):
                yield word
            for read, written, target in state.transitions:
                if is_tag(read) or len(word) > _LONGEST:
                    continue
                after = obey(flags, read) if is_flag(read) else flags
                if after is None:
                    continue
                letter = "" if is_flag(read) else read
                step = 0
                if written and not is_flag(written):
                    if matched < len(beginning):
                        advance = _advance(beginning, matched, written)
                        if advance is None:
                            continue
                        step = advance
                    elif written.startswith(forbidden):
                        continue
                pending.append((target, matched + step, after, word + letter))


def _advance(beginning: tuple[str, ...], matched: int, written: str) -> int | None:
    """Return how many symbols of the beginning a written one answers; None when it does not fit."""
    if beginning[matched] != ANY:
        return 1 if written == beginning[matched] else None
    if written == beginning[matched + 1]:
        return 2
    return None if is_tag(written) else 0
