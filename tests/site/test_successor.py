"""The way on from MkDocs is known to work: its continuation, ProperDocs, builds the same site."""

import os
import subprocess
import sys
from pathlib import Path

from project import ROOT


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a built site, its PDFs left out: they are printed after the build."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".pdf"
    }


def test_properdocs_builds_the_same_site_to_the_byte(site: Path, tmp_path: Path):
    result = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml",
         "--site-dir", tmp_path / "site"],
        cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    ours, theirs = files_of(site), files_of(tmp_path / "site")
    assert sorted(set(ours) ^ set(theirs)) == [], "files that only one of them writes"
    assert [name for name in ours if ours[name] != theirs[name]] == []
