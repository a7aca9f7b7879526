"""Firefox as Debian packages it prints a page: over WebDriver BiDi, since Playwright drives only its own Firefox."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import websocket
from pypdf import PdfReader

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
"""The program, where there is one."""

_LISTENING = re.compile(r"WebDriver BiDi listening on (?P<address>ws://\S+)")
_CM_OF_A_MM = 0.1


@dataclass
class Firefox:
    """A running Firefox with one tab."""

    socket: websocket.WebSocket
    tab: str = ""
    _sent: int = field(default=0)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; raises RuntimeError with what Firefox says against it."""
        self._sent += 1
        self.socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self._sent:
                break
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def run(self, script: str) -> None:
        """Run a script on the page and wait until it is done."""
        expression = f"(async () => {{ {script} }})()"
        answer = self.ask(
            "script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True
        )
        assert answer["type"] == "success", answer

    def print(self) -> PdfReader:
        """Return what the printer gets of the page: A4, unless the page's own style sheet asks for another paper."""
        page = {"width": 210 * _CM_OF_A_MM, "height": 297 * _CM_OF_A_MM}
        answer = self.ask("browsingContext.print", context=self.tab, page=page)
        return PdfReader(BytesIO(base64.b64decode(answer["data"])))


@contextmanager
def firefox(program: str) -> Iterator[Firefox]:
    """Start Firefox with an empty profile and end it afterwards."""
    with TemporaryDirectory() as profile:
        call = [program, "--headless", "--remote-debugging-port=0", "--no-remote", "--profile", profile]
        running = subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            assert running.stderr
            address = next(match["address"] for line in running.stderr if (match := _LISTENING.search(line)))
            # Read on: what nobody reads would fill the pipe and stop the browser.
            Thread(target=running.stderr.read, daemon=True).start()
            browser = Firefox(
                websocket.create_connection(f"{address}/session", timeout=60, suppress_origin=True)
            )
            browser.ask("session.new", capabilities={})
            browser.tab = browser.ask("browsingContext.getTree")["contexts"][0]["context"]
            yield browser
            browser.socket.close()
        finally:
            running.terminate()
            running.wait(timeout=30)
