"""Letters that went wrong on the way: read in a wrong encoding, lost, in two pieces or invisible."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage

# UTF-8 read as Windows-1252: ä becomes Ã¤, ” becomes â€.
_MOJIBAKE = re.compile(r"[ÃÅ][\u0080-\u00bf–—„…‘’“”€ƒ†‡ˆ‰Š‹ŒŽž•™š›œŸ¶¤¥]|â€.?")
_DECOMPOSED = re.compile(r"\w[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_LOST = "\ufffd"
# Every fault has one of these in it; nearly all lines are so spared the other patterns.
_SUSPECT = re.compile("[ÃÅâ\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]")


def letters_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find lost, mangled, decomposed and invisible characters, each kind once a line."""
    for passage in passages:
        text = passage.text
        if text.isascii() or not _SUSPECT.search(text):
            continue
        if _LOST in text:
            yield finding(passage.path, passage.line, "letter-lost")
        if mangled := _MOJIBAKE.search(text):
            yield _finding(passage, "letter-mangled", mangled[0], _unmangled(mangled[0]))
        if pieces := _DECOMPOSED.search(text):
            yield _finding(passage, "letter-decomposed", pieces[0], unicodedata.normalize("NFC", pieces[0]))
        if unseen := _INVISIBLE.search(text):
            word = re.sub(_INVISIBLE, "", _word_around(text, unseen.start()))
            code = f"U+{ord(unseen[0]):04X}"
            yield finding(passage.path, passage.line, "letter-invisible", code=code, word=word)


def _finding(passage: Passage, rule: str, seen: str, meant: str) -> Finding:
    return finding(passage.path, passage.line, rule, seen=seen, meant=meant)


def _unmangled(seen: str) -> str:
    """Return what was written before it was misread; a sequence that is cut short stands for any letter."""
    try:
        return seen.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if seen.startswith("â") else "ä"


def _word_around(text: str, at: int) -> str:
    before, after = (
        text[max(0, at - 40) : at].rsplit(" ", maxsplit=1)[-1],
        text[at : at + 40].split(" ", maxsplit=1)[0],
    )
    return before + after
