"""The small sound tree and its broken variants, as plain data for the tests beside this file."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

import yaml

from vaikuttava_museo.content import parse_content, read_tree
from vaikuttava_museo.findings import Finding
from vaikuttava_museo.rules import check
from vaikuttava_museo.rules.known_issues import review_age, review_reminders

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
"""The day on which the sound tree is sound: its accessibility statement was reviewed lately."""

Tree = dict[PurePosixPath, bytes]
Place = tuple[str, int, str]
"""Where a fault is and what it is: file, line, rule."""


@dataclass(frozen=True, eq=False)
class BrokenInput:
    """A file with one fault: where it is laid, what must be found there, and what the sentence names.

    Without data the fault is that the file is not there.
    """

    name: str
    data: bytes | None
    laid_as: PurePosixPath
    expected: list[Place]
    says: list[str]


def sound_tree() -> Tree:
    """Return the files of a tree that has everything once and nothing wrong."""
    return read_tree(HERE / "sound")


def findings_of(tree: Tree) -> list[Finding]:
    """Return what the checks find in a tree, its files read in the order of their names."""
    content = parse_content(dict(sorted(tree.items())))
    return [*check(content), *review_age(content, TODAY), *review_reminders(content, TODAY)]


@cache
def findings_with(broken: BrokenInput) -> list[Finding]:
    """Return what is found in the sound tree with one broken input in it."""
    tree = sound_tree() | {broken.laid_as: broken.data}
    return findings_of({path: data for path, data in tree.items() if data is not None})


def place(finding: Finding) -> Place:
    """Return where a finding is, as the table of broken inputs writes it."""
    return str(finding.path), finding.line, finding.rule


@cache
def broken_inputs() -> tuple[BrokenInput, ...]:
    """Return every broken input: those kept as files and those that no editor could keep in git."""
    rows = yaml.safe_load((HERE / "broken_cases.yml").read_text(encoding="utf-8"))
    return (
        *map(_from_row, rows),
        *_wrongly_encoded(),
        _missing("ohjausryhma.yml"),
        _missing("known-issues.yml"),
    )


def _missing(name: str) -> BrokenInput:
    return BrokenInput(f"without {name}", None, PurePosixPath(name), [(name, 1, "data-missing")], [name])


def _from_row(row: dict) -> BrokenInput:
    expected = [(row.get("found_in", row["to"]), row["line"], row["rule"])]
    if "also" in row:
        expected.append((row["also"]["file"], row["also"]["line"], row["also"]["rule"]))
    data = (HERE / "broken" / row["file"]).read_bytes()
    return BrokenInput(row["file"], data, PurePosixPath(row["to"]), expected, row["says"])


def _wrongly_encoded() -> list[BrokenInput]:
    """Return sound pages saved in a way that tools would mend or mangle if they lay in the repository."""
    finnish, swedish = (sound_tree()[PurePosixPath(name)] for name in ("sivu.md", "sivu.sv.md"))
    return [
        _encoded("utf_16.md", finnish.decode().encode("utf-16"), 1, "encoding-utf-16", "UTF-8"),
        _encoded("utf_16_big_endian.sv.md", _big_endian(swedish), 1, "encoding-utf-16", "UTF-8"),
        _encoded("latin_1.md", finnish.decode().encode("latin-1"), 2, "encoding-latin-1", "”ä”"),
        _encoded("latin_1.sv.md", swedish.decode().encode("latin-1"), 4, "encoding-latin-1", "”ä”"),
        _encoded("windows_1252.md", b"---\ntitle: \x94n\n---\n", 2, "encoding-latin-1", "”””"),
        _encoded("nul_character.md", finnish + b"\x00\n", 18, "encoding-control", "U+0000"),
        _encoded("vertical_tab.sv.md", swedish + b"\x0b\n", 18, "encoding-control", "U+000B"),
    ]


def _big_endian(data: bytes) -> bytes:
    return b"\xfe\xff" + data.decode().encode("utf-16-be")


def _encoded(name: str, data: bytes, line: int, rule: str, says: str) -> BrokenInput:
    laid_as = "sivu.sv.md" if name.endswith(".sv.md") else "sivu.md"
    return BrokenInput(name, data, PurePosixPath(laid_as), [(laid_as, line, rule)], [says])
