"""What a build costs beside stock Material on the same content: processor time and memory, small site and large.

Processor time, not the clock's: a build is one thread, and a neighbour on the machine does not count.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from project import copy_project, stock_config

LANGUAGES: Final = {"fi": "", "sv": ".sv"}
"""The languages and the suffix of their files."""

_PARAGRAPHS: Final = {
    "fi": "Museo valitsee suuntansa yhdessä niiden kanssa, joita valinta koskee. Sivu on tehty mittaamista varten.",
    "sv": "Museet väljer sin riktning tillsammans med dem som valet gäller. Sidan är gjord för att mäta med.",
}
_SECTIONS: Final = 6
_MOST_SAID: Final = 2000
_SIZE_OF_KB: Final = 1024


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of processor time, and the most memory it held in megabytes (2**20 bytes)."""

    seconds: float
    megabytes: float


def large_project(folder: Path, pages: int) -> Path:
    """Make a project of the real content and so many pages more, half of them Swedish; returns the folder."""
    copy_project(folder)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    for number in range(1, pages // len(LANGUAGES) + 1):
        name = f"mitta-{number:04}"
        for language, suffix in LANGUAGES.items():
            text = _page(number, language)
            (folder / "docs" / f"{name}{suffix}.md").write_text(text, encoding="utf-8")
        config["nav"].append(f"{name}.md")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder


def _page(number: int, language: str) -> str:
    title = {"fi": "Mittaussivu", "sv": "Mätsida"}[language]
    head = {
        "title": f"{title} {number}",
        "description": f"{_PARAGRAPHS[language]} {number}",
        "owner": {"fi": "Museovirasto", "sv": "Museiverket"}[language],
        "reviewed": "2026-11-20",
    }
    front = "".join(f"{key}: {value}\n" for key, value in head.items())
    body = " ".join([_PARAGRAPHS[language]] * 4)
    sections = (
        f"\n## {title} {number}.{section} {{ #part-{section} }}\n\n{body}\n\n- **{title}** {section}\n"
        for section in range(1, _SECTIONS + 1)
    )
    return f"---\n{front}---\n{''.join(sections)}"


def stock_project(project: Path, docs: Path, folder: Path) -> Path:
    """Make a project that builds a docs folder by another's settings with stock Material and mkdocs-static-i18n."""
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    text = yaml.safe_dump(stock_config(config, docs), allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def build_cost(project: Path, bytecode: Path) -> Cost:
    """Build a project into `site/` of its folder; raises RuntimeError with what MkDocs said when it fails.

    Python keeps what it compiles in `bytecode`, as it does on any machine where it has not been told otherwise.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")],
        cwd=project, stderr=subprocess.PIPE, text=True,
        env=kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(bytecode)},
    )  # fmt: skip
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(said[:_MOST_SAID])
    kilobytes = used.ru_maxrss if sys.platform != "darwin" else used.ru_maxrss / _SIZE_OF_KB
    return Cost(used.ru_utime + used.ru_stime, kilobytes / _SIZE_OF_KB)


def least_costs(projects: Mapping[str, Path], runs: int, bytecode: Path) -> dict[str, Cost]:
    """Build each project `runs` times, in turns, and return its cheapest build."""
    found: dict[str, list[Cost]] = {name: [] for name in projects}
    for _ in range(runs):
        for name, project in projects.items():
            found[name].append(build_cost(project, bytecode))
    return {
        name: Cost(min(cost.seconds for cost in costs), min(cost.megabytes for cost in costs))
        for name, costs in found.items()
    }


def pages_of(project: Path) -> Iterator[Path]:
    """Yield the built pages of a project."""
    return (project / "site").rglob("index.html")
