"""What builds and previews of the site cost beside stock Material on the same content.

Of builds processor time, not the clock's: a build is one thread, and a neighbour on the machine does not count. A
preview is timed by the clock, as its editor waits: from saving a page to its being served with the change.

Our worksheets, questions, terms and people stand in data files, which stock Material would leave out: two pages of
five, and of the others these lists. For stock each of their texts becomes a heading or an item of its page. What we
reckon or draw (the lists of steps and worksheets, plan, timetable, drawings) is left out, in favour of stock.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml
from bench.budgets import BUILDING, LANGUAGES, Row
from project import FIRST_BUILD, copy_project, fetch, preview, stock_config, whole_settings

from vaikuttava_museo.content.languages import by_code

_BUILDS, _SAVES = 5, 7
_TEXT: Final = "Sivu on tallennettu mittaamista varten. Sidan har sparats för att mäta med."
_LISTS: Final = {"terms": "sanasto.yml", "people": "ohjausryhma.yml", "known-issues": "known-issues.yml"}
"""The data that a placeholder shows, where it is the same on every page."""
_OF_STEP: Final = {"core-questions": "questions", "resources": "resources"}
"""The placeholders that show the data of the step whose page they stand on, and the key it stands under."""
_HEADINGS: Final = ("heading", "term")


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
                page, url = f"docs/askel-3{by_code(language).suffix}", f"{prefix}askel-3/"
                places = ((ours / page, our_address + url), (stock / page, stock_address + url))
                waits = [[_wait(*place, number) for place in places] for number in range(_SAVES)]
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


def stock_project(ours: Path) -> Path:
    """Make a project of the same content beside ours for stock Material and mkdocs-static-i18n; return its folder."""
    folder = ours.with_name(f"{ours.name}-stock")
    docs = folder / "docs"
    shutil.copytree(ours / "docs", docs)
    config = whole_settings(ours)
    text = yaml.safe_dump(stock_config(config, docs), allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for language in LANGUAGES:
        for sheet in sorted((docs / "tyopohjat").glob("*.yml")):
            data = _read(sheet)
            front = yaml.safe_dump({key: data.pop(key)[language] for key in ("title", "description")})
            page = f"---\n{front}---\n\n{_markdown(data, language)}"
            sheet.with_suffix(by_code(language).suffix).write_text(page, encoding="utf-8")
    for page in sorted(docs.rglob("*.md")):
        page.write_text(_filled(page, docs), encoding="utf-8")
    return folder


def _filled(page: Path, docs: Path) -> str:
    language = "sv" if page.name.endswith(".sv.md") else "fi"

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name in _LISTS:
            return _markdown(_read(docs / _LISTS[name]), language)
        step = page.with_name(page.name.split(".")[0] + ".yml")
        return _markdown(_read(step)[_OF_STEP[name]], language) if name in _OF_STEP else match[0]

    return re.sub(r"\{\{ ([a-z-]+) \}\}", fill, page.read_text(encoding="utf-8"))


def _markdown(data: Any, language: str) -> str:
    return "\n\n".join(_blocks(data, "", language)) + "\n"


def _blocks(data: Any, key: str, language: str) -> Iterator[str]:
    """Yield every text of a language: a heading under the keys of headings, else an item of a list."""
    if isinstance(data, dict) and isinstance(data.get(language), str):
        yield from _blocks(data[language], key, language)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in LANGUAGES or name == language:
                yield from _blocks(value, name, language)
    elif isinstance(data, list):
        for value in data:
            yield from _blocks(value, key, language)
    elif isinstance(data, str) and key not in ("id", "kind", "layout"):
        yield f"## {data}" if key in _HEADINGS else f"- {data}"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
