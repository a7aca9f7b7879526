"""The first `make` works on a machine that somebody else has set up."""

import os
import shutil
from pathlib import Path

import pytest
from project import ROOT, run

CHECKED_OUT = ["Makefile", ".ci", ".gitattributes", "docs/index.md", "overrides/assets", "tests/setup.sh"]


def test_a_checkout_with_windows_line_ends_has_the_same_bytes(tmp_path: Path):
    def git(*arguments: str) -> None:
        command = ("git", "-c", "core.autocrlf=true", "-c", "core.safecrlf=false", *arguments)
        assert run(*command, cwd=tmp_path).returncode == 0

    for name in CHECKED_OUT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    git("init", "--quiet")
    git("add", "--all")
    git("checkout-index", "--all", "--prefix=theirs/")
    theirs = [file for file in tmp_path.glob("theirs/**/*") if file.is_file()]
    assert len(theirs) > len(CHECKED_OUT)
    ours = {file: ROOT / file.relative_to(tmp_path / "theirs") for file in theirs}
    assert [file for file, own in ours.items() if file.read_bytes() != own.read_bytes()] == []


PINNED, OTHER = "0.13.9", "0.9.7"
"""The version that a made-up project asks for, and another."""


def put_uv(path: Path, version: str) -> None:
    """Put a uv somewhere that tells its version, and for the rest writes down that it was asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = f'echo "uv {version} (2026-11-01)" || echo "$0 {version}" >> asked'
    path.write_text(f'#!/bin/sh\n[ "$1" = --version ] && {told}\n')
    path.chmod(0o755)


@pytest.mark.parametrize(("on_path", "own"), [(PINNED, None), (OTHER, PINNED), (OTHER, None), (OTHER, OTHER)])
def test_every_command_runs_the_pinned_uv(on_path: str, own: str | None, tmp_path: Path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    put_uv(tmp_path / "fetched", PINNED)
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/uv-requirements.txt").write_text(f"uv=={PINNED} \\\n    --hash=sha256:0\n")
    (tmp_path / ".ci/get-uv.sh").write_text("mkdir -p .tools/uv/bin && cp fetched .tools/uv/bin/uv\n")
    put_uv(tmp_path / "path/uv", on_path)
    if own:
        put_uv(tmp_path / ".tools/uv/bin/uv", own)
    path = os.pathsep.join([str(tmp_path / "path"), os.environ["PATH"]])
    assert run("make", "pairs", cwd=tmp_path, PATH=path).returncode == 0
    asked = (tmp_path / "asked").read_text().replace(f"{tmp_path}/", "").splitlines()
    assert asked == [f"{'path/uv' if on_path == PINNED else '.tools/uv/bin/uv'} {PINNED}"] * 2


NO_NETWORK = '[ "$1" = -c ] || { echo "ERROR: no network" >&2; exit 1; }'
NO_PIP = "echo No module named pip >&2; exit 1"


@pytest.mark.parametrize(
    ("python", "words"),
    [
        (NO_NETWORK, ("eikä sitä saatu haettua", "kunde inte hämtas")),
        (NO_PIP, ("asentakaa toinen (Debian", "installera det ena (Debian")),
    ],
    ids=["no network", "no venv and pip"],
)
def test_a_uv_that_cannot_be_fetched_is_told_in_the_editors_languages(python, words, tmp_path: Path):
    program = tmp_path / "python3"
    program.write_text(f"#!/bin/sh\n{python}\n")
    program.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    result = run("sh", ROOT / ".ci/get-uv.sh", cwd=tmp_path, PATH=path)
    assert result.returncode == 1
    for line, said in zip(result.stderr.splitlines(), words, strict=True):
        assert said in line and ("apt-get install python3-venv" in line) == (python == NO_PIP)
    assert python == NO_PIP or "no network" in (tmp_path / ".tools/uv.log").read_text()


def test_a_machine_where_the_tests_cannot_run_is_told_all_that_is_missing_at_once(tmp_path: Path):
    result = run("/bin/sh", ROOT / "tests/setup.sh", cwd=tmp_path, PATH=str(tmp_path), HOME=str(tmp_path))
    assert result.returncode == 1
    finnish, swedish = result.stderr.splitlines()
    for line in (finnish, swedish):
        assert "chromium libvoikko1 voikko-fi hunspell hunspell-sv nginx-light" in line
        assert " jq" in line
        assert "firefox" not in line, "only some tests need it"
