"""`make build` as a person runs it: the same bytes anywhere, any day and by what replaces a part; what stops it is said."""

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from project import MARKDOWN, PDF_CACHE, ROOT, copy_project, date_of_content, real_content, run, whole_site

from vaikuttava_museo.release.checksums import files_of, verify_folder
from vaikuttava_museo.release.site_build import VARIABLE, expected_files

pytestmark = pytest.mark.thorough

ELSEWHERE = str(Path(__file__).with_name("elsewhere"))


@pytest.fixture(scope="module")
def made(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built by make in a strange folder, a year later, in another time zone and language, offline.

    `site` comes first, so that its PDFs are in the cache; that they are the same when printed again is tested
    with the PDFs.
    """
    project = copy_project(tmp_path_factory.mktemp("elsewhere") / "Työn kansio")
    shutil.copy(ROOT / "Makefile", project)
    shutil.copytree(PDF_CACHE, project / "build/pdf")
    environment = {
        VARIABLE: str(int(date_of_content().timestamp())),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": ELSEWHERE,
        "PYTHONHASHSEED": "7",
        "DAYS_LATER": "400",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
    }
    is_elsewhere = "import socket, time; assert time.time() > {}; socket.getaddrinfo('localhost', 80)"
    asked = run(sys.executable, "-c", is_elsewhere.format(time.time() + 399 * 86_400), **environment)
    assert "the build asked for the network" in asked.stderr
    command = ("make", "--no-print-directory", "build", "UV=true", "SYNC=true", "RUN=")
    result = run(*command, cwd=project, **environment)
    assert result.returncode == 0, result.stderr
    assert "joista tulostettiin 0." in result.stdout, "a PDF printed anew would be compared with itself only"
    return project / "site"


def test_another_machine_and_another_day_give_the_same_bytes_that_name_no_folder(made: Path, site: Path):
    ours = files_of(site)
    assert files_of(made) == ours
    assert [path for path in ours if (site / path).read_bytes() != (made / path).read_bytes()] == []
    place = str(made.parent).encode()
    assert [path for path in ours if place in (made / path).read_bytes()] == []


def test_the_site_has_everything_that_is_expected_and_nothing_is_left_of_the_making(made: Path):
    assert set(expected_files(real_content())) <= set(files_of(made))
    assert verify_folder(made).differences == ()
    assert sorted(path.name for path in (made.parent / "build").iterdir()) == [".lock", "pdf"]


# --- the ways on are known to work: ProperDocs instead of MkDocs, our own lines instead of mkdocs-static-i18n

PLUGIN = re.compile(r"  - i18n:\n(?:      .*\n)+")
"""What `markdown_extensions_and_css.yml` says of mkdocs-static-i18n."""


def differing(site: Path, other: Path) -> list[str]:
    """Return the files in which two sites differ, or which one of them lacks."""
    contents = ({(path, (root / path).read_bytes()) for path in files_of(root)} for root in (site, other))
    return sorted({path for path, _ in set.symmetric_difference(*contents)})


def test_properdocs_builds_the_same_site_to_the_byte(site: Path, tmp_path: Path):
    whole_site(tmp_path, program="properdocs")
    assert differing(site, tmp_path) == []


def test_our_own_lines_build_the_same_site_to_the_byte_without_the_plugin(site: Path, tmp_path: Path):
    project = copy_project(tmp_path / "project")
    settings = project / "vaikuttava_museo/content/markdown_extensions_and_css.yml"
    text, count = PLUGIN.subn("  - vaikuttava_museo_locales\n", settings.read_text(encoding="utf-8"))
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    # Whoever asks for the plugin finds this first.
    (project / "mkdocs_static_i18n.py").write_text("raise ImportError")
    whole_site(tmp_path / "site", project)
    assert differing(site, tmp_path / "site") == []


# --- what stops a build is said in a sentence of each language; the published site stays, and nothing half is left


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a site that was published before."""
    copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("published before")
    return tmp_path


def refusal(project: Path, *shown: str, code: int = 1, before: Any = None, **variables: str) -> None:
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
    sizes = (30_000, 30_000)  # bytes of a file on a disk that becomes full while pages are written
    fill_the_disk = partial(resource.setrlimit, resource.RLIMIT_FSIZE, sizes)
    refusal(project, "Levy on täynnä.", "Disken är full.", before=fill_the_disk)


def test_a_page_without_its_pair(project: Path):
    (project / "docs/mista-aloitamme.sv.md").unlink()
    missing = ("ruotsinkielinen pari mista-aloitamme.sv.md.", "motsvarighet mista-aloitamme.sv.md saknas.")
    refusal(project, "docs/mista-aloitamme.md:1: ", *missing)


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
        ("mkdocs.yml", MARKDOWN),
        ("vaikuttava_museo/content/markdown_extensions_and_css.yml", STOCK),
        ("docs/index.md", "# Museo\n"),
        ("docs/index.sv.md", "# Museet\n"),
        (f"docs/{name}", "Katso [museon\nohje](askel-9.md) tarkemmin.\n"),
        ("site/index.html", "published before"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
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
    command = ("make", "--no-print-directory", "-f", ROOT / "Makefile", "build", "UV=true")
    result = run(*command, cwd=tmp_path, PATH=path)
    assert result.returncode != 0
    assert "Tarvitaan Python 3.11.2 tai uudempi. Det behövs Python 3.11.2 eller nyare." in result.stderr
    assert files_of(tmp_path) == ["python3"]
