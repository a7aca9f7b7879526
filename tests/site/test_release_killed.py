"""A build that is killed or refused leaves the published site whole, old or new, and the next build cleans up."""

import os
import random
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest
from project import ROOT

from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release import exchange, site_build
from vaikuttava_museo.release.checksums import files_of, verify_folder
from vaikuttava_museo.release.exchange import Stage, stage
from vaikuttava_museo.release.refusals import ReleaseRefusal

pytestmark = pytest.mark.thorough

CONTENT = parse_content(read_tree(ROOT / "tests/content/sound"))
DATE = datetime(2026, 11, 25, tzinfo=UTC)
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
"""What a build does to files, as Python's audit hooks name it; the last is the exchange of two folders."""
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
    moments = [*random.Random(7).sample(range(1, count), 12), *(swap + step for step in AROUND_THE_SWAP)]
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


@pytest.mark.parametrize("wound", ["pdf/vaikuttava-museo.pdf", "sv/index.html", "SHA256SUMS"])
def test_half_a_site_is_not_published(wound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def finish_half(site: Path, date: datetime, finish=site_build.finish) -> None:
        finish(site, date)
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
