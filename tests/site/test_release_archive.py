"""The package for archives and the list of components: sound by the measure of their own libraries, and repeatable."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import bagit
import pytest
from project import ROOT

from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY
from vaikuttava_museo.release.archive import LICENCE, write_archive
from vaikuttava_museo.release.components import components
from vaikuttava_museo.release.faults import ReleaseFault

DATE = datetime(2026, 11, 25, 18, 38, 14, tzinfo=UTC)
NAME = "vaikuttava-museo-2026-11-25"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def package(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(site, tmp_path_factory.mktemp("archive"), DATE)


@pytest.fixture(scope="module")
def bag(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bag")
    with ZipFile(package) as packed:
        packed.extractall(folder)
    assert [path.name for path in folder.iterdir()] == [NAME]
    return folder / NAME


def test_it_is_a_valid_bag(bag: Path):
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.info["Bagging-Date"] == "2026-11-25"
    assert opened.version_info == (0, 97)
    assert set(opened.tagfile_entries()) >= {"LUE-MINUT.txt", "LAS-MIG.txt", "bag-info.txt"}


def test_a_changed_file_makes_it_invalid(bag: Path):
    page = bag / "data/website/index.html"
    content = page.read_bytes()
    try:
        page.write_bytes(content.replace(b"museo", b"musen", 1))
        with pytest.raises(bagit.BagValidationError):
            bagit.Bag(str(bag)).validate()
    finally:
        page.write_bytes(content)


def test_it_keeps_both_booklets_and_the_whole_copy(bag: Path, site: Path):
    for code, prefix in (("fi", ""), ("sv", "sv/")):
        booklet = bag / f"data/booklet/vaikuttava-museo.{code}.pdf"
        assert booklet.read_bytes() == (site / prefix / "pdf/vaikuttava-museo.pdf").read_bytes()
    with ZipFile(BytesIO((site / OFFLINE_COPY).read_bytes())) as copy:
        kept = {
            path.relative_to(bag / "data/website").as_posix() for path in (bag / "data/website").rglob("*.*")
        }
        assert {entry.removeprefix("vaikuttava-museo/") for entry in copy.namelist()} <= kept


def test_dublin_core_tells_what_it_is(bag: Path):
    told = ElementTree.parse(bag / "data/dublin-core.xml").getroot()
    values = {name: [found.text for found in told.iter(f"{DC}{name}")] for name in
              ("title", "creator", "date", "rights", "language", "description")}  # fmt: skip
    assert values["title"] == values["creator"] == ["Vaikuttava museo"]
    assert values["date"] == ["2026-11-25"]
    assert values["rights"] == [LICENCE]
    assert values["language"] == ["fi", "sv"]
    assert len(set(values["description"])) == 2


def test_it_tells_in_both_languages_what_is_inside(bag: Path):
    for name, word in (("LUE-MINUT.txt", "arkistopaketti"), ("LAS-MIG.txt", "arkivpaket")):
        text = (bag / name).read_text(encoding="utf-8")
        assert word in text
        assert "2026-11-25" in text
        assert {folder for folder in ("data/booklet/", "data/website/", "data/dublin-core.xml") if folder in text} == {
            "data/booklet/", "data/website/", "data/dublin-core.xml",
        }  # fmt: skip


def test_the_same_site_gives_the_same_package(package: Path, site: Path, tmp_path: Path):
    assert write_archive(site, tmp_path, DATE).read_bytes() == package.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.zip"]


def test_its_files_have_one_date_and_plain_modes(package: Path):
    with ZipFile(package) as packed:
        facts = {(info.date_time, info.external_attr >> 16, info.compress_type) for info in packed.infolist()}
        assert facts == {((2026, 11, 25, 18, 38, 14), 0o100644, ZIP_STORED)}
        assert packed.namelist() == sorted(packed.namelist())


def test_a_site_without_its_copy_is_not_archived(tmp_path: Path):
    with pytest.raises(ReleaseFault, match=OFFLINE_COPY):
        write_archive(tmp_path / "site", tmp_path / "build", DATE)
    assert not list(tmp_path.rglob("*.zip"))


@pytest.fixture(scope="module")
def exported() -> str:
    """What uv tells of the locked packages, as `make components` asks it."""
    own = ROOT / ".tools/uv/bin/uv"
    uv = own if own.exists() else "uv"
    command = [uv, "export", "--locked", "--offline", "--quiet", "--no-default-groups"]
    form = ["--preview-features", "sbom-export", "--format", "cyclonedx1.5"]
    result = subprocess.run([*command, *form], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_components_of_a_release_are_listed_with_hashes_and_licences(exported: str):
    listed = json.loads(components(exported, DATE))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    assert listed["metadata"]["timestamp"] == "2026-11-25T18:38:14Z"
    by_name = {part["name"]: part for part in listed["components"]}
    for package in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pydantic"):
        assert by_name[package]["licenses"], package
        assert by_name[package]["purl"].startswith(f"pkg:pypi/{package}@")
        assert by_name[package]["externalReferences"][0]["hashes"]
    assert by_name["assets/fonts/serif.woff2"]["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    unlicensed = [name for name, part in by_name.items() if not part.get("licenses")]
    assert not [name for name in unlicensed if name in sys.modules]


def test_the_list_is_the_same_every_time(exported: str):
    again = json.loads(exported)
    again["serialNumber"], again["metadata"]["timestamp"] = "urn:uuid:other", "2030-01-01T00:00:00Z"
    again["components"].reverse()
    assert components(json.dumps(again), DATE) == components(exported, DATE)


@pytest.mark.parametrize("listed", ["", "{}", "[]", "null", '{"components": [{}]}'])
def test_what_is_no_list_is_refused(listed: str):
    with pytest.raises(ReleaseFault, match="uv export"):
        components(listed, DATE)


def test_every_font_of_the_site_is_listed_and_its_licence_lies_beside_it(exported: str, site: Path):
    listed = {part["name"] for part in json.loads(components(exported, DATE))["components"]}
    fonts = {path.relative_to(site).as_posix() for path in site.rglob("*.woff2")}
    assert fonts
    assert fonts <= listed
    assert "SIL OPEN FONT LICENSE" in (site / "assets/fonts/OFL.txt").read_text(encoding="utf-8").upper()
