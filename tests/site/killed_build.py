"""Builds that a test may kill at any step, each in a process of its own: lines `MARK STEP HOW` on standard input.

Their pages are made in no time: every file the content asks for, with the mark of its build inside. A process
ends itself by SIGKILL just before the STEPth step that touches files; at 0 it never does, and tells how many
steps there were and which looked up the exchange of folders. HOW is `exchange`, or `aside` for file systems
that cannot. Processes are forked from one, for importing takes longer than building.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from project import ROOT

from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release import atomic
from vaikuttava_museo.release.atomic import Stage
from vaikuttava_museo.release.build import Places, build
from vaikuttava_museo.release.complete import expected_files

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
CONTENT = parse_content(read_tree(ROOT / "tests/content/sound"))


def make(mark: str):
    """Return what fills a stage: small whole files of every kind."""
    kinds = {".html": f"<html> {mark} </html>", ".xml": f"<x>{mark}</x>", ".js": "export const mark = 1;\n"}

    def filled(made: Stage, _: datetime) -> None:
        for path in [*expected_files(CONTENT), "assets/js.00000000/site.js"]:
            target = made.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(kinds.get(target.suffix, f"{mark} %%EOF"))

    return filled


def count_steps(last: int) -> list[str]:
    """Return the list that steps are written into from now on; the process is killed at the last."""
    steps: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS:
            steps.append(str(arguments[-1]) if event == "ctypes.dlsym" else event)
            if len(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return steps


def build_once(folder: Path, mark: str, last: int, how: str) -> str:
    """Build, or be killed on the way; return how many steps there were and which of them was the swap."""
    if how == "aside":
        atomic._exchanged = lambda *_: False
    steps = count_steps(last)
    places = Places(folder / "build", folder / "site")
    build(places, CONTENT, datetime(2026, 11, 25, tzinfo=UTC), make(mark))
    swap = max(number for number, step in enumerate(steps, 1) if step in {"renameat2", "os.rename"})
    return f"{len(steps)} {swap}"


def main(folder: Path) -> None:
    """Answer a line for every line asked: what the build told, `killed`, or the fault."""
    for line in sys.stdin:
        mark, last, how = line.split()
        reading, writing = os.pipe()
        if not (child := os.fork()):
            os.write(writing, build_once(folder, mark, int(last), how).encode())
            os._exit(0)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        with os.fdopen(reading) as told:
            print("killed" if os.WIFSIGNALED(status) else told.read(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
