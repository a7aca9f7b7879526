"""In CI a browser test that fails is tried once more, and the run names every test that needed it.

A browser on a busy machine now and then does what no reader would see. One such moment must not fail a run of
thousands of tests, nor be forgotten: what passed only on the second try is a race to be mended. Tests without a
browser are never tried again, and neither is anything on a person's own machine.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

BROWSER_TESTS: Final = Path(__file__).with_name("browser")
MOST: Final = 10
"""So many second tries a run has: when more fail, the site is broken, and trying all of them again helps nobody."""
HEADING: Final = "passed only on the second try"


def in_ci() -> bool:
    """Tell whether this is the CI's run: it says so itself, and `.ci/run` says it for one that does not."""
    return os.environ.get("CI") == "true"


def allow_second_try(items: Iterable[pytest.Item], folder: Path = BROWSER_TESTS) -> None:
    """Mark the tests of a folder to be tried once more when they fail."""
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker(pytest.mark.flaky(reruns=1))
            item.config.option.max_suite_reruns = MOST


def name_second_tries(terminal: pytest.TerminalReporter) -> None:
    """Print each test that failed first and passed then, with what it failed of."""
    passed = {report.nodeid for report in terminal.stats.get("passed", ())}
    tried = [report for report in terminal.stats.get("rerun", ()) if report.nodeid in passed]
    if not tried:
        return
    terminal.write_sep("=", HEADING, yellow=True, bold=True)
    for report in tried:
        terminal.write_line(f"{report.nodeid} ({report.when})", yellow=True)
        for line in report.longreprtext.splitlines():
            if line.startswith("E  "):
                terminal.write_line(line)
