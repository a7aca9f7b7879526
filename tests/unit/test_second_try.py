"""A browser test gets a second try in CI only, no other test ever does, and the run tells which needed it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import ROOT
from second_try import HEADING

FAILS_AT_FIRST = """
import pathlib
def test_shy():
    tried = pathlib.Path(__file__).with_suffix(".tried")
    if not tried.exists():
        tried.touch()
        assert "no" == "yes"
"""
FAILS_IN_ITS_FIXTURE = """
import pathlib, pytest
@pytest.fixture
def page():
    yield
    tried = pathlib.Path(__file__).with_suffix(".tried")
    if not tried.exists():
        tried.touch()
        assert "late" == ""
def test_late(page): pass
"""
CONFTEST = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from second_try import allow_second_try, in_ci, name_second_tries
def pytest_collection_modifyitems(items):
    if in_ci(): allow_second_try(items, Path(__file__).parent / "browser")
def pytest_terminal_summary(terminalreporter): name_second_tries(terminalreporter)
"""


@dataclass(frozen=True)
class Run:
    code: int
    lines: list[str]

    @property
    def named(self) -> list[str]:
        """The tests in the section of second tries, without what they failed of."""
        start = next((i for i, line in enumerate(self.lines) if HEADING in line), len(self.lines))
        return [line for line in self.lines[start + 1 : -1] if not line.startswith("E ")]


def run(folder: Path, tests: dict[str, str], ci: str, *options: str) -> Run:
    (folder / "conftest.py").write_text(CONFTEST.format(tests=str(ROOT / "tests")), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for name, text in tests.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", *options],
        cwd=folder, env=environment | {"CI": ci, "NO_COLOR": "1"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return Run(result.returncode, result.stdout.rstrip().splitlines())


@pytest.mark.parametrize("options", [(), ("--numprocesses=2",)], ids=["alone", "with workers"])
def test_ci_tries_a_browser_test_again_and_names_it_before_the_closing_line(options, tmp_path: Path):
    tests = {"browser/test_a.py": FAILS_AT_FIRST, "browser/test_b.py": FAILS_IN_ITS_FIXTURE}
    found = run(tmp_path, tests, "true", *options)
    assert found.code == 0
    assert found.named == ["browser/test_a.py::test_shy (call)", "browser/test_b.py::test_late (teardown)"]
    assert any(line.endswith("AssertionError: assert 'no' == 'yes'") for line in found.lines)
    assert " passed, 2 rerun in " in found.lines[-1]


def test_a_test_without_a_browser_has_one_try(tmp_path: Path):
    found = run(tmp_path, {"unit/test_a.py": FAILS_AT_FIRST}, "true")
    assert (found.code, found.named) == (1, [])
    assert found.lines[-1].startswith("1 failed")


def test_outside_ci_nothing_is_tried_again(tmp_path: Path):
    found = run(tmp_path, {"browser/test_a.py": FAILS_AT_FIRST}, "")
    assert (found.code, found.named) == (1, [])


def test_what_fails_twice_fails_the_run(tmp_path: Path):
    found = run(tmp_path, {"browser/test_a.py": "def test_wrong(): assert 1 == 2\n"}, "true")
    assert (found.code, found.named) == (1, [])
    assert found.lines[-1].startswith("1 failed, 1 rerun")
