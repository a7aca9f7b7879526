"""A build that is killed leaves the published site whole, old or new, and the next build cleans up."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from project import ROOT

from vaikuttava_museo.release.atomic import stage
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import files_of
from vaikuttava_museo.release.verify import verify_folder

SCRIPT = Path(__file__).with_name("killed_build.py")
RANDOM_MOMENTS = 20
AROUND_THE_SWAP = range(-3, 5)


Kill = Callable[..., str]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Kill]:
    """Return a function that builds in a process of its own, to be killed at a step, and returns what it told."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, SCRIPT, tmp_path],
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:

        def build(mark: str, last: int = 0, how: str = "exchange") -> str:
            print(mark, last, how, file=process.stdin, flush=True)
            return process.stdout.readline().strip()

        yield build
        process.stdin.close()


def mark_of(site: Path) -> str:
    """Return the mark of the build that a site is from, and see that it is whole and all from that one."""
    found = verify_folder(site)
    assert (found.missing, found.changed, found.extra) == ((), (), ())
    marks = {(site / path).read_text().split()[1] for path in files_of(site) if path.endswith(".html")}
    assert len(marks) == 1
    return marks.pop()


def steps_of(built: Kill, how: str) -> tuple[int, int]:
    """Build twice without a kill; return how many steps the second takes, and which of them is the swap."""
    assert built("first", 0, how)
    count, swap = map(int, built("old", 0, how).split())
    assert 0 < swap < count
    return count, swap


def begin_another(folder: Path) -> None:
    """Do what the next build does first."""
    with stage(folder / "build", folder / "site"):
        pass


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(built: Kill, tmp_path: Path):
    count, swap = steps_of(built, "exchange")
    rolled = random.Random(7).sample(range(1, count), RANDOM_MOMENTS)
    moments = [*rolled, *(swap + step for step in AROUND_THE_SWAP)]
    standing, seen = "old", []
    for moment in moments:
        assert built(f"at-{moment}", moment) == "killed"
        found = mark_of(tmp_path / "site")
        assert found in {standing, f"at-{moment}"}, moment
        seen.append(found != standing)
        standing = found
        begin_another(tmp_path)
        assert mark_of(tmp_path / "site") == standing
        assert files_of(tmp_path / "build") == [".lock"]
    assert len(seen) >= 20
    assert set(seen) == {False, True}, "the moments lie before and after the swap"
    assert built("last") != "killed"
    assert mark_of(tmp_path / "site") == "last"
    assert {path.name for path in tmp_path.iterdir()} == {"build", "site"}


def test_where_folders_cannot_be_exchanged_the_next_build_puts_the_old_site_back(built: Kill, tmp_path: Path):
    _, swap = steps_of(built, "aside")
    assert built("new", swap, "aside") == "killed"
    assert not (tmp_path / "site").exists(), "killed between the two steps"
    begin_another(tmp_path)
    assert mark_of(tmp_path / "site") == "old"


def test_two_builds_at_once_do_not_meet(tmp_path: Path):
    with stage(tmp_path / "build", tmp_path / "site") as made:
        with pytest.raises(ReleaseFault, match="rakennetaan jo"):
            begin_another(tmp_path)
        assert made.folder.is_dir()
    begin_another(tmp_path)


def test_a_program_left_behind_by_a_killed_build_keeps_the_next_one_out(tmp_path: Path):
    with stage(tmp_path / "build", tmp_path / "site") as made:
        left = subprocess.Popen(["sleep", "60"], pass_fds=[made.lock])
    try:
        with pytest.raises(ReleaseFault, match="rakennetaan jo"):
            begin_another(tmp_path)
    finally:
        left.kill()
        left.wait()
    begin_another(tmp_path)


@pytest.mark.parametrize("wound", ["pdf/vaikuttava-museo.pdf", "sv/index.html", "SHA256SUMS"])
def test_a_site_that_is_not_whole_is_not_published(
    wound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    from killed_build import CONTENT, make  # noqa: PLC0415

    from vaikuttava_museo.release import build as builder  # noqa: PLC0415

    finish = builder.finish

    def wounded(site: Path, date: object) -> None:
        finish(site, date)
        content = (site / wound).read_bytes()
        (site / wound).write_bytes(content[: len(content) // 2])

    places = builder.Places(tmp_path / "build", tmp_path / "site")
    builder.build(places, CONTENT, builder.datetime(2026, 1, 1), make("old"))
    monkeypatch.setattr(builder, "finish", wounded)
    with pytest.raises(ReleaseFault):
        builder.build(places, CONTENT, builder.datetime(2026, 1, 2), make("new"))
    assert mark_of(tmp_path / "site") == "old"
    assert files_of(tmp_path / "build") == [".lock"]
