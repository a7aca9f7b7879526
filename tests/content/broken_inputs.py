"""The small sound tree and its broken variants, as plain data for the tests beside this file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath

import yaml
from PIL import Image
from project import MARKDOWN

from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.spelling.dictionaries import checkers
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

    @property
    def tree(self) -> Tree:
        """Return the sound tree with the file in it."""
        laid = sound_tree() | {self.laid_as: self.data}
        return {path: data for path, data in laid.items() if data is not None}


def sound_tree() -> Tree:
    """Return the files of a tree that has everything once and nothing wrong."""
    return read_tree(HERE / "sound") | {SETTINGS: MARKDOWN.encode()}


def findings_of(tree: Tree, *, spelling: bool = False) -> list[Finding]:
    """Return what the checks find in a tree, its files read in the order of their names."""
    spellers = checkers()[0] if spelling else None
    return list(inspect(DocsFolder(dict(sorted(tree.items()))), TODAY, None, spellers).findings)


def findings_with(broken: BrokenInput, tree: Tree | None = None) -> list[Finding]:
    """Return what is found in a broken input's tree, or in that tree mended; of misspelt words only its own."""
    of_words = ("word-", "name-")
    spelling = broken.expected[0][2].startswith(of_words)
    found = findings_of(broken.tree if tree is None else tree, spelling=spelling)
    return [item for item in found if item.path == broken.laid_as or not item.rule.startswith(of_words)]


def place(finding: Finding) -> Place:
    """Return where a finding is, as the table of broken inputs writes it."""
    return str(finding.path), finding.line, finding.rule


@cache
def broken_inputs() -> tuple[BrokenInput, ...]:
    """Return every broken input: those kept as files and those that no editor could keep in git."""
    rows = yaml.safe_load((HERE / "broken_cases.yml").read_text(encoding="utf-8"))
    missing = ("ohjausryhma.yml", "known-issues.yml", "valikko.yml")
    return (
        *map(_from_row, rows),
        *_lines(),
        *_rows(),
        *_oddly_saved(),
        *_pictures(),
        *_strays(),
        *_navigation(),
        *_settings(),
        _in_one_language(),
        *map(_twice, ("askel-1.md", "askel-1.sv.md")),
        *(_made(f"without {name}", None, name, "data-missing", name) for name in missing),
    )


def _lines() -> Iterator[BrokenInput]:
    """Yield the sound page with wrong lines at its end, in each language; what the message names may be of either.

    `heads` tells of a heading among them, one more than the other language has: on which line, counted from the fault.
    """
    for place, row in enumerate(yaml.safe_load((HERE / "broken_lines.yml").read_text(encoding="utf-8"))):
        for language, name in (("fi", "sivu.md"), ("sv", "sivu.sv.md")):
            if language not in row:
                continue  # a slip of one language alone
            page = sound_tree()[PurePosixPath(name)] + b"\n"
            line = page.count(b"\n") + row.get("line", 1)
            says = [
                word
                for word in row["says"]
                if word in row[language] or word not in row.get("fi", "") + row.get("sv", "")
            ]
            data = page + row[language].encode() + b"\n"
            made = _made(f"{row['rule']}-{place}-{language}", data, name, row["rule"], *says, line=line)
            # A heading in one language alone is one too many in the Swedish page, or one too few.
            at = row.get("heads", [])[language == "sv" :][:1]
            others = [
                ("sivu.sv.md", line + each if language == "sv" else 8, "headings-differ") for each in at
            ]
            yield replace(made, expected=[*made.expected, *others])


def _rows() -> Iterator[BrokenInput]:
    """Yield sound files with a part of their text typed otherwise; what `follows` are the places of what it entails."""
    for place, row in enumerate(yaml.safe_load((HERE / "broken_rows.yml").read_text(encoding="utf-8"))):
        path = PurePosixPath(row["in"])
        before, sound, after = sound_tree()[path].decode().partition(row["sound"])
        assert sound, row
        line = before.count("\n") + row.get("line", 1)
        others = [(file, at, rule) for file, at, rule in row.get("follows", [])]
        name = f"{row['rule']}-row-{place}"
        made = _made(
            name, (before + row["typed"] + after).encode(), row["in"], row["rule"], *row["says"], line=line
        )
        yield replace(made, expected=[*made.expected, *others])


