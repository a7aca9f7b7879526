"""Mechanical repairs: each a pure function from a file's text to its text, named by the rule or slip it mends.

Where there is a choice to make, or it is unclear whether something is prose, the text stays as it is. A second round
never changes anything.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, zip_longest
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.wording import BEFORE_MARK
from vaikuttava_museo.content.front_matter import (
    DELIMITER,
    FrontMatterText,
    PageMeta,
    StepMeta,
    split_front_matter,
)
from vaikuttava_museo.content.pages import find_fences, yaml_finding
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
    lines = parts.block.split("\n") if isinstance(parts, FrontMatterText) else []
    if not isinstance(parts, FrontMatterText) or len(lines) > _LONGEST:
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
    """Tell whether a text begins with front matter in which a key of the schema stands."""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatterText):
        return False
    meta = read_yaml(parts.block)
    if isinstance(meta, YamlSource):
        return bool(_KEYS & set(meta.data))
    lines = parts.block.split("\n")
    return all(map(_ENTRY.match, lines)) and any(line.partition(":")[0] in _KEYS for line in lines)


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
"""What is left of a part that goes on over lines: then nobody can tell line by line what is """
_RAW = re.compile(r"<(?P<name>!--|script\b|style\b|pre\b|textarea\b)(?P<rest>.*)")


def in_lines(text: str, mend: Callable[[str], str]) -> str:
    """Return the page with `mend` applied to each of its lines that is prose."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        lines[number] = mend(lines[number])
    return "\n".join(lines)


def _between_marks(mend: Callable[[str], str], line: str) -> str:
    pieces = [match[0] for match in _NOT_PROSE.finditer(line)]
    between = mend(_NOT_PROSE.sub(STAND_IN, line)).split(STAND_IN)
    return "".join(chain(*zip_longest(between, pieces, fillvalue="")))


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


# A pair on one line, the first mark after a space or bracket, the second before a space or punctuation.
_QUOTED = re.compile(r'(?<![^\s(\[–—/*_])"(?=[^\s"])(?P<text>[^"]*)(?<=[^\s"])"(?![^\s.,;:!?)\]–—/*_])')
# As English, German and French have it: each pair opens before a word and closes after one, with no mark within.
_FOREIGN_QUOTED = re.compile(
    r"(?<![^\s(\[–—/*_])[“„‟«»](?=[^\s])(?P<text>[^“”„‟«»\"]*)(?<=[^\s])[“”«»](?![^\s.,;:!?)\]–—/*_])"
)
# Between numbers it may be a minus, and beside what is not prose anything: left to a person.
_HYPHEN = re.compile(rf"(?<=[^\s|{STAND_IN}])(?!(?<=\d) - \d) - (?=[^\s|{STAND_IN}])")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_LIST_MARK = re.compile(r"^[ >]*(?:[-*+]|\d{1,3}[.)]|\[\^[^\]]*\]:|:)\s+")
_TABLE = re.compile(r"^[ >]*\|")
# A link to a page's own file in one language: the site chooses the language itself.
_LINK = re.compile(
    rf"{CODE}|(?P<before>\]\((?!\w+:|//)[^)\[\s\"]{{1,300}}?)\.sv\.md(?P<after>(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\))"
)
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# A heading, list item or quotation whose mark is followed by a non-breaking space is none: it shows as text.
_JOINED = re.compile("^(?P<mark>[ ]{0,3}(?:#{1,6}|[-*+]|\\d{1,3}\\.|>))[\u00a0\u202f]+(?=\\S)", re.MULTILINE)


def file_format(text: str) -> str:
    """Drop a byte order mark, make line ends the usual ones, and end the file with one of them."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip("\n") + "\n" if text.strip() else text


def _without_language(link: re.Match[str]) -> str:
    return link[0] if link["tick"] else f"{link['before']}.md{link['after']}"


def trailing_spaces(text: str) -> str:
    """Drop spaces at a line's end; two or more before a line that goes on are a line break, and stay."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        line = lines[number]
        goes_on = line.strip() and number + 1 < len(lines) and lines[number + 1].strip()
        if not (goes_on and line.endswith("  ")):
            lines[number] = line.rstrip(" \t")
    return "\n".join(lines)


def _quotation_marks(quoted: re.Pattern[str], mark: re.Pattern[str], line: str) -> str:
    """Make quotation marks ”ours”; a line in which not every mark has its pair is left to a person."""
    new = quoted.sub("”\\g<text>”", line)
    return line if mark.search(new) else new


def _single_spaces(line: str) -> str:
    """Leave one space where there are several within a line; a table's columns and a list's indents stay."""
    return line if _TABLE.match(line) else _after_list_mark(partial(_SPACES.sub, " "), line)


def _after_list_mark(mend: Callable[[str], str], line: str) -> str:
    start = match.end() if (match := _LIST_MARK.match(line)) else 0
    return line[:start] + mend(line[start:])


_PROSE_REPAIRS: Mapping[str, Callable[[str], str]] = {
    "quotes-straight": partial(_quotation_marks, _QUOTED, re.compile('"')),
    "quotes-foreign": partial(_quotation_marks, _FOREIGN_QUOTED, re.compile(r"[“„‟«]")),
    "dash-hyphen": partial(_after_list_mark, partial(_HYPHEN.sub, " – ")),
    "space-before-mark": partial(BEFORE_MARK.sub, "\\g<mark>"),
    "space-twice": _single_spaces,
}
"""What mends the prose of a line, by the rule it mends (Kielitoimiston ohjepankki; Svenska skrivregler)."""


FOR_DATA: Mapping[str, Callable[[str], str]] = {
    "file-format": file_format,
    # Characters without width come along when text is copied from a web page.
    "zero-width": partial(_ZERO_WIDTH.sub, ""),
}
"""The repairs of data files."""

REPAIRS: Mapping[str, Callable[[str], str]] = {
    **FOR_DATA,
    "front-matter-not-first": first_line,
    "front-matter-lookalike": delimiters,
    "yaml-syntax-colon": quoted_values,
    "joined-marks": partial(_JOINED.sub, "\\g<mark> "),
    "link-language": partial(in_lines, mend=partial(_LINK.sub, _without_language)),
    **{rule: partial(in_lines, mend=partial(_between_marks, mend)) for rule, mend in _PROSE_REPAIRS.items()},
    "space-trailing": trailing_spaces,
}
"""The repairs of pages, in the order they are applied: what makes a text readable at all comes first."""

ROUNDS = 4
"""A repair may make room for another, such as a space dropped beside a mark; real texts need one round."""


def mended(path: PurePosixPath, text: str) -> tuple[str, tuple[str, ...]]:
    """Return a file's text after every repair, and the rules or slips that were mended in it, in their order."""
    done: dict[str, None] = {}
    for _ in range(ROUNDS):
        before = text
        for rule, mend in (REPAIRS if path.suffix == ".md" else FOR_DATA).items():
            new = mend(text)
            if new != text:
                done[rule] = None
            text = new
        if text == before:
            break
    return text, tuple(done)
