"""A host on this machine that packs bodies as a good host would and remembers everything it sent."""

import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

import brotli
from playwright.sync_api import Page

_PACKED: Final = (".woff", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".gz", ".pdf")
_LONGEST: Final = 20.0
"""No page may keep its host busy longer than this (seconds)."""
mimetypes.add_type("font/woff2", ".woff2")


class Sent(NamedTuple):
    """One answer: its path, status, kind (html, css, js, font, image, other) and body in bytes."""

    path: str
    status: int
    kind: str
    size: int


class Pieces(NamedTuple):
    """How a bad line brings a page: so many bytes at a time, a pause (s) after each, and a wait (s) before all answers."""

    size: int
    pause: float
    wait: float = 0.0


@dataclass
class Host:
    """A served site: its address, ending in a slash, and what it has sent since `sent` was last cleared."""

    url: str
    sent: list[Sent] = field(default_factory=list)
    _open: int = 0
    _last: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, change: int) -> None:
        """A request has come (+1) or been answered (-1)."""
        with self._lock:
            self._open += change
            self._last = time.monotonic()

    def wait_until_quiet(self, page: Page, seconds: float) -> None:
        """Wait until a page has asked for nothing for so long: it has settled."""
        deadline = time.monotonic() + _LONGEST
        while self._open or time.monotonic() - self._last < seconds:
            assert time.monotonic() < deadline, f"{page.url}: the page never stops asking for more"
            page.wait_for_timeout(50)


@contextmanager
def hosted(
    site: Path, extra: Mapping[str, bytes] | None = None, pieces: Pieces | None = None, *, packs: bool = True
) -> Iterator[Host]:
    """Serve a folder, and `extra` bodies by their path, from a free port of the loopback; pages in pieces if asked."""
    settings = {"site": site, "extra": extra or {}, "pieces": pieces, "packs": packs}
    handler = type("Handler", (_Handler,), settings)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.host = host = Host(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a delayed last packet would be measured as the page's slowness
    host: Host
    site: Path
    extra: Mapping[str, bytes]
    pieces: Pieces | None
    packs: bool

    def handle(self) -> None:
        with suppress(ConnectionError):  # the visitor has left before asking for more
            super().handle()

    def do_GET(self) -> None:
        self.host.note(+1)
        with suppress(OSError):  # the visitor has left
            self._answer()
        self.host.note(-1)

    def _answer(self) -> None:
        status, name, body = self._find(unquote(urlsplit(self.path).path).removeprefix("/"))
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        packs = self.packs and "br" in self.headers.get("Accept-Encoding", "") and not name.endswith(_PACKED)
        sent = _packed(body) if packs else body
        time.sleep(self.pieces.wait if self.pieces else 0)
        self.host.sent.append(Sent(self.path, status, _kind_of(content_type), len(sent)))
        self.send_response(status)
        is_text = content_type.startswith("text/")
        self.send_header("Content-Type", f"{content_type}; charset=utf-8" if is_text else content_type)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "no-store")
        if packs:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        line = self.pieces if content_type == "text/html" else None
        size, pause = (line.size, line.pause) if line else (len(sent) or 1, 0)
        for start in range(0, len(sent), size):
            self.wfile.write(sent[start : start + size])
            self.wfile.flush()
            time.sleep(pause)

    def _find(self, name: str) -> tuple[int, str, bytes]:
        """Return status, file name and body, as a static host would: with the language's own 404 page."""
        if name in self.extra:
            return 200, name, self.extra[name]
        file = self.site / name
        if name == "" or name.endswith("/"):
            file /= "index.html"
        if file.is_file():
            return 200, file.name, file.read_bytes()
        own = self.site / "sv/404.html"
        missing = own if name.startswith("sv/") and own.is_file() else self.site / "404.html"
        return 404, missing.name, missing.read_bytes() if missing.is_file() else b""

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def _packed(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, quality=11)
    return packed


def _kind_of(content_type: str) -> str:
    """Tell what a body is for the reader's bill: html, css, js, font, image or other."""
    kinds = {"html": "html", "css": "css", "javascript": "js", "font": "font", "image": "image"}
    return next((kind for part, kind in kinds.items() if part in content_type), "other")
