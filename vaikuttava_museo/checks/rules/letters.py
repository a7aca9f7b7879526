"""Letters lost, mangled, unseen, made of two characters or taken from another alphabet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vaikuttava_museo.checks.edits import Edit, apart, edit_findings
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.letter_forms import DECOMPOSED, INVISIBLE, LOOKS_LATIN, look_alikes
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.prose import masked

# UTF-8 read as Windows-1252: ä becomes Ã¤, ” becomes â€.
_MOJIBAKE = re.compile(r"[ÃÅ][\u0080-\u00bf–—„…‘’“”€ƒ†‡ˆ‰Š‹ŒŽž•™š›œŸ¶¤¥]|â€.?")


def letters_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find lost, mangled, decomposed, invisible and foreign letters, each kind once a line."""
    for passage in passages:
        text = passage.text
        if "\ufffd" in text:
            yield finding(passage.path, passage.line, "letter-lost")
        if match := _MOJIBAKE.search(text):
            values = {"seen": match[0], "meant": _unmangled(match[0])}
            yield finding(passage.path, passage.line, "letter-mangled", **values)
        yield from edit_findings(passage, misshapen(text, passage.language))


def misshapen(text: str, language: str | None) -> list[Edit]:
    """Return the letters of a text that are not what they look like."""
    if text.isascii() and "`" not in text:
        return []
    foreign = look_alikes(masked(text)) if language and LOOKS_LATIN.search(text) else ()
    return apart([
        *_decomposed(text),
        *(Edit("letter-invisible", *match.span(), "") for match in INVISIBLE.finditer(text)),
        *(Edit("letter-lookalike", *place) for place in foreign),
        *_odd_marks(text, language),
    ])  # fmt: skip


# An accent for an apostrophe, and the hyphen that holds words on one line.
_ODD_MARK = re.compile(r"(?<=[^\W\d_])[´`′](?=[^\W\d_])|(?<=\w)‑(?=[^\W\d_])")


def _odd_marks(text: str, language: str | None) -> Iterator[Edit]:
    for match in _ODD_MARK.finditer(text) if language and text.count("`") < _CODE else ():
        is_genitive = language == "sv" and re.match(r"s\b", text[match.end() :])
        meant = "-" if match[0] == "‑" else "" if is_genitive else "’"
        yield Edit("letter-lookalike", *match.span(), meant)


_CODE = 2
"""Marks of code on a line: between them nothing is a word."""


def _decomposed(text: str) -> Iterator[Edit]:
    for match in DECOMPOSED.finditer(text):
        if (meant := unicodedata.normalize("NFC", match[0])) != match[0]:
            yield Edit("letter-decomposed", *match.span(), meant)


def _unmangled(seen: str) -> str:
    """Return what was written before it was misread; a sequence that is cut short stands for any letter."""
    try:
        return seen.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if seen.startswith("â") else "ä"


PASSAGE_RULES = (letters_whole,)
