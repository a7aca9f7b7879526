"""Letters lost, mangled, unseen, made of two characters or taken from another alphabet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vaikuttava_museo.checks.edits import Edit, always, apart, edit_findings, finder
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.letter_forms import DECOMPOSED, INVISIBLE, ODD, look_alikes
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.prose import masked

# UTF-8 read as Windows-1252: ä becomes Ã¤, ” becomes â€.
_MOJIBAKE = re.compile(r"[ÃÅ][\u0080-\u00bf–—„…‘’“”€ƒ†‡ˆ‰Š‹ŒŽž•™š›œŸ¶¤¥]|â€.?")


def letters_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find lost, mangled, decomposed, invisible and foreign letters, each kind once a line."""
    for passage in passages:
        text = passage.text
        if "\ufffd" in text:
            yield passage.finding("letter-lost")
        if match := _MOJIBAKE.search(text):
            yield passage.finding("letter-mangled", seen=match[0], meant=_unmangled(match[0]))
        if edits := misshapen(text, passage.language):
            yield from edit_findings(passage, edits)


def misshapen(text: str, language: str | None) -> list[Edit]:
    """Return the letters of a text that are not what they look like."""
    if not ODD.search(text):
        return []
    foreign = look_alikes(masked(text)) if language else ()
    return apart([
        *_DECOMPOSED(text, ""),
        *_INVISIBLE(text, ""),
        *(Edit("letter-lookalike", *place) for place in foreign),
        *(_ODD_MARKS(text, language) if language and text.count("`") < _CODE else ()),
    ])  # fmt: skip


_CODE = 2
"""Marks of code on a line: between them nothing is a word."""


def _composed(match: re.Match[str], _: str) -> str | None:
    meant = unicodedata.normalize("NFC", match[0])
    return meant if meant != match[0] else None


def _straight(match: re.Match[str], language: str) -> str:
    is_genitive = language == "sv" and re.match(r"s\b", match.string[match.end() :])
    return "-" if match[0] == "‑" else "" if is_genitive else "’"


_DECOMPOSED = finder("letter-decomposed", DECOMPOSED.pattern, _composed)
_INVISIBLE = finder("letter-invisible", INVISIBLE.pattern, always(""))
# An accent for an apostrophe, and the hyphen that holds words on one line.
_ODD_MARKS = finder("letter-lookalike", r"(?<=[^\W\d_])[´`′](?=[^\W\d_])|(?<=\w)‑(?=[^\W\d_])", _straight)


def _unmangled(seen: str) -> str:
    """Return what was written before it was misread; a sequence that is cut short stands for any letter."""
    try:
        return seen.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if seen.startswith("â") else "ä"


PASSAGE_RULES = (letters_whole,)
