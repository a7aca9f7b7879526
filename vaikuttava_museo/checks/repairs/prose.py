"""The typography of running text: what Finnish and Swedish write one way only."""

import re

from vaikuttava_museo.checks.repairs.regions import STAND_IN, in_prose, prose_lines, prose_numbers
from vaikuttava_museo.checks.rules.typography import BEFORE_MARK

# A pair on one line, the first mark after a space or bracket, the second before a space or punctuation.
_QUOTED = re.compile(r'(?<![^\s(\[–—/*_])"(?=[^\s"])(?P<text>[^"]*)(?<=[^\s"])"(?![^\s.,;:!?)\]–—/*_])')
# As English, German and French have it: each pair opens before a word and closes after one, with no mark within.
_FOREIGN = re.compile(
    r"(?<![^\s(\[–—/*_])[“„‟«»](?=[^\s])(?P<text>[^“”„‟«»\"]*)(?<=[^\s])[“”«»](?![^\s.,;:!?)\]–—/*_])"
)
_FOREIGN_MARKS = re.compile(r"[“„‟«]")
_HYPHEN = re.compile(r"(?<=[^\s|]) - (?=[^\s|])")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_LIST_MARK = re.compile(r"^[ >]*(?:[-*+]|\d{1,3}[.)]|\[\^[^\]]*\]:|:)\s+")
_TABLE = re.compile(r"^[ >]*\|")


def quotation_marks(text: str) -> str:
    """Make straight quotation marks ”curly”: the same mark on both sides (Kielitoimiston ohjepankki; Svenska skrivregler).

    A line in which not every mark has its pair is left to a person.
    """
    return prose_lines(text, in_prose(_curly))


def _curly(line: str) -> str:
    new = _QUOTED.sub("”\\g<text>”", line)
    return line if '"' in new else new


def own_quotation_marks(text: str) -> str:
    """Make the quotation marks of another language ours; a line in which one is left over is left to a person."""
    return prose_lines(text, in_prose(_ours))


def _ours(line: str) -> str:
    new = _FOREIGN.sub("”\\g<text>”", line)
    return line if _FOREIGN_MARKS.search(new) else new


def en_dashes(text: str) -> str:
    """Make a hyphen between spaces an en dash; between numbers it may be a minus, and is left to a person."""
    return prose_lines(text, in_prose(_dashed))


def _dashed(line: str) -> str:
    start = _after_list_mark(line)
    return line[:start] + _HYPHEN.sub(_dash, line[start:])


def _dash(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return match[0] if (before.isdigit() and after.isdigit()) or STAND_IN in (before, after) else " – "


def single_spaces(text: str) -> str:
    """Leave one space where there are several within a line; a table's columns and a list's indents stay."""
    return prose_lines(text, in_prose(_single))


def _single(line: str) -> str:
    if _TABLE.match(line):
        return line
    start = _after_list_mark(line)
    return line[:start] + _SPACES.sub(" ", line[start:])


def joined_to_word(text: str) -> str:
    """Drop the spaces between a word and the comma, stop, colon or question mark after it."""
    return prose_lines(text, in_prose(lambda line: BEFORE_MARK.sub("\\g<mark>", line)))


def trailing_spaces(text: str) -> str:
    """Drop spaces at a line's end; two or more before a line that goes on are a line break, and stay."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        line = lines[number]
        goes_on = line.strip() and number + 1 < len(lines) and lines[number + 1].strip()
        if not (goes_on and line.endswith("  ")):
            lines[number] = line.rstrip(" \t")
    return "\n".join(lines)


def _after_list_mark(line: str) -> int:
    match = _LIST_MARK.match(line)
    return match.end() if match else 0
