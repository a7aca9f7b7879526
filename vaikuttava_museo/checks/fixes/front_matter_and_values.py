"""Repairs of front matter and data: what keeps them from being read, quotation marks around values, days."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from vaikuttava_museo.checks.rules.values import is_quoted
from vaikuttava_museo.content.front_matter import (
    DELIMITER,
    FrontMatterText,
    PageMeta,
    StepMeta,
    split_front_matter,
)
from vaikuttava_museo.content.value_corrections import dates
from vaikuttava_museo.content.yaml_corrections import correction
from vaikuttava_museo.content.yaml_marks import unwrapped
from vaikuttava_museo.content.yaml_with_lines import Location, Typed, YamlSource, leaves, read_yaml, written

_LOOKALIKE = re.compile(r"^[ \t]*(?:[–—−]|[-–—−](?:[ \t]?[-–—−]){1,5})[ \t]*$")
_ENTRY = re.compile(r"^(?:[\w-]+:|[ \t]|-[ \t]|#|$)")
_KEYS = frozenset(PageMeta.model_fields) | frozenset(StepMeta.model_fields)
_LONGEST = 60
"""Lines of front matter: five times the longest. What goes on longer is text."""


def first_line(text: str) -> str:
    """Drop the empty lines before front matter."""
    stripped = text.lstrip("\n \t\u00a0")
    return stripped if stripped.startswith(f"{DELIMITER}\n") and _is_page(stripped) else text


def delimiters(text: str) -> str:
    """Make the lines around front matter three hyphens each, whatever dashes they are."""
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    around = [number for number, line in enumerate(lines[:_LONGEST]) if _LOOKALIKE.match(line)][:2]
    if len(around) < 2 or around[0] != opening or all(lines[at].rstrip() == DELIMITER for at in around):
        return text
    start, end = around
    new = "\n".join([DELIMITER, *lines[start + 1 : end], DELIMITER, *lines[end + 1 :]])
    return new if _is_page(new) else text


def quoted_values(text: str) -> str:
    """Mend the lines of front matter that keep the whole from being read, if then all of it can be."""
    new = in_front_matter(text, readable_yaml)
    return new if _is_page(new) else text


_DAYS = frozenset({"reviewed", "reviewed_on", "statement_written_on", "since", "date"})


def plain_days(text: str) -> str:
    """Write the days of YAML as year-month-day."""
    return _retyped(text, lambda at, value: next(dates("", value), "") if at[-1] in _DAYS else "")


def bare_values(text: str) -> str:
    """Take typographic quotation marks from around whole values of YAML."""
    return _retyped(text, lambda at, value: unwrapped(value) if is_quoted(at, value) else "")


def _retyped(text: str, meant: Callable[[Location, str], str]) -> str:
    """Return YAML with every value typed anew for which another is meant."""
    source, found = read_yaml(text), dict[int, dict[Typed, str]]()
    if not isinstance(source, YamlSource):
        return text
    for at, value in leaves(source.data):
        typed, new = source.values.get(at), meant(at, value)
        if typed and new and new != value:
            found.setdefault(typed.line, {})[typed] = written(new, in_brackets=typed.in_brackets)
    lines = text.split("\n")
    for number, replaced in found.items():
        lines[number - 1] = source.retyped(number, replaced)
    return "\n".join(lines)


def in_front_matter(text: str, mend: Callable[[str], str]) -> str:
    """Return a page with its front matter mended, where it has one."""
    parts = split_front_matter(text)
    block = mend(parts.block) if isinstance(parts, FrontMatterText) else ""
    if not isinstance(parts, FrontMatterText) or block == parts.block:
        return text
    return "\n".join([DELIMITER, block, *text.split("\n")[parts.body_line - 2 :]])


_MECHANICAL = {"yaml-syntax-colon", "yaml-colon-space", "yaml-space"}
_MOST_LINES = 8


def readable_yaml(text: str) -> str:
    """Put quotation marks around values, and a space after colons, whose lack keeps a text from being read as YAML."""
    new = text
    for _ in range(_MOST_LINES):
        fault = read_yaml(new)
        if isinstance(fault, YamlSource):
            return new
        meant = correction(new, fault)
        if not meant or meant.rule not in _MECHANICAL:
            break
        lines, rows = new.split("\n"), meant.mended.split("\n")
        lines[meant.line - 1 : meant.line - 1 + len(rows)] = rows
        new = "\n".join(lines)
    return text


def _is_page(text: str) -> bool:
    """Tell whether a text begins with front matter in which a key of the schema stands."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return False
    meta = read_yaml(parts.block)
    if isinstance(meta, YamlSource):
        return bool(_KEYS & set(meta.data))
    lines = parts.block.split("\n")
    return all(map(_ENTRY.match, lines)) and any(line.partition(":")[0] in _KEYS for line in lines)


_VALUES: Mapping[str, Callable[[str], str]] = {"value-quoted": bare_values, "value-not-date": plain_days}
DATA: Mapping[str, Callable[[str], str]] = {"yaml-syntax-colon": readable_yaml, **_VALUES}
"""The repairs of data, in the order they are applied."""
FRONT_MATTER: Mapping[str, Callable[[str], str]] = {
    "front-matter-not-first": first_line,
    "front-matter-lookalike": delimiters,
    "yaml-syntax-colon": quoted_values,
    **{rule: partial(in_front_matter, mend=mend) for rule, mend in _VALUES.items()},
}
"""The repairs that make a page readable at all, in the order they are applied."""
