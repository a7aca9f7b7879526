"""Comparing a published site with the list of sums that is part of it, in a folder or over the network."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from re import search
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from vaikuttava_museo.page.assets.standard_files import SECURITY
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.hosting.packing import NotPackedError, packed_in, unpacked
from vaikuttava_museo.release.manifest import MOST_BYTES, NAME, files_of, read_manifest, sum_of

_AT_ONCE = 8
_SECONDS = 30
_MOST_BYTES_OF_A_FILE = 500_000_000
_AGENT = "vaikuttava-museo-verify"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many files were compared, and which differ and how; when security.txt lapses, if told.

    `unlike` are packed twins that do not unpack to what the list says of their files.
    """

    count: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unlike: tuple[str, ...]
    extra: tuple[str, ...]
    lapses: datetime | None


def verify_folder(folder: Path) -> Outcome:
    """Compare a folder with its list, as it was built or as a host keeps it, with packed twins of its files.

    Raises ReleaseFault when the list is missing or strange.
    """
    if not (folder / NAME).is_file():
        raise ReleaseFault("manifest-missing", name=NAME, place=folder)
    with (folder / NAME).open("rb") as file:
        sums = read_manifest(file.read(MOST_BYTES + 1))

    def is_inside(path: str) -> bool:
        return (folder / path).resolve().is_relative_to(folder.resolve())

    def sum_in_folder(path: str) -> str | None:
        return sum_of(folder / path) if is_inside(path) and (folder / path).is_file() else None

    security = folder / SECURITY
    found = _outcome(sums, sum_in_folder, security.read_bytes() if security.is_file() else b"")
    known = {**sums, NAME: sum_of(folder / NAME)}
    others = [path for path in files_of(folder) if path not in known]
    twins = [path for path in others if packed_in(path) in known]
    return replace(
        found,
        count=found.count + len(twins),
        unlike=tuple(
            path
            for path in twins
            if not is_inside(path) or _sum_of_unpacked(folder / path) != known[packed_in(path)]
        ),
        extra=tuple(path for path in others if path not in twins),
    )


def _sum_of_unpacked(twin: Path) -> str | None:
    try:
        return _sum(unpacked(twin))
    except NotPackedError:
        return ""


def verify_address(address: str) -> Outcome:
    """Compare a published site with its list; raises ReleaseFault when it cannot be reached or has no sound list."""
    base = f"{address.rstrip('/')}/"
    if not base.startswith(("https://", "http://")):
        raise ReleaseFault("not-an-address", place=address)
    found = _fetched(base + NAME, MOST_BYTES + 1)
    if found is None:
        raise ReleaseFault("manifest-missing", name=NAME, place=address)
    return _outcome(read_manifest(found), partial(_published_sum, base), _fetched(base + SECURITY) or b"")


def _outcome(sums: Mapping[str, str], sum_at: Callable[[str], str | None], security: bytes) -> Outcome:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = dict(zip(sums, pool.map(sum_at, sums), strict=True))
    missing = tuple(path for path in sums if found[path] is None)
    changed = tuple(path for path in sums if found[path] not in {None, sums[path]})
    return Outcome(len(sums), missing, changed, (), (), lapse_of(security))


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
    return _sum(_chunks(base + quote(address), is_page_of_absence=path.endswith("404.html")))


def _sum(chunks: Iterable[bytes | None]) -> str | None:
    """Return the sum of what comes in pieces: None when there is none, "" when it is larger than any file of ours."""
    digest, size = sha256(), 0
    for chunk in chunks:
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
