"""The GitHub workflows are valid and safe, and call the same commands as a person does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from project import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
BIN = Path(sys.executable).parent

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)

UNSAFE = """
name: x
on: pull_request_target
jobs:
  x:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - run: echo "${{ github.event.pull_request.title }}"
"""
INVALID = "on: push\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n      - runs: make test\n"


def actionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "actionlint", "-shellcheck=", "-pyflakes=", *files]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "zizmor", "--offline", "--quiet", *paths]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def steps_of(path: Path) -> list[dict]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_actionlint_finds_nothing():
    result = actionlint(*WORKFLOWS)
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr


def test_zizmor_finds_nothing():
    result = zizmor(GITHUB)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_planted_fault_is_found_by_both(tmp_path: Path):
    invalid, unsafe = tmp_path / "invalid.yml", tmp_path / "unsafe.yml"
    invalid.write_text(INVALID, encoding="utf-8")
    unsafe.write_text(UNSAFE, encoding="utf-8")
    assert "syntax-check" in actionlint(invalid).stdout
    found = zizmor(unsafe)
    assert found.returncode != 0
    assert [
        audit
        for audit in ("template-injection", "unpinned-uses", "dangerous-triggers")
        if audit not in found.stdout
    ] == []


@each_workflow
def test_every_action_is_pinned_by_its_hash_with_the_version_beside_it(path: Path):
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)*", use)] == []


@each_workflow
def test_the_commands_are_those_a_person_uses(path: Path):
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    called = [
        target for step in steps_of(path) for target in re.findall(r"\bmake ([a-z-]+)", step.get("run", ""))
    ]
    assert called
    assert set(called) <= targets


@each_workflow
def test_no_right_is_given_but_by_name_and_no_secret_is_read(path: Path):
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert [
        step
        for step in steps_of(path)
        if "checkout" in step.get("uses", "") and step["with"]["persist-credentials"]
    ] == []


def test_the_forms_that_the_pages_link_to_ask_for_the_place():
    for name in ("korjaus.yml", "rattelse.yml"):
        form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
        assert form["body"][0]["id"] == "place"
    assert {path.name for path in FORMS} >= {"korjaus.yml", "rattelse.yml", "config.yml", "idea.yml"}
