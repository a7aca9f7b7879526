"""The ledger's statements: reading and writing their files, and how the two languages stand against them.

A statement holds the texts, not a commit to look them up by: no rewritten history can lose them. A file has one line
of JSON per statement, sorted by section. Every statement stays true after a merge, so the lines of both branches are
kept: `.gitattributes` tells git to (merge=union), the empty line between two statements keeps neighbours apart where
git is not told (GitHub's merge button), and conflict marks left in a file are skipped.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compared_sections import FACTS, Address, Section, fingerprint, sections_of
from vaikuttava_museo.texts import catalogue

FOLDER = "ledger"
SUFFIX = ".txt"
_CONFLICT, _SKIPPED = "<<<<<<<", ("#", "|||||||", "=======", ">>>>>>>")


class Statement(BaseModel, frozen=True):
    """What a person said: on a day these two texts meant the same. A text changed by hand has another fingerprint."""

    address: Annotated[Address, Field(exclude=True)] = Address("", "")
    section: Annotated[str, Field(min_length=1)]
    matched: date
    fingerprints: tuple[str, ...]
    fi: str
    sv: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A section, the statement it is compared with (None for a new one), and the languages changed since then."""

    section: Section
    statement: Statement | None
    changed: tuple[Language, ...] = ()

    @property
    def behind(self) -> Language | None:
        """Return the language that has not followed a change of the other."""
        unchanged = [language for language in LANGUAGES if language not in self.changed]
        return unchanged[0] if len(unchanged) == 1 else None

    @property
    def is_open(self) -> bool:
        """Tell whether a person has something to say about the section."""
        return self.statement is None or bool(self.changed)


@dataclass(frozen=True, slots=True)
class Compared:
    """The content beside the ledger: what people said, how the sections stand, and the ledger's lines at fault.

    Where no ledger is kept, all are empty.
    """

    statements: Sequence[Statement] = ()
    standings: Sequence[Standing] = ()
    faults: Sequence[Finding] = ()

    @property
    def changed(self) -> frozenset[PurePosixPath]:
        """Return the data files, and the pages by their facts, that are newer than what people said of them."""
        return frozenset(
            standing.section.sides[language].path
            for standing in self.standings
            if standing.is_open and (standing.section.address.section == FACTS or standing.section.is_data)
            for language in standing.changed or LANGUAGES
        )


def compared_with(content: Content, files: Mapping[PurePosixPath, bytes] | None) -> Compared:
    """Compare the content with the ledger's files; None where no ledger is kept."""
    if files is None:
        return Compared()
    statements, faults = parse_ledger(files)
    return Compared(statements, compare(content, statements), faults)


def folder_of(docs: Path) -> Path:
    """Return the ledger's folder, which stands beside a docs folder."""
    return docs.parent / FOLDER


def read_files(folder: Path) -> dict[PurePosixPath, bytes] | None:
    """Return the bytes of the ledger's files by their path in the folder; None where no ledger is kept."""
    if not folder.is_dir():
        return None
    paths = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    return {PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes() for path in paths}


def parse_ledger(files: Mapping[PurePosixPath, bytes]) -> tuple[list[Statement], list[Finding]]:
    """Return the statements of the ledger's files, their paths relative to its folder, and the lines at fault."""
    read = [item for path, data in files.items() for item in _parse_file(path, data)]
    statements = [item for item in read if isinstance(item, Statement)]
    return statements, [item for item in read if isinstance(item, Finding)]


