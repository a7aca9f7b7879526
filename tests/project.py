"""The project as the tests see it: where it stands, and how a person builds it and previews it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.utils.yaml import yaml_load

from vaikuttava_museo.content.site_content import Content, parse_content, read_tree
from vaikuttava_museo.content.worksheets import FIELD_GROUPS, AnyWorksheet, WorksheetField
from vaikuttava_museo.page.content_security_policy import policy_of
from vaikuttava_museo.release.site_build import VARIABLE, finish, revision

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PDF_CACHE = ROOT / "build" / "pdf"
Done = subprocess.CompletedProcess[str]

MARKDOWN: Final = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("# Pages of the site")[0]
"""The site's settings without its list of pages."""


@cache
def real_content() -> Content:
    """Return the site's content as it stands."""
    return parse_content(read_tree(DOCS))


def all_fields(sheet: AnyWorksheet) -> list[WorksheetField]:
    """Return every field of a worksheet in reading order, those of the summary last."""
    return [field for group in FIELD_GROUPS for field in getattr(sheet, group, ())]


def date_of_content() -> datetime:
    """Return the date of the real content, as `make build` finds it."""
    return revision(os.environ, ROOT, real_content())


def run(*call: object, cwd: Path = ROOT, **variables: str) -> Done:
    """Run a program to its end, with more variables around it, and return its code and what it said."""
    environment = os.environ | variables
    return subprocess.run(
        call, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


def run_mkdocs(*arguments: str, cwd: Path = ROOT, program: str = "mkdocs", **variables: str) -> Done:
    """Run MkDocs as a person would and return what it said."""
    variables |= {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    return run(sys.executable, "-m", program, *arguments, cwd=cwd, **variables)


def copy_project(target: Path) -> Path:
    """Copy what a build needs, so that a test may break it."""
    for name in ("docs", "ledger", "overrides", "vaikuttava_museo"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def build_site(target: Path, project: Path = ROOT, program: str = "mkdocs") -> Path:
    """Build a project's pages into a folder, as `make build` does before it prints the PDFs: no warning is let through."""
    date = {VARIABLE: str(int(date_of_content().timestamp()))}
    options = ("--strict", "--config-file", "mkdocs.yml", "--site-dir", str(target))
    result = run_mkdocs("build", *options, cwd=project, program=program, **date)
    assert result.returncode == 0, result.stderr
    return target


def print_pdfs(site: Path, cache: Path = PDF_CACHE) -> str:
    """Print the PDFs into a built site, as `make build` does, and return what the command said.

    Workers take turns: the first prints, the others find the documents in the cache.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run(sys.executable, "-m", "vaikuttava_museo", "pdf", "--site", site, "--cache", cache)
    assert result.returncode == 0, result.stderr
    return result.stdout


def finish_site(site: Path) -> Path:
    """Complete a site of pages and PDFs, as `make build` does before it checks and publishes it."""
    finish(site, date_of_content())
    return site


def whole_site(target: Path, project: Path = ROOT, program: str = "mkdocs") -> None:
    """Make everything that `make build` publishes of a project in a folder; the PDFs are those of our content."""
    print_pdfs(build_site(target, project, program))
    finish_site(target)


def whole_settings(project: Path = ROOT) -> dict[str, Any]:
    """Return a project's settings as MkDocs reads them, what they inherit among them."""
    with (project / "mkdocs.yml").open(encoding="utf-8") as file:
        return yaml_load(file)


def stock_config(config: dict[str, Any], docs: Path) -> dict[str, Any]:
    """Return our configuration with stock Material, its search and no plugin of ours, over a docs folder."""
    plugins = [plugin for plugin in config["plugins"] if "vaikuttava_museo" not in plugin]
    return {name: value for name, value in config.items() if name != "watch"} | {
        "theme": {"name": "material", "language": "fi", "font": False},
        "plugins": [{"search": {"lang": ["fi", "sv"]}}, *plugins],
        "docs_dir": str(docs),
    }


def build_stock(folder: Path) -> Path:
    """Build the same content under stock Material and mkdocs-static-i18n: what ours is measured against."""
    config = whole_settings()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock_config(config, DOCS)), encoding="utf-8")
    result = run_mkdocs("build", "--quiet", "--site-dir", str(folder / "site"), cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def as_read(text: str) -> str:
    """Return a text as a reader sees it: soft hyphens unseen, all space alike."""
    return " ".join(text.replace("\u00ad", "").split())


def leads_on(html: str) -> bool:
    """Tell whether a page only leads on from the address that a page had before."""
    return '<meta http-equiv="refresh"' in html


def page_files(site: Path) -> list[Path]:
    """Return the files of a built site's pages, without the 404 pages and those that only lead on."""
    paths = sorted(site.rglob("index.html"))
    return [path for path in paths if not leads_on(path.read_text(encoding="utf-8"))]


def policy_for(site: Path) -> str:
    """Return the content security policy that a host gets for a built site."""
    return policy_of(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


SERVER_SAID: Final = "serve.log"
"""What the preview's terminal showed, in the project's folder."""
FIRST_BUILD: Final = 60
"""The most seconds until a preview that has just been started shows a page."""


def free_port() -> int:
    """Return a port of this machine that was free a moment ago."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


@contextmanager
def preview(project: Path, module: str = "vaikuttava_museo") -> Iterator[str]:
    """Serve a project on a free port of this machine, as `make serve` does; the address ends in a slash."""
    address = f"127.0.0.1:{free_port()}"
    with (project / SERVER_SAID).open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", module, "serve", "--dev-addr", address],
            cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            yield f"http://{address}/"
        finally:
            server.kill()
            server.wait()


def fetch(url: str, wanted: str, seconds: float) -> bool:
    """Tell whether a page shows a text within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2) as response:
                if wanted in response.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.05)
    return False
