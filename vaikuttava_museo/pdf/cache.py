"""The cache: a document is printed again only when something it is made of has changed.

A finished PDF is kept under the SHA-256 of everything it depends on, so that finding it means it is right.
"""

import os
import re
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from vaikuttava_museo.content.pdf_documents import Document
from vaikuttava_museo.pdf.sources import Source

# Scripts do not run in print: the names of theirs and of the data of the search change nothing on paper.
# Only from where an address begins: from every letter of a long one, the search would take half of all the time.
_SCRIPT_ADDRESS = re.compile(r"""(?<![^\s"'=])[^\s"'=]+\.js(?:on)?\b""")


def toolchain(browser: str) -> str:
    """Return what prints, in one line: browser, libraries and the code of this package."""
    code = sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(path.read_bytes())
    libraries = [f"{name} {version(name)}" for name in ("pikepdf", "playwright")]
    return " ".join([browser, *libraries, code.hexdigest()])


def key_of(document: Document, source: Source, tools: str) -> str:
    """Return the SHA-256 of everything a document depends on."""
    page = _SCRIPT_ADDRESS.sub("", source.html)
    digest = sha256()
    for part in (tools, document.path, document.paper.value, source.address, page):
        digest.update(sha256(part.encode()).digest())
    for address, content in sorted(source.files.items()):
        digest.update(sha256(address.encode()).digest() + sha256(content).digest())
    return digest.hexdigest()


@dataclass(slots=True)
class Cache:
    """Finished PDFs by key, in a folder."""

    folder: Path
    _used: set[str] = field(default_factory=set)

    def get(self, key: str) -> bytes | None:
        """Return a finished PDF, or None when it must be printed."""
        self._used.add(key)
        path = self._path(key)
        return path.read_bytes() if path.is_file() else None

    def put(self, key: str, pdf: bytes) -> None:
        """Keep a finished PDF."""
        write_whole(self._path(key), pdf)

    def forget_unused(self) -> None:
        """Remove what nothing asked for since the cache was opened."""
        for path in self.folder.glob("*.pdf"):
            if path.stem not in self._used:
                path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside its place first, then into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)
