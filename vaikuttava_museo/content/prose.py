"""Which parts of a line, as it was typed, a reader does not read as words."""

import re
from functools import lru_cache

STAND_IN = "\ue000"
"""Stands for each character that is not prose, so that a rule sees what is beside it; a private-use character."""

# Bounded throughout: a line of nothing but brackets must not take seconds.
_MARKS = re.compile(
    r"^[ >]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,7}|:|\[\^[^\[\]]{1,100}\]:|\*\[[^\[\]]{1,100}\]:)\s+)+"
    r"|^[\s|:-]{3,}$"  # a table's rule
    r"|^[ >]{0,40}(?:[!?]{2,5}\+?(?=[\s\w])|={2,3}[+!]{0,2}[ \t])[^\"\n]{0,200}(?:\"|$)"  # a box or tab up to its title
    r"|^\s{0,3}\[[^\[\]^][^\[\]]{0,200}\]:.*"  # where a link leads, on a line of its own
    r"|^\s{0,40};{0,3}-{1,10}8<.*"  # a line that fetches another file
    r"|^\s{0,40}/{3}.*"  # a caption's beginning and end
)
_BOX_END = re.compile(r"\"\s*$")
_PARTS = re.compile(
    r"(?<!`)(?P<tick>`{1,9})(?!`).{0,2000}?(?<!`)(?P=tick)(?!`)"
    r"|<span\s+lang=[^<>]{1,40}>.{0,2000}?(?:</span>|$)"  # another language, whose marks are its own
    r"|^[^<]{0,1000}</span>"
    r"|<[^<>]{1,1000}>"
    r"|\{\{[^{}]{0,200}\}\}|\{[^{}]{0,1000}\}"
    r"|\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,1000}\)|\]\[[^\[\]]{0,300}\]"
    r"|\\[^\"]"
    r"|(?<![\w:]):[a-z][a-z0-9_+-]{1,60}:(?!\w)"  # an icon's name
    r"|\+\+[\w+\"-]{1,100}\+\+"  # keys
    r"|&#?\w{2,31};"  # a character by its name
)
# Each begins with its mark and then looks back: a text is gone through from mark to mark.
_ADDRESS = re.compile(
    r":(?:(?<=http:)|(?<=https:))/|@(?<=\w@)|\((?:at|ät)\)|_(?<=[^\W_]_)\w"
    r"|\.(?:(?<=www\.)|(?:yml|md|txt|fi|org|com|pdf|docx)\b)"
)
_WORD = re.compile(r"[^\s<>”|\[\]]+")
_SUSPECT = re.compile(r"[`<{\\\[]|:[a-z]|\+\+|&")


def _hidden(match: re.Match[str]) -> str:
    return STAND_IN * len(match[0])


@lru_cache(maxsize=1 << 14)
def masked(line: str) -> str:
    """Return a line, or a text of a data file, of the same length with stand-ins for all that is not prose."""
    text = _MARKS.sub(_hidden, line) if line[:1] in "-*+#>:|![?=;/ \t" or line[:1].isdigit() else line
    if text[:1] == STAND_IN and text.lstrip(STAND_IN) and re.match(r"[ >]*[!?=]", line):
        text = _BOX_END.sub(_hidden, text)
    if _SUSPECT.search(text):
        text = _PARTS.sub(_hidden, text)
    return without_addresses(text)


def without_addresses(text: str) -> str:
    """Return a text of the same length with stand-ins for addresses, names of files and ids."""
    if not _ADDRESS.search(text):
        return text
    return _WORD.sub(lambda word: _hidden(word) if _ADDRESS.search(word[0]) else word[0], text)


_OPENED = ("`", "<", "{", "](")
"""What is left of a part that goes on over lines: nobody can tell line by line what is prose."""


def has_open_part(line: str) -> bool:
    """Tell whether a line has a part that goes on, or a stand-in of its own."""
    if STAND_IN in line:
        return True
    if line.count("`") == 1:
        line = re.sub(r"(?<=[^\W\d_])`(?=[^\W\d_])", "’", line)  # an apostrophe of sorts
    return any(mark in line for mark in _OPENED) and any(map(masked(line).__contains__, _OPENED))
