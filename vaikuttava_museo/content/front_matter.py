"""Front matter: the block between two `---` lines at the top of a page, and its schema.

The schema's docstrings are the manual of who edits the page. MkDocs itself drops a faulty block without a word
(mkdocs/utils/meta.py, `except Exception: pass`), so the project reads it first and refuses the page with a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

DELIMITER = "---"
# What word processors and phones make of three hyphens.
_LOOKALIKE = re.compile(r"^\s*[-–—−]{1,5}\s*$")
# Without the block MkDocs takes a first line like `Huomio: …` for a fact of the page and does not show it.
_EATEN = re.compile(r"^(?P<key>\w[\w -]{0,40}):\s")
_FENCE = re.compile(r"^\s{0,3}(?:`{3,40}|~{3,40})\w*\s*$")
_NEAR = 8
"""Lines within which what a program says before a page is looked for."""
_FACT = re.compile(r"[\w-]+:(?:\s|$)|\s+\S|- ")

Line = Annotated[str, Field(min_length=1, max_length=200)]


class PageMeta(BaseModel):
    """The keys every page has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=1, max_length=80)]
    """The page's name: main heading, browser tab and search result; do not repeat it as a `#` heading in the text."""

    title_lang: Literal["fi", "sv", "en"] | None = None
    """The title's language when it is not the page's own, as with a Finnish work on a Swedish page (WCAG 3.1.2)."""

    subtitle: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    """A second line under the title, when the page has one."""

    description: Annotated[str, Field(min_length=50, max_length=160)]
    """One sentence of 50–160 characters that tells a searcher what the page gives. It is shown in search
    engines and shared links, so no two pages have the same one."""

    reviewed: date
    """The day when someone last read the whole page and found it right, as year-month-day: 2026-11-22."""

    owner: Line
    """Who answers for the page: a role rather than a name."""

    keywords: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    """Words and short phrases people use when the page uses others: the site's search finds it by any form of them."""

    audience: Literal["editors"] | None = None
    """Given for a page of editors: readers meet it neither in the site's search nor in its menus."""


class StepMeta(PageMeta):
    """The keys of a step page (`askel-1` … `askel-6`), on top of the common ones."""

    step: Annotated[int, Field(ge=1, le=6)]
    """The step's number, 1–6."""

    time: Annotated[int, Field(ge=15, le=960)]
    """The workshop's length in minutes: the sum of the timetable on the page."""

    participants: Line
    """Who takes part, in a few words."""

    outcome: Line
    """What the museum has in hand afterwards, in a few words."""

    materials: Line
    """What to have in the room, in a few words."""


def _is_text(annotation: object) -> bool:
    return annotation is str or any(map(_is_text, get_args(annotation)))


TEXT_KEYS = tuple(key for key, field in StepMeta.model_fields.items() if _is_text(field.annotation))
"""The keys of what people read, in a language that spelling, style and translation are asked of."""


@dataclass(frozen=True, slots=True)
class FrontMatterText:
    """A page's text in two parts, each with the line of the file it starts on."""

    block: str
    block_line: int
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class FrontMatterFault:
    """Why the block cannot be told from the text."""

    problem: Literal["missing", "not-first", "lookalike", "unopened", "unclosed", "eaten"]
    line: int


def split_front_matter(text: str) -> FrontMatterText | FrontMatterFault:
    """Divide a page's text into front matter and body."""
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != DELIMITER:
        return _without_opening(lines)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == DELIMITER:
            return FrontMatterText("\n".join(lines[1 : number - 1]), 2, "\n".join(lines[number:]), number + 1)
        if _LOOKALIKE.match(line):
            return FrontMatterFault("lookalike", number)
        if line.startswith("## "):
            break
    facts = takewhile(_FACT.match, lines[1:])
    return FrontMatterFault("unclosed", min(2 + len(list(facts)), len(lines)))


def _without_opening(lines: list[str]) -> FrontMatterFault:
    """Return what is wrong where the first line is not the mark."""
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    opening = lines[first - 1]
    # A program that answers in chat puts the whole page between the marks of code.
    fence = next(
        (number for number, line in enumerate(lines[:_NEAR], start=1) if _FENCE.match(line)), first - 1
    )
    opened = next(
        (number for number, line in enumerate(lines[fence:], start=fence + 1) if line.strip()), first
    )
    if lines[opened - 1].strip() == DELIMITER:
        return FrontMatterFault("not-first", opened)
    if _LOOKALIKE.match(opening):
        return FrontMatterFault("lookalike", first)
    fact = _EATEN.match(opening)
    if fact is None:
        return FrontMatterFault("missing", 1)
    if fact["key"] not in StepMeta.model_fields:
        return FrontMatterFault("eaten", first)
    is_closed = DELIMITER in map(str.rstrip, lines[first:])
    return FrontMatterFault("unopened", first) if is_closed else FrontMatterFault("missing", 1)
