"""WebKit as Debian packages it (WebKitGTK), in a window of its own that `webkit_window.py` drives."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from engines import HERE
from pypdf import PdfReader

_PYTHON = "/usr/bin/python3"
"""Debian's own, which finds the package python3-gi."""
_WINDOW = Path(__file__).with_name("webkit_window.py")
_NEEDS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"


@dataclass
class WebKit:
    """A running WebKit with one page."""

    said: IO[str]
    told: IO[str]
    group: int
    downloads: Path

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
        quiet, here = subprocess.DEVNULL, {**os.environ, **HERE}
        with subprocess.Popen(
            call, stdin=pipe, stdout=pipe, stderr=quiet, text=True, env=here, process_group=0
        ) as running:
            assert running.stdin and running.stdout
            yield WebKit(running.stdout, running.stdin, running.pid, Path(downloads))
            running.stdin.close()  # which ends it
