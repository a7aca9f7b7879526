"""The description of a pull request, read for what a person says of the two languages.

    - [x] askel-3#opening: sama merkitys / samma betydelse
    - [x] askel-3#opening (a1b2c3d4): käännetty / översatt
    - [x] askel-3: käännetty / översatt
    - [x] Muutos ei muuta merkitystä (kirjoitusvirhe, sanamuoto). / …

People type it in many ways: another dash or none, `-[x]`, `[X]`, a quotation's `>`, other words. What can be meant in
one way only is understood; of whatever else is ticked, or hidden where nobody reads it, a remark is kept.

Anyone may write a description: no part of it becomes a path, a command or a pattern, and it is read in linear time.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.value_corrections import ROMAN
from vaikuttava_museo.ledger.compared_sections import Address

Kind = Literal["same", "translated", "later"]
"""The texts mean the same though one may have changed, the change is in both languages, or one may wait."""

EVERYTHING = Address("", "")
"""What the template's own boxes speak of: all that the pull request changes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a section, of all open sections of a page (`section` is ""), or of everything.

    `seal` identifies the texts of a box that was offered ready-made: the answer does not apply to later texts.
    """

    address: Address
    kind: Kind
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that is no answer, though it looks as if it were meant so, and why."""

    reason: Literal["unclear", "unticked", "hidden"]
    line: str


@dataclass(frozen=True, slots=True)
class Description:
    """What was read, each in its order."""

    answers: tuple[Answer, ...]
    remarks: tuple[Remark, ...]


_LONGEST, _LONGEST_LINE = 65_536, 400
"""Characters of a description, as GitHub takes them, and of a line of it that are read."""
_LONGEST_BARE = 8
"""Words of a line without a box that may still be meant for one; anything longer is prose."""

_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
"""Comments and code, which a reader does not see as text."""
_DROPPED = dict.fromkeys(map(ord, "*`\\\"“”„«»'’‘\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff"))
"""Marks around words, and marks that nobody sees."""
_TAG = re.compile(r"</?[a-z]{1,10}>")
_SIGNS = "☐☑☒✅✓✔"
_LINE = re.compile(
    r"[\s>|]*(?:(?:[-+•◦·‣▪–—−‐]|(?:\d{1,3}|[a-z])[.)])\s*)*"
    rf"(?P<box>[\[({{](?P<mark>[^\[\](){{}}]{{0,8}})[\])}}]|(?P<sign>[{_SIGNS}])|(?P<bare>\[?[xX×]\]?)(?=\s))?"
    rf"[\s:;|–—−-]*(?P<late>[xX×{_SIGNS}]\s)?\s*(?P<text>.*)"
)
_TICKS = frozenset({"x", "xx", "×", "х", "✓", "✔", "☑", "☒", "✅", "v", "+", "ok", "kyllä", "ja"})
_ADDRESS = re.compile(
    r"[/(]?(?:docs/)?(?P<page>[a-z0-9][a-z0-9/_-]{0,80})(?P<ending>\.yml|(?:\.(?:fi|sv))?(?:\.md)?)"
    r"\s*(?:#\s*(?P<section>[\w.-]{1,120}))?\s*(?:\((?P<seal>[0-9a-f]{8})\))?\s*(?P<colon>[):;,=–—−-]?)"
    r"(?P<words>.*)",
    re.IGNORECASE,
)

_SPOKEN = re.compile(
    r"(?:askel|steg)[\s-]?(?P<number>[1-6]|VI|IV|V|I{1,3})\s*[,#]\s*(?P<heading>[^#:,()]{2,80}?)\s*[:–—=]\s*(?P<words>[^:]+)",
    re.IGNORECASE,
)
"""A step and a heading by their names: ”askel 3, ydinkysymykset: sama merkitys”."""
_WORDS: dict[str, str] = yaml_loaders.own(__package__, "answer_words.yml")
_BOTH = ({"translation", "done"}, {"both", "language"}, {"both", "change"})
"""Words that together say that a change is in both languages."""
_FEWEST_LETTERS, _CLOSE = 5, 0.85
"""How long a word must be, and how alike one of ours, to be that word mistyped."""


