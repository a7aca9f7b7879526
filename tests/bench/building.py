"""What builds and previews of the site cost beside stock Material on the same content.

Of builds processor time, not the clock's: a build is one thread, and a neighbour on the machine does not count. A
preview is timed by the clock, as its editor waits: from saving a page to its being served with the change.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench.budgets import BUILDING, LANGUAGES
from bench.same_content import SUFFIXES, stock_project
from bench.table import Row
from previewing import FIRST_BUILD, fetch, preview
from project import copy_project

_BUILDS, _SAVES = 5, 7
_TEXT: Final = "Sivu on tallennettu mittaamista varten. Sidan har sparats för att mäta med."


def building_rows() -> Iterator[Row]:
    """Build and preview the real pages with ours and with stock, in turns, and yield what it cost."""
    with TemporaryDirectory() as folder:
        ours = copy_project(Path(folder, "ours"))
        stock = stock_project(ours)
        builds = [(_seconds_of_work(ours), _seconds_of_work(stock)) for _ in range(_BUILDS)]
        least = (min(times) for times in zip(*builds, strict=True))
        yield from _beside("build, HTML only: least seconds of work", *least, BUILDING["real_ratio"])
        with preview(ours) as our_address, preview(stock, "mkdocs") as stock_address:
            for address in (our_address, stock_address):
                assert fetch(address, "<main", FIRST_BUILD), address
            for language, prefix in LANGUAGES.items():
                page, url = f"docs/askel-3{SUFFIXES[language]}.md", f"{prefix}askel-3/"
                waits = [
                    (
                        _wait(ours / page, our_address + url, number),
                        _wait(stock / page, stock_address + url, number),
                    )
                    for number in range(_SAVES)
                ]
                middle = (median(times) for times in zip(*waits, strict=True))
                what = f"preview, {language}: seconds from saved to visible"
                yield from _beside(what, *middle, BUILDING["preview_ratio"])


def _beside(what: str, ours: float, stock: float, budget: float) -> Iterator[Row]:
    yield Row(what, ours, stock)
    yield Row(f"{what}, times stock's", ours / stock, budget=budget)


def _wait(page: Path, url: str, number: int) -> float:
    words = f"{_TEXT} {number}."
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    began = time.monotonic()
    assert fetch(url, words, FIRST_BUILD), url
    return time.monotonic() - began


def _seconds_of_work(project: Path) -> float:
    """Build a project; return the processor's time. Python keeps what it compiles, as on any editor's machine."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")],
        cwd=project,
        env=variables | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(project / "bytecode")},
        check=True,
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
