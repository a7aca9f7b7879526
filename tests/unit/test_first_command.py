"""The first `make` works on a machine that somebody else has set up."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
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


PINNED, OTHER = "0.13.9", "0.9.7"
"""The version that a made-up project asks for, and another."""


def put_uv(path: Path, version: str) -> None:
    """Put a uv somewhere that tells its version, and for the rest writes down that it was asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && echo "uv {version} (2026-11-01)" || echo "$0 {version}" >> asked\n'
    )
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("on_path", "own", "used"),
    [
        (PINNED, None, f"path/uv {PINNED}"),
        (OTHER, PINNED, f".tools/uv/bin/uv {PINNED}"),
        (OTHER, None, f".tools/uv/bin/uv {PINNED}"),
        (OTHER, OTHER, f".tools/uv/bin/uv {PINNED}"),
    ],
)
def test_every_command_runs_the_pinned_uv_and_fetches_it_where_it_is_not(
    on_path: str, own: str | None, used: str, tmp_path: Path
):
    shutil.copy(ROOT / "Makefile", tmp_path)
    put_uv(tmp_path / "fetched", PINNED)
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/uv-requirements.txt").write_text(f"uv=={PINNED} \\\n    --hash=sha256:0\n")
    (tmp_path / ".ci/get-uv.sh").write_text("mkdir -p .tools/uv/bin && cp fetched .tools/uv/bin/uv\n")
    put_uv(tmp_path / "path/uv", on_path)
    if own:
        put_uv(tmp_path / ".tools/uv/bin/uv", own)
    path = os.pathsep.join([str(tmp_path / "path"), os.environ["PATH"]])
    subprocess.run(["make", "pairs"], cwd=tmp_path, env=os.environ | {"PATH": path}, check=True)
    asked = (tmp_path / "asked").read_text().replace(f"{tmp_path}/", "").splitlines()
    assert asked == [used] * 2


def test_a_uv_that_cannot_be_fetched_is_told_in_the_editors_languages(tmp_path: Path):
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = -c ] || { echo "ERROR: no network" >&2; exit 1; }\n')
    python.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    result = subprocess.run(
        ["sh", ROOT / ".ci/get-uv.sh"],
        cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    finnish, swedish = result.stderr.splitlines()
    assert "eikä sitä saatu haettua" in finnish and "kunde inte hämtas" in swedish
    assert "no network" in (tmp_path / ".tools/uv.log").read_text()
