"""A build that is killed or refused leaves the published site whole, old or new, and the next build cleans up."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NoReturn

import pytest
from project import ROOT

from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release import exchange, site_build
from vaikuttava_museo.release.checksums import files_of, verify_folder
from vaikuttava_museo.release.exchange import Stage, stage
from vaikuttava_museo.release.refusals import ReleaseRefusal, of_system

pytestmark = pytest.mark.thorough

CONTENT = parse_content(read_tree(ROOT / "tests/content/sound"))
DATE = datetime(2026, 11, 25, tzinfo=UTC)
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
"""What a build does to files, as Python's audit hooks name it; the last is the exchange of two folders."""
KILLS, FULL_DISKS, MEETINGS = 50, 20, 10
AROUND_THE_SWAP = range(-3, 5)
# A process of its own for each build, forked: importing takes longer than building.
FORKS = get_context("fork")


def build(folder: Path, mark: str) -> None:
    """Build and publish a site whose pages are made in no time: whole files of every kind with a mark inside."""
    kinds = {".html": f"<html> {mark} </html>", ".xml": f"<x>{mark}</x>", ".js": "export const mark = 1;\n"}

    def make_site(made: Stage, _: datetime) -> None:
        for path in [*site_build.expected_files(CONTENT), "assets/js.00000000/site.js"]:
            target = made.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(kinds.get(target.suffix, f"{mark} %%EOF"))

    site_build.make_site = make_site
    site_build.build_site(folder / "build", folder / "site", CONTENT, DATE)


def build_and_count(folder: Path, mark: str, last: int, can_exchange: bool, counted: SimpleQueue) -> None:
    """Build, killed just before the step of a number; tell how many steps there were and which was the swap."""
    steps: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS:
            steps.append(str(arguments[-1]) if event == "ctypes.dlsym" else event)
            if len(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    if not can_exchange:
        exchange._exchanged = lambda *_: False
    sys.addaudithook(hook)
    build(folder, mark)
    swap = max(number for number, step in enumerate(steps, 1) if step in {"renameat2", "os.rename"})
    counted.put((len(steps), swap))


def build_apart(folder: Path, mark: str, last: int = 0, can_exchange: bool = True) -> tuple[int, int] | None:
    """Build in a process of its own; None when it was killed."""
    counted = FORKS.SimpleQueue()
    process = FORKS.Process(target=build_and_count, args=(folder, mark, last, can_exchange, counted))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if last else 0)
    return None if last else counted.get()


def mark_of(site: Path) -> str:
    """Return the mark of the build that a site is from, and see that it is whole and all from that one."""
    assert verify_folder(site).differences == ()
    (mark,) = {(site / path).read_text().split()[1] for path in files_of(site) if path.endswith(".html")}
    return mark


def begin_another(folder: Path) -> None:
    """Do what the next build does first."""
    with stage(folder / "build", folder / "site"):
        pass


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path):
    build_apart(tmp_path, "first")
    count, swap = build_apart(tmp_path, "old")
    moments = [swap + step for step in AROUND_THE_SWAP]
    moments += random.Random(7).sample(range(1, count), KILLS - len(moments))
    standing, is_new = "old", []
    for moment in moments:
        build_apart(tmp_path, f"at-{moment}", moment)
        found = mark_of(tmp_path / "site")
        assert found in {standing, f"at-{moment}"}, moment
        is_new.append(found != standing)
        standing = found
        begin_another(tmp_path)
        assert mark_of(tmp_path / "site") == standing
        assert files_of(tmp_path / "build") == [".lock"]
    assert set(is_new) == {False, True}, "the moments lie before and after the swap"
    build_apart(tmp_path, "last")
    assert mark_of(tmp_path / "site") == "last"
    assert {path.name for path in tmp_path.iterdir()} == {"build", "site"}


def test_where_folders_cannot_be_exchanged_the_next_build_puts_the_old_site_back(tmp_path: Path):
    build_apart(tmp_path, "first", can_exchange=False)
    _, swap = build_apart(tmp_path, "old", can_exchange=False)
    build_apart(tmp_path, "new", swap, can_exchange=False)
    assert not (tmp_path / "site").exists(), "killed between the two steps"
    begin_another(tmp_path)
    assert mark_of(tmp_path / "site") == "old"


def test_where_folders_cannot_be_exchanged_an_error_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    old, new = tmp_path / "site", tmp_path / "build/next"
    for folder in (old, new):
        folder.mkdir(parents=True)
    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda one, to: fail() if one == new else rename(one, to))
    with pytest.raises(OSError, match="full"):
        exchange.publish(new, old)
    assert old.is_dir()


def fail() -> NoReturn:
    raise OSError("full")


