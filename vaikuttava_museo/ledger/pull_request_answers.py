"""What a person says of a section, as a command or as a ticked box in the description of a pull request.

    - [x] askel-3#opening: sama merkitys / samma betydelse
    - [x] askel-3#opening (a1b2c3d4): käännetty / översatt
    - [x] askel-3: käännetty / översatt

Anyone may write a description: no part of it becomes a path, a command or a pattern, and it is read in linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from vaikuttava_museo.ledger.section_pairs import Address, Section
from vaikuttava_museo.ledger.statements import Standing

Kind = Literal["same", "translated"]
"""Either the texts mean the same as they are, though one may have changed, or the change is in both languages now."""

_KINDS: dict[str, Kind] = {
    "sama merkitys": "same",
    "samma betydelse": "same",
    "käännetty": "translated",
    "översatt": "translated",
}
_HIDDEN = re.compile(r"<!--.*?(?:-->[^\n]*|\Z)|^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
"""Comments and code, which a reader does not see as text."""
_TICKED = re.compile(
    r"^ {0,3}[-*+] \[[xX]\] `?(?P<page>[a-z0-9][a-z0-9/_-]{0,80}(?:\.yml)?)(?:#(?P<section>[A-Za-z0-9._-]{1,120}))?`?"
    r"(?: \((?P<seal>[0-9a-f]{8})\))? ?: ?(?P<words>.{1,80})$"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a section, or of all open sections of a page (`section` is "").

    `seal` identifies the texts of a box that was offered ready-made: the answer does not apply to later texts.
    """

    address: Address
    kind: Kind
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a section matches now or the answer was refused, with the likely address for an unknown one."""

    address: Address
    refusal: Literal["", "unknown", "in-step", "untranslated", "changed-since"] = ""
    likely: str = ""


def read_answers(body: str) -> list[Answer]:
    """Return the ticked answers of a description, in order. A line that says both things at once says neither."""
    found = []
    for match in map(_TICKED.match, _HIDDEN.sub("", body).splitlines()):
        kinds = {kind for words, kind in _KINDS.items() if match and words in match["words"].lower()}
        if match and len(kinds) == 1:
            address = Address(match["page"], match["section"] or "")
            found.append(Answer(address, kinds.pop(), match["seal"] or ""))
    return found


def boxes_of(standings: Iterable[Standing]) -> str:
    """Return the open sections as boxes to tick, each sealed to the texts as they are now."""
    rows = []
    for section, behind in [(item.section, item.behind) for item in standings if item.is_open]:
        words = "sama merkitys / samma betydelse" if behind else "käännetty / översatt"
        rows.append(f"- [ ] {section.address} ({_seal(section)}): {words}\n")
    return "".join(rows)


def _seal(section: Section) -> str:
    return "".join(print[:4] for print in section.fingerprints)


def judge(standings: Sequence[Standing], answers: Iterable[Answer]) -> Iterator[Verdict]:
    """Decide what a person's answers change. The same answer twice counts once."""
    for answer in dict.fromkeys(answers):
        address = answer.address
        named = [item for item in standings if item.section.address == address]
        if not address.section:
            on_page = [item for item in standings if item.section.address.page == address.page]
            named = [item for item in on_page if item.is_open] or on_page[:1]
        if not named:
            addresses = [item.section.address for item in standings]
            known = {str(item) if address.section else item.page for item in addresses}
            likely = get_close_matches(str(address).removesuffix("#"), sorted(known), n=1)
            yield Verdict(address, "unknown", "".join(likely))
        for standing in named:
            section = standing.section
            if not standing.is_open:
                yield Verdict(section.address, "in-step")
            elif answer.seal and answer.seal != _seal(section):
                yield Verdict(section.address, "changed-since")
            elif answer.kind == "translated" and standing.behind:
                yield Verdict(section.address, "untranslated")
            else:
                yield Verdict(section.address)
