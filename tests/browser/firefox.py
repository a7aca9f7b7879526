"""Firefox as Debian packages it, over WebDriver BiDi, since Playwright drives only its own Firefox."""

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import websocket
from engines import HERE
from pypdf import PdfReader

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
"""The program, where there is one."""

_LISTENING = re.compile(r"WebDriver BiDi listening on (?P<address>ws://\S+)")
_CM_OF_A_MM = 0.1
_PAPERS = {"a4": (210, 297), "a3": (297, 420)}
_EVENTS = ["input.fileDialogOpened", "browsingContext.userPromptOpened"]
_CAPABILITIES = {"alwaysMatch": {"unhandledPromptBehavior": {"default": "ignore", "beforeUnload": "accept"}}}
_NEVER_CANCELLED = """const listen = EventTarget.prototype.addEventListener;
HTMLInputElement.prototype.addEventListener = function (kind, ...rest) {
    if (kind !== "cancel") listen.call(this, kind, ...rest);
};
"""
"""Without a screen Firefox says at once that no file was chosen, before one can be given."""
_HEARD = """() => {
    const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
    const all = (item) => {
        const [level, within] = [{}, []];
        item.groupPosition(level, {}, {});
        for (let child = item.firstChild; child; child = child.nextSibling) within.push(...all(child));
        return [[item.computedARIARole, item.name ?? "", level.value], ...within];
    };
    const page = service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
    return JSON.stringify(page ? all(page) : []);
}"""
"""The tree that screen readers get, which the browser's own window has for a page a little after it has changed."""
_PREFERENCES = """user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", {folder});
"""


@dataclass
class Firefox:
    """A running Firefox with one tab."""

    socket: websocket.WebSocket
    group: int
    downloads: Path
    tab: str = ""
    _events: list[dict[str, Any]] = field(default_factory=list)
    _sent: int = field(default=0)
    _first: str = ""

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; raises RuntimeError with what Firefox says against it."""
        self._sent += 1
        self.socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != self._sent:
            self._events.append(answer)
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def put_first(self, script: str) -> None:
        if self._first:
            self.ask("script.removePreloadScript", script=self._first)
        added = script and self.ask("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")
        self._first = added["script"] if added else ""

    def run(self, script: str) -> Any:
        """Run the body of an async function as if the reader had pressed something; return its value as JSON has it."""
        answer = self.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await (async () => {{ {script} }})()) ?? null))()",
            target={"context": self.tab},
            awaitPromise=True,
            userActivation=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def type(self, text: str) -> None:
        """Write with the keyboard."""
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": keys}
        self.ask("input.performActions", context=self.tab, actions=[source])

    def give(self, script: str, file: Path) -> None:
        """Run a script that asks for a file, and give it this one."""
        self.run(_NEVER_CANCELLED + script)
        element = self._heard("input.fileDialogOpened")["element"]
        self.ask("input.setFiles", context=self.tab, element=element, files=[str(file)])

    def hears(self) -> list[tuple[str, str, int]]:
        window = self.ask("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]
        answer = self.ask(
            "script.callFunction", functionDeclaration=_HEARD, target={"context": window}, awaitPromise=False
        )
        return [(role, name, level) for role, name, level in json.loads(answer["result"]["value"])]

    def asked(self) -> list[str]:
        """Return the kinds of questions that pages have asked; Firefox says yes by itself."""
        kinds = [event["params"]["type"] for event in self._events if event["method"] == _EVENTS[1]]
        self._events.clear()
        return kinds

    def _heard(self, method: str) -> dict[str, Any]:
        """Return what an event told, now or as soon as it comes."""
        while not (found := [event for event in self._events if event.get("method") == method]):
            self._events.append(json.loads(self.socket.recv()))
        self._events.remove(found[0])
        told: dict[str, Any] = found[0]["params"]
        return told

    def print(self, paper: str = "a4", *, landscape: bool = False) -> PdfReader:
        """Return what the printer gets of the page: this paper, unless the page's own style sheet asks for another."""
        width, height = _PAPERS[paper][:: -1 if landscape else 1]
        page = {"width": width * _CM_OF_A_MM, "height": height * _CM_OF_A_MM}
        answer = self.ask("browsingContext.print", context=self.tab, page=page)
        return PdfReader(BytesIO(base64.b64decode(answer["data"])))


@contextmanager
def firefox(program: str) -> Iterator[Firefox]:
    """Start Firefox with an empty profile and end it afterwards."""
    with TemporaryDirectory() as profile, TemporaryDirectory() as downloads:
        preferences = _PREFERENCES.format(folder=json.dumps(downloads))
        Path(profile, "user.js").write_text(preferences, encoding="utf-8")
        call = [program, "--headless", "--remote-debugging-port=0", "--no-remote", "--profile", profile]
        call.append("--remote-allow-system-access")  # to ask what screen readers get
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        here = {**os.environ, **HERE}
        running = subprocess.Popen(call, stderr=pipe, stdout=quiet, text=True, env=here, process_group=0)
        try:
            assert running.stderr
            address = next(match["address"] for line in running.stderr if (match := _LISTENING.search(line)))
            # Read on: what nobody reads would fill the pipe and stop the browser.
            Thread(target=running.stderr.read, daemon=True).start()
            browser = Firefox(
                websocket.create_connection(f"{address}/session", timeout=60, suppress_origin=True),
                running.pid,
                Path(downloads),
            )
            browser.ask("session.new", capabilities=_CAPABILITIES)
            browser.ask("session.subscribe", events=_EVENTS)
            browser.tab = browser.ask("browsingContext.getTree")["contexts"][0]["context"]
            yield browser
            browser.socket.close()
        finally:
            running.terminate()
            running.wait(timeout=30)
