"""Reading the docs folder from the disk, and saying which of its files cannot be read and why."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.file_types_and_sizes import (
    MAX_OTHER_BYTES,
    MAX_PAGE_BYTES,
    MAX_TEXT_BYTES,
    TEXT_SUFFIXES,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import DELIMITER

_LIMITS = {".md": MAX_PAGE_BYTES, ".yml": MAX_TEXT_BYTES}


@dataclass(frozen=True, slots=True)
class DocsFolder:
    """The bytes of every page and shared-data file, and a finding for each file that could not be read."""

    files: Mapping[PurePosixPath, bytes]
    unread: tuple[Finding, ...] = ()


def read_docs(docs: Path) -> DocsFolder:
    """Read the folder; a file that vanishes meanwhile is as if it had never been."""
    files, unread = dict[PurePosixPath, bytes](), list[Finding]()
    for path in sorted(_walk(docs, unread)):
        name = PurePosixPath(path.relative_to(docs).as_posix())
        try:
            data = _read(name, path)
        except FileNotFoundError:
            continue
        except OSError:
            data = finding(name, 1, "file-unreadable", name=name.name)
        if isinstance(data, Finding):
            unread.append(data)
        elif data is not None:
            files[name] = data
    if (settings := docs / SETTINGS).is_file():
        files[SETTINGS] = settings.read_bytes()
        strays = (path.name for path in sorted(docs.parent.glob("*.md")) if _is_page(path))
        unread += (
            finding(PurePosixPath("..", name), 1, "file-misplaced", name=name, mended=f"docs/{name}")
            for name in strays
        )
    return DocsFolder(files, tuple(unread))


def _walk(docs: Path, unread: list[Finding]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        folder = PurePosixPath(Path(error.filename).relative_to(docs).as_posix())
        if not isinstance(error, FileNotFoundError):
            unread.append(finding(folder, 1, "file-unreadable", name=folder.name or docs.name))

    for folder, folders, names in os.walk(docs, onerror=note):
        yield from (Path(folder, name) for name in (*folders, *names) if not name.startswith("."))


def _read(name: PurePosixPath, path: Path) -> bytes | Finding | None:
    """Return a file's bytes, why it is not read, or None for what is no text of the site's. Raises OSError."""
    if path.is_symlink():
        return finding(name, 1, "file-link", name=name.name)
    if path.is_dir():
        is_text = name.suffix in TEXT_SUFFIXES
        return finding(name, 1, "file-is-folder", name=name.name) if is_text else None
    size, limit = path.stat().st_size, _LIMITS.get(name.suffix, MAX_OTHER_BYTES)
    if size > limit:
        return finding(name, 1, "file-too-large", name=name.name, size=size // 1000, limit=limit // 1000)
    if not path.is_file():
        return finding(name, 1, "file-unreadable", name=name.name)
    return path.read_bytes()


def _is_page(path: Path) -> bool:
    """Tell a page from what a repository says of itself: by its front matter, or as Swedish."""
    with suppress(OSError, UnicodeDecodeError), path.open(encoding="utf-8-sig") as file:
        return path.name.endswith(".sv.md") or file.readline(len(DELIMITER) + 2).rstrip() == DELIMITER
    return False


SETTINGS = PurePosixPath("../mkdocs.yml")
"""Where the site's settings stand, seen from the docs folder."""
