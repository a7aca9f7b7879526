"""`make build` as a person runs it: the same bytes on another machine and another day, without a network."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from project import DOCS, PDF_CACHE, ROOT, copy_project, date_of_content

from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release.manifest import files_of, verify_folder
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
    environment = os.environ | {
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
    asked = [sys.executable, "-c", is_elsewhere.format(time.time() + 399 * 86_400)]
    said = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False).stderr
    assert "the build asked for the network" in said
    command = ["make", "--no-print-directory", "build", "UV=true", "SYNC=true", "RUN="]
    result = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
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
    assert set(expected_files(parse_content(read_tree(DOCS)))) <= set(files_of(made))
    assert verify_folder(made).differences == ()
    assert sorted(path.name for path in (made.parent / "build").iterdir()) == [".lock", "pdf"]
