"""How tangled a page's text may be: beyond this the parser of Markdown takes seconds, or ends in Python's own limits.

Each limit is ten times what any page of the site has, and what it lets pass is rendered within half a second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

MAX_DEPTH = 20
"""Levels of lists, quotations and boxes within each other."""
MAX_LINES = 500
"""Lines without an empty one between them."""
_MAX_CHARACTERS, _MAX_BLOCKS, _MAX_MARKS = 10_000, 1_000, 8_000
"""Characters of a paragraph, blocks between empty lines, and marks of Markdown on a page."""
_MARKS = "*_`~^=&\\<["

# The parser looks through the rest of a paragraph for each bracket, of a block for each line, of a text for each tag.
_MOST_BRACKETS, _MOST_LINES, _MOST_TAGS = 2_500_000, 700_000, 600_000
_NESTED = re.compile(r"[ \t>]*")
_BEGINS_TEXT = re.compile(r"[ \t>]*(?:[|#*+-]|\d{1,9}[.)])")
_TAG = re.compile(r"<[a-zA-Z!?/]")


@dataclass(frozen=True, slots=True)
class Tangle:
    """What is beyond a limit, and on which line of the text (from 0)."""

    problem: Literal["nested", "tangled"]
    line: int


def find_tangle(body: str) -> Tangle | None:
    """Return the first part of a text that is beyond a limit."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        marks = _NESTED.match(line[:1000])
        if marks and _depth(marks[0]) > MAX_DEPTH and line.strip():
            return Tangle("nested", number)
    brackets = squares = 0
    for count, (first, block) in enumerate(_blocks(lines)):
        squares += len(block) ** 2
        texts = list(_texts(block))
        brackets += sum(text.count("[") * len(text) for text in texts)
        too_much = count > _MAX_BLOCKS or len(block) > MAX_LINES or max(map(len, texts)) > _MAX_CHARACTERS
        if too_much or squares > _MOST_LINES or brackets > _MOST_BRACKETS:
            return Tangle("tangled", first)
    if sum(map(body.count, _MARKS)) > _MAX_MARKS:
        return Tangle(
            "tangled", next(place for place, line in enumerate(lines) if any(map(line.count, _MARKS)))
        )
    tags = 0
    for tag in _TAG.finditer(body):
        end = body.find(">", tag.end())
        tags += (end if end >= 0 else len(body)) - tag.start()
        if tags > _MOST_TAGS:
            return Tangle("tangled", body.count("\n", 0, tag.start()))
    return None


def _depth(marks: str) -> int:
    return marks.count(">") + len(marks.replace(">", "").expandtabs(4)) // 4


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    for is_text, numbered in groupby(enumerate(lines), key=lambda item: bool(item[1].strip())):
        if is_text:
            block = list(numbered)
            yield block[0][0], [line for _, line in block]


def _texts(block: list[str]) -> Iterator[str]:
    """Yield the texts of a block that marks are looked for in: paragraphs, items of lists, rows of tables."""
    text: list[str] = []
    for line in block:
        if text and _BEGINS_TEXT.match(line[:1000]):
            yield "\n".join(text)
            text = []
        text.append(line)
    yield "\n".join(text)