def test_two_builds_at_once_do_not_meet_nor_a_program_that_a_killed_one_has_left_behind(tmp_path: Path):
    with stage(tmp_path / "build", tmp_path / "site") as made:
        with pytest.raises(ReleaseRefusal, match="rakennetaan jo"):
            begin_another(tmp_path)
        assert made.folder.is_dir()
        left = subprocess.Popen(["sleep", "60"], pass_fds=[made.lock])
    try:
        with pytest.raises(ReleaseRefusal, match="rakennetaan jo"):
            begin_another(tmp_path)
    finally:
        left.kill()
        left.wait()
    begin_another(tmp_path)


def build_together(folder: Path, mark: str, both: Barrier) -> None:
    """Build as soon as another is ready to; end with 1 if it was there first."""
    both.wait()
    try:
        build(folder, mark)
    except ReleaseRefusal as refusal:
        raise SystemExit(1 if "rakennetaan jo" in str(refusal) else 2) from refusal


def test_of_two_builds_that_begin_together_one_is_published_whole(tmp_path: Path):
    ended = []
    for number in range(MEETINGS):
        marks, both = (f"one-{number}", f"other-{number}"), FORKS.Barrier(2)
        pair = [FORKS.Process(target=build_together, args=(tmp_path, mark, both)) for mark in marks]
        for process in pair:
            process.start()
        for process in pair:
            process.join()
        codes = {mark: process.exitcode for mark, process in zip(marks, pair, strict=True)}
        assert set(codes.values()) <= {0, 1}
        assert codes[mark_of(tmp_path / "site")] == 0
        assert files_of(tmp_path / "build") == [".lock"]
        ended += codes.values()
    assert 1 in ended, "none of them met"


def room_on_disk(monkeypatch: pytest.MonkeyPatch, room: int) -> list[int]:
    """Let only so many bytes be written from now on: what fits of a file stays; return what was asked for, growing."""
    asked = [0]

    def write_bytes(path: Path, content: bytes) -> int:
        left = max(0, room - asked[-1])
        asked.append(asked[-1] + len(content))
        with path.open("wb") as file:
            file.write(content[:left])
        if len(content) > left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    monkeypatch.setattr(Path, "write_text", lambda path, text, **_: path.write_bytes(text.encode()))
    return asked


def test_a_disk_that_becomes_full_at_any_byte_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(site_build, "make_site", None)
    build(tmp_path, "old")
    with monkeypatch.context() as patched:
        asked = room_on_disk(patched, sys.maxsize)
        build(tmp_path, "old")
    for number in range(FULL_DISKS):
        with monkeypatch.context() as patched, pytest.raises(OSError) as fault:
            room_on_disk(patched, asked[-1] * number // FULL_DISKS)
            build(tmp_path, "new")
        assert "Levy on täynnä." in str(of_system(fault.value))
        assert mark_of(tmp_path / "site") == "old"
        assert files_of(tmp_path / "build") == [".lock"]
    with monkeypatch.context() as patched:
        room_on_disk(patched, asked[-1])
        build(tmp_path, "new")
    assert mark_of(tmp_path / "site") == "new"


@pytest.mark.parametrize(
    ("wound", "is_printed"),
    [
        ("pdf/vaikuttava-museo.pdf", True),
        ("sv/pdf/card-a4.pdf", False),
        ("sv/index.html", True),
        ("SHA256SUMS", True),
    ],
)
def test_half_a_site_is_not_published(
    wound: str, is_printed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def finish_half(site: Path, date: datetime, finish=site_build.finish) -> None:
        if not is_printed:
            (site / wound).unlink()
        finish(site, date)
        if is_printed:
            content = (site / wound).read_bytes()
            (site / wound).write_bytes(content[: len(content) // 2])

    monkeypatch.setattr(site_build, "make_site", None)
    build(tmp_path, "old")
    monkeypatch.setattr(site_build, "finish", finish_half)
    with pytest.raises(ReleaseRefusal):
        build(tmp_path, "new")
    assert mark_of(tmp_path / "site") == "old"
    assert files_of(tmp_path / "build") == [".lock"]


def test_under_any_umask_the_site_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def modes(folder: Path) -> set[str]:
        return {stat.filemode(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}

    site, target = tmp_path / "site", tmp_path / "hosting"
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(site_build, "make_site", None)
    before = os.umask(0o077)
    try:
        for _ in ("a new place", "in place of an old one"):
            build(tmp_path, "new")
            assert modes(site) == {"drwxr-xr-x", "-rw-r--r--"}
        assert main(["hosting", "--site", str(site), "--target", str(target)], DATE) == 0
    finally:
        os.umask(before)
    assert modes(target) == {"drwxr-xr-x", "-rw-r--r--"}
