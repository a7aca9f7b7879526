"""A host on this machine that packs bodies as a good host would and remembers everything it sent."""

import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import brotli

_TYPES: Final = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
_PACKED_ALREADY: Final = (".woff", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".gz", ".pdf")


@dataclass(frozen=True)
class Sent:
    """One answer: its path, status, kind (html, css, js, font, image, other) and body in bytes."""

    path: str
    status: int
    kind: str
    size: int


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

    def quiet_for(self) -> float:
        """Return how many seconds ago the last answer left; 0 while one is being prepared."""
        with self._lock:
            return 0.0 if self._open else time.monotonic() - self._last


@dataclass(frozen=True)
class Pieces:
    """How a bad line brings a page: so many bytes at a time, and a pause (s) after each."""

    size: int
    pause: float


@contextmanager
def hosted(
    site: Path, extra: Mapping[str, bytes] | None = None, pieces: Pieces | None = None, *, packs: bool = True
) -> Iterator[Host]:
    """Serve a folder, and `extra` bodies by their path, from a free port of the loopback; pages in pieces if asked."""

    class Handler(_Handler):
        files = _Files(site, dict(extra or {}))
        html_pieces = pieces
        packs_bodies = packs

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.host = Host(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Handler.host
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class _Files:
    site: Path
    extra: dict[str, bytes]

    def find(self, path: str) -> tuple[int, str, bytes]:
        """Return status, file name and body, as a static host would: with the language's own 404 page."""
        name = unquote(urlsplit(path).path).removeprefix("/")
        if name in self.extra:
            return 200, name, self.extra[name]
        file = self.site / name
        if name == "" or name.endswith("/"):
            file /= "index.html"
        if file.is_file() and file.resolve().is_relative_to(self.site.resolve()):
            return 200, file.name, file.read_bytes()
        own = [self.site / "sv/404.html"] if name.startswith("sv/") else []
        page = next((p for p in [*own, self.site / "404.html"] if p.is_file()), None)
        return 404, "404.html", page.read_bytes() if page else b""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a delayed last packet would be measured as the page's slowness
    host: Host
    files: _Files
    html_pieces: Pieces | None = None
    packs_bodies = True

    def do_GET(self) -> None:
        self.host.note(+1)
        try:
            self._answer()
        except OSError:
            pass  # the visitor has left
        finally:
            self.host.note(-1)

    def _answer(self) -> None:
        status, name, body = self.files.find(self.path)
        content_type = _content_type(name)
        accepts = "br" in self.headers.get("Accept-Encoding", "") and self.packs_bodies
        packs = accepts and not name.endswith(_PACKED_ALREADY)
        sent = _packed(body) if packs else body
        self.host.sent.append(Sent(self.path, status, kind_of(content_type), len(sent)))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "no-store")
        if packs:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        if self.html_pieces and kind_of(content_type) == "html":
            self._write_slowly(sent, self.html_pieces)
        else:
            self.wfile.write(sent)

    def _write_slowly(self, body: bytes, pieces: Pieces) -> None:
        for start in range(0, len(body), pieces.size):
            self.wfile.write(body[start : start + pieces.size])
            self.wfile.flush()
            time.sleep(pieces.pause)

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def _packed(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, quality=11)
    return packed


def _content_type(name: str) -> str:
    suffix = Path(name).suffix.lower()
    found = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def kind_of(content_type: str) -> str:
    """Tell what a body is for the reader's bill: html, css, js, font, image or other."""
    for kind in ("html", "css", "javascript", "font", "image"):
        if kind in content_type:
            return "js" if kind == "javascript" else kind
    return "other"
