"""What a file's bytes hold: a text, a finding that names why it is none, or a picture of a size."""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from vaikuttava_museo.content.findings import Finding, finding

# Control characters, and the line ends that only some readers take for one (YAML does, Markdown does not).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x85\u2028\u2029]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def decode(path: PurePosixPath, data: bytes) -> str | Finding:
    """Return the text of a file, line ends as LF and without a byte order mark, or what hinders reading it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return finding(path, 1, "encoding-utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        return finding(path, line, "encoding-latin-1", seen=seen)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _UNSEEN.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return finding(path, line, "encoding-control", code=f"U+{ord(control[0]):04X}")
    return text


def without_conflict(path: PurePosixPath, text: str | Finding) -> str | Finding:
    """Return a decoded text, or its first conflict mark as a finding: there is no telling what the file says."""
    mark = _CONFLICT.search(text) if isinstance(text, str) else None
    return finding(path, mark.string.count("\n", 0, mark.start()) + 1, "merge-conflict") if mark else text


def is_saved_oddly(data: bytes) -> bool:
    """Tell of a byte order mark, or line ends of two kinds or of an old Macintosh; CRLF throughout is Windows' own."""
    windows, returns, feeds = data.count(b"\r\n"), data.count(b"\r"), data.count(b"\n")
    return data.startswith(b"\xef\xbb\xbf") or returns > windows or 0 < windows < feeds


PICTURES = frozenset({
    ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic",
})  # fmt: skip
"""The endings of picture files, also of those that browsers do not show."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its weight in bytes and its size in pixels (0 × 0 when it has none or cannot be read)."""

    weight: int
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Read a picture's size from the beginning of its file; nothing is decoded."""
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data)) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Picture(len(data), *image.size)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Picture(len(data), 0, 0)
