"""Reading the docs folder from the disk, and saying which of its files cannot be read and why."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves, read_yaml

TEXT_SUFFIXES = frozenset({".md", ".yml"})
MAX_BYTES = 500_000
"""The largest page or data file that is read: thirty times the site's largest."""

MAX_OTHER_BYTES = 20_000_000
"""The largest picture or other file that is read; the rules on pictures say far sooner that one is heavy."""


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
    size, limit = path.stat().st_size, MAX_BYTES if name.suffix in TEXT_SUFFIXES else MAX_OTHER_BYTES
    if size > limit:
        return finding(name, 1, "file-too-large", name=name.name, size=size // 1000, limit=limit // 1000)
    if not path.is_file():
        return finding(name, 1, "file-unreadable", name=name.name)
    return path.read_bytes()


SETTINGS = PurePosixPath("../mkdocs.yml")
"""Where the site's settings stand, seen from the docs folder."""


def read_navigation(texts: Mapping[PurePosixPath, str]) -> tuple[str, ...] | None:
    """Return the files named under `nav`, in order; None when there are no settings that can be read."""
    source = read_yaml(texts[SETTINGS]) if SETTINGS in texts else None
    nav = source.data.get("nav") if isinstance(source, YamlSource) else None
    return None if nav is None else tuple(name for _, name in leaves(nav))
