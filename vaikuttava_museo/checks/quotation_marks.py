"""Quotation marks that are not ”ours”, as keyboards, word processors and other languages have them."""

import re
from collections.abc import Iterator

from vaikuttava_museo.checks.edits import Edit, Finder
from vaikuttava_museo.content.prose import STAND_IN


def _quotes(rule: str, marks: tuple[str, str], inside: str, odd: str) -> Finder:
    """Return what finds quotation marks that are not ”ours”; when one lacks its pair, only that one is found."""
    opening, closing = marks
    pair = re.compile(
        rf"(?<![^\s(\[–—/*_|])[{opening}](?=[^\s\"])[^{inside}]*(?<=[^\s\"])[{closing}](?![^\s.,;:!?)\]–—/*_|])"
    )
    unpaired = re.compile(odd)

    def find(text: str, _: str) -> Iterator[Edit]:
        pairs = list(pair.finditer(text)) if any(mark in text for mark in opening) else []
        left = unpaired.search(pair.sub(lambda quoted: STAND_IN * len(quoted[0]), text))
        if left:
            yield Edit(rule, left.start(), left.end(), None)
            return
        for quoted in pairs:
            for at in (quoted.start(), quoted.end() - 1):
                yield Edit(rule, at, at + 1, "”")

    return find


_DOUBLE = _quotes("quotes-foreign", ("“„‟«»", "“”«»"), '“”„‟«»"', r"[“„‟«]|(?<=\s)»(?=\w)")
_SINGLE = _quotes("quotes-foreign", ("‘", "’"), "‘’", "‘")


def _single_quotes(text: str, language: str) -> Iterator[Edit]:
    """Find English single quotation marks, if it is clear which double ones are around them."""
    if all(edit.meant for edit in _DOUBLE(text, language)):
        yield from _SINGLE(text, language)


QUOTATION_MARKS: tuple[Finder, ...] = (
    _quotes("quotes-straight", ('"', '"'), '"', r'(?<!\d)"'),
    _quotes("quotes-straight", ("'", "'"), "'”\"", r"(?!)"),
    _DOUBLE,
    _single_quotes,
    _quotes("quotes-foreign", ("´", "´"), "´", r"(?!)"),
)
