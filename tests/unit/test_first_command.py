"""The first `make` works on a machine that somebody else has set up."""

import subprocess
from pathlib import Path

from project import ROOT

CHECKED_OUT = ["Makefile", ".ci", ".gitattributes", "docs/index.md", "overrides/assets", "tests/setup.sh"]


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in CHECKED_OUT
        for path in [folder / name, *(folder / name).rglob("*")]
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_checkout_with_windows_line_ends_has_the_same_bytes(tmp_path: Path):
    ours = files_in(ROOT)
    for name, content in ours.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    for command in (["init", "--quiet"], ["add", "--all"], ["checkout-index", "--all", "--prefix=theirs/"]):
        git = ["git", "-c", "core.autocrlf=true", "-c", "core.safecrlf=false", *command]
        subprocess.run(git, cwd=tmp_path, check=True)
    theirs = files_in(tmp_path / "theirs")
    assert [name for name in ours if theirs[name] != ours[name]] == []
