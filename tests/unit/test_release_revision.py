import subprocess
from datetime import UTC, datetime

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.revision import revision

CONTENT = parse_content(read_tree(HERE / "sound"))


def commit(folder, day: str) -> None:
    git = [
        "git",
        "-C",
        folder,
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run(
        [*git, "commit", "-q", "--allow-empty", "-m", "t"],
        check=True,
        env={"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "PATH": "/usr/bin:/bin"},
    )


def test_the_variable_comes_first(tmp_path):
    commit(tmp_path, "2026-02-03T04:05:06+02:00")
    assert revision({"SOURCE_DATE_EPOCH": "1000000000"}, tmp_path, CONTENT) == datetime(
        2001, 9, 9, 1, 46, 40, tzinfo=UTC
    )


def test_then_the_last_commit(tmp_path):
    commit(tmp_path, "2026-02-03T04:05:06+02:00")
    assert revision({}, tmp_path, CONTENT) == datetime(2026, 2, 3, 2, 5, 6, tzinfo=UTC)


def test_without_git_the_newest_review(tmp_path):
    newest = max(meta.reviewed for meta in CONTENT.meta.values())
    assert revision({}, tmp_path, CONTENT) == datetime(newest.year, newest.month, newest.day, tzinfo=UTC)


@pytest.mark.parametrize("given", ["", "now", "-1", "0", "1e9", "99999999999", "٣٣٣٣٣٣٣٣٣"])
def test_a_variable_that_is_no_time_is_refused(given, tmp_path):
    with pytest.raises(ReleaseFault, match="SOURCE_DATE_EPOCH"):
        revision({"SOURCE_DATE_EPOCH": given}, tmp_path, CONTENT)
