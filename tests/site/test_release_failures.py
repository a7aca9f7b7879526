"""What stops a build is told in one sentence in each language; the published site stays, and nothing half is left."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT, copy_project, run_mkdocs

from vaikuttava_museo.release.manifest import files_of

SMALL = 30_000
"""A file of this many bytes is the largest there is room for: a disk that becomes full while pages are written."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a site that was published before."""
    copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("published before")
    return tmp_path


def release(
    project: Path, before: Callable[[], None] | None = None, **variables: str
) -> subprocess.CompletedProcess:
    """Run the build of a project as `make build` does."""
    return subprocess.run(
        [sys.executable, "-m", "vaikuttava_museo.release", "build"],
        cwd=project, env=os.environ | variables, preexec_fn=before, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip


def assert_refused(project: Path, result: subprocess.CompletedProcess, *sentences: str) -> None:
    """See that a build failed in words, and that nothing is as if it had not been tried."""
    assert result.returncode not in {0, None}
    assert "Traceback" not in result.stderr
    for sentence in sentences:
        assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) <= 2 + 2, result.stderr
    assert files_of(project / "site") == ["index.html"]
    assert (project / "site/index.html").read_text() == "published before"
    assert files_of(project / "build") in ([], [".lock"])


def test_a_full_disk(project: Path):
    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))

    result = release(project, fill_the_disk)
    assert_refused(project, result, "Levy on täynnä.", "Disken är full.")


def test_no_chromium(project: Path, tmp_path: Path):
    result = release(project, PATH=str(tmp_path), PLAYWRIGHT_BROWSERS_PATH=str(tmp_path))
    assert_refused(project, result, "asentakaa chromium", "installera chromium")
    assert result.returncode == 3


@pytest.mark.parametrize(
    "missing", ["overrides/assets/fonts/serif.woff2", "overrides/css/page.css"], ids=["font", "style sheet"]
)
def test_a_file_of_the_look_is_missing(missing: str, project: Path):
    (project / missing).unlink()
    result = release(project)
    assert_refused(project, result, f"{missing} puuttuu", f"{missing} saknas")


def test_content_with_a_fault_keeps_its_own_sentences(project: Path):
    page = project / "docs/palaute.sv.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("reviewed: 20", "reviewed: den 20"), encoding="utf-8"
    )
    result = release(project)
    assert_refused(project, result, "docs/palaute.sv.md:4: ", "inte ett datum")


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
    result = release(tmp_path, PYTHONPATH=str(ROOT), SOURCE_DATE_EPOCH="1764000000")
    assert_refused(tmp_path, result, "koska MkDocs varoitti.", "eftersom MkDocs varnade.")
    (warning,) = result.stderr.splitlines()[2:]
    assert f"'{name}'" in warning and "'askel-9.md'" in warning


def test_a_time_that_is_none(project: Path):
    result = release(project, SOURCE_DATE_EPOCH="yesterday")
    assert_refused(
        project, result, "SOURCE_DATE_EPOCH", "”yesterday” ei ole aika", "”yesterday”, som inte är"
    )


def test_a_place_that_cannot_be_written(project: Path):
    (project / "build").write_text("a file where the folder should be")
    result = release(project)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "Julkaistu sivusto jäi ennalleen." in result.stderr
    assert (project / "site/index.html").read_text() == "published before"


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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["python3"]


def test_a_missing_style_sheet_stops_plain_mkdocs_too(project: Path):
    shutil.move(project / "overrides/css/home.css", project / "overrides/css/koti.css")
    result = run_mkdocs("build", "--site-dir", str(project / "elsewhere"), cwd=project)
    assert result.returncode != 0
    assert "home.css puuttuu" in result.stderr
    assert "Traceback" not in result.stderr
