"""A page as the checks and the build see it: front matter, lines of text and headings, parsed once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import language_of, pair_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import FrontMatterFault, split_front_matter
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.markdown_limits import MAX_DEPTH, find_tangle
from vaikuttava_museo.content.yaml_corrections import correction
from vaikuttava_museo.content.yaml_rows import HOMES, home_of
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, lines_of, read_yaml

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)?$")
_ID = re.compile(r"#(?P<id>[^\s{}#]+)")
# Bounded, and no backtick inside: a line of nothing but backticks must not take seconds.
_CODE = re.compile(r"(?P<mark>`{1,3})(?P<code>[^`]{1,1000})(?P=mark)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level (1–6), text, stable id (None when the editor gave none) and line."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the file: its number, what was typed, and the same with code replaced by dots ("" in a block of it)."""

    number: int
    typed: str
    text: str

    @property
    def is_blank(self) -> bool:
        """Tell whether the line holds nothing but space."""
        return not self.typed.strip()

    @property
    def indent(self) -> int:
        """Return the width of the space before the text, a tab counted as four."""
        return len(self.typed.expandtabs(4)) - len(self.typed.expandtabs(4).lstrip())


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page file; equal to itself alone, so that what is found in it can be cached.

    `meta` is the front matter as typed, `body_line` the body's first line, `open_fence` that of an unclosed code block.
    """

    path: PurePosixPath
    key: str
    language: Language
    meta: YamlSource
    body: str
    body_line: int
    headings: tuple[Heading, ...]
    lines: tuple[TextLine, ...]
    open_fence: int | None

    @property
    def is_step(self) -> bool:
        """Tell whether the page is one of the six steps."""
        return re.fullmatch(r"askel-\d", self.key) is not None

    def line(self, number: int) -> TextLine:
        """Return a line of the body by its number in the file; the last where a text was placed too far down."""
        return self.lines[min(number - self.body_line, len(self.lines) - 1)]

    def between(self, first: int, last: int) -> tuple[TextLine, ...]:
        """Return the lines of the body between two by their numbers in the file."""
        return self.lines[first + 1 - self.body_line : last - self.body_line]

    def text_of(self, key: str) -> str:
        """Return a front matter value as text, "" when it is not there."""
        return value if isinstance(value := self.meta.data.get(key), str) else ""


@lru_cache(maxsize=CACHED_FILES)
def parse_page(path: PurePosixPath, text: str) -> Page | Finding:
    """Parse a page's text; a page whose front matter cannot be read is a finding."""
    language = language_of(path)
    if language is None:
        return finding(path, 1, "file-name", name=path.name)
    parts = split_front_matter(text)
    if isinstance(parts, FrontMatterFault):
        return finding(path, parts.line, f"front-matter-{parts.problem}")
    meta = read_yaml(parts.block, parts.block_line)
    if isinstance(meta, YamlFault):
        return yaml_finding(path, meta, parts.block, parts.block_line)
    body, first = parts.body, parts.body_line
    if tangle := find_tangle(body):
        rule = f"text-{tangle.problem}"
        return finding(path, first + tangle.line, rule, depth=MAX_DEPTH)
    typed, headings = body.split("\n"), tuple(find_headings(body, first))
    code, unclosed = find_fences(typed)
    lines = tuple(
        TextLine(first + index, line, "" if index in code else _CODE.sub(_dots, line))
        for index, line in enumerate(typed)
    )
    open_fence = None if unclosed is None else first + unclosed
    return Page(path, pair_key(path), language, meta, body, first, headings, lines, open_fence)


def _dots(match: re.Match[str]) -> str:
    return match["mark"] + "·" * len(match["code"]) + match["mark"]


@lru_cache(maxsize=CACHED_FILES)
def blocks(page: Page) -> tuple[tuple[TextLine, ...], ...]:
    """Return the runs of lines between blank ones, fenced code left out."""
    found = groupby(page.lines, key=lambda line: bool(line.text.strip()))
    return tuple(tuple(lines) for is_text, lines in found if is_text)


def yaml_finding(path: PurePosixPath, fault: YamlFault, text: str, first_line: int = 1) -> Finding:
    """Turn a YAML fault into a finding that offers the mended line where one can be told."""
    meant = correction(text, fault, first_line)
    line, rule = (meant.line, meant.rule) if meant else (fault.line, f"yaml-{fault.problem}")
    typed = dict(enumerate(lines_of(text), start=first_line)).get(line, "").strip()
    key, _, value = typed.partition(":")
    values = {
        "text": typed,
        "key": key.lstrip("- "),
        "given": value.strip(),
        "seen": "#" if rule == "yaml-cut" else value.strip(),
    }
    mended = meant.mended if meant else ""
    if home := home_of(mended.split("\n")) if rule == "item-elsewhere" else "":
        values |= {"list": home, "file": HOMES[home]}
    return finding(path, line, rule, column=fault.column, detail=fault.detail, mended=mended, **values)


def find_headings(body: str, first_line: int = 1) -> Iterator[Heading]:
    """Yield the headings of a Markdown text, those inside code fences left out."""
    lines = body.split("\n")
    code, _ = find_fences(lines)
    for index, line in enumerate(lines):
        if index not in code and (match := _HEADING.match(line)):
            text, id = (match["text"] or "").rstrip(), None
            # The `{ … }` at the end is searched from the end, in linear time.
            opening = text.find("{", text.rfind("}", 0, -1) + 1)
            if text.endswith("}") and opening >= 0:
                text, id = text[:opening].rstrip(), _ID.search(text[opening + 1 : -1])
            yield Heading(len(match["marks"]), text, id["id"] if id else None, first_line + index)


# Bounded: a line of nothing but marks must not take seconds.
_OPENED = re.compile(r"^[ \t]{0,40}(?P<mark>`{3,40}(?!.*`)|~{3,40})")


def find_fences(lines: Sequence[str]) -> tuple[frozenset[int], int | None]:
    """Return the indexes of the lines of code, marks among them, and of the mark of a block that goes on to the end."""
    code, mark, opened = set[int](), "", None
    for index, line in enumerate(lines):
        if mark:
            code.add(index)
            if line.strip() == mark:
                mark, opened = "", None
        elif match := _OPENED.match(line):
            code.add(index)
            mark, opened = match["mark"], index
    return frozenset(code), opened
