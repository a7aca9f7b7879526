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
_TABLE_RULE_MARKS = "|-: \t"
_BULLET = re.compile(r"[*+](?=[ \t])")
_CELL_EDGE = re.compile(r" ?\| ?")
_DOUBLE_QUOTES, _SINGLE_QUOTES = '"“„«»', "'‘‚"

FINGERPRINT_LENGTH = 16


def on_one_line(text: str) -> str:
    """Return a Markdown text as the ledger keeps it: readable, its paragraphs and wrapped lines run together."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(" ".join(map(_line, text.split("\n"))).split())
    return _CELL_EDGE.sub(" | ", text).strip() if "|" in text else text


def _line(line: str) -> str:
    """Return a line with a hyphen for its item's mark; nothing for the rule under a table's head."""
    line = line.strip()
    if "--" in line and not line.strip(_TABLE_RULE_MARKS):
        return ""
    return "-" + line[1:] if _BULLET.match(line) else line


def folded(kept: str) -> str:
    """Return a text of the ledger with all that does not change its meaning made alike, for comparing."""
    return same_quotes(" ".join(kept.split()))


def same_quotes(text: str) -> str:
    """Return a text with every quotation mark in its curly form: all that words kept in the ledger still differ by."""
    for mark in _DOUBLE_QUOTES:
        text = text.replace(mark, "”")
    for mark in _SINGLE_QUOTES:
        text = text.replace(mark, "’")
    return text


def fingerprint(kept: str) -> str:
    """Return the fingerprint of a text as the ledger keeps it: 16 hexadecimal digits."""
    return hashlib.sha256(folded(kept).encode("utf-8", "replace")).hexdigest()[:FINGERPRINT_LENGTH]
