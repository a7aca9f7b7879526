import subprocess
from datetime import UTC, datetime

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.site_build import revision

CONTENT = parse_content(read_tree(HERE / "sound"))


def test_the_variable_comes_before_the_last_commit_and_that_before_the_newest_review(tmp_path):
    newest = max(meta.reviewed for meta in CONTENT.meta.values())
    assert revision({}, tmp_path, CONTENT) == datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
    dates = {"GIT_COMMITTER_DATE": "2026-02-03T04:05:06+02:00", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z"}
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for call in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "t")):
        git = ["git", "-C", tmp_path, *names, *call]
        subprocess.run(git, check=True, env=dates | {"PATH": "/usr/bin:/bin"})
    assert revision({}, tmp_path, CONTENT) == datetime(2026, 2, 3, 2, 5, 6, tzinfo=UTC)
    given = {"SOURCE_DATE_EPOCH": "1000000000"}
    assert revision(given, tmp_path, CONTENT) == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize("given", ["", "now", "-1", "0", "1e9", "99999999999", "٣٣٣٣٣٣٣٣٣"])
def test_a_variable_that_is_no_time_is_refused(given, tmp_path):
    with pytest.raises(ReleaseFault, match=f"SOURCE_DATE_EPOCH arvo ”{given}” ei ole aika"):
        revision({"SOURCE_DATE_EPOCH": given}, tmp_path, CONTENT)
