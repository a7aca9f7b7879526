"""Comparing a published site with the list of sums that is part of it, in a folder or over the network."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from vaikuttava_museo.page.assets.standard_files import SECURITY
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import NAME, files_of, read_manifest
from vaikuttava_museo.release.packed_twins import ENDINGS, unpacks_to

_AT_ONCE, _SECONDS = 8, 30
_MOST_BYTES = 100_000_000
"""What is read of an answer: ten times our largest file."""
_HEADERS = {"User-Agent": "vaikuttava-museo-verify", "Cache-Control": "no-cache"}
_EXPIRES = re.compile(rb"(?m)^Expires: *([0-9T:.-]{10,30}(?:Z|[+-]\d\d:\d\d))\s*$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was compared, what differs, and when security.txt expires (UTC), if it says so.

    A difference is `missing`, `changed`, `unlike` (a packed twin that is not its file) or `extra`, with the path.
    """

    files: tuple[str, ...]
    differences: tuple[tuple[str, str], ...]
    expires: datetime | None


def verify_folder(folder: Path) -> Outcome:
    """Compare a folder with its list, as it was built or as a host serves it, with packed twins of its files.

    Raises ReleaseFault when the list is missing or strange. No link is followed out of the folder.
    """
    read = partial(_read_inside, folder)
    found = _compare(read, folder)
    known = {*found.files, NAME}
    others = [path for path in files_of(folder) if path not in known]
    twins = [path for path in others if path.endswith(ENDINGS) and path[:-3] in known]
    unlike = [("unlike", path) for path in twins if not unpacks_to(path, read(path), read(path[:-3]))]
    extra = [("extra", path) for path in others if path not in twins]
    return replace(found, files=(*found.files, *twins), differences=(*found.differences, *unlike, *extra))


def verify_address(address: str) -> Outcome:
    """Compare a published site with its list; raises ReleaseFault when it cannot be reached or has no sound list."""
    base = f"{address.rstrip('/')}/"
    if not base.startswith(("https://", "http://")):
        raise ReleaseFault("not-an-address", place=address)
    return _compare(partial(_fetch, base), address)


def expiry_of(security: bytes) -> datetime | None:
    """Return when a security.txt expires (UTC); None when it does not say."""
    found = _EXPIRES.search(security)
    try:
        return datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except ValueError:
        return None


def _compare(read: Callable[[str], bytes | None], place: object) -> Outcome:
    """Compare what a place has with its list; `read` gives a file's content, or None when there is none."""
    manifest = read(NAME)
    if manifest is None:
        raise ReleaseFault("manifest-missing", name=NAME, place=place)
    sums = read_manifest(manifest)

    def difference(path: str) -> str:
        content = read(path)
        if content is None:
            return "missing"
        return "" if sha256(content).hexdigest() == sums[path] else "changed"

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = zip(pool.map(difference, sums), sums, strict=True)
        differences = tuple((kind, path) for kind, path in found if kind)
    return Outcome(tuple(sums), differences, expiry_of(read(SECURITY) or b""))


def _read_inside(folder: Path, path: str) -> bytes | None:
    file = (folder / path).resolve()
    return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None


def _fetch(base: str, path: str) -> bytes | None:
    """Return the beginning of what a host has at a path, or None; raises ReleaseFault without a connection."""
    # Hosts lead from a page's file to its folder; the folder is what visitors ask for.
    address = base + quote(path.removesuffix("index.html") if Path(path).name == "index.html" else path)
    try:
        with urlopen(Request(address, headers=_HEADERS), timeout=_SECONDS) as response:
            content: bytes = response.read(_MOST_BYTES)
            return content
    except HTTPError as answer:
        is_page_of_absence = path.endswith("404.html") and answer.code in {404, 410}
        return answer.read(_MOST_BYTES) if is_page_of_absence else None
    except (HTTPException, OSError, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        raise ReleaseFault("unreachable", place=address, reason=reason) from fault
