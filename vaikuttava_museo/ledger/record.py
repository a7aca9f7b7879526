"""A statement of the ledger, and the files that hold them: reading and writing `ledger/<page>.txt`.

A file has one line of JSON per statement, sorted by section, with an empty line between two.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.ledger.merge import Line, both_sides
from vaikuttava_museo.ledger.sections import Address, TextPair

FOLDER = "ledger"
SUFFIX = ".txt"
HEAD = (
    "# Tekstiparit, jotka ihminen on todennut samaksi. Koneen kirjoittama. "
    "Jos yhdistäminen pysähtyy tähän tiedostoon, pitäkää molempien puolten rivit.",
    "# Textpar som en människa har konstaterat säga detsamma. Skrivs av datorn. "
    "Om en sammanslagning stannar vid den här filen: behåll båda sidornas rader.",
)


@dataclass(frozen=True, slots=True)
class Record:
    """A person's statement: on a day these two texts said the same."""

    address: Address
    matched: date
    texts: TextPair
    is_whole: bool = False
    """Whether the texts were those of a whole that has been divided, and the section is a piece of it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All statements, and what is wrong in their files."""

    records: tuple[Record, ...]
    findings: tuple[Finding, ...] = ()


class _Statement(BaseModel):
    """A statement as it stands in the file. The fingerprints give away a text changed by anything but a person's word."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    section: Annotated[str, Field(min_length=1, max_length=200)]
    matched: date
    fingerprints: tuple[str, str]
    fi: str
    sv: str
    whole: bool = False

    @model_validator(mode="after")
    def _untouched(self) -> Self:
        if TextPair(self.fi, self.sv).fingerprints != self.fingerprints:
            raise ValueError("fingerprint")
        return self


def parse_ledger(files: Mapping[PurePosixPath, bytes]) -> Ledger:
    """Read the ledger from its files, their paths relative to its folder. A line that cannot be read is a finding."""
    read = [item for path, data in files.items() for item in _read_file(path, data)]
    records = tuple(item for item in read if isinstance(item, Record))
    return Ledger(records, tuple(item for item in read if isinstance(item, Finding)))


@lru_cache(maxsize=CACHED_FILES)
def _read_file(path: PurePosixPath, data: bytes) -> tuple[Record | Finding, ...]:
    return tuple(_parse_file(path, data))


def _parse_file(path: PurePosixPath, data: bytes) -> Iterator[Record | Finding]:
    # Findings name files relative to the docs folder, beside which the ledger stands.
    shown = PurePosixPath("..", FOLDER, path)
    text = decode(shown, data)
    if isinstance(text, Finding):
        yield text
        return
    merged = both_sides(text)
    if merged.conflicts:
        yield finding(shown, merged.conflicts[0], "ledger-conflict", count=len(merged.conflicts))
    page = str(path).removesuffix(SUFFIX)
    for line in merged.lines:
        if line.text.strip() and not line.text.startswith("#"):
            yield _parse_line(page, line) or finding(shown, line.number, "ledger-broken", page=page)


def _parse_line(page: str, line: Line) -> Record | None:
    try:
        said = _Statement.model_validate_json(line.text)
    except ValidationError:
        return None
    return Record(Address(page, said.section), said.matched, TextPair(said.fi, said.sv), said.whole)


def ledger_files(records: Iterable[Record]) -> dict[PurePosixPath, bytes]:
    """Return the ledger's files with these statements, byte for byte the same for the same statements."""
    pages: dict[str, list[Record]] = {}
    for record in records:
        pages.setdefault(record.address.page, []).append(record)
    return {PurePosixPath(page + SUFFIX): _written(found) for page, found in sorted(pages.items())}


def _written(records: list[Record]) -> bytes:
    ordered = sorted(records, key=lambda record: (record.address, record.matched, record.texts.fingerprints))
    lines = dict.fromkeys(map(_line, ordered))
    return ("\n".join(HEAD) + "\n\n" + "\n\n".join(lines) + "\n").encode()


def _line(record: Record) -> str:
    said = {
        "section": record.address.section,
        "matched": record.matched.isoformat(),
        "fingerprints": record.texts.fingerprints,
        "fi": record.texts.fi,
        "sv": record.texts.sv,
    }
    return json.dumps(said | ({"whole": True} if record.is_whole else {}), ensure_ascii=False)
