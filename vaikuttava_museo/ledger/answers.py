"""Ticked boxes in the description of a pull request: a person's answers without a command.

    - [x] askel-3#opening: sama merkitys / samma betydelse
    - [x] askel-3#opening (a1b2c3d4): käännetty / översatt
    - [x] askel-3: käännetty / översatt

Anyone may write a description, so it is read as data: a line either is an answer or is passed over, no part of
it becomes a path, a command or a pattern, and reading takes time in proportion to its length.
"""

import re
from collections.abc import Iterable, Iterator

from vaikuttava_museo.ledger.compare import Standing
from vaikuttava_museo.ledger.confirm import SEAL_LENGTH, Answer, Kind, seal
from vaikuttava_museo.ledger.sections import Address

LONGEST_BODY = 100_000
"""Characters read of a description; GitHub allows 65,536."""
MOST_ANSWERS = 2000

_COMMENT_OPEN, _COMMENT_CLOSE = "<!--", "-->"
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_TICKED = re.compile(
    r"^ {0,3}[-*+] \[[xX]\] `?(?P<page>[a-z0-9][a-z0-9/_-]{0,80}(?:\.yml)?)(?:#(?P<section>[A-Za-z0-9._-]{1,120}))?`?"
    rf"(?: \((?P<seal>[0-9a-f]{{{SEAL_LENGTH}}})\))? ?: ?(?P<said>.{{1,80}})$"
)
_KINDS = {
    "sama merkitys": Kind.SAME,
    "samma betydelse": Kind.SAME,
    "käännetty": Kind.TRANSLATED,
    "översatt": Kind.TRANSLATED,
}
_WORDS = {Kind.SAME: "sama merkitys / samma betydelse", Kind.TRANSLATED: "käännetty / översatt"}


def read_answers(body: str) -> list[Answer]:
    """Return the ticked answers of a description, in order. A line that says both things at once says neither."""
    found = []
    for line in _spoken(body[:LONGEST_BODY].replace("\r\n", "\n").split("\n")):
        match = _TICKED.match(line.rstrip())
        kinds = {kind for words, kind in _KINDS.items() if match and words in match["said"].lower()}
        if match and len(kinds) == 1:
            address = Address(match["page"], match["section"] or "")
            found.append(Answer(address, kinds.pop(), match["seal"] or ""))
    return found[:MOST_ANSWERS]


def _spoken(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines a reader sees as text: no comments, no code."""
    in_comment, fence = False, ""
    for line in lines:
        mark = _FENCE.match(line)
        if in_comment:
            in_comment = _COMMENT_CLOSE not in line
        elif fence:
            fence = "" if mark and mark[1] == fence else fence
        elif mark:
            fence = mark[1]
        elif _COMMENT_OPEN in line:
            in_comment = _COMMENT_CLOSE not in line.rpartition(_COMMENT_OPEN)[2]
        else:
            yield line


def boxes(standings: Iterable[Standing]) -> str:
    """Return the open sections as boxes to tick, each sealed to the texts as they are now."""
    return "".join(f"{_box(standing)}\n" for standing in standings)


def _box(standing: Standing) -> str:
    kind = Kind.SAME if standing.behind else Kind.TRANSLATED
    section = standing.section
    return f"- [ ] {section.address} ({seal(section)}): {_WORDS[kind]}"
