"""`serve`, the live preview: MkDocs' own, whose faults an editor understands and which outlives whatever is saved."""

import errno
import runpy
import socket
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from vaikuttava_museo.commands.guard import told_unexpected
from vaikuttava_museo.commands.required_settings import required_settings
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import WRONG_CALL, Refusal

OTHER_ADDRESS = "make serve ADDRESS=127.0.0.1:8001"
RETRY_SECONDS = 2

POLLING_INTERVAL = 0.1
"""How often the preview looks whether a file has changed, in seconds; MkDocs does every 0.5."""
BUILD_DELAY = 0.05
"""How long it waits for other files that are saved with it; MkDocs waits 0.1."""


def serve(options: Namespace) -> int:
    """Preview the site at an address until interrupted; return MkDocs' exit code. Raises Refusal."""
    if _is_taken(options.dev_addr):
        sentence = say_both("port-taken", between="\n", address=options.dev_addr, command=OTHER_ADDRESS)
        raise Refusal(sentence, WRONG_CALL)
    required_settings()
    sys.argv = ["mkdocs", "serve", "--quiet", "--dev-addr", options.dev_addr]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise Refusal(end.code) from end
        return int(end.code or 0)
    return 0


def _is_taken(address: str) -> bool:
    host, _, port = address.rpartition(":")
    if not port.isdecimal():
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, OverflowError) as error:
            return getattr(error, "errno", None) == errno.EADDRINUSE
    return False


def preview_server(server: LiveReloadServer, watched: Iterable[str], report_to: str) -> LiveReloadServer:
    """Return a server that looks more often than MkDocs' own whether a file has changed, and outlives failed builds.

    Faults of the program are reported to `report_to`.
    """
    host, port = server.server_address[:2]
    rebuild = Rebuild(server.builder, server.error_handler, report_to)
    own = LiveReloadServer(rebuild, str(host), int(port), server.root, server.mount_path, POLLING_INTERVAL)
    own.error_handler, own.build_delay = rebuild.error_page, BUILD_DELAY
    server.server_close()
    for path in watched:
        own.watch(path)
    return own


@dataclass
class Rebuild:
    """Builds the preview anew; when that fails, says so in the terminal and on every page, and goes on.

    MkDocs' own server prints a traceback and then answers nothing until the next successful build.
    """

    build: Callable[[], None]
    missing: Callable[[int], bytes | None]
    """MkDocs' page for what is missing."""
    report_to: str
    _failure: str = ""

    def __call__(self) -> None:
        """Build; never raise."""
        self._failure = ""
        try:
            # MkDocs reads the settings anew for each build.
            required_settings()
            self.build()
        except (MkDocsException, Refusal) as refusal:
            self._failure = str(refusal)
        except Exception as error:
            self._failure = told_unexpected(error, "unexpected-serve", self.report_to)
        if self._failure:
            print(self._failure, file=sys.stderr)

    def error_page(self, code: int) -> bytes | None:
        """Return a page that tells what failed and tries again by itself, or the site's own for a wrong address."""
        if not self._failure:
            return self.missing(code)
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in self._failure.split("\n"))
        page = (
            f'<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{say_both("fault")}</title>'
            f'<meta http-equiv="refresh" content="{RETRY_SECONDS}">'
            '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>'
            '<body style="font:1.1rem/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem">'
            f"{paragraphs}</body></html>"
        )
        return page.encode("utf-8", errors="replace")
