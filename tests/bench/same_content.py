"""The site's content as a stock site would have to keep it, in plain Markdown: what a stock build is timed on.

Our worksheets, questions, terms and people stand in data files, which stock Material would leave out: two pages of
five, and of the others these lists. Here each of their texts becomes a heading or an item of its page. What we reckon
or draw (the lists of steps and worksheets, plan, timetable, drawings) is left out, in favour of stock.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml
from project import stock_config

SUFFIXES: Final = {"fi": "", "sv": ".sv"}
"""The languages and what the name of their files ends with."""
_LISTS: Final = {"terms": "sanasto.yml", "people": "ohjausryhma.yml", "known-issues": "known-issues.yml"}
"""The data that a placeholder shows, where it is the same on every page."""
_OF_STEP: Final = {"core-questions": "questions", "resources": "resources"}
"""The placeholders that show the data of the step whose page they stand on, and the key it stands under."""
_HEADINGS: Final = ("heading", "term")


def stock_project(ours: Path) -> Path:
    """Make a project of the same content beside ours for stock Material and mkdocs-static-i18n; return its folder."""
    folder = ours.with_name(f"{ours.name}-stock")
    docs = folder / "docs"
    shutil.copytree(ours / "docs", docs)
    config = yaml.safe_load((ours / "mkdocs.yml").read_text(encoding="utf-8"))
    text = yaml.safe_dump(stock_config(config, docs), allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for language, suffix in SUFFIXES.items():
        for sheet in sorted((docs / "tyopohjat").glob("*.yml")):
            data = _read(sheet)
            front = yaml.safe_dump({key: data.pop(key)[language] for key in ("title", "description")})
            page = f"---\n{front}---\n\n{_markdown(data, language)}"
            sheet.with_suffix(f"{suffix}.md").write_text(page, encoding="utf-8")
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
            if name not in SUFFIXES or name == language:
                yield from _blocks(value, name, language)
    elif isinstance(data, list):
        for value in data:
            yield from _blocks(value, key, language)
    elif isinstance(data, str) and key not in ("id", "kind", "layout"):
        yield f"## {data}" if key in _HEADINGS else f"- {data}"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
