"""The typography and characters of running text: what Finnish and Swedish write one way only."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from vaikuttava_museo.checks.repairs.regions import CODE, STAND_IN, prose_numbers
from vaikuttava_museo.checks.rules.characters import BEFORE_MARK

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


no_zero_width = partial(_ZERO_WIDTH.sub, "")
"""Drops characters without width, which come along when text is copied from a web page."""
joined_marks = partial(_JOINED.sub, "\\g<mark> ")
"""Puts an ordinary space after the mark of a heading or list where there is a non-breaking one."""


def links_without_language(text: str) -> str:
    """Make links to `x.sv.md` lead to `x.md`, wherever a page links to another page."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        lines[number] = _LINK.sub(
            lambda match: match[0] if match["tick"] else f"{match['before']}.md{match['after']}",
            lines[number],
        )
    return "\n".join(lines)


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


PROSE_REPAIRS: Mapping[str, Callable[[str], str]] = {
    "quotes-straight": partial(_quotation_marks, _QUOTED, re.compile('"')),
    "quotes-foreign": partial(_quotation_marks, _FOREIGN_QUOTED, re.compile(r"[“„‟«]")),
    "dash-hyphen": partial(_after_list_mark, partial(_HYPHEN.sub, " – ")),
    "space-before-mark": partial(BEFORE_MARK.sub, "\\g<mark>"),
    "space-twice": _single_spaces,
}
"""What mends the prose of a line, by the rule it mends (Kielitoimiston ohjepankki; Svenska skrivregler)."""
