"""The browsers that Playwright does not drive as people have them, behind one face: Firefox and WebKit as packaged."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any, Protocol, TypeVar

from pypdf import PdfReader

LONGEST = 20.0
"""No page keeps a test waiting longer (seconds)."""
HERE = {"TZ": "Europe/Helsinki"}
"""Where their machine is."""
Found = TypeVar("Found")


class Engine(Protocol):
    """A running browser with one page."""

    group: int
    """The process group of all that the browser has started."""
    downloads: Path
    """The folder where files that a page gives are saved."""

    def open(self, url: str) -> None:
        """Open an address and wait until it is there."""

    def put_first(self, script: str) -> None:
        """Have a script run before those of each page and frame that opens from now on; "" ends it."""

    def run(self, script: str) -> Any:
        """Run the body of an async function as if the reader had pressed something; return its value as JSON has it."""

    def type(self, text: str) -> None:
        """Write into the field that has the focus."""

    def give(self, script: str, file: Path) -> None:
        """Run a script that asks for a file, and give it this one."""

    def asked(self) -> list[str]:
        """Return the kinds of questions that pages have asked since this was last called; each was said yes to."""

    def hears(self) -> list[tuple[str, str, int]]:
        """Return role, name and level of all that the engine itself has for a screen reader, in its order."""

    def print(self, paper: str = "a4", *, landscape: bool = False) -> PdfReader:
        """Return what a printer with this paper gets of the page."""


@contextmanager
def slowed(engine: Engine, times: int = 6) -> Iterator[None]:
    """Slow a browser down so many times, as a cheap phone would: all its processes stand still most of the time."""
    done = Event()

    def go_and_stand() -> None:
        begun = monotonic()
        while not done.wait(0.01):
            os.killpg(engine.group, SIGSTOP)
            done.wait((monotonic() - begun) * (times - 1))  # on a busy machine it went longer than it was let
            begun = monotonic()
            os.killpg(engine.group, SIGCONT)

    clock = Thread(target=go_and_stand, daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def awaited(ask: Callable[[], Found]) -> Found:
    """Ask until the answer is true; return it."""
    end = monotonic() + LONGEST
    while not (found := ask()) and monotonic() < end:
        sleep(0.05)
    assert found, "nothing came in time"
    return found


def downloaded(engine: Engine, script: str) -> tuple[str, bytes]:
    """Run a script that gives a file; return its name and content, and throw the file away."""

    def whole() -> list[Path]:
        files = list(engine.downloads.iterdir())
        return [] if any(file.suffix == ".part" or not file.stat().st_size for file in files) else files

    engine.run(script)
    [file] = awaited(whole)
    content = file.read_bytes()
    file.unlink()
    return file.name, content
