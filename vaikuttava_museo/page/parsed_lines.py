"""The lines that Python-Markdown's parser sees of a page, and where in them a block of its text stands.

Blocks are found again line by line: extensions take marks away from the beginnings of lines, never from their ends.
"""

from collections.abc import Iterable, Sequence

_MARKS = " \t>:"
_FAR = 400
"""Lines that are looked through for a block that is not where it should be."""
_TELLING = 6
"""Lines that are enough to know a block by."""


class ParsedLines:
    """Lines, each with its number in what was typed, from 0; a place is one of them, from 0 too."""

    def __init__(self, lines: Iterable[tuple[str, int]]) -> None:
        self._lines = list(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def number(self, place: int) -> int:
        """Return the number of the line at a place, or of the last one."""
        return self._lines[min(place, len(self) - 1)][1]

    def after_blanks(self, place: int) -> int:
        """Return the first place from one on that holds more than marks, or the last of all."""
        while place < len(self) - 1 and not self._lines[place][0].strip(_MARKS):
            place += 1
        return place

    def beginning(self, block: str, at: int, floor: int, end: int) -> int:
        """Return where a block begins: `at` the end of the last one, or else at the next place that looks like it."""
        if not block.strip() or block.startswith("\n"):
            return at
        lines, expected = block.rstrip().split("\n", _TELLING)[:_TELLING], self.after_blanks(at)
        likely = (expected, *range(expected + 1, min(end, expected + _FAR)), *range(floor, expected))
        return next(
            (place for place in likely if self._is_at(place, lines)), min(expected, max(floor, end - 1))
        )

    def _is_at(self, place: int, lines: Sequence[str]) -> bool:
        there = self._lines[place : place + len(lines)]
        return len(there) == len(lines) and all(
            seen.rstrip().endswith(line.strip()) if line.strip() else not seen.strip(_MARKS)
            for line, (seen, _) in zip(lines, there, strict=True)
        )

    def footnote(self, lines: Sequence[str]) -> int:
        """Return where a footnote with this text is defined."""
        for place, (line, _) in enumerate(self._lines):
            if line.lstrip().startswith("[^") and any(self._is_at(place + below, lines) for below in (0, 1)):
                return place
        return 0

    def holding(self, text: str, start: int, end: int) -> int:
        """Return the first of some places that holds a text, whatever its letters' size."""
        places = range(start, min(end, len(self)))
        return next((place for place in places if text.lower() in self._lines[place][0].lower()), start)

    def defining(self, mark: str, start: int, end: int) -> int:
        """Return the last of some places that begins with the mark of a definition, whatever its letters' size."""
        places = range(start, min(end, len(self)))
        found = (it for it in places if self._lines[it][0].lower().lstrip().startswith(mark.lower()))
        return max(found, default=start)
