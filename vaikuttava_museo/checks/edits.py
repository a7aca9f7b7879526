"""Slips at their places in a text: what the checks show, the lines they offer and what `make fix` does are one."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.passages import Passage


@dataclass(frozen=True, slots=True)
class Edit:
    """From `start` to `end` of a text stands a slip for what is `meant`; None where only a person knows what is."""

    rule: str
    start: int
    end: int
    meant: str | None


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in the order of their text; where two claim the same characters, the first given is right."""
    found, taken = list[Edit](), set[int]()
    for edit in edits:
        if taken.isdisjoint(place := range(edit.start, edit.end)):
            taken.update(place)
            found.append(edit)
    return sorted(found, key=lambda edit: edit.start)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made that are in its order."""
    parts, done = [], 0
    for edit in edits:
        if edit.meant is not None:
            parts += [text[done : edit.start], edit.meant]
            done = edit.end
    return "".join([*parts, text[done:]])


def edit_findings(passage: Passage, edits: Sequence[Edit]) -> Iterator[Finding]:
    """Yield a finding for each rule of the edits, with the whole line mended where every slip of the rule can be."""
    typed = passage.lines[0][1] if passage.lines else ""
    line = edited(typed, edits).rstrip() if typed else ""
    for rule in dict.fromkeys(edit.rule for edit in edits):
        own = [edit for edit in edits if edit.rule == rule]
        mended = line if all(edit.meant is not None for edit in own) else ""
        yield passage.finding(rule, **_shown(passage.text, own), mended=mended)


# A few words around a slip, none of them cut unless it is very long.
_BEFORE, _AFTER = re.compile(r"(?s)\S{0,30}.{0,15}\Z"), re.compile(r"(?s).{0,15}\S{0,30}")
_EDGES = " .,;:!?()[]*|”"
LONGEST = 30
"""Characters shown of a word on either side of a slip in it."""


def _shown(text: str, edits: Sequence[Edit]) -> dict[str, str]:
    """Return the `text` around the first edit, and the words in which it is as `seen` and as `meant`."""
    first = edits[0]
    start = max(text.rfind(" ", 0, first.start) + 1, first.start - LONGEST)
    end = min(f"{text} ".find(" ", first.end), first.end + LONGEST)
    here = [edit for edit in edits if start <= edit.start and edit.end <= end]
    moved = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in here]
    before, after = _BEFORE.findall(text[: first.start])[0], _AFTER.findall(text[first.end :])[0]
    return {
        "text": f"{before}{text[first.start : first.end]}{after}".strip(),
        "seen": text[start:end].strip(_EDGES),
        "meant": edited(text[start:end], moved).strip(_EDGES),
    }


Finder = Callable[[str, str], Iterator[Edit]]
"""Finds the slips of one kind in a text without its parts that are no prose, and in a language."""


def finder(
    rule: str, pattern: str, meant: Callable[[re.Match[str], str], str | None], at: str | int = 0
) -> Finder:
    """Return what finds a pattern, the slip being its group `at`; where `meant` says None, it is sound after all."""
    compiled = re.compile(pattern)

    def find(text: str, language: str) -> Iterator[Edit]:
        for match in compiled.finditer(text):
            if (instead := meant(match, language)) is not None:
                yield Edit(rule, *match.span(at), instead)

    return find


def always(instead: str) -> Callable[[re.Match[str], str], str]:
    r"""Return what mends every match with one text, where `\1` stands for the match's first group."""
    return lambda match, _: match.expand(instead)
