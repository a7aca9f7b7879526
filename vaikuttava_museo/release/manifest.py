"""The list of a site's files and their SHA-256 sums, in the format of `sha256sum` (GNU coreutils)."""

import re
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from vaikuttava_museo.release.faults import ReleaseFault

NAME = "SHA256SUMS"
MOST_BYTES = 4_000_000
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<path>.{1,500})")


def write_manifest(folder: Path) -> None:
    """Write the list of a folder's files into it."""
    lines = (f"{sum_of(folder / path)}  {path}\n" for path in files_of(folder) if path != NAME)
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def files_of(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, relative to it, in the order of their bytes."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def sum_of(path: Path) -> str:
    """Return a file's SHA-256 sum in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def read_manifest(content: bytes) -> Mapping[str, str]:
    """Return sums by path; raises ReleaseFault for what is no list, or names anything outside the site."""
    if len(content) > MOST_BYTES:
        raise ReleaseFault("manifest-too-large", name=NAME)
    sums: dict[str, str] = {}
    lines = content.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if not found:
            raise ReleaseFault("manifest-line", name=NAME, number=number)
        if not _is_inside(found["path"]) or found["path"] in sums:
            raise ReleaseFault("manifest-path", name=NAME, number=number)
        sums[found["path"]] = found["sum"]
    return sums


def _is_inside(path: str) -> bool:
    """Tell whether a path stays in the site and is written in its one plain way."""
    is_strange = any(not character.isprintable() or character in "\\?#%\ufffd" for character in path)
    leads_out = path.startswith("/") or ".." in path.split("/")
    return not is_strange and not leads_out and path == str(PurePosixPath(path)) != "."
