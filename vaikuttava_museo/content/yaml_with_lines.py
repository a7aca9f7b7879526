"""YAML as editors write it, with the line of every key.

Values stay text (PyYAML's BaseLoader): `title: 2026`, `part: no` and `reviewed: 2026-13-45` reach the schema as they
were typed, which says what is wrong; the usual loader would turn them into a number, a boolean and a crash.

Sound text is read by libyaml, five times as fast as by PyYAML's own Python. What libyaml refuses, or would read
otherwise, is read in Python, whose words and places the sentences to editors are made of.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

Location = tuple[str | int, ...]

MAX_DEPTH = 20
"""Levels of nesting, twice what any data file has; PyYAML would end in Python's own limit."""

# What libyaml lets pass and PyYAML does not, or takes for something else: tabs, rare ends of lines, a byte order
# mark, `? ` within brackets, `|#` (found by comparing the two on random texts).
_READ_OTHERWISE = re.compile(r"[\t\ufeff\x85\u2028\u2029]|[\[{][^\[\]{}]*\?\s|[|>][-+\d]*#")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Why a text is not YAML: `problem` is the kind of fault, `detail` the parser's or key's own words."""

    problem: str
    line: int
    column: int
    detail: str


@dataclass(frozen=True, slots=True, eq=False)
class YamlSource:
    """A mapping read from YAML, and where in the text each of its parts stands (lines from 1)."""

    data: dict[str, Any]
    lines: dict[Location, int]

    def line_of(self, location: Location) -> int:
        """Return the line of a part, or of the nearest part around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


class _PlainComposer(yaml.composer.Composer):
    """Composes in Python, whoever parses, and refuses aliases (`*name`) and deep nesting, which grow without end."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        is_alias = self.check_event(yaml.AliasEvent)  # type: ignore[attr-defined]
        if is_alias or self._depth == MAX_DEPTH:
            mark = self.peek_event().start_mark  # type: ignore[attr-defined]
            raise yaml.composer.ComposerError(problem="alias" if is_alias else "nesting", problem_mark=mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


class _ExplainingLoader(yaml.BaseLoader, _PlainComposer):
    """PyYAML in Python: slow, but what it says of a fault is what editors are told."""


class _FastLoader(_PlainComposer, yaml.CBaseLoader):
    """PyYAML over libyaml."""

    def __init__(self, text: str) -> None:
        yaml.CBaseLoader.__init__(self, text)
        yaml.composer.Composer.__init__(self)


def read_yaml(text: str, first_line: int = 1) -> YamlSource | YamlFault:
    """Read a YAML mapping; `first_line` is the line of the file that the text starts on."""
    if not _READ_OTHERWISE.search(text):
        with suppress(yaml.YAMLError, UnicodeError):
            return _read(_FastLoader(text), first_line)
    try:
        return _read(_ExplainingLoader(text), first_line)
    except yaml.MarkedYAMLError as error:
        # An unclosed quotation mark is at fault where it opens.
        is_unclosed = error.context == "while scanning a quoted scalar"
        mark = (error.context_mark if is_unclosed else None) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = error.context if error.context in {"duplicate-key", "not-mapping"} else "syntax"
        column = 1 if problem == "not-mapping" else column + 1
        return YamlFault(str(problem), first_line + line, column, error.problem or "")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        return YamlFault("character", first_line + line, 1, f"U+{int(error.character):04X}")


def _read(loader: _ExplainingLoader | _FastLoader, first_line: int) -> YamlSource:
    """Read a mapping with one of the loaders; raises what that loader raises, and MarkedYAMLError."""
    node = loader.get_single_node()
    if node is None:
        return YamlSource({}, {(): first_line})
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError("not-mapping", problem_mark=node.start_mark)
    source = YamlSource(loader.construct_document(node), {})
    _locate(node, (), source.lines, first_line)
    return source


def _locate(node: yaml.Node, at: Location, lines: dict[Location, int], first_line: int) -> None:
    """Note the line of every key and item under a node; raise when a key stands twice."""
    lines.setdefault(at, first_line + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(item, (*at, index), lines, first_line)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            inner = (*at, name)
            if inner in lines:
                raise yaml.MarkedYAMLError("duplicate-key", problem=name, problem_mark=key.start_mark)
            lines[inner] = first_line + key.start_mark.line
            _locate(value, inner, lines, first_line)


def leaves(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text within lists and mappings, and where it stands."""
    if isinstance(value, str):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from leaves(item, (*at, key))
