"""A page as the checks and the build see it: front matter, text and headings, parsed once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from vaikuttava_museo.content.addresses import language_of, pair_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import FrontMatterFault, split_front_matter
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, read_yaml

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)?$")
_ID = re.compile(r"#(?P<id>[A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level (1–6), text, stable id (None when the editor gave none) and line."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page file; equal to itself alone, so that what is found in it can be cached.

    `meta` holds the front matter as typed text; `body_line` is the body's first line.
    """

    path: PurePosixPath
    key: str
    language: Language
    meta: YamlSource
    body: str
    body_line: int
    headings: tuple[Heading, ...]

    @property
    def is_step(self) -> bool:
        """Tell whether the page is one of the six steps."""
        return "step" in self.meta.data or re.fullmatch(r"askel-\d", self.key) is not None

    def text_of(self, key: str) -> str:
        """Return a front matter value as text, "" when it is not there."""
        value: Any = self.meta.data.get(key, "")
        return value if isinstance(value, str) else ""


@lru_cache(maxsize=CACHED_FILES)
def parse_page(path: PurePosixPath, text: str) -> Page | Finding:
    """Parse a page's text; a page whose front matter cannot be read is a finding."""
    language = language_of(path)
    if language is None:
        return finding(path, 1, "file-name", name=path.name)
    parts = split_front_matter(text)
    if isinstance(parts, FrontMatterFault):
        return finding(path, parts.line, f"front-matter-{parts.problem}", title=path.name.split(".")[0])
    meta = read_yaml(parts.block, parts.block_line)
    if isinstance(meta, YamlFault):
        return yaml_finding(path, meta, parts.block.split("\n")[meta.line - parts.block_line :])
    return Page(
        path=path,
        key=pair_key(path),
        language=language,
        meta=meta,
        body=parts.body,
        body_line=parts.body_line,
        headings=tuple(find_headings(parts.body, parts.body_line)),
    )


def yaml_finding(path: PurePosixPath, fault: YamlFault, from_fault_on: list[str]) -> Finding:
    """Turn a YAML fault into a finding that offers the mended line where one can be guessed."""
    line = from_fault_on[0] if from_fault_on else ""
    name, _, value = line.partition(":")
    value = value.strip()
    is_bare = not value.startswith(('"', "'"))
    needs_quotes = is_bare and (":" in value or value.startswith(("@", "`", "%", "{", "*")))
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    mended = f'{name}: "{escaped}"' if needs_quotes else ""
    rule = "yaml-syntax-colon" if fault.problem == "syntax" and mended else f"yaml-{fault.problem}"
    return finding(
        path, fault.line, rule, column=fault.column, detail=fault.detail, mended=mended, text=line.strip()
    )


def find_headings(body: str, first_line: int = 1) -> Iterator[Heading]:
    """Yield the headings of a Markdown text, those inside code fences left out."""
    lines = body.split("\n")
    code, _ = find_fences(lines)
    for index, line in enumerate(lines):
        match = None if index in code else _HEADING.match(line)
        if match:
            text, attributes = _split_attributes(match["text"] or "")
            id = _ID.search(attributes)
            yield Heading(len(match["marks"]), text, id["id"] if id else None, first_line + index)


def _split_attributes(text: str) -> tuple[str, str]:
    """Divide a heading's text from the `{ … }` at its end; searched from the end, in linear time."""
    text = text.rstrip()
    opening = text.find("{", text.rfind("}", 0, -1) + 1)
    if not text.endswith("}") or opening < 0:
        return text, ""
    return text[:opening].rstrip(), text[opening + 1 : -1]


# Bounded: a line of nothing but marks must not take seconds.
_OPENED = re.compile(r"^[ \t]{0,40}(?P<mark>`{3,40}(?!.*`)|~{3,40})")


def find_fences(lines: Sequence[str]) -> tuple[frozenset[int], int | None]:
    """Return the indexes of the lines of code, marks among them, and of the mark of a block that goes on to the end."""
    code = set[int]()
    mark, opened = "", None
    for index, line in enumerate(lines):
        if mark:
            code.add(index)
            if line.strip() == mark:
                mark, opened = "", None
        elif match := _OPENED.match(line):
            code.add(index)
            mark, opened = match["mark"], index
    return frozenset(code), opened
