"""The small sound tree and its broken variants, as plain data for the tests beside this file."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath

import yaml
from PIL import Image

from vaikuttava_museo.checks.rules import check, hints, passages_of
from vaikuttava_museo.checks.rules.known_issues import review_age, review_reminders
from vaikuttava_museo.checks.spelling import checkers, misspelt_words
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.navigation import SETTINGS
from vaikuttava_museo.content.site_content import parse_content, read_tree

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
    dated = [*review_age(content, TODAY), *review_reminders(content, TODAY)]
    return [*check(content), *dated, *hints(content)]


def misspelt_in(tree: Tree) -> list[Finding]:
    """Return the misspelt words of a tree; apart, since each call asks the spelling checkers."""
    content = parse_content(tree)
    return list(misspelt_words(passages_of(content), checkers()[0]))


@cache
def findings_with(broken: BrokenInput) -> list[Finding]:
    """Return what is found in the sound tree with one broken input in it."""
    laid = sound_tree() | {broken.laid_as: broken.data}
    tree = {path: data for path, data in laid.items() if data is not None}
    is_misspelt = broken.expected[0][2].startswith("word-")
    misspelt = misspelt_in(tree) if is_misspelt else []
    return [*findings_of(tree), *(item for item in misspelt if item.path == broken.laid_as)]


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
        *_oddly_saved(),
        *_pictures(),
        *_navigation(),
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


def _oddly_saved() -> list[BrokenInput]:
    """Return sound pages saved in a way that the build reads and the next comparison does not."""
    finnish, swedish = (sound_tree()[PurePosixPath(name)] for name in ("sivu.md", "sivu.sv.md"))
    return [
        _encoded("byte_order_mark.md", b"\xef\xbb\xbf" + finnish, 1, "bom", "BOM"),
        _encoded("byte_order_mark.sv.md", b"\xef\xbb\xbf" + swedish, 1, "bom", "BOM"),
        _encoded("old_macintosh_line_ends.md", finnish.replace(b"\n", b"\r"), 1, "line-end", "make fix"),
        _encoded("mixed_line_ends.sv.md", swedish.replace(b"\n", b"\r\n", 3), 1, "line-end", "make fix"),
    ]


def _pictures() -> list[BrokenInput]:
    """Return pictures that are too large to keep in the repository."""
    wide, heavy = BytesIO(), BytesIO()
    Image.new("1", (2000, 10)).save(wide, "PNG")
    Image.effect_noise((800, 800), 100).save(heavy, "PNG")
    return [
        _picture("picture_too_wide.png", wide.getvalue(), "image-large", ["2000", "1600"]),
        _picture("picture_too_heavy.png", heavy.getvalue(), "image-heavy", ["kB", "300"]),
    ]


def _picture(name: str, data: bytes, rule: str, says: list[str]) -> BrokenInput:
    return BrokenInput(name, data, PurePosixPath("kuva.png"), [("kuva.png", 1, rule)], says)


def _navigation() -> list[BrokenInput]:
    """Return site settings, which stand beside the docs folder, with a fault in their list of pages."""
    keys = ("index", "askel-1", "sivu", "sanasto")
    both = [(f"askel-1{suffix}", 1, "page-not-in-nav") for suffix in (".md", ".sv.md")]
    return [
        _settings("page_not_in_nav", [key for key in keys if key != "askel-1"], both, "  - askel-1.md"),
        _settings("nav_page_twice", [*keys, "sivu"], [(str(SETTINGS), 1, "nav-twice")], "sivu.md"),
        _settings("nav_page_missing", [*keys, "uusi"], [(str(SETTINGS), 1, "nav-missing")], "uusi.md"),
    ]


def _settings(name: str, keys: list[str], expected: list[Place], says: str) -> BrokenInput:
    data = "".join(["nav:\n", *(f"  - {key}.md\n" for key in keys)]).encode()
    return BrokenInput(name, data, SETTINGS, expected, [says])


def _big_endian(data: bytes) -> bytes:
    return b"\xfe\xff" + data.decode().encode("utf-16-be")


def _encoded(name: str, data: bytes, line: int, rule: str, says: str) -> BrokenInput:
    laid_as = "sivu.sv.md" if name.endswith(".sv.md") else "sivu.md"
    return BrokenInput(name, data, PurePosixPath(laid_as), [(laid_as, line, rule)], [says])
