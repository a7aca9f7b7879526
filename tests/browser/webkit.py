"""WebKit as Debian packages it (WebKitGTK), in a window of its own that `webkit_window.py` drives."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from urllib.request import urlopen

import websocket
from engines import HERE
from project import free_port
from pypdf import PdfReader

_PYTHON = "/usr/bin/python3"
"""Debian's own, which finds the package python3-gi."""
_WINDOW = Path(__file__).with_name("webkit_window.py")
_NEEDS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"


class _Inspector:
    """What WebKit tells its developers of the page that is open."""

    def __init__(self, address: str) -> None:
        with urlopen(f"http://{address}/") as pages:
            [path] = re.findall(r"/socket/\d+/\d+/WebPage", pages.read().decode())
        self._socket = websocket.create_connection(f"ws://{address}{path}", timeout=60, suppress_origin=True)
        self._page = json.loads(self._socket.recv())["params"]["targetInfo"]["targetId"]

    def ask(self, method: str, *calls: dict[str, Any]) -> list[dict[str, Any]]:
        """Send a command with each of these values; return their results: an empty one of a node that is gone."""
        for number, values in enumerate(calls):
            message = json.dumps({"id": number, "method": f"DOM.{method}", "params": values})
            sent = {"targetId": self._page, "message": message}
            self._socket.send(
                json.dumps({"id": number, "method": "Target.sendMessageToTarget", "params": sent})
            )
        results: dict[int, dict[str, Any]] = {}
        while len(results) < len(calls):
            told = json.loads(self._socket.recv()).get("params", {})
            answer = json.loads(told.get("message", "{}"))
            if "id" in answer:
                results[answer["id"]] = answer.get("result", {})
        return [result for _, result in sorted(results.items())]

    def close(self) -> None:
        self._socket.close()


@dataclass
class WebKit:
    """A running WebKit with one page."""

    said: IO[str]
    told: IO[str]
    group: int
    downloads: Path
    inspector: str

    def ask(self, do: str, **values: Any) -> Any:
        """Tell the window to do something and return its answer; raises RuntimeError with what it says against it."""
        print(json.dumps({"do": do, **values}), file=self.told, flush=True)
        answer = json.loads(self.said.readline())
        if "error" in answer:
            raise RuntimeError(f"{do}: {answer['error']}")
        return answer["value"]

    def open(self, url: str) -> None:
        self.ask("open", url=url)

    def put_first(self, script: str) -> None:
        self.ask("put_first", script=script)

    def run(self, script: str) -> Any:
        return self.ask("run", script=script)

    def type(self, text: str) -> None:
        self.run(f"document.execCommand('insertText', false, {json.dumps(text)})")

    def give(self, script: str, file: Path) -> None:
        self.ask("give", file=str(file))
        self.run(script)

    def hears(self) -> list[tuple[str, str, int]]:
        """Return what the inspector says, since WebKit itself tells only a screen reader."""
        with closing(_Inspector(self.inspector)) as inspector:
            [document] = inspector.ask("getDocument", {})
            body = {"nodeId": document["root"]["nodeId"], "selector": "body, body *"}
            nodes = inspector.ask("querySelectorAll", body)[0]["nodeIds"]
            told = inspector.ask("getAccessibilityPropertiesForNode", *({"nodeId": node} for node in nodes))
        items = {node: item.get("properties", {}) for node, item in zip(nodes, told, strict=True)}

        def all_in(node: int) -> Iterator[tuple[str, str, int]]:
            if item := items.get(node):
                yield item["role"], item["label"], item.get("headingLevel", 0)
                for child in item.get("childNodeIds", []):
                    yield from all_in(child)

        return list(all_in(nodes[0]))

    def asked(self) -> list[str]:
        kinds: list[str] = self.ask("asked")
        return ["beforeunload" if kind == "before-unload-confirm" else kind for kind in kinds]

    def print(self, paper: str = "a4", *, landscape: bool = False) -> PdfReader:
        """Return what the printer gets: its paper and how it lies are chosen by the reader, not by the page."""
        with TemporaryDirectory() as folder:
            return PdfReader(self.ask("print", path=f"{folder}/x.pdf", paper=paper, landscape=landscape))


def is_here() -> bool:
    """Tell whether this machine can show a window of WebKit."""
    if not (shutil.which("xvfb-run") and Path(_PYTHON).exists()):
        return False
    return subprocess.run([_PYTHON, "-c", _NEEDS], capture_output=True, check=False).returncode == 0


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKit with nothing kept and end it afterwards."""
    with TemporaryDirectory() as downloads:
        call = ["xvfb-run", "--auto-servernum", _PYTHON, _WINDOW, downloads]
        pipe = subprocess.PIPE
        inspector = f"127.0.0.1:{free_port()}"
        quiet, here = subprocess.DEVNULL, {**os.environ, **HERE, "WEBKIT_INSPECTOR_HTTP_SERVER": inspector}
        with subprocess.Popen(
            call, stdin=pipe, stdout=pipe, stderr=quiet, text=True, env=here, process_group=0
        ) as running:
            assert running.stdin and running.stdout
            yield WebKit(running.stdout, running.stdin, running.pid, Path(downloads), inspector)
            running.stdin.close()  # which ends it
