"""YAML as editors write it, with the line of every key.

Values stay text (PyYAML's BaseLoader): `title: 2026`, `part: no` and `reviewed: 2026-13-45` reach the
schema as they were typed, which then says what is wrong. PyYAML's usual loader would turn them into a
number, a boolean and a crash.

Sound text, which nearly all is, is read by libyaml, five times as fast as by PyYAML's own Python. Whatever libyaml
refuses, or would read otherwise, is read in Python, whose words and places the sentences to editors are made of.
"""

import re
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
    """Why a text is not YAML: `problem` is one of the kinds below, `detail` the parser's or key's own words."""

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
    """Composes in Python, whoever parses, and refuses aliases (`*name`) and deep nesting.

    Our data need none, and they would grow without end.
    """

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


class _ExplainingLoader(_PlainComposer, yaml.BaseLoader):
    """PyYAML in Python: slow, but what it says of a fault is what editors are told."""

    def __init__(self, text: str) -> None:
        yaml.BaseLoader.__init__(self, text)


class _FastLoader(_PlainComposer, yaml.CBaseLoader):
    """PyYAML over libyaml."""

    def __init__(self, text: str) -> None:
        yaml.CBaseLoader.__init__(self, text)
        yaml.composer.Composer.__init__(self)


def read_yaml(text: str, first_line: int = 1) -> YamlSource | YamlFault:
    """Read a YAML mapping; `first_line` is the line of the file that the text starts on."""
    try:
        found = None if _READ_OTHERWISE.search(text) else _read(_FastLoader, text, first_line)
    except (yaml.YAMLError, UnicodeError):
        found = None
    return found if isinstance(found, YamlSource) else _explained(text, first_line)


def _explained(text: str, first_line: int) -> YamlSource | YamlFault:
    try:
        return _read(_ExplainingLoader, text, first_line)
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(error, first_line)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        return YamlFault("character", first_line + line, 1, f"U+{int(error.character):04X}")


def _read(kind: type[_ExplainingLoader | _FastLoader], text: str, first_line: int) -> YamlSource | YamlFault:
    """Read a mapping with one of the loaders; raises what that loader raises."""
    loader = kind(text)
    node = loader.get_single_node()
    if node is None:
        return YamlSource({}, {(): first_line})
    if not isinstance(node, yaml.MappingNode):
        return YamlFault("not-mapping", first_line + node.start_mark.line, 1, "")
    data = loader.construct_document(node)
    lines: dict[Location, int] = {}
    duplicate = _locate(node, (), lines, first_line)
    return YamlSource(data, lines) if duplicate is None else duplicate


def _syntax_fault(error: yaml.MarkedYAMLError, first_line: int) -> YamlFault:
    """Tell where the text stops being YAML: an unclosed quotation mark is at fault where it opens."""
    is_unclosed = error.context == "while scanning a quoted scalar"
    mark = (error.context_mark if is_unclosed else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return YamlFault("syntax", first_line + line, column + 1, error.problem or "")


def _locate(node: yaml.Node, at: Location, lines: dict[Location, int], first_line: int) -> YamlFault | None:
    """Note the line of every key and item under a node; return a fault when a key stands twice."""
    lines.setdefault(at, first_line + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            fault = _locate(item, (*at, index), lines, first_line)
            if fault is not None:
                return fault
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            key, line = str(key_node.value), first_line + key_node.start_mark.line
            if (*at, key) in lines:
                return YamlFault("duplicate-key", line, key_node.start_mark.column + 1, key)
            lines[(*at, key)] = line
            fault = _locate(value_node, (*at, key), lines, first_line)
            if fault is not None:
                return fault
    return None
