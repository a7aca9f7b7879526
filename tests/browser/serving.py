"""A server on this machine, and a record of what a page asks for."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request
from project import policy_for


class _Handler(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        """Send the site's own policy with every answer, so that every test runs under it."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address as a host would: with the site's own 404 page of its language."""
        language = "sv/" if self.path.startswith("/sv/") else ""
        page = Path(self.directory, f"{language}404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser hangs up: a closed page drops what it had asked for."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, *, strict: bool = True) -> Iterator[str]:
    """Serve a folder on a free port, under our policy unless it is another's; the address ends in a slash."""
    handler = type("_Strict", (_Handler,), {"policy": policy_for(folder)}) if strict else _Handler
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass
class Traffic:
    """What a page asked for and what went wrong."""

    address: str
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", self._failure)
        page.on("response", lambda response: response.status >= 400 and self.failed.append(response.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def forget(self) -> None:
        """Begin anew, for another test."""
        for seen in (self.failed, self.foreign, self.errors, self.requests):
            seen.clear()

    def _failure(self, request: Request) -> None:
        # A browser that goes on to another page at once drops the icon of the one before; nothing else may drop.
        if request.failure != "net::ERR_ABORTED" or not request.url.endswith("/assets/mark.svg"):
            self.failed.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def _request(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)
