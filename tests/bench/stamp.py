"""When, of what and where figures were taken: every table and picture of `make bench` is marked with it."""

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from bench.browser import program
from project import ROOT

_MEASURED: Final = ("docs", "ledger", "overrides", "vaikuttava_museo", "hosting", "mkdocs.yml", "uv.lock")
"""What a figure depends on: it is marked with the last commit that changed one of these."""


class Stamp(NamedTuple):
    """When, of what and where figures were taken; no name of a machine or a person."""

    date: str
    commit: str
    machine: str

    def __str__(self) -> str:
        return f"{self.date} · site of commit {self.commit} · {self.machine}"


def stamp() -> Stamp:
    """Return the stamp of figures that are taken now, here."""
    commit = _git("log", "-1", "--format=%h", "--", *_MEASURED)
    changes = " with changes" if _git("status", "--porcelain", "--", *_MEASURED) else ""
    info = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.+)$", info.read_text(), re.M) if info.exists() else []
    machine = f"{os.cpu_count()} cores, {(models or [platform.machine()])[0].strip()}"
    browser = (
        subprocess.check_output([program(), "--version"], text=True, stderr=subprocess.DEVNULL)
        .split(" built")[0]
        .strip()
    )
    return Stamp(f"{datetime.now(UTC):%Y-%m-%d}", f"{commit or '?'}{changes}", f"{machine}, {browser}")


def _git(*call: str) -> str:
    return subprocess.run(
        ["git", *call], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
