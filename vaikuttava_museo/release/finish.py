"""Finishing a built site: the copy for a disk, its size where pages offer it, and the list of sums."""

import re
from datetime import datetime
from pathlib import Path

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY
from vaikuttava_museo.release.manifest import files_of, write_manifest
from vaikuttava_museo.release.offline import offline_files
from vaikuttava_museo.release.packing import zipped
from vaikuttava_museo.texts import catalogue

FOLDER = OFFLINE_COPY.removesuffix(".zip")
_SIZE = re.compile(r'(?P<start><span data-file-size="(?P<unit>\w+)">)[^<]*')


def finish(site: Path, date: datetime) -> None:
    """Complete a site of pages and PDFs in its folder; raises ReleaseFault for a script that cannot be packed."""
    contents = {path: (site / path).read_bytes() for path in files_of(site)}
    notes = {name: text.encode() for name, text in read_me(date).items()}
    packed = zipped(offline_files(contents) | notes, FOLDER, date)
    (site / OFFLINE_COPY).write_bytes(packed)
    for path, content in contents.items():
        if path.endswith(".html") and b"data-file-size" in content:
            (site / path).write_text(with_size(content.decode(), len(packed)), encoding="utf-8")
    write_manifest(site)


def with_size(html: str, size: int) -> str:
    """Return a page that tells how large the copy is, in millions of bytes."""
    return _SIZE.sub(lambda found: f"{found['start']}zip, {max(1, round(size / 1e6))} {found['unit']}", html)


def read_me(date: datetime) -> dict[str, str]:
    """Return the plain texts that lie beside the pages in the copy, by file name."""
    texts = (catalogue("package", language) for language in LANGUAGES)
    return {text["copy_file"]: text["copy_text"].format(day=f"{date:%Y-%m-%d}") for text in texts}
