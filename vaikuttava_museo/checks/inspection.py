"""A docs folder checked: its files in, what is found in them out, with the faulty line as it is shown."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from vaikuttava_museo.checks.messages import on_one_line
from vaikuttava_museo.checks.passages_of_pages import heard_in
from vaikuttava_museo.checks.rules import check, check_days, divided
from vaikuttava_museo.checks.spelling import misspelt_words
from vaikuttava_museo.checks.spelling.dictionaries import Speller
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.file_types_and_sizes import PICTURE_FORMATS
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.front_matter import DELIMITER
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.ledger.ledger_files import compared_with
from vaikuttava_museo.ledger.pair_view import Notices, pair_view

WIDTH = 96
"""The longest part of a line that is shown, in characters."""

_NAMED = ("link", "target", "anchor", "seen", "text", "given", "key", "name", "id", "detail")
"""The values of findings that are in the file word for word, the most exact first."""
_OUTDONE = frozenset({"bracket-left", "quotes-open", "parenthesis-open", "sentence-cut", "step-form"})
"""Hints that say nothing more where a fault of the same line is told."""
_OF_PLACE = frozenset({"twin-misnamed", "page-name-kept", "page-folder-kept", "file-misplaced"})
_MARKED = ("seen", "found", "name", "mark", "id", "alt")
"""Those that are no more than the mark at fault, or words that are to be others."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: its number, what is shown of it, and the part at fault, of no `length` when that is the whole line."""

    number: int
    text: str
    start: int = 0
    length: int = 0

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return the text before the fault, the fault, and what follows."""
        end = self.start + self.length
        return self.text[: self.start], self.text[self.start : end], self.text[end:]

    @property
    def mark(self) -> str:
        """Return the line below the text: carets under the part at fault, as wide as a terminal shows it."""
        before, part, _ = self.parts
        return " " * _columns(before) + "^" * _columns(part)


def excerpt(data: bytes | None, finding: Finding) -> Excerpt | None:
    """Return a finding's line from its file's bytes; None when there is none to show."""
    if finding.path.suffix in PICTURE_FORMATS and finding.path.suffix != ".svg":
        return None
    lines = _lines(data or b"")
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if line.strip() in {"", DELIMITER}:
        return None
    start, length = _column_of(line, finding)
    first = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    before = "…" if first else ""
    after = "…" if first + WIDTH < len(line) else ""
    text = before + on_one_line(line[first : first + WIDTH]) + after
    at = start - first + len(before) if length else 0
    return Excerpt(finding.line, text, at, min(length, len(text) - at))


def _column_of(line: str, finding: Finding) -> tuple[int, int]:
    """Return where in its line a finding is: start from 0 and length; (0, 0) when it is in no one part."""
    column = finding.values.get("column", "")
    if column.isdecimal() and 1 <= int(column[:6]) <= len(line):
        return int(column[:6]) - 1, 1
    for name in ("key", *_NAMED) if finding.rule.startswith("key-") else _NAMED:
        value = finding.values.get(name, "")
        at = line.find(value) if value else -1
        if at >= 0 and value != line.strip():
            return at, len(value)
    return 0, 0


@lru_cache(maxsize=4)
def _lines(data: bytes) -> tuple[str, ...]:
    """Return a file's lines; cached, since a broken file may have thousands of findings."""
    text = data.decode("utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _columns(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was read and what was found: `faults` stop publishing, `hints` do not; each in reading order."""

    folder: DocsFolder
    content: Content
    faults: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    notices: Notices = field(default_factory=dict)
    """What readers are told of fresher texts in the other language."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, the faults first."""
        return self.faults + self.hints

    def is_published(self, path: PurePosixPath) -> bool:
        """Tell whether a file of the folder has a place on the site: a page, or a picture without a fault.

        A live preview shows pages with faults; it publishes nothing else that the checks refuse.
        """
        is_page = language_of(path) is not None
        refused = {one.rule for one in self.faults if one.path == path}
        return "file-replaces" not in refused if is_page else path.suffix in PICTURE_FORMATS and not refused

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """Return the line a finding is about, as it stands in the file."""
        return excerpt(self.folder.files.get(finding.path), finding)


def inspect(
    folder: DocsFolder,
    today: date | None = None,
    ledger: Mapping[PurePosixPath, bytes] | None = None,
    spellers: Mapping[str, Speller] | None = None,
    before: Mapping[PurePosixPath, bytes] | None = None,
) -> Inspection:
    """Parse and check a folder and the `ledger` beside it; a build leaves out the day (`today`) and `spellers`.

    `before` are the folder's files without the change that is proposed, where they are known.
    """
    content = parse_content(folder.files, folder.unread)
    compared = compared_with(content, ledger)
    behind, notices = pair_view(compared)
    # The paths with the bytes that only one of the two has.
    changed = frozenset(dict(before.items() ^ folder.files.items())) if before else compared.changed
    found = [*check(content, compared, changed, before), *behind]
    if spellers:
        told = _told_words(found)
        misspelt = misspelt_words(heard_in(content), spellers, _terms(content))
        found += [
            one
            for one in misspelt
            if (one.path, one.line, one.values.get("word", "").rstrip("-")) not in told
        ]
    if today is not None:
        found.extend(check_days(content, today))
    # Under another name, or in another folder, a page is judged by what it is not.
    of_names = [one for one in found if _is_of_name(one)]
    misnamed = {one.path for one in of_names}
    found = [one for one in found if one.path not in misnamed or one in of_names]
    if before:
        # Whether a text means a former name is asked of who changes the name or the text.
        files = {"", *map(str, changed)}
        found = [one for one in found if one.path in changed or one.values.get("renamed_in", "") in files]
    # GitHub shows the first ones alone: those of the files that are changed.
    faults, hints = (
        sorted(each, key=lambda one: one.path not in changed)
        for each in divided(_mended_together(folder, found))
    )
    faulty = {(one.path, one.line) for one in faults}
    hints = [one for one in hints if one.rule not in _OUTDONE or (one.path, one.line) not in faulty]
    return Inspection(folder, content, tuple(faults), tuple(hints), notices)


def _is_of_name(one: Finding) -> bool:
    """Tell whether a finding says that a page's name is not that of its language, of its pair, or its own."""
    meant = language_of(PurePosixPath(one.values.get("mended", "")))
    return one.rule in _OF_PLACE or (one.rule == "file-name-form" and meant is not language_of(one.path))


_MOST = 80
"""Words between the first and the last change of a line: more are not worth the time to compare."""
_PART = re.compile(r"\S+\s*")
_Change = tuple[int, int, tuple[str, ...]]
"""From one part of a line to another, what is to stand there instead."""


def _mended_together(folder: DocsFolder, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, those of one line with a line to copy that mends them all: the next would undo the last."""
    by_line = dict[tuple[PurePosixPath, int], list[Finding]]()
    for one in found:
        # A name is only guessed at.
        if one.values.get("mended") and one.rule != "name-unknown":
            by_line.setdefault((one.path, one.line), []).append(one)
    together = dict[int, str]()
    for (path, number), those in by_line.items():
        if len(those) > 1:
            lines = _lines(folder.files.get(path, b""))
            typed = lines[number - 1].strip() if number <= len(lines) else ""
            changes = {id(one): made for one in those if (made := _changes(typed, one))}
            every = sorted({change for made in changes.values() for change in made})
            # What a link is to be is offered alone, and so it stays.
            changes = {
                id(one): changes[id(one)] for one in those if id(one) in changes and not _of_link(typed, one)
            }
            if all(one[1] <= other[0] and one[:2] != other[:2] for one, other in pairwise(every)):
                parts = _PART.findall(typed)
                for start, end, new in reversed(every):
                    parts[start:end] = new
                together |= {key: "".join(parts) for key, made in changes.items() if len(made) < len(every)}
    for one in found:
        mended, line = one.values.get("mended", ""), together.get(id(one))
        lead = mended[: len(mended) - len(mended.lstrip())]
        yield replace(one, values={**one.values, "mended": lead + line}) if line else one


def _of_link(typed: str, one: Finding) -> str:
    """Return a line with the link in it that a finding offers; "" where it offers something else."""
    link = f"[{one.values.get('text')}]({one.values.get('target')})"
    return typed.replace(link, one.values["mended"]) if typed.count(link) == 1 else ""


def _changes(typed: str, one: Finding) -> list[_Change]:
    """Return what a finding changes in its line; nothing where what it offers is several lines, or a part of one."""
    linked = _of_link(typed, one)
    mended = linked or one.values["mended"].strip()
    old, new = _PART.findall(typed), _PART.findall(mended)
    first = len(posixpath.commonprefix((old, new)))
    last = len(posixpath.commonprefix((old[first:][::-1], new[first:][::-1])))
    middle, instead = old[first : len(old) - last], new[first : len(new) - last]
    if "\n" in mended or max(len(middle), len(instead)) > _MOST:
        return []
    steps = SequenceMatcher(None, middle, instead, autojunk=False).get_opcodes()
    changed = [(start, end, tuple(instead[at:to])) for step, start, end, at, to in steps if step != "equal"]
    lost = sum(len("".join(middle[start:end])) for start, end, _ in changed)
    if not linked and 2 * lost > len(typed):
        return []
    return [(first + start, first + end, parts) for start, end, parts in changed]


def _terms(content: Content) -> dict[str, str]:
    """Return the terms of the glossary, each by its word in the other language."""
    terms = content.glossary.terms if content.glossary else ()
    pairs = [(term[FINNISH.code].term, term[SWEDISH.code].term) for term in terms]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def _told_words(found: Iterable[Finding]) -> set[tuple[PurePosixPath, int, str]]:
    """Return the words within what has been told of as wrong, after file and line: their spelling is another matter."""
    return {
        (one.path, line, word)
        for one in found
        for line in range(one.line, one.line + 1 + (one.rule == "word-broken"))
        for name in _MARKED
        for word in _WORD.findall(one.values.get(name, ""))
    }


def by_file(findings: Sequence[Finding]) -> Iterator[tuple[PurePosixPath, list[Finding]]]:
    """Yield each file with its findings in reading order, the files as they are first met."""
    files = dict[PurePosixPath, list[Finding]]()
    for one in findings:
        files.setdefault(one.path, []).append(one)
    yield from ((path, sorted(group, key=Finding.sort_key)) for path, group in files.items())
