"""Comparing a published site with the list of sums that is part of it, in a folder or over the network."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from re import search
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import MOST_BYTES, NAME, files_of, read_manifest, sum_of
from vaikuttava_museo.standard_files import SECURITY

_AT_ONCE = 8
_SECONDS = 30
_MOST_BYTES_OF_A_FILE = 500_000_000
_AGENT = "vaikuttava-museo-verify"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many files were compared, and which are missing, changed or extra; when security.txt lapses, if told."""

    count: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]
    lapses: datetime | None


def verify_folder(folder: Path) -> Outcome:
    """Compare a folder with its list; raises ReleaseFault when the list is missing or strange."""
    if not (folder / NAME).is_file():
        raise ReleaseFault("manifest-missing", name=NAME, place=folder)
    with (folder / NAME).open("rb") as file:
        sums = read_manifest(file.read(MOST_BYTES + 1))

    def sum_in_folder(path: str) -> str | None:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
        return sum_of(folder / path) if inside and (folder / path).is_file() else None

    extra = tuple(path for path in files_of(folder) if path not in sums and path != NAME)
    security = folder / SECURITY
    return _outcome(sums, sum_in_folder, extra, security.read_bytes() if security.is_file() else b"")


def verify_address(address: str) -> Outcome:
    """Compare a published site with its list; raises ReleaseFault when it cannot be reached or has no sound list."""
    base = f"{address.rstrip('/')}/"
    if not base.startswith(("https://", "http://")):
        raise ReleaseFault("not-an-address", place=address)
    found = _fetched(base + NAME, MOST_BYTES + 1)
    if found is None:
        raise ReleaseFault("manifest-missing", name=NAME, place=address)
    return _outcome(read_manifest(found), partial(_published_sum, base), (), _fetched(base + SECURITY) or b"")


def _outcome(
    sums: Mapping[str, str], sum_at: Callable[[str], str | None], extra: tuple[str, ...], security: bytes
) -> Outcome:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = dict(zip(sums, pool.map(sum_at, sums), strict=True))
    missing = tuple(path for path in sums if found[path] is None)
    changed = tuple(path for path in sums if found[path] not in {None, sums[path]})
    return Outcome(len(sums), missing, changed, extra, lapse_of(security))


def lapse_of(security: bytes) -> datetime | None:
    """Return when a security.txt lapses (UTC); None when it does not say."""
    found = search(rb"(?m)^Expires: *(\S{1,40})\s*$", security)
    try:
        return datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except ValueError:
        return None


def _published_sum(base: str, path: str) -> str | None:
    # Hosts lead from a page's file to its folder; the folder is what visitors ask for.
    address = path.removesuffix("index.html") if path.rsplit("/", maxsplit=1)[-1] == "index.html" else path
    digest, size = sha256(), 0
    for chunk in _chunks(base + quote(address), is_page_of_absence=path.endswith("404.html")):
        if chunk is None:
            return None
        digest.update(chunk)
        size += len(chunk)
        if size > _MOST_BYTES_OF_A_FILE:
            return ""
    return digest.hexdigest()


def _fetched(address: str, most: int = MOST_BYTES) -> bytes | None:
    body = b""
    for chunk in _chunks(address):
        if chunk is None:
            return None
        body += chunk
        if len(body) >= most:
            break
    return body


def _chunks(address: str, *, is_page_of_absence: bool = False) -> Iterator[bytes | None]:
    """Yield a file in pieces, or None when the host has none; raises ReleaseFault without a connection."""
    try:
        request = Request(address, headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"})
        with urlopen(request, timeout=_SECONDS) as response:
            while chunk := response.read(1 << 16):
                yield chunk
    except HTTPError as answer:
        yield answer.read(MOST_BYTES) if is_page_of_absence and answer.code in {404, 410} else None
    except (URLError, HTTPException, OSError, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        raise ReleaseFault("unreachable", place=address, reason=reason) from fault
