"""What stops a build is said in one sentence in each language; the published site stays, and nothing half is left."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT, copy_project

from vaikuttava_museo.release.manifest import files_of

pytestmark = pytest.mark.thorough

LARGEST_FILE = 30_000
"""How many bytes a file may have on a disk that becomes full while pages are written."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a site that was published before."""
    copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("published before")
    return tmp_path


def refusal(
    project: Path, *shown: str, before: Callable[[], None] | None = None, code: int = 1, **variables: str
) -> None:
    """Run a build that fails as `make build` would; see that it says why and leaves all as it was."""
    result = subprocess.run(
        [sys.executable, "-m", "vaikuttava_museo", "build"],
        cwd=project, env=os.environ | variables, preexec_fn=before, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert [words for words in shown if words not in result.stderr] == []
    assert len(result.stderr.strip().splitlines()) <= 2 + 2, result.stderr
    assert files_of(project / "site") == ["index.html"]
    assert (project / "site/index.html").read_text() == "published before"
    assert files_of(project / "build") in ([], [".lock"])


def test_a_full_disk(project: Path):
    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))

    refusal(project, "Levy on täynnä.", "Disken är full.", before=fill_the_disk)


def test_no_chromium(project: Path, tmp_path: Path):
    nowhere = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    refusal(project, "asentakaa chromium", "installera chromium", code=3, **nowhere)


@pytest.mark.parametrize("missing", ["overrides/assets/fonts/serif.woff2", "overrides/css/page.css"])
def test_a_font_or_a_style_sheet_is_missing(missing: str, project: Path):
    (project / missing).unlink()
    refusal(project, f"{missing} puuttuu", f"{missing} saknas")


STOCK = """
site_name: Museo
theme: material
plugins:
  - i18n: {docs_structure: suffix, languages: [{locale: fi, name: Suomi, default: true}, {locale: sv, name: Svenska}]}
"""


@pytest.mark.parametrize("name", ["index.md", "index.sv.md"])
def test_what_mkdocs_warns_of_is_not_published(name: str, tmp_path: Path):
    # Without our plugin: its own rules stop most of this before MkDocs comes to it.
    for path, text in (
        ("mkdocs.yml", STOCK),
        ("docs/index.md", "# Museo\n"),
        ("docs/index.sv.md", "# Museet\n"),
        (f"docs/{name}", "Katso [museon\nohje](askel-9.md) tarkemmin.\n"),
        ("site/index.html", "published before"),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    sentences = ("koska MkDocs varoitti.", "eftersom MkDocs varnade.", f"'{name}'", "'askel-9.md'")
    refusal(tmp_path, *sentences, PYTHONPATH=str(ROOT), SOURCE_DATE_EPOCH="1764000000")


def test_a_place_that_cannot_be_written(project: Path):
    (project / "build").write_text("a file where the folder should be")
    refusal(project, "Julkaistu sivusto jäi ennalleen.")


def test_a_python_that_is_too_old(tmp_path: Path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    result = subprocess.run(
        ["make", "--no-print-directory", "-f", ROOT / "Makefile", "build", "UV=true"],
        cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode != 0
    assert "Tarvitaan Python 3.11.2 tai uudempi. Det behövs Python 3.11.2 eller nyare." in result.stderr
    assert files_of(tmp_path) == ["python3"]
