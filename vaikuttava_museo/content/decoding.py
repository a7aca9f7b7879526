"""What a file's bytes hold: a text, a finding that names why it is none, or a picture of a size."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import DELIMITER
from vaikuttava_museo.content.letter_forms import INVISIBLE
from vaikuttava_museo.content.picture_metadata import Private, private
from vaikuttava_museo.content.svg import SvgFault, svg_fault

# Control characters, and the line ends that only some readers take for one (YAML does, Markdown does not).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029]")
_ENDS = "\x0b\x0c\x85\u2028\u2029"
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def decode(path: PurePosixPath, data: bytes) -> str | Finding:
    """Return the text of a file, line ends as LF and without a byte order mark, or what hinders reading it.

    The text is without unseen characters too; `unseen` finds them.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return finding(path, 1, "encoding-utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        return finding(path, line, "encoding-latin-1", seen=seen)
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_unseen(text: str) -> str:
    """Return a text without control characters; what some reader takes for a line's end becomes a space."""
    return _UNSEEN.sub(lambda control: " " if control[0] in _ENDS else "", text)


def unseen(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Find control characters in a file that can be read, once a line."""
    if not _UNSEEN.search(text := data.decode("utf-8", errors="ignore")):
        return
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if control := _UNSEEN.search(line):
            mended = re.sub(f" *[{_ENDS}]+ *", " ", line)
            values = {"code": f"U+{ord(control[0]):04X}", "mended": without_unseen(mended).rstrip()}
            yield finding(path, number, "encoding-control", **values)


def without_hidden(path: PurePosixPath, text: str) -> str:
    """Return a text without what nobody sees in data or a page's facts: in a key or a number it would be a letter."""
    facts, mark, body = text.partition(f"\n{DELIMITER}\n") if path.suffix == ".md" else (text, "", "")
    return INVISIBLE.sub("", facts) + mark + body


def hidden(path: PurePosixPath, text: str) -> Iterator[Finding]:
    """Find the lines of data and of a page's facts in which something is that nobody sees."""
    if (whole := without_hidden(path, text)) == text:
        return
    for number, (line, plain) in enumerate(zip(text.split("\n"), whole.split("\n"), strict=True), start=1):
        if line != plain and (mark := INVISIBLE.search(line)):
            before, after = plain[: mark.start()].split(" "), plain[mark.start() :].split(" ")
            meant = (before[-1] + after[0]).strip(_EDGES)
            yield finding(path, number, "letter-invisible", meant=meant, mended=plain.rstrip())


_EDGES = "\"'”“.,;:!?()[]{}"


def without_conflict(path: PurePosixPath, text: str | Finding) -> str | Finding:
    """Return a decoded text, or its first conflict mark as a finding: there is no telling what the file says."""
    mark = _CONFLICT.search(text) if isinstance(text, str) else None
    return finding(path, mark.string.count("\n", 0, mark.start()) + 1, "merge-conflict") if mark else text


def is_saved_oddly(data: bytes) -> bool:
    """Tell of a byte order mark, or line ends of two kinds or of an old Macintosh; CRLF throughout is Windows' own."""
    windows, returns, feeds = data.count(b"\r\n"), data.count(b"\r"), data.count(b"\n")
    return data.startswith(b"\xef\xbb\xbf") or returns > windows or 0 < windows < feeds


_READ = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
"""The formats that are told apart; Pillow would also read some that run programs of their own."""
_STILL = {"MPO": "JPEG"}
"""What telephones save as a JPEG with a second picture behind it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its weight in bytes, its size in pixels (0 × 0 when it has none), its format ("" for none)."""

    weight: int
    width: int = 0
    height: int = 0
    format: str = ""
    moves: bool = False
    private: frozenset[Private] = frozenset()
    """What its metadata tell of people."""
    unsafe: SvgFault | None = None
    """What an SVG has that no drawing needs."""


def read_picture(data: bytes) -> Picture:
    """Read what is to be known of a picture from its file; nothing is decoded."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        fault = svg_fault(data)
        is_svg = fault is None or bool(fault.seen)
        return Picture(len(data), format="SVG" if is_svg else "", unsafe=fault if is_svg else None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_READ) as image:
                name = _STILL.get(image.format or "", image.format or "")
                moves = name != "JPEG" and bool(getattr(image, "is_animated", False))
                return Picture(len(data), *image.size, name, moves, private(data, image))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Picture(len(data))
