"""The site, and the same texts under stock Material and under Starlight: what ours is measured beside.

Our worksheets, questions, terms and people stand in data files, which the others would leave out: two pages of five,
and of the others these lists. For them each of their texts becomes a heading or an item of its page. What we reckon or
draw (the lists of steps and worksheets, plan, timetable, drawings) is left out, in the others' favour.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from bench.budgets import LANGUAGES
from project import copy_project, stock_config, whole_settings

from vaikuttava_museo.content.languages import by_code

_STARLIGHT: Final = Path(__file__).with_name("starlight")
_LISTS: Final = {"terms": "sanasto.yml", "people": "ohjausryhma.yml", "known-issues": "known-issues.yml"}
"""The data that a placeholder shows, where it is the same on every page."""
_OF_STEP: Final = {"core-questions": "questions", "resources": "resources"}
"""The placeholders that show the data of the step whose page they stand on, and the key it stands under."""
_HEADINGS: Final = ("heading", "term")


@dataclass(frozen=True)
class Project:
    """What makes a site of the texts: a folder, the program that is called in it, and where the site then stands."""

    folder: Path
    call: tuple[str | Path, ...]
    site: Path

    def build(self) -> float:
        """Build; return the processor's time (s). Python keeps what it compiles, as on any editor's machine."""
        variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode")}
        own["ASTRO_TELEMETRY_DISABLED"] = "1"
        before = os.times()
        done = subprocess.run(
            self.call, cwd=self.folder, env=variables | own, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system


class Projects(NamedTuple):
    """All that are measured beside each other; the names are those of the table's columns."""

    ours: Project
    stock: Project
    starlight: Project

    def sites(self) -> dict[str, Path]:
        """Return where each site stands, by the name of its column."""
        return {name: project.site for name, project in self._asdict().items()}


def projects(folder: Path) -> Projects:
    """Make the projects in a folder; nothing is built yet."""
    ours = copy_project(folder / "ours")
    stock = _stock(ours, folder / "stock")
    starlight = _starlight(stock / "docs", folder / "starlight")
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site")
    astro = (Path(sys.executable).with_name("node"), "node_modules/astro/bin/astro.mjs", "build")
    return Projects(
        Project(ours, mkdocs, ours / "site"),
        Project(stock, mkdocs, stock / "site"),
        Project(starlight, astro, starlight / "dist"),
    )


def versions() -> dict[str, str]:
    """Return whose figures they are beside ours: the name and the version of each column's program."""
    starlight = json.loads((_STARLIGHT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    return {
        "stock": f"Material {version('mkdocs-material')}",
        "starlight": f"Starlight {starlight['@astrojs/starlight']}",
    }


def _stock(ours: Path, folder: Path) -> Path:
    docs = folder / "docs"
    shutil.copytree(ours / "docs", docs)
    text = yaml.safe_dump(stock_config(whole_settings(ours), docs), allow_unicode=True)
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


def _starlight(docs: Path, folder: Path) -> Path:
    """Starlight has a folder for each language, and of the front matter it knows title and description."""
    shutil.copytree(_STARLIGHT, folder, ignore=shutil.ignore_patterns("node_modules"))
    (folder / "node_modules").symlink_to(_STARLIGHT / "node_modules")
    for page in sorted(docs.rglob("*.md")):
        name = page.relative_to(docs).as_posix()
        if name.endswith(".sv.md"):
            name = f"sv/{name.removesuffix('.sv.md')}.md"
        _, front, text = page.read_text(encoding="utf-8").split("---\n", 2)
        known = {
            key: value for key, value in yaml.safe_load(front).items() if key in ("title", "description")
        }
        target = folder / "src/content/docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\n{yaml.safe_dump(known, allow_unicode=True)}---\n{text}", encoding="utf-8")
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
