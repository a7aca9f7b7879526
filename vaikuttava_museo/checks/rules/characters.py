"""Characters that went wrong on the way, and marks and spaces as Kielitoimisto and Svenska skrivregler have them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText
from vaikuttava_museo.content.passages import Passage

# UTF-8 read as Windows-1252: ä becomes Ã¤, ” becomes â€.
_MOJIBAKE = re.compile(r"[ÃÅ][\u0080-\u00bf–—„…‘’“”€ƒ†‡ˆ‰Š‹ŒŽž•™š›œŸ¶¤¥]|â€.?")
_DECOMPOSED = re.compile(r"\w[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# Every fault has one of these in it; nearly all lines are so spared the other patterns.
_SUSPECT_LETTER = re.compile("[ÃÅâ\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]")


def letters_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find lost, mangled, decomposed and invisible characters, each kind once a line."""
    for passage in passages:
        text, place = passage.text, (passage.path, passage.line)
        if text.isascii() or not _SUSPECT_LETTER.search(text):
            continue
        if "\ufffd" in text:
            yield finding(*place, "letter-lost")
        if match := _MOJIBAKE.search(text):
            yield finding(*place, "letter-mangled", seen=match[0], meant=_unmangled(match[0]))
        if match := _DECOMPOSED.search(text):
            meant = unicodedata.normalize("NFC", match[0])
            yield finding(*place, "letter-decomposed", seen=match[0], meant=meant)
        if match := _INVISIBLE.search(text):
            at = match.start()
            word = text[max(0, at - 40) : at].rsplit(" ", 1)[-1] + text[at : at + 40].split(" ", 1)[0]
            code = f"U+{ord(match[0]):04X}"
            yield finding(*place, "letter-invisible", code=code, word=_INVISIBLE.sub("", word))


def _unmangled(seen: str) -> str:
    """Return what was written before it was misread; a sequence that is cut short stands for any letter."""
    try:
        return seen.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if seen.startswith("â") else "ä"


BEFORE_MARK = re.compile(r"(?<=\w) +(?P<mark>[,.!?;:])(?=\s|$)(?!\s*\.)")
"""A space between a word and the mark that belongs to it."""
_SLIPS = {
    "quotes-straight": re.compile(r'"'),
    "quotes-foreign": re.compile(r"[“„‟]|«|(?<=\s)»(?=\w)"),
    "dash-hyphen": re.compile(r"(?<=[^\s|>]) (?:-|--|—) (?=[^\s|>-])|(?<=\w)—(?=\w)"),
    "space-before-mark": BEFORE_MARK,
}
# Without one of these a line can have none of the slips; nearly all lines are so spared the slower patterns.
_SUSPECT_MARK = re.compile(r'["“„‟«»—]| -| [,.!?;:]')
# Tags, attributes, targets and their titles, the title of a box, rows of a table's rule.
_NOT_PROSE = re.compile(
    r"`[^`]{0,1000}`|<[^<>]{1,1000}>|\{[^{}]{0,500}\}|\]\([^()]{0,1000}\)|^\s{0,20}(?:!!!|\?\?\?\+?).{0,500}|"
    r"^\s{0,3}\[[^\[\]]{1,200}\]:.{0,1000}|https?://\S{1,500}"
)
_AROUND, _MOST_AROUND = 15, 45
_TWICE = re.compile(r"(?<=[^\s|])(?<!^[-*+])(?<!\d\.) {2,}(?=[^\s|])")


def typography_sound(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find straight and foreign quotation marks, hyphens used as dashes and spaces before marks, once a line each."""
    for passage in passages:
        if passage.language and _SUSPECT_MARK.search(passage.text):
            # What is no running text becomes one mark that joins its neighbours.
            text = _NOT_PROSE.sub("·", passage.text)
            for rule, pattern in _SLIPS.items():
                if match := pattern.search(text):
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