def read_description(body: str, pages: Collection[str]) -> Description:
    """Return what a description says; `pages` are the pages and data files that it may speak of."""
    body = body[:_LONGEST]
    read = [item for line in _HIDDEN.sub("\n", body).splitlines() if (item := _read_line(line, pages))]
    hidden = "\n".join(match[0] for match in _HIDDEN.finditer(body)).splitlines()
    unseen = [line for line in hidden if isinstance(_read_line(line, pages), Answer)]
    answers = tuple(dict.fromkeys(item for item in read if isinstance(item, Answer)))
    remarks = [item for item in read if isinstance(item, Remark)]
    remarks += [Remark("hidden", line.strip()) for line in unseen]
    return Description(answers, tuple(dict.fromkeys(remarks)))


def _read_line(line: str, pages: Collection[str]) -> Answer | Remark | None:
    plain = unicodedata.normalize("NFKC", line[:_LONGEST_LINE]).replace("[*]", "[x]").translate(_DROPPED)
    match = _LINE.match(_TAG.sub("", plain))
    if not match or not match["text"]:
        return None
    said = _said(match["text"], pages)
    if _is_ticked(match):
        return said or (None if match["bare"] else Remark("unclear", line.strip()))
    if match["box"]:
        is_blank = not (match["mark"] or "").strip()
        return None if is_blank or not said else Remark("unclear", line.strip())
    is_short = len(match["text"].split()) <= _LONGEST_BARE
    return Remark("unticked", line.strip()) if said and is_short else None


def _is_ticked(match: re.Match[str]) -> bool:
    mark = (match["mark"] or match["sign"] or match["bare"] or "").strip(" []☐").casefold()
    return mark in _TICKS or bool(match["late"] and not mark)


def _said(text: str, pages: Collection[str]) -> Answer | None:
    """Return what the words beside a box say; None where they are not clear."""
    if (spoken := _SPOKEN.fullmatch(text)) and (kind := _kind_of(spoken["words"])):
        number = spoken["number"].upper()
        number = str(ROMAN.index(number) + 1) if number in ROMAN else number
        return Answer(Address(f"askel-{number}", spoken["heading"].strip()), kind)
    match = _ADDRESS.match(text)
    if match:
        page = match["page"].lower().rstrip("-") + (".yml" if match["ending"].lower() == ".yml" else "")
        is_named = match["section"] or match["seal"] or match["ending"] or page in pages
        if is_named or (match["colon"] and not _known(page)):
            kind = _kind_of(match["words"])
            address = Address(page, (match["section"] or "").rstrip("."))
            return Answer(address, kind, (match["seal"] or "").lower()) if kind else None
    # A number belongs to an address that is none: ”askel 3: käännetty” does not speak of everything.
    kind = None if re.search(r"\d", text) else _kind_of(text)
    return Answer(EVERYTHING, kind) if kind else None


def _kind_of(text: str) -> Kind | None:
    """Return what a text says if it says one thing; what is denied, put off or struck out is not said."""
    if "#" in text or "~~" in text:
        return None
    said = set(map(_known, re.findall(r"[^\W\d_]+", text.casefold())))
    kinds: set[Kind] = set()
    if "meaning" in said:
        # The meaning is the same, or the change does not change it; ”not the same” is neither.
        if ("not" in said) == ("same" not in said) and said & {"same", "change"}:
            kinds.add("same")
    elif said & {"slip", "match"} and "not" not in said:
        kinds.add("same")
    if "translated" in said or any(said >= pair for pair in _BOTH):
        kinds.add("later" if "not" in said else "translated")
    if "later" in said:
        kinds.add("later")
    return kinds.pop() if len(kinds) == 1 else None


_WITHOUT_DOTS = str.maketrans("äöå", "aoa")
_NAMES = {
    form: name
    for name, words in reversed(_WORDS.items())
    for word in words.split()
    for form in (word, word.translate(_WITHOUT_DOTS))
}
"""What each of our words means, written also without its dots; of two that look alike, what comes first."""


def _known(word: str) -> str:
    """Return what a word means here, as it is or mistyped: ”mekitys” is `meaning`; "" for any other."""
    if word in _NAMES or len(word) < _FEWEST_LETTERS:
        return _NAMES.get(word, "")
    return "".join(_NAMES[like] for like in get_close_matches(word, _NAMES, n=1, cutoff=_CLOSE))
