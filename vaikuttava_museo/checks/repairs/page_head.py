"""Front matter that a word processor or a phone has spoiled, mended only when it is then read without a fault."""

import re
from pathlib import PurePosixPath

from vaikuttava_museo.content.front_matter import (
    DELIMITER,
    FrontMatterText,
    PageMeta,
    StepMeta,
    split_front_matter,
)
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, read_yaml

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
    """Put quotation marks around values whose colon or mark keeps the whole from being read."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return text
    lines = parts.block.split("\n")
    if len(lines) > _LONGEST:
        return text
    for _ in lines:
        fault = read_yaml("\n".join(lines))
        if not isinstance(fault, YamlFault):
            break
        found = yaml_finding(PurePosixPath(), fault, lines[fault.line - 1 :])
        if found.rule != "yaml-syntax-colon" or " #" in lines[fault.line - 1]:
            return text
        lines[fault.line - 1] = found.values["mended"]
    new = "\n".join([DELIMITER, *lines, *text.split("\n")[parts.body_line - 2 :]])
    return new if _is_page(new) and "\n".join(lines) != parts.block else text


def _is_page(text: str) -> bool:
    """Tell whether a text begins with front matter in which a key of the schema stands; its values may be faulty."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return False
    meta = read_yaml(parts.block)
    if isinstance(meta, YamlSource):
        return bool(_KEYS & set(meta.data))
    lines = parts.block.split("\n")
    return all(map(_ENTRY.match, lines)) and any(line.partition(":")[0] in _KEYS for line in lines)
