"""File names: small letters a–z, digits and hyphens, as they become addresses; and only files the site reads."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.navigation import SETTINGS
from vaikuttava_museo.content.site_content import Content

_GOOD_PART = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_UNREAD = frozenset({
    ".doc", ".docx", ".odt", ".rtf", ".pages", ".txt", ".markdown", ".mdown", ".yaml", ".html", ".htm", ".md", ".yml",
})  # fmt: skip
"""Endings of texts that never become pages. `.md` and `.yml` are here for their capitals: `.MD`."""


def file_names(content: Content) -> Iterator[Finding]:
    """Find names that would make poor addresses, and text files the site does not read."""
    for path in content.files - {SETTINGS}:
        if path.suffix not in {".md", ".yml"} and path.suffix.lower() in _UNREAD:
            yield finding(path, 1, "file-type", name=path.name, mended=f"{_mended(path.stem)}.md")
        elif path.suffix not in {".md", ".yml"} or (path.suffix == ".md" and language_of(path) is None):
            continue  # pictures have their own rules, and a name without a language its own finding
        elif any(not _GOOD_PART.fullmatch(part) for part in _parts(path)):
            yield finding(path, 1, "file-name-form", name=path.name, mended=_mended_name(path))


def _parts(path: PurePosixPath) -> list[str]:
    """Return the folders and the name without its endings."""
    return [*path.parts[:-1], path.name.split(".")[0]]


def _mended_name(path: PurePosixPath) -> str:
    stem, *endings = path.name.split(".")
    return ".".join([_mended(stem), *endings])


def _mended(stem: str) -> str:
    """Return a name as it should be: Näyttelyn palaute → nayttelyn-palaute."""
    bare = unicodedata.normalize("NFD", stem).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower())) or "sivu"
