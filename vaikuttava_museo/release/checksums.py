"""The list of a site's files and their SHA-256 sums (as of `sha256sum`), and comparing a published site with it."""

import re
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from vaikuttava_museo.page.assets.robots_security_manifest import SECURITY
from vaikuttava_museo.release.refusals import ReleaseRefusal

NAME = "SHA256SUMS"
ENDINGS = (".br", ".gz")
"""What the name of a file's packed twin has after the file's."""
MOST_BYTES = 4_000_000
_LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=(?P<path>[a-z0-9./_-]*)')
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<path>.{1,500})")


def write_manifest(folder: Path) -> None:
    """Write the list of a folder's files into it."""
    paths = [path for path in files_of(folder) if path != NAME]
    lines = (f"{sha256((folder / path).read_bytes()).hexdigest()}  {path}\n" for path in paths)
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def files_of(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, relative to it, in the order of their bytes."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read_manifest(content: bytes) -> Mapping[str, str]:
    """Return sums by path; raises ReleaseRefusal for what is no list, or names anything outside the site."""
    if len(content) > MOST_BYTES:
        raise ReleaseRefusal("manifest-too-large", name=NAME)
    sums: dict[str, str] = {}
    lines = content.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if not found:
            raise ReleaseRefusal("manifest-line", name=NAME, number=number)
        path = found["path"]
        is_strange = any(not character.isprintable() or character in "\\?#%\ufffd" for character in path)
        leads_out = path.startswith("/") or ".." in path.split("/")
        # A path is written in its one plain way, once.
        if is_strange or leads_out or not path == str(PurePosixPath(path)) != "." or path in sums:
            raise ReleaseRefusal("manifest-path", name=NAME, number=number)
        sums[path] = found["sum"]
    return sums


_AT_ONCE, _SECONDS = 8, 30
_MOST_BYTES = 100_000_000
"""What is read of an answer: ten times our largest file."""
_HEADERS = {"User-Agent": "vaikuttava-museo-verify", "Cache-Control": "no-cache"}
_EXPIRES = re.compile(rb"(?m)^Expires: *([0-9T:.-]{10,30}(?:Z|[+-]\d\d:\d\d))\s*$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was compared, what differs (`missing`, `changed`, `unlike`, `extra`), and when security.txt expires."""

    files: tuple[str, ...]
    differences: tuple[tuple[str, str], ...]
    expires: datetime | None


def verify_folder(folder: Path) -> Outcome:
    """Compare a folder with its list and its packed twins; raises ReleaseRefusal when the list is missing or strange."""
    read = partial(_read_inside, folder)
    found = _compare(read, folder)
    known = {*found.files, NAME}
    others = [path for path in files_of(folder) if path not in known]
    twins = [path for path in others if path.endswith(ENDINGS) and path[:-3] in known]
    unlike = [("unlike", path) for path in twins if not unpacks_to(path, read(path), read(path[:-3]))]
    extra = [("extra", path) for path in others if path not in twins]
    return replace(found, files=(*found.files, *twins), differences=(*found.differences, *unlike, *extra))


def verify_address(address: str) -> Outcome:
    """Compare a published site with its list; raises ReleaseRefusal when it cannot be reached or has no sound list."""
    base = f"{address.rstrip('/')}/"
    if not base.startswith(("https://", "http://")):
        raise ReleaseRefusal("not-an-address", place=address)
    return _compare(partial(_fetch, base), address)


def expiry_of(security: bytes) -> datetime | None:
    """Return when a security.txt expires (UTC); None when it does not say."""
    found = _EXPIRES.search(security)
    try:
        return datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except ValueError:
        return None


def unpacks_to(name: str, packed: bytes | None, content: bytes | None) -> bool:
    """Tell whether a twin is one whole packed file of a content; no more is unpacked than that takes."""
    if packed is None or content is None:
        return False
    if name.endswith(".gz"):
        gzipped = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            unpacked = gzipped.decompress(packed, len(content) + 1)
        except zlib.error:
            return False
        return unpacked == content and gzipped.eof and not gzipped.unused_data
    import brotli  # noqa: PLC0415 - a site without twins is verified without it

    stream = brotli.Decompressor()
    try:
        is_same = stream.process(packed, output_buffer_limit=len(content) + 1) == content
    except brotli.error:
        return False
    return is_same and bool(stream.is_finished())


def _compare(read: Callable[[str], bytes | None], place: object) -> Outcome:
    """Compare what a place has with its list; `read` gives a file's content, or None when there is none."""
    manifest = read(NAME)
    if manifest is None:
        raise ReleaseRefusal("manifest-missing", name=NAME, place=place)
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
    """Return the beginning of what a host has at a path, or None; raises ReleaseRefusal without a connection."""
    # Hosts lead from a page's file to its folder; the folder is what visitors ask for.
    address = base + quote(path.removesuffix("index.html") if Path(path).name == "index.html" else path)
    content, reached = _answer(address)
    if urlsplit(reached).path == urlsplit(address).path:
        return content
    # Where a host leads on from a renamed page by itself, the page that does so elsewhere must lead to the same.
    own, _ = _answer(base + quote(path))
    leads = _LEADS_ON.search(own or b"")
    goal = urljoin(address, leads["path"].decode()) if leads else address
    return own if urlsplit(goal).path == urlsplit(reached).path else content


def _answer(address: str) -> tuple[bytes | None, str]:
    """Return the beginning of what a host answers, or None, and the address that it led to."""
    try:
        with urlopen(Request(address, headers=_HEADERS), timeout=_SECONDS) as response:
            return bytes(response.read(_MOST_BYTES)), response.url
    except HTTPError as answer:
        is_page_of_absence = address.endswith("404.html") and answer.code in {404, 410}
        return answer.read(_MOST_BYTES) if is_page_of_absence else None, address
    except (HTTPException, OSError, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        raise ReleaseRefusal("unreachable", place=address, reason=reason) from fault
