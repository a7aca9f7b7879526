"""Building the site as one artefact: made aside, completed, checked, and only then put in the published place."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.release.atomic import Stage, publish, stage
from vaikuttava_museo.release.complete import require_complete
from vaikuttava_museo.release.faults import of_crash, told
from vaikuttava_museo.release.finish import finish
from vaikuttava_museo.release.revision import VARIABLE

TRACEBACK = "Traceback (most recent call last)"
_WARNED = " in strict mode!"
_NOISE = re.compile(r"^(?:INFO +-  .*\n(?:[ \t]+.*\n)*|Aborted!\n)", re.MULTILINE)
"""What MkDocs tells of its progress, and click of an interruption."""

Maker = Callable[[Stage, datetime], None]
"""Puts pages and PDFs into a stage's folder."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a release is made (`workshop`), and where the published site stands (`live`)."""

    workshop: Path
    live: Path


class ProgramFailed(Exception):
    """A program of the build has told in its own words what is wrong; `code` is its exit code."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(code, said)
        self.code = code
        self.said = said


def build(places: Places, content: Content, date: datetime, make: Maker) -> None:
    """Make, complete, check and publish; raises ReleaseFault, ProgramFailed, OSError with the old site in place."""
    with stage(places.workshop, places.live) as made:
        make(made, date)
        finish(made.folder, date)
        require_complete(made.folder, content)
        publish(made.folder, places.live)


def make_site(made: Stage, date: datetime) -> None:
    """Build the pages with MkDocs and print the PDFs; raises ReleaseFault for a crash, ProgramFailed for the rest."""
    folder = str(made.folder)
    # Without --quiet, which lets every warning through: --strict counts only what is told.
    _run("mkdocs", ["build", "--strict", "--site-dir", folder], made, date, stdout=subprocess.PIPE)
    _run("vaikuttava_museo", ["pdf", "--site", folder], made, date)


def _run(name: str, arguments: Sequence[str], made: Stage, date: datetime, stdout: int | None = None) -> None:
    """Run a Python program, its output passed on; it holds the lock too, so that it is safe even if we are killed."""
    result = subprocess.run(
        [sys.executable, "-m", name, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
        pass_fds=[made.lock],
        env=os.environ
        | {VARIABLE: str(int(date.timestamp())), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
    )
    if TRACEBACK in result.stderr:
        raise of_crash(name, result.stderr)
    said = _NOISE.sub("", result.stderr).strip()
    if _WARNED in (result.stdout or ""):
        said = f"{told('warned')}\n{said}"
    if result.returncode:
        raise ProgramFailed(result.returncode, said)
    if said:
        print(said, file=sys.stderr)
