"""YAML as editors write it, with the line of every key.

Values stay text (PyYAML's BaseLoader): `title: 2026`, `part: no` and `reviewed: 2026-13-45` reach the schema as they
were typed, which says what is wrong; the usual loader would turn them into a number, a boolean and a crash.

Sound text is read by libyaml, five times as fast as by PyYAML's own Python. What libyaml refuses, or would read
otherwise, is read in Python, whose words and places the sentences to editors are made of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from vaikuttava_museo.content import yaml_loaders

Location = tuple[str | int, ...]

# What libyaml lets pass and PyYAML does not, or takes for something else: tabs, rare ends of lines, a byte order
# mark, `? ` within brackets, `|#` (found by comparing the two on random texts).
_READ_OTHERWISE = re.compile(r"[\t\ufeff\x85\u2028\u2029]|[\[{][^\[\]{}]*\?\s|[|>][-+\d]*#")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Why a text is not YAML: `problem` is the kind of fault, `detail` the parser's or key's own words.

    `opened` is the line on which began what the parser was reading when it met the fault.
    """

    problem: str
    line: int
    column: int
    detail: str
    opened: int


@dataclass(frozen=True, slots=True)
class Typed:
    """Where a key or a value was typed: its line (from 1) and its columns (from 0)."""

    line: int
    start: int
    end: int
    in_brackets: bool
    """Within `{…}` or `[…]`, where a comma ends it."""


@dataclass(frozen=True, slots=True, eq=False)
class YamlSource:
    """A mapping read from YAML, and where in the text each of its parts stands (lines from 1).

    `keys` and `values` are those typed on one line, `cut` the values that a ` #` on their line ends. `text` begins on
    `first_line` of its file.
    """

    data: dict[str, Any]
    lines: dict[Location, int]
    text: str = ""
    first_line: int = 1
    keys: dict[Location, Typed] = field(default_factory=dict)
    values: dict[Location, Typed] = field(default_factory=dict)
    cut: set[Location] = field(default_factory=set)

    def line_of(self, location: Location) -> int:
        """Return the line of a part, or of the nearest part around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def typed_line(self, line: int) -> str:
        """Return a line as it was typed."""
        return lines_of(self.text)[line - self.first_line]

    def typed_rows(self, location: Location) -> list[str]:
        """Return the lines of what stands within a part, as they were typed."""
        within = [line for at, line in self.lines.items() if at[: len(location)] == location != at]
        return [self.typed_line(line) for line in range(min(within), max(within) + 1)] if within else []

    def line_with(self, at: Location, new: str, *, is_key: bool = False) -> str:
        """Return the line of a value, or key, with something else in its place; "" where there is none to replace."""
        typed = (self.keys if is_key else self.values).get(at)
        return self.retyped(typed.line, {typed: new}) if typed else ""

    def retyped(self, line: int, new: Mapping[Typed, str]) -> str:
        """Return a line with something else in the place of each of some keys and values of it."""
        text = self.typed_line(line)
        for typed in sorted(new, key=lambda each: each.start, reverse=True):
            # Where nothing was typed after the colon, it needs its space.
            space = " " if text[: typed.start].endswith(":") else ""
            text = f"{text[: typed.start]}{space}{new[typed]}{text[typed.end :]}"
        return text


def read_yaml(text: str, first_line: int = 1) -> YamlSource | YamlFault:
    """Read a YAML mapping; `first_line` is the line of the file that the text starts on."""
    if not _READ_OTHERWISE.search(text):
        with suppress(yaml.YAMLError, UnicodeError):
            return _read(yaml_loaders.BASE, text, first_line)
    try:
        return _read(yaml.BaseLoader, text, first_line)
    except yaml.MarkedYAMLError as error:
        # An unclosed quotation mark, or a key without a colon, is at fault where it begins.
        is_unclosed = error.context in {"while scanning a quoted scalar", "while scanning a simple key"}
        swallowing = _swallowing(text) if error.context not in {"duplicate-key", "not-mapping"} else None
        opening = swallowing or (error.context_mark if is_unclosed else None)
        mark = opening or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        opened = min(line, error.context_mark.line) if error.context_mark else line
        problem = error.context if error.context in {"duplicate-key", "not-mapping"} else "syntax"
        column = 1 if problem == "not-mapping" else column + 1
        return YamlFault(str(problem), first_line + line, column, error.problem or "", first_line + opened)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        return YamlFault(
            "character", first_line + line, 1, f"U+{int(error.character):04X}", first_line + line
        )


_SWALLOWED = re.compile(r"\n *(?:- |[\w-]+:\s)")
_AFTER_TEXT = re.compile(r" *[^\s,\]}#:]")
"""What no text in quotation marks is followed by on its line, unless its last mark was another's first."""


