"""Putting a finished site in place at once: whoever looks sees the old one or the new one, at every moment.

A release is made in a folder beside the published one, under a lock. Linux and macOS can exchange two folders
in one step; where a file system cannot, the old one steps aside first, and `recovered` puts it back after a
kill between the two steps.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vaikuttava_museo.release.faults import ReleaseFault

_NOT_POSSIBLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_THIS_FOLDER = -100  # AT_FDCWD of Linux


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a release is made: `folder` becomes the site, `lock` is handed to every program at work on it."""

    folder: Path
    lock: int


@contextmanager
def stage(workshop: Path, live: Path) -> Iterator[Stage]:
    """Give an empty folder to make a release in, and clean up afterwards; raises ReleaseFault if another is at it.

    What a killed run left is removed first. The lock lives as long as any program of that run.
    """
    workshop.mkdir(parents=True, exist_ok=True)
    folder, aside = workshop / "next", workshop / "previous"
    with (workshop / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise ReleaseFault("busy") from taken
        recovered(live, aside)
        _remove(folder)
        folder.mkdir()
        try:
            yield Stage(folder, lock.fileno())
        finally:
            _remove(folder)


def recovered(live: Path, aside: Path) -> None:
    """Put the old site back after a kill between the two steps, or remove what the last step left."""
    if live.exists():
        _remove(aside)
    elif aside.exists():
        aside.rename(live)


def publish(folder: Path, live: Path) -> None:
    """Put a finished folder in the published place; what stood there stands in the folder's place afterwards.

    Whoever serves it may read all of it, whatever the umask of whoever made it.
    """
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    if not live.exists():
        folder.rename(live)
    elif not _exchanged(folder, live):
        aside = folder.with_name("previous")
        live.rename(aside)
        folder.rename(live)
        _remove(aside)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, _RENAME_SWAP)
        else:
            failed = library.renameat2(_THIS_FOLDER, names[0], _THIS_FOLDER, names[1], _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _NOT_POSSIBLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