def _from_row(row: dict) -> BrokenInput:
    expected = [(row.get("found_in", row["to"]), row["line"], row["rule"])]
    if "also" in row:
        expected.append((row["also"]["file"], row["also"]["line"], row["also"]["rule"]))
    data = (HERE / "broken" / row["file"]).read_bytes()
    return BrokenInput(row["file"], data, PurePosixPath(row["to"]), expected, row["says"])


def _made(name: str, data: bytes | None, laid_as: str, rule: str, *says: str, line: int = 1) -> BrokenInput:
    return BrokenInput(name, data, PurePosixPath(laid_as), [(laid_as, line, rule)], list(says))


def _in_one_language() -> BrokenInput:
    """Return a page of the menu that has been taken away in one language."""
    places = [("valikko.yml", line, "menu-page-one-language") for line in (8, 9, 12)]
    missing = PurePosixPath("sivu.sv.md")
    return BrokenInput(
        "menu_page_one_language", None, missing, [*places, ("sivu.md", 1, "twin-missing-sv")], ["sivu.sv.md"]
    )


def _twice(name: str) -> BrokenInput:
    """Return a page pasted below what it was to replace."""
    page = sound_tree()[PurePosixPath(name)]
    first = page[: page.index(b"\n## ")].count(b"\n") + 2
    line = page.count(b"\n") + first
    return _made(f"twice_{name}", page + page, name, "page-twice", str(first), line=line)


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
        _made("nul_character.md", finnish + b"Tulkaa\x00.\n", fi, "encoding-control", "U+0000", line=18),
        _made("vertical_tab.sv.md", swedish + b"Kom\x0bmed.\n", sv, "encoding-control", "U+000B", line=18),
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
        _made("picture_of_another_format.jpg", picture("PNG"), "kuva.jpg", "image-ending", "kuva.png"),
        _made(
            "picture_with_position.jpg", picture("JPEG", POSITION), "kuva.jpg", "image-position", "make fix"
        ),
        _made(
            "picture_with_name.webp",
            picture("WEBP", {0x013B: "Maija"}),
            "kuva.webp",
            "image-name",
            "make fix",
        ),
    ]


POSITION = {0x8825: {1: "N", 2: (60.0, 10.0, 1.0), 3: "E", 4: (24.0, 56.0, 1.0)}}
"""What a telephone notes of where it is, as EXIF has it."""


def picture(format: str, facts: Mapping[int, object] | None = None) -> bytes:
    """Return a small picture with facts about it (EXIF)."""
    exif, made = Image.Exif(), BytesIO()
    for tag, value in (facts or {}).items():
        exif[tag] = value
    Image.new("RGB", (8, 6), "teal").save(made, format, **({"exif": exif} if facts else {}))
    return made.getvalue()


def _strays() -> list[BrokenInput]:
    """Return files that have no place in the docs folder, or another's place."""
    names = (
        "osallistujat.xlsx",
        "palaute.md~",
        "_redirects",
        "CNAME",
        "_worker.js",
        "ohje.pdf",
        "askel-7.yml",
    )
    misnamed = (("Talo.PNG", "talo.png"), ("vanha talo.png", "vanha-talo.png"))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    return [
        *(_made(name, b"x: y\n", name, "file-not-published", name) for name in names),
        *(
            _made(name, picture("PNG"), name, "file-name-form", meant)
            for name, meant in misnamed
        ),
        _made("mark_of_another.svg", drawing, "assets/mark.svg", "file-replaces", "assets/"),
        _made("picture_broken.svg", b"<svg xmlns='x'>", "kuva.svg", "image-unreadable", "kuva.svg"),
        *(
            _made(f"drawing_with_{seen}.svg", drawing.replace(b"/>", rest), "kuva.svg", "svg-unsafe", seen, line=2)
            for seen, rest in (
                ("script", b">\n<script>alert(1)</script></svg>"), ("onload", b">\n<path onload='alert(1)'/></svg>"),
                ("href", b">\n<image href='https://example.org/a.png'/></svg>"),
            )
        ),
    ]  # fmt: skip


