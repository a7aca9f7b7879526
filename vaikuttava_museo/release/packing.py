"""Zip files that depend on nothing but what is in them and on one date.

Files are stored, not compressed: what a compressor writes differs from one version of zlib to the next, and
most of the bytes are PDFs and fonts, which are compressed already.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_REGULAR_FILE, _UNIX = 0o100644, 3


def zipped(contents: Mapping[str, bytes], folder: str, date: datetime) -> bytes:
    """Return a zip of files by path, all in one folder, in the order of their paths."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for path in _sorted(contents):
            entry = ZipInfo(f"{folder}/{path}", date.timetuple()[:6])
            entry.external_attr, entry.create_system = _REGULAR_FILE << 16, _UNIX
            archive.writestr(entry, contents[path])
    return target.getvalue()


def _sorted(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=str.encode)
