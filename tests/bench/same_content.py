"""The site's content as plain Markdown, as a stock site would have to keep it: what a stock build is timed on.

Our worksheets, questions, terms and people stand in data files, which stock Material would leave out: two pages of
five, and of the others these lists. Here each of their texts becomes a heading or an item of its page. What we reckon
or draw (the lists of steps and worksheets, plan, timetable, drawings) is left out, in favour of stock.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml
from bench.build_time import LANGUAGES

_WORKSHEETS: Final = "tyopohjat"
_LISTS: Final = {"terms": "sanasto.yml", "people": "ohjausryhma.yml", "known-issues": "known-issues.yml"}
"""The data that a placeholder shows, where it is the same on every page."""
_OF_STEP: Final = {"core-questions": "questions", "resources": "resources"}
"""The placeholders that show the data of the step whose page they stand on, and the key it stands under."""
_HEADINGS: Final = ("heading", "term")


def write_stock_docs(docs: Path, folder: Path) -> Path:
    """Write a docs folder's pages with all that is in its data into another folder; returns that folder."""
    shutil.copytree(docs, folder)
    for language, suffix in LANGUAGES.items():
        for sheet in sorted((folder / _WORKSHEETS).glob("*.yml")):
            sheet.with_suffix(f"{suffix}.md").write_text(_worksheet(sheet, language), encoding="utf-8")
    for page in sorted(folder.rglob("*.md")):
        page.write_text(_filled(page, folder), encoding="utf-8")
    return folder


def _worksheet(sheet: Path, language: str) -> str:
    data = _read(sheet)
    title, description = (data.pop(key)[language] for key in ("title", "description"))
    head = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True)
    return f"---\n{head}---\n\n{_markdown(data, language)}"


def _filled(page: Path, docs: Path) -> str:
    language = "sv" if page.name.endswith(".sv.md") else "fi"
    text = page.read_text(encoding="utf-8")
    for name, file in _LISTS.items():
        if f"{{{{ {name} }}}}" in text:
            text = text.replace(f"{{{{ {name} }}}}", _markdown(_read(docs / file), language))
    for name, key in _OF_STEP.items():
        if f"{{{{ {name} }}}}" in text:
            data = _read(page.with_name(page.name.split(".")[0] + ".yml"))
            text = text.replace(f"{{{{ {name} }}}}", _markdown(data[key], language))
    return text


def _markdown(data: Any, language: str) -> str:
    return "\n\n".join(_blocks(data, "", language)) + "\n"


def _blocks(data: Any, key: str, language: str) -> Iterator[str]:
    """Yield every text of a language: a heading under the keys of headings, else an item of a list."""
    if isinstance(data, dict) and isinstance(data.get(language), str):
        yield f"## {data[language]}" if key in _HEADINGS else f"- {data[language]}"
    elif isinstance(data, dict):
        own = {name: value for name, value in data.items() if name not in LANGUAGES or name == language}
        for name, value in own.items():
            yield from _blocks(value, name, language)
    elif isinstance(data, list):
        for value in data:
            yield from _blocks(value, key, language)
    elif isinstance(data, str) and key in _HEADINGS:
        yield f"## {data}"
    elif isinstance(data, str) and key not in ("id", "kind", "layout"):
        yield f"- {data}"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
