"""Which parts of a Markdown page are prose: what a repair of typography may touch, and nothing else.

Code, HTML, attributes, placeholders, addresses, titles of links, admonition marks and front matter are not.
Where it is unclear whether something is prose, it is not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, zip_longest

from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.pages import find_fences

# A line that is a mark of its own, in which quotation marks are syntax: !!! note "x", === "x", --8<-- "x", [x]: y "z".
_SYNTAX_LINE = re.compile(
    r"^[ >]*(?:!!!|\?\?\?|===|\*\[|\[[^\]]{1,200}\]:|-{1,2}8<|;-*8<|<|\{|\|?[\s|:-]+\|?$)"
)
CODE = r"(?<!`)(?P<tick>`{1,9})(?!`).{0,2000}?(?<!`)(?P=tick)(?!`)"
"""Code within a line: as many marks before as after, no more."""
_NOT_PROSE = re.compile(
    rf"{CODE}"
    r"|<[^<>]{0,1000}>"  # HTML and automatic links
    r"|\{\{[^{}]{0,200}\}\}|\{[^{}]{0,1000}\}"  # attributes and placeholders
    r"|\]\([^)\[\n]{0,1000}\)|\]\[[^\[\]]{0,300}\]"  # where a link leads, with its title
    r"|\b(?:https?:|www\.)\S+"
    r"|\\."
)

STAND_IN = "\ue000"
"""Stands for a part that is not prose, so that a repair sees what is beside it; a private-use character, on no page."""

_OPENED = ("`", "<", "{", "](")
"""What is left of a part that goes on over lines: then nobody can tell line by line what is prose."""
_RAW = re.compile(r"<(?P<name>!--|script\b|style\b|pre\b|textarea\b)(?P<rest>.*)")


def in_prose(text: str, mend: Callable[[str], str]) -> str:
    """Return the page with `mend` applied to the prose of its lines."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        pieces = [match[0] for match in _NOT_PROSE.finditer(lines[number])]
        between = mend(_NOT_PROSE.sub(STAND_IN, lines[number])).split(STAND_IN)
        lines[number] = "".join(chain(*zip_longest(between, pieces, fillvalue="")))
    return "\n".join(lines)


def prose_numbers(text: str) -> list[int]:
    """Return the indexes of a page's lines that are prose or empty; none when its front matter cannot be read."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return []
    lines = text.split("\n")
    blocks = _blocks(lines, parts.body_line - 1)
    return [number for block in blocks for number in _prose(lines, block)]


def _blocks(lines: Sequence[str], first: int) -> Iterator[list[int]]:
    """Yield the runs of lines between empty ones, and the empty ones, outside fences and raw HTML."""
    code, _ = find_fences([line.lstrip(" >") for line in lines[first:]])
    block, closing = list[int](), ""
    for number, line in enumerate((line.lower() for line in lines[first:]), start=first):
        if closing:
            closing = "" if closing in line else closing
            continue
        is_code = number - first in code
        if not is_code and (raw := _RAW.search(line)):
            end = "-->" if raw["name"] == "!--" else f"</{raw['name']}"
            closing = "" if end in raw["rest"] else end
        if line.strip() and not closing and not is_code:
            block.append(number)
            continue
        yield block
        block = []
        if not line.strip() and not is_code:
            yield [number]
    yield block


def _prose(lines: Sequence[str], block: Sequence[int]) -> Iterator[int]:
    """Yield the lines of a block that are prose: none of a block with HTML, or with a part left open."""
    for number in block:
        line = lines[number]
        left = _NOT_PROSE.sub("", line)
        if line.lstrip().startswith("<") or STAND_IN in line or any(mark in left for mark in _OPENED):
            return
    for number in block:
        # Indented: code, or the body of a list item or admonition. Which cannot be told line by line.
        is_text = not lines[number].startswith(("    ", "\t")) and not _SYNTAX_LINE.match(lines[number])
        if is_text or not lines[number].strip():
            yield number
