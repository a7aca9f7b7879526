"""`make build` as a person runs it: the same bytes on another machine and another day, without a network."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import DOCS, PDF_CACHE, ROOT, copy_project, date_of_content

from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY
from vaikuttava_museo.release.complete import expected_files
from vaikuttava_museo.release.manifest import NAME, files_of, read_manifest, sum_of
from vaikuttava_museo.release.revision import VARIABLE

ELSEWHERE = Path(__file__).with_name("elsewhere")
NO_NETWORK = ("unshare", "--net", "--map-root-user")


@dataclass(frozen=True, slots=True)
class Made:
    """What `make build` made in another folder, and what it said."""

    site: Path
    said: str


def without_network() -> list[str]:
    """Return the beginning of a command that has no network at all, where this machine lets us."""
    try:
        allowed = subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return []
    return list(NO_NETWORK) if allowed else []


@pytest.fixture(scope="module")
def made(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
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
        "PYTHONPATH": str(ELSEWHERE),
        "PYTHONHASHSEED": "7",
        "DAYS_LATER": "400",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
    }
    command = [*without_network(), "make", "--no-print-directory", "build", "UV=true", "SYNC=true", "RUN="]
    result = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert result.returncode == 0, result.stderr
    yield Made(project / "site", result.stdout)


def test_another_machine_and_another_day_give_the_same_bytes(made: Made, site: Path):
    ours, theirs = files_of(site), files_of(made.site)
    assert ours == theirs
    assert [path for path in ours if (site / path).read_bytes() != (made.site / path).read_bytes()] == []


def test_nothing_was_printed_anew_so_that_the_comparison_is_of_the_build(made: Made):
    assert "joista tulostettiin 0." in made.said


def test_nothing_in_the_site_names_the_folder_it_was_built_in(made: Made):
    place = str(made.site.parent).encode()
    assert [path for path in files_of(made.site) if place in (made.site / path).read_bytes()] == []


def test_the_site_has_everything_that_is_expected_and_its_sums(made: Made):
    expected = set(expected_files(parse_content(read_tree(DOCS))))
    assert len(expected) > 62 + 62
    assert {OFFLINE_COPY, "robots.txt", ".well-known/security.txt", "sv/site.webmanifest"} <= expected
    assert expected <= set(files_of(made.site))
    sums = read_manifest((made.site / NAME).read_bytes())
    assert sums == {path: sum_of(made.site / path) for path in files_of(made.site) if path != NAME}
    assert list(sums) == sorted(sums)


def test_nothing_is_left_of_the_making(made: Made):
    assert sorted(path.name for path in (made.site.parent / "build").iterdir()) == [".lock", "pdf"]


@pytest.mark.parametrize(
    "reach", ["socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('localhost', 80)"]
)
def test_a_program_that_asks_for_the_network_is_found_out(reach: str):
    result = subprocess.run(
        [sys.executable, "-c", f"import socket; {reach}"],
        env=os.environ | {"PYTHONPATH": str(ELSEWHERE)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "the build asked for the network" in result.stderr


def test_the_clock_is_another_for_whoever_reads_it():
    read = "import time, datetime as d; print(time.time(), d.datetime.now(d.UTC).timestamp(), d.date.today())"
    result = subprocess.run(
        [sys.executable, "-c", read],
        env=os.environ | {"PYTHONPATH": str(ELSEWHERE), "DAYS_LATER": "400"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    plain = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
    later, now = (outcome.stdout.split() for outcome in (result, plain))
    assert all(float(a) - float(b) > 399 * 86_400 for a, b in zip(later[:2], now[:2], strict=True))
    assert later[2] > now[2]