def _navigation() -> list[BrokenInput]:
    """Return site settings, which stand beside the docs folder, with a fault in their list of pages."""

    def nav(*keys: str) -> bytes:
        return "".join(["nav:\n", *(f"  - {key}.md\n" for key in keys), MARKDOWN]).encode()

    keys, at = ("index", "sivu", "sanasto"), str(SETTINGS)
    return [
        BrokenInput(
            "page_not_in_nav",
            nav(*keys),
            SETTINGS,
            [("askel-1.md", 1, "page-not-in-nav")],
            ["  - askel-1.md"],
        ),
        _made("nav_page_twice", nav(*keys, "askel-1", "sivu"), at, "nav-twice", "sivu.md", line=6),
        _made(
            "nav_page_renamed",
            nav("index", "vanha-sivu", *keys[2:], "askel-1"),
            at,
            "nav-misnamed",
            "  - sivu.md",
            line=3,
        ),
        _made(
            "nav_page_without_ending",
            nav(*keys, "askel-1").replace(b"sivu.md", b"sivu"),
            at,
            "nav-misnamed",
            "  - sivu.md",
            line=3,
        ),
        _made(
            "nav_link_of_menu",
            nav(*keys, "askel-1").replace(
                b"  - sivu.md\n", b"  - sivu.md\n  - page: sanasto\n    label: {fi: Sanat, sv: Ord}\n"
            ),
            at,
            "item-elsewhere",
            "menu",
            "    label: {fi: Sanat, sv: Ord}",
            line=4,
        ),
        _made("nav_page_missing", nav(*keys, "askel-1", "uusi"), at, "nav-missing", "uusi.md", line=6),
    ]


def _settings() -> list[BrokenInput]:
    """Return site settings that say what is not theirs to say, or not as it must be said."""
    typed = MARKDOWN.split("\n")

    def with_line(beginning: str, new: str) -> tuple[bytes, int]:
        at = next(number for number, line in enumerate(typed) if line.strip().startswith(beginning))
        return "\n".join([*typed[:at], new, *typed[at + 1 :]]).encode(), at + 1

    rows = (
        ("settings-tag", "site_name", "site_name: !!python/object/apply:os.getcwd []", "!"),
        ("settings-tag", "site_name", "site_name: !ENV NAME", "!"),
        ("settings-tag", "repo_url", "repo_url: &a https://github.com/x/y", "&"),
        ("settings-key", "repo_url", "hooks: [x.py]", "hooks"),
        ("settings-key", "repo_url", "markdown_extensions: []", "markdown_extensions"),
        ("key-misspelt", "repo_url", "repo_ulr: https://github.com/x/y", "repo_url: https://github.com/x/y"),
        ("settings-contact", "contact", "  contact: 'x\"><script>'", "<script>"),
        ("settings-contact", "contact", "  contact: kirjaamo(at)museovirasto.fi", "  contact: kirjaamo@museovirasto.fi"),
        ("settings-contact", "contact", "  contact: kirjaamo", "kirjaamo"),
        ("value-not-address", "site_url", "site_url: javascript:alert(1)", "https://"),
        ("value-not-address", "site_url", "site_url: www.museo.fi", "site_url: https://www.museo.fi"),
        ("settings-value", "edit_uri", "edit_uri: ../../../", "edit_uri"),
        ("settings-value", "site_description", "site_description: <script>", "<script>"),
        ("value-not-offered", "INHERIT", "INHERIT: ../muu.yml", "markdown_extensions_and_css.yml"),
    )  # fmt: skip
    found = []
    for rule, beginning, new, says in rows:
        data, line = with_line(beginning, new)
        found.append(_made(new, data, str(SETTINGS), rule, says, line=line))
    return found
