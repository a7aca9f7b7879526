"""How a file was saved: what the build reads without trouble, but other tools may not (hints only)."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.findings import Finding, finding

_BOM = b"\xef\xbb\xbf"


def saved_oddly(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Find a byte order mark, and line ends of two kinds or of an old Macintosh; CRLF throughout is Windows' own."""
    if data.startswith(_BOM):
        yield finding(path, 1, "bom")
    windows, returns, feeds = data.count(b"\r\n"), data.count(b"\r"), data.count(b"\n")
    is_mixed = 0 < windows < feeds
    if returns > windows or is_mixed:
        yield finding(path, 1, "line-end")
