"""The small sound tree and its broken variants, as plain data for the tests beside this file."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath

import yaml
from PIL import Image

from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.spelling import checkers
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS, DocsFolder
from vaikuttava_museo.content.site_content import read_tree

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


def findings_of(tree: Tree, *, spelling: bool = False) -> list[Finding]:
    """Return what the checks find in a tree, its files read in the order of their names."""
    spellers = checkers()[0] if spelling else None
    return list(inspect(DocsFolder(dict(sorted(tree.items()))), TODAY, None, spellers).findings)


def findings_with(broken: BrokenInput) -> list[Finding]:
    """Return what is found in the sound tree with one broken input in it; of misspelt words only its own."""
    laid = sound_tree() | {broken.laid_as: broken.data}
    tree = {path: data for path, data in laid.items() if data is not None}
    found = findings_of(tree, spelling=broken.expected[0][2].startswith("word-"))
    return [item for item in found if item.path == broken.laid_as or not item.rule.startswith("word-")]


def place(finding: Finding) -> Place:
    """Return where a finding is, as the table of broken inputs writes it."""
    return str(finding.path), finding.line, finding.rule


@cache
def broken_inputs() -> tuple[BrokenInput, ...]:
    """Return every broken input: those kept as files and those that no editor could keep in git."""
    rows = yaml.safe_load((HERE / "broken_cases.yml").read_text(encoding="utf-8"))
    missing = ("ohjausryhma.yml", "known-issues.yml")
    return (
        *map(_from_row, rows),
        *_oddly_saved(),
        *_pictures(),
        *_navigation(),
        *(_made(f"without {name}", None, name, "data-missing", name) for name in missing),
    )


def _from_row(row: dict) -> BrokenInput:
    expected = [(row.get("found_in", row["to"]), row["line"], row["rule"])]
    if "also" in row:
        expected.append((row["also"]["file"], row["also"]["line"], row["also"]["rule"]))
    data = (HERE / "broken" / row["file"]).read_bytes()
    return BrokenInput(row["file"], data, PurePosixPath(row["to"]), expected, row["says"])


def _made(name: str, data: bytes | None, laid_as: str, rule: str, *says: str, line: int = 1) -> BrokenInput:
    return BrokenInput(name, data, PurePosixPath(laid_as), [(laid_as, line, rule)], list(says))


def _oddly_saved() -> list[BrokenInput]:
    """Return sound pages saved in a way that tools would mend or mangle if they lay in the repository."""
    fi, sv = "sivu.md", "sivu.sv.md"
    finnish, swedish = (sound_tree()[PurePosixPath(name)] for name in (fi, sv))
    big_endian = b"\xfe\xff" + swedish.decode().encode("utf-16-be")
    latin_fi, latin_sv = (text.decode().encode("latin-1") for text in (finnish, swedish))
    return [
        _made("utf_16.md", finnish.decode().encode("utf-16"), fi, "encoding-utf-16", "UTF-8"),
        _made("utf_16_big_endian.sv.md", big_endian, sv, "encoding-utf-16", "UTF-8"),
        _made("latin_1.md", latin_fi, fi, "encoding-latin-1", "”ä”", line=2),
        _made("latin_1.sv.md", latin_sv, sv, "encoding-latin-1", "”ä”", line=4),
        _made("windows_1252.md", b"---\ntitle: \x94n\n---\n", fi, "encoding-latin-1", "”””", line=2),
        _made("nul_character.md", finnish + b"\x00\n", fi, "encoding-control", "U+0000", line=18),
        _made("vertical_tab.sv.md", swedish + b"\x0b\n", sv, "encoding-control", "U+000B", line=18),
        _made("byte_order_mark.md", b"\xef\xbb\xbf" + finnish, fi, "file-format", "BOM"),
        _made("byte_order_mark.sv.md", b"\xef\xbb\xbf" + swedish, sv, "file-format", "BOM"),
        _made("old_macintosh_line_ends.md", finnish.replace(b"\n", b"\r"), fi, "file-format", "make fix"),
        _made("mixed_line_ends.sv.md", swedish.replace(b"\n", b"\r\n", 3), sv, "file-format", "make fix"),
    ]


def _pictures() -> list[BrokenInput]:
    """Return pictures that are too large to keep in the repository."""
    wide, heavy = BytesIO(), BytesIO()
    Image.new("1", (2000, 10)).save(wide, "PNG")
    Image.effect_noise((800, 800), 100).save(heavy, "PNG")
    return [
        _made("picture_too_wide.png", wide.getvalue(), "kuva.png", "image-large", "2000", "1600"),
        _made("picture_too_heavy.png", heavy.getvalue(), "kuva.png", "image-heavy", "kB", "300"),
    ]


def _navigation() -> list[BrokenInput]:
    """Return site settings, which stand beside the docs folder, with a fault in their list of pages."""

    def nav(*keys: str) -> bytes:
        return "".join(["nav:\n", *(f"  - {key}.md\n" for key in keys)]).encode()

    keys, at = ("index", "sivu", "sanasto"), str(SETTINGS)
    both = [(f"askel-1{suffix}", 1, "page-not-in-nav") for suffix in (".md", ".sv.md")]
    return [
        BrokenInput("page_not_in_nav", nav(*keys), SETTINGS, both, ["  - askel-1.md"]),
        _made("nav_page_twice", nav(*keys, "askel-1", "sivu"), at, "nav-twice", "sivu.md"),
        _made("nav_page_missing", nav(*keys, "askel-1", "uusi"), at, "nav-missing", "uusi.md"),
    ]
