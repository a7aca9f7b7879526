"""Putting a finished folder in place at once: whoever looks sees the old one or the new one, whole.

Linux exchanges two folders in one step; where a system cannot, the old one steps aside first, and the next run puts it
back after a kill between the two steps.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vaikuttava_museo.release.refusals import ReleaseRefusal

_CURRENT_FOLDER, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of linux/fs.h


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a release is made: `folder` becomes the site, `lock` is handed to every program at work on it."""

    folder: Path
    lock: int


@contextmanager
def stage(workshop: Path, live: Path) -> Iterator[Stage]:
    """Give an empty folder to make a release in, removed afterwards; raises ReleaseRefusal if another run is at it."""
    workshop.mkdir(parents=True, exist_ok=True)
    folder, aside = workshop / "next", workshop / "previous"
    with (workshop / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise ReleaseRefusal("busy") from taken
        if aside.exists() and not live.exists():
            aside.rename(live)
        for left in (aside, folder):
            shutil.rmtree(left, ignore_errors=True)
        folder.mkdir()
        try:
            yield Stage(folder, lock.fileno())
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, live: Path) -> None:
    """Put a stage's folder in the published place, readable for whoever serves it, whatever the maker's umask."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    if live.exists():
        if _exchanged(folder, live):
            return
        aside = live.rename(folder.with_name("previous"))
        try:
            folder.rename(live)
        except OSError:
            aside.rename(live)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    else:
        folder.rename(live)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (_CURRENT_FOLDER, os.fsencode(one), _CURRENT_FOLDER, os.fsencode(other))
    return renameat2 is not None and renameat2(*names, _EXCHANGE) == 0
