"""What fingers do to a word: letters without dots and rings, and one edit of Damerau's four kinds."""

from typing import Final

_BARE: Final = str.maketrans("äöå", "aoa")
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzåäö"
_ROWS: Final = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
"""The letters of the keyboard that Finland and Sweden share."""


def folded(word: str) -> str:
    """Return a word as one types it on a keyboard without ä, ö and å."""
    return word.translate(_BARE)


def beside(letter: str) -> str:
    """Return the keys left and right of a letter."""
    row = next((row for row in _ROWS if letter in row), "")
    at = row.find(letter)
    return row[max(at - 1, 0) : at + 2].replace(letter, "") if row else ""


def slips(word: str) -> list[str]:
    """Return likely slips, the first letter always right: two letters swapped, one lost, doubled or wrong."""
    found = []
    for at in range(1, len(word)):
        head, letter, rest = word[:at], word[at], word[at + 1 :]
        if rest and rest[0] != letter:
            found.append(head + rest[0] + letter + rest[1:])
        found.append(head + rest)
        found.append(head + letter + letter + rest)
        found += [head + wrong + rest for wrong in beside(letter)]
    return [slip for slip in dict.fromkeys(found) if slip != word]


def edits(word: str) -> frozenset[str]:
    """Return every string one edit away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    lost = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in cuts if b for letter in _ALPHABET}
    added = {a + letter + b for a, b in cuts for letter in _ALPHABET}
    return frozenset(lost | swapped | wrong | added) - {word}