def _swallowing(text: str) -> yaml.Mark | None:
    """Return where a quotation mark stands whose pair is lost, so that the next one ends it, below other keys."""
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, yaml.BaseLoader):
            start, end = cast("yaml.Mark", token.start_mark), token.end_mark.index
            is_quoted = getattr(token, "style", "") in {"'", '"'}
            if is_quoted and _SWALLOWED.search(text, start.index, end) and _AFTER_TEXT.match(text, end):
                return start
    return None


_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """Return a text's lines as YAML counts them."""
    return _LINE_END.split(text)


def parses(text: str) -> bool:
    """Tell quickly whether a text can be read as a mapping."""
    with suppress(yaml.YAMLError, UnicodeError):
        return bool(_read(yaml_loaders.BASE, text, 1))
    return False


def written(text: str, *, in_brackets: bool = False) -> str:
    """Return a text as a value is typed: as it is, or in quotation marks where YAML would read something else."""
    line = f"a: [{text}]" if in_brackets else f"a: {text}"
    read = read_yaml(line)
    found = read.data["a"] if isinstance(read, YamlSource) and not read.cut else None
    return text if found == ([text] if in_brackets else text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text as a value in quotation marks, whatever is in it."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _read(loader: type, text: str, first_line: int) -> YamlSource:
    """Read a mapping with one of the loaders; raises what that loader raises, and MarkedYAMLError."""
    yaml_loaders.refuse_more_than_texts(text, loader)
    node = yaml.compose(text, loader)
    if node is None:
        return YamlSource({}, {(): first_line}, text, first_line)
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError("not-mapping", problem_mark=node.start_mark)
    source = YamlSource(yaml.BaseLoader("").construct_document(node), {}, text, first_line)
    _locate(node, (), source, lines_of(text))
    return source


_COMMENT = re.compile(r"\s+#")
_ODD_SPACE = re.compile(r"-?[^\S \t]")
"""What looks like the indentation of a key and is, to YAML, the beginning of its name."""


def _locate(
    node: yaml.Node, at: Location, source: YamlSource, typed: Sequence[str], *, in_brackets: bool = False
) -> None:
    """Note where every key and item under a node stands; raise when a key stands twice."""
    source.lines.setdefault(at, source.first_line + min(node.start_mark.line, len(typed) - 1))
    if isinstance(node, yaml.ScalarNode):
        if node.end_mark.line == len(typed):
            return  # the value that is missing after `? key` at the very end
        if place := _typed(node, source.first_line, in_brackets=in_brackets):
            source.values[at] = place
        elif at and isinstance(at[-1], int):
            _refuse_swallowed(node, typed)
        after = typed[node.end_mark.line][node.end_mark.column :]
        if not node.style and _COMMENT.match(after):
            source.cut.add(at)
        return
    inner_brackets = in_brackets or bool(node.flow_style)  # type: ignore[attr-defined]
    for index, item in enumerate(node.value):
        if isinstance(node, yaml.SequenceNode):
            _locate(item, (*at, index), source, typed, in_brackets=inner_brackets)
            continue
        key, value = item
        name = str(key.value)
        inner = (*at, name)
        if not key.style and _ODD_SPACE.match(name):
            raise yaml.MarkedYAMLError(problem="no indentation", problem_mark=key.start_mark)
        if inner in source.lines:
            raise yaml.MarkedYAMLError("duplicate-key", problem=name, problem_mark=key.start_mark)
        source.lines[inner] = source.first_line + key.start_mark.line
        if place := _typed(key, source.first_line, in_brackets=inner_brackets):
            source.keys[inner] = place
        _locate(value, inner, source, typed, in_brackets=inner_brackets)


def _refuse_swallowed(item: yaml.ScalarNode, typed: Sequence[str]) -> None:
    """Raise when an item has swallowed the next one, which stands too deep."""
    for number in range(item.start_mark.line + 1, item.end_mark.line + 1):
        if not item.style and typed[number].lstrip().startswith("- "):
            column = len(typed[number]) - len(typed[number].lstrip())
            mark = yaml.Mark("", 0, number, column, None, 0)
            raise yaml.MarkedYAMLError(problem="item in item", problem_mark=mark)


def _typed(node: yaml.Node, first_line: int, *, in_brackets: bool) -> Typed | None:
    start, end = node.start_mark, node.end_mark
    if not isinstance(node, yaml.ScalarNode) or start.line != end.line:
        return None
    return Typed(first_line + start.line, start.column, end.column, in_brackets)


def leaves(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text within lists and mappings, and where it stands."""
    if isinstance(value, str):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from leaves(item, (*at, key))
