"""The cache: a document is printed again only when something it is made of has changed.

A finished PDF stands under the SHA-256 of everything it depends on, so that finding it means it is right.
"""

import os
import re
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from vaikuttava_museo.content.pdf_documents import Document
from vaikuttava_museo.pdf.built_pages import Source

# Scripts do not run in print: the names of theirs and of the data of the search change nothing on paper.
# Only from where an address begins: from every letter of a long one, the search would take half of all the time.
_SCRIPT_ADDRESS = re.compile(r"""(?<![^\s"'=])[^\s"'=]+\.js(?:on)?\b""")


def toolchain(browser: str) -> str:
    """Return what prints, in one line: browser, libraries and the code of this package."""
    code = sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))
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


def store(path: Path, pdf: bytes) -> None:
    """Write a finished PDF so that a killed run leaves no half of it: beside its place first, then into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(pdf)
    part.replace(path)
