"""The faulty line of a file as it is shown to the editor, and which part of it the fault is in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.front_matter import DELIMITER

WIDTH = 96
"""The longest part of a line that is shown, in characters."""

_NAMED = ("link", "target", "anchor", "text", "given", "key", "name", "id", "detail", "seen")
"""The values of findings that are in the file word for word, the most exact first."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: its number, what is shown of it, and the part at fault, of no `length` when that is the whole line."""

    number: int
    text: str
    start: int = 0
    length: int = 0

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return the text before the fault, the fault, and what follows."""
        end = self.start + self.length
        return self.text[: self.start], self.text[self.start : end], self.text[end:]

    @property
    def mark(self) -> str:
        """Return the line below the text: carets under the part at fault, as wide as a terminal shows it."""
        before, part, _ = self.parts
        return " " * _columns(before) + "^" * _columns(part)


def excerpt(data: bytes | None, finding: Finding) -> Excerpt | None:
    """Return a finding's line from its file's bytes; None when there is none to show."""
    lines = _lines(data or b"")
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if line.strip() in {"", DELIMITER}:
        return None
    start, length = _column_of(line, finding)
    if len(line) <= WIDTH:
        return Excerpt(finding.line, on_one_line(line), start, length)
    first = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    before = "…" if first else ""
    after = "…" if first + WIDTH < len(line) else ""
    text = before + on_one_line(line[first : first + WIDTH]) + after
    at = start - first + len(before) if length else 0
    return Excerpt(finding.line, text, at, min(length, len(text) - at))


def _column_of(line: str, finding: Finding) -> tuple[int, int]:
    """Return where in its line a finding is: start from 0 and length; (0, 0) when it is in no one part."""
    column = finding.values.get("column", "")
    if column.isdecimal() and 1 <= int(column[:6]) <= len(line):
        return int(column[:6]) - 1, 1
    for name in ("key", *_NAMED) if finding.rule.startswith("key-") else _NAMED:
        value = finding.values.get(name, "")
        at = line.find(value) if value else -1
        if at >= 0 and value != line.strip():
            return at, len(value)
    return 0, 0


@lru_cache(maxsize=4)
def _lines(data: bytes) -> tuple[str, ...]:
    """Return a file's lines; cached, since a broken file may have thousands of findings."""
    text = data.decode("utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _columns(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)


# C0 but tab and line feed, DEL and C1; line and paragraph separators; marks of direction; lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with every unsafe character as the mark of a replaced one."""
    return _UNSAFE.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Return the text safe to show within a sentence: on one line, each run of white space as it is."""
    return visible(text.replace("\r", "\n").replace("\n", " ").replace("\t", " "))
