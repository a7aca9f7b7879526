"""The project as the tests see it: where it stands, and how a person runs it."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PDF_CACHE = ROOT / "build" / "pdf"


def run_mkdocs(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a person would and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def copy_project(target: Path) -> Path:
    """Copy what a build needs, so that a test may break it."""
    for name in ("docs", "overrides", "vaikuttava_museo"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def build_site(target: Path) -> Path:
    """Build the real pages into a folder, as `make build` does before it prints the PDFs."""
    result = run_mkdocs("build", "--strict", "--quiet", "--site-dir", str(target))
    assert result.returncode == 0, result.stderr
    return target


def print_pdfs(site: Path, cache: Path = PDF_CACHE) -> str:
    """Print the PDFs into a built site, as `make build` does, and return what the command said.

    Workers take turns: the first prints, the others find the documents in the cache.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = subprocess.run(
            [sys.executable, "-m", "vaikuttava_museo.pdf", "--site", site, "--cache", cache],
            cwd=ROOT, capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return result.stdout


def build_stock(folder: Path) -> Path:
    """Build the same content under stock Material and mkdocs-static-i18n: what ours is measured against."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"] = {"name": "material", "language": "fi", "font": False}
    config["plugins"] = [plugin for plugin in config["plugins"] if "vaikuttava_museo" not in plugin]
    config["plugins"].insert(0, {"search": {"lang": ["fi", "sv"]}})
    config["docs_dir"] = str(DOCS)
    config.pop("watch")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    result = run_mkdocs("build", "--quiet", "--site-dir", str(folder / "site"), cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"
