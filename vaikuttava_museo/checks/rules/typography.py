"""Quotation marks, dashes and spaces as Finnish and Swedish write them; all of it can be mended mechanically.

Kielitoimiston ohjepankki and Svenska skrivregler: ”näin”, ajatusviiva –, no space before a mark.
"""

import re
from collections.abc import Iterable, Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText
from vaikuttava_museo.content.passages import Passage

# Without one of these a line can have none of the faults below; nearly all lines are so spared the slower patterns.
_SUSPECT = re.compile(r'["“„‟«»—]| -| [,.!?;:]')
# What is not running text: tags, attributes, targets and their titles, the title of a box, rows of a table's rule.
_NOT_PROSE = re.compile(
    r"`[^`]{0,1000}`|<[^<>]{1,1000}>|\{[^{}]{0,500}\}|\]\([^()]{0,1000}\)|^\s{0,20}(?:!!!|\?\?\?\+?).{0,500}|"
    r"^\s{0,3}\[[^\[\]]{1,200}\]:.{0,1000}|https?://\S{1,500}"
)
_STRAIGHT = re.compile(r'"')
_FOREIGN = re.compile(r"[“„‟]|«|(?<=\s)»(?=\w)")
_HYPHEN = re.compile(r"(?<=[^\s|>]) (?:-|--|—) (?=[^\s|>-])|(?<=\w)—(?=\w)")
BEFORE_MARK = re.compile(r"(?<=\w) +(?P<mark>[,.!?;:])(?=\s|$)(?!\s*\.)")
"""A space between a word and the mark that belongs to it."""
_AROUND, _MOST_AROUND = 15, 45
_TWICE = re.compile(r"(?<=[^\s|])(?<!^[-*+])(?<!\d\.) {2,}(?=[^\s|])")


def typography_sound(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find straight and foreign quotation marks, hyphens used as dashes and spaces before marks, once a line each."""
    for passage in passages:
        if not passage.language or not _SUSPECT.search(passage.text):
            continue
        text = prose(passage.text)
        checks = (
            ("quotes-straight", _STRAIGHT),
            ("quotes-foreign", _FOREIGN),
            ("dash-hyphen", _HYPHEN),
            ("space-before-mark", BEFORE_MARK),
        )
        for rule, pattern in checks:
            match = pattern.search(text)
            if match:
                around = _words_around(text, match.start(), match.end())
                yield finding(passage.path, passage.line, rule, text=around)


def _words_around(text: str, start: int, end: int) -> str:
    """Return a place with a few words around it, none of them cut unless it is very long."""
    begin, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while begin > max(0, start - _MOST_AROUND) and not text[begin - 1].isspace():
        begin -= 1
    while last < min(len(text), end + _MOST_AROUND) and not text[last].isspace():
        last += 1
    return text[begin:last].strip()


def spaces_sound(text: PageText) -> Iterator[Finding]:
    """Hint at spaces that nobody sees: two in a row, and at the end of a line."""
    for line in text.lines:
        if line.typed != line.typed.rstrip():
            yield finding(text.path, line.number, "space-trailing")
        is_plain = line.text and not line.text.lstrip().startswith(("|", ":"))
        if is_plain and "  " in line.text and _TWICE.search(line.text.strip()):
            yield finding(text.path, line.number, "space-twice")


def prose(text: str) -> str:
    """Return a line with what is not running text left out, each piece as one mark that joins its neighbours."""
    return _NOT_PROSE.sub("·", text)