@lru_cache(maxsize=CACHED_FILES)
def _parse_file(path: PurePosixPath, data: bytes) -> tuple[Statement | Finding, ...]:
    # Findings name files relative to the docs folder, beside which the ledger stands.
    shown, page = PurePosixPath("..", FOLDER, path), str(path).removesuffix(SUFFIX)
    text = decode(shown, data)
    if isinstance(text, Finding):
        return (text,)
    found: list[Statement | Finding] = []
    lines = list(enumerate(text.split("\n"), start=1))
    conflicts = [number for number, line in lines if line.startswith(_CONFLICT)]
    if conflicts:
        found.append(finding(shown, conflicts[0], "ledger-conflict", count=len(conflicts)))
    for number, line in lines:
        if line.strip() and not line.startswith((_CONFLICT, *_SKIPPED)):
            try:
                read = Statement.model_validate_json(line)
            except ValidationError:
                read = None
            if read and (fingerprint(read.fi), fingerprint(read.sv)) == read.fingerprints:
                found.append(read.model_copy(update={"address": Address(page, read.section)}))
            else:
                found.append(finding(shown, number, "ledger-broken", page=page))
    return tuple(found)


def ledger_files(statements: Iterable[Statement]) -> dict[PurePosixPath, bytes]:
    """Return the ledger's files with these statements, byte for byte the same for the same statements."""
    ordered = sorted(statements, key=lambda item: (item.address, item.matched, item.fingerprints))
    head = "\n".join(f"# {catalogue('ledger', language)['file_head']}" for language in LANGUAGES)
    files = {}
    for page, items in groupby(ordered, key=lambda item: item.address.page):
        lines = [json.dumps(item.model_dump(mode="json"), ensure_ascii=False) for item in items]
        files[PurePosixPath(page + SUFFIX)] = ("\n\n".join([head, *dict.fromkeys(lines)]) + "\n").encode()
    return files


def compare(content: Content, statements: Iterable[Statement]) -> list[Standing]:
    """Compare all texts of the content with the ledger; return their sections by address.

    A section is in step if any statement says of its two texts that they match: of several its own, of those the
    latest. Otherwise what has changed since its own latest statement counts. A section without one has been renamed
    or moved if the statement of a section that is gone has one of its texts.
    """
    sections, by_date = sections_of(content), sorted(statements, key=lambda item: item.matched)
    latest = {item.address: item for item in by_date}
    own = {(item.address, item.fingerprints): item for item in by_date}
    anywhere = {item.fingerprints: item for item in by_date}
    orphans = latest.keys() - {section.address for section in sections}
    moved = {text: item for item in by_date if item.address in orphans for text in _bodies(item.fi, item.sv)}
    standings = []
    for section in sections:
        address, prints, texts = section.address, section.fingerprints, section.texts
        statement = own.get((address, prints)) or anywhere.get(prints) or latest.get(address)
        statement = statement or next((moved[text] for text in _bodies(*texts) if text in moved), None)
        sides = zip(LANGUAGES, prints, statement.fingerprints if statement else prints, strict=True)
        changed = tuple(side for side, now, then in sides if now != then)
        standings.append(Standing(section, statement, changed))
    return standings


def _bodies(*texts: str) -> list[tuple[Language, str]]:
    """Return the fingerprints of two texts without their headings, if long enough: many say just ”Kumppanit”."""
    bodies = zip(LANGUAGES, (text.partition("\n")[2] or text for text in texts), strict=True)
    return [(language, fingerprint(body)) for language, body in bodies if len(body.split()) >= 5]


def settled(
    statements: Iterable[Statement], standings: Sequence[Standing], matched: Collection[Address], today: date
) -> list[Statement]:
    """Return the ledger's statements after a person said that these sections match.

    Every other section keeps its statement, from now on under its own address. So does a section that is not there:
    its page may only be unreadable now, and a text that was taken away may come back.
    """
    used = {standing.statement.address for standing in standings if standing.statement}
    by_date = sorted(statements, key=lambda item: item.matched)
    after = {item.address: item for item in by_date if item.address not in used}
    for standing in standings:
        section, address = standing.section, standing.section.address
        place = {"address": address, "section": address.section}
        if address in matched:
            texts = {"fi": section.texts[0], "sv": section.texts[1], "fingerprints": section.fingerprints}
            after[address] = Statement.model_validate({**place, **texts, "matched": today})
        elif standing.statement:
            after[address] = standing.statement.model_copy(update=place)
    return list(after.values())
