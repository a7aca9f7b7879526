"""What is published can be read by whoever serves it, also when a person's own new files are closed to others."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from killed_build import CONTENT, make
from project import ROOT

from vaikuttava_museo.commands import hosting as command
from vaikuttava_museo.release.build import Places, build


@pytest.fixture(autouse=True)
def closed_to_others() -> Iterator[None]:
    """Make new files as people with umask 077 do."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def modes(folder: Path) -> set[tuple[str, str]]:
    """Return the kinds of files in a folder, itself included, each with its permissions."""
    found = [path.stat().st_mode for path in (folder, *folder.rglob("*"))]
    return {(stat.filemode(mode)[0], oct(stat.S_IMODE(mode))) for mode in found}


def test_a_site_and_what_hosts_are_given_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site, target = tmp_path / "site", tmp_path / "hosting"
    for _ in ("a new place", "in place of an old one"):
        build(Places(tmp_path / "build", site), CONTENT, datetime(2026, 11, 25, tzinfo=UTC), make("new"))
        assert modes(site) == {("d", "0o755"), ("-", "0o644")}
    monkeypatch.chdir(ROOT)
    assert command.main(["--site", str(site), "--target", str(target)]) == 0
    assert modes(target) == {("d", "0o755"), ("-", "0o644")}
