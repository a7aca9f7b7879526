"""Which parts of a Markdown page are prose: what a repair of typography may touch, and nothing else.

Code, HTML, attributes, placeholders, addresses, titles of links, admonition marks and front matter are not.
Where it is unclear whether something is prose, it is not.
"""

import re
from collections.abc import Callable, Iterator

from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter

_FENCE = re.compile(r"^[ >]*(?P<mark>`{3,}|~{3,})")
# A line that is a mark of its own, in which quotation marks are syntax: !!! note "x", === "x", --8<-- "x", [x]: y "z".
_SYNTAX_LINE = re.compile(
    r"^[ >]*(?:!!!|\?\?\?|===|\*\[|\[[^\]]{1,200}\]:|-{1,2}8<|;-*8<|<|\{|\|?[\s|:-]+\|?$)"
)
CODE = r"(?<!`)(?P<tick>`{1,9})(?!`).{0,2000}?(?<!`)(?P=tick)(?!`)"
"""Code within a line: as many marks before as after, no more."""
_KEPT = re.compile(
    rf"{CODE}"
    r"|<[^<>]{0,1000}>"  # HTML and automatic links
    r"|\{\{[^{}]{0,200}\}\}|\{[^{}]{0,1000}\}"  # attributes and placeholders
    r"|\]\([^)\[\n]{0,1000}\)|\]\[[^\[\]]{0,300}\]"  # where a link leads, with its title
    r"|\b(?:https?:|www\.)\S+"
    r"|\\."
)


STAND_IN = "\ue000"
"""Stands for a part that is not prose; a private-use character, which no page has."""

_OPENED = ("`", "<", "{", "](")
"""What is left of a part that goes on over lines: then nobody can tell line by line what is prose."""
_RAW = re.compile(r"<(?P<name>!--|script\b|style\b|pre\b|textarea\b)", re.IGNORECASE)


def prose_lines(text: str, mend: Callable[[str], str]) -> str:
    """Return the page with `mend` applied to every line that has prose: to the whole line, as it stands."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        if lines[number]:
            lines[number] = mend(lines[number])
    return "\n".join(lines)


def in_prose(mend: Callable[[str], str]) -> Callable[[str], str]:
    """Make a repair of a line's text leave alone what in the line is not prose.

    A kept part is one private character to the repair, so that it sees what stands beside it.
    """

    def mend_line(line: str) -> str:
        pieces = iter([match[0] for match in _KEPT.finditer(line)])
        return re.sub(STAND_IN, lambda _: next(pieces), mend(_KEPT.sub(STAND_IN, line)))

    return mend_line


def prose_numbers(text: str) -> list[int]:
    """Return the indexes of a page's lines that are prose or empty; none when its front matter cannot be read."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return []
    lines = text.split("\n")
    blocks = (block for block in _blocks(lines, parts.body_line - 1) if block)
    return [number for block in blocks for number in _prose(lines, block)]


def _blocks(lines: list[str], first: int) -> Iterator[range]:
    """Yield runs of lines between empty ones, and the empty ones, outside fences and raw HTML."""
    start, closing = first, ""
    for number in range(first, len(lines)):
        line = lines[number]
        fence = _FENCE.match(line)
        if closing:
            if (
                closing.lower() in line.lower()
                if closing[0] == "<" or closing == "-->"
                else _closes(fence, closing)
            ):
                start, closing = number + 1, ""
        elif fence:
            yield range(start, number)
            closing = fence["mark"]
        elif raw := _opened_raw(line):
            yield range(start, number)
            closing = raw
        elif not line.strip():
            yield range(start, number)
            yield range(number, number + 1)
            start = number + 1
    if not closing:
        yield range(start, len(lines))


def _closes(fence: re.Match[str] | None, opening: str) -> bool:
    return fence is not None and fence["mark"].startswith(opening)


def _opened_raw(line: str) -> str:
    """Return what closes the raw HTML that a line leaves open, "" when it leaves none."""
    match = _RAW.search(line)
    if match is None:
        return ""
    end = "-->" if match["name"] == "!--" else f"</{match['name']}"
    return "" if end.lower() in line[match.end() :].lower() else end


def _prose(lines: list[str], block: range) -> Iterator[int]:
    """Yield the lines of a block that are prose: none of a block with HTML, or with a part left open."""
    shown = [lines[number] for number in block]
    if not any(line.strip() for line in shown):
        yield from block
        return
    left = [_KEPT.sub("", line) for line in shown]
    if any(line.lstrip().startswith("<") or STAND_IN in line for line in shown):
        return
    if any(mark in line for line in left for mark in _OPENED):
        return
    for number, line in zip(block, shown, strict=True):
        # Indented: code, or the body of a list item or admonition. Which cannot be told line by line.
        is_text = not line.startswith(("    ", "\t")) and not _SYNTAX_LINE.match(line)
        if is_text or not line.strip():
            yield number
