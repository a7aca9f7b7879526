"""When two wordings are the same text: what a fingerprint sees, and what it lets pass.

Let pass is only what no reader could notice as a change of meaning: line ends and wrapping, the kind and number
of spaces, invisible hyphens and joiners, straight or curly quotation marks, the mark of a list's items and the
rule under a table's head. All punctuation counts: a question mark for a full stop, or a comma moved, may change
what is said, and so may a dash (8–14, −5). Whether it did is for a person to say, in one line (`answers.py`).
"""

import hashlib
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$", flags=re.MULTILINE)
_BULLET = re.compile(r"^(\s*)[*+](?=\s)", flags=re.MULTILINE)
_CELL_EDGE = re.compile(r"\s*\|\s*")
_QUOTES = str.maketrans({**dict.fromkeys('"“”„«»', "”"), **dict.fromkeys("'‘’‚", "’")})

FINGERPRINT_LENGTH = 16


def on_one_line(text: str) -> str:
    """Return a Markdown text as the ledger keeps it: readable, its paragraphs and wrapped lines run together."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _BULLET.sub(r"\1-", _TABLE_RULE.sub("", text))
    return " ".join(_CELL_EDGE.sub(" | ", text).split())


def folded(text: str) -> str:
    """Return a text without what does not change its meaning, for comparing."""
    return same_quotes(on_one_line(text))


def same_quotes(text: str) -> str:
    """Return a text with every quotation mark in its curly form: all that words kept in the ledger still differ by."""
    return text.translate(_QUOTES)


def fingerprint(text: str) -> str:
    """Return the fingerprint of a text: 16 hexadecimal digits."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:FINGERPRINT_LENGTH]
