"""The package for archives: sound by the measure of BagIt's own library, and repeatable."""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import bagit
import pytest

from vaikuttava_museo.content.addresses import OFFLINE_COPY
from vaikuttava_museo.release.archive import LICENCE, write_archive
from vaikuttava_museo.release.refusals import ReleaseRefusal

pytestmark = pytest.mark.thorough

DATE = datetime(2026, 11, 25, 18, 38, 14, tzinfo=UTC)
NAME = "vaikuttava-museo-2026-11-25"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def package(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(site, tmp_path_factory.mktemp("archive"), DATE)


@pytest.fixture(scope="module")
def bag(package: Path) -> Path:
    with ZipFile(package) as packed:
        packed.extractall(package.parent)
    return package.parent / NAME


def test_it_is_a_valid_bag(bag: Path):
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.info["Bagging-Date"] == "2026-11-25"
    assert set(opened.tagfile_entries()) >= {"LUE-MINUT.txt", "LAS-MIG.txt", "bag-info.txt"}


def test_it_keeps_both_booklets_and_the_whole_copy(bag: Path, site: Path):
    for code, prefix in (("fi", ""), ("sv", "sv/")):
        booklet = bag / f"data/booklet/vaikuttava-museo.{code}.pdf"
        assert booklet.read_bytes() == (site / prefix / "pdf/vaikuttava-museo.pdf").read_bytes()
    with ZipFile(site / OFFLINE_COPY) as copy:
        for name in copy.namelist():
            page = bag / "data/website" / name.removeprefix("vaikuttava-museo/")
            assert page.read_bytes() == copy.read(name)


def test_it_says_in_both_languages_what_it_is(bag: Path):
    root = ElementTree.parse(bag / "data/dublin-core.xml").getroot()
    texts: dict[str, list[str]] = {}
    for found in root.iter():
        texts.setdefault(found.tag.removeprefix(DC), []).append(found.text)
    expected = {"title": ["Vaikuttava museo"], "creator": ["Vaikuttava museo"], "date": ["2026-11-25"],
                "rights": [LICENCE], "language": ["fi", "sv"]}  # fmt: skip
    assert {name: texts[name] for name in expected} == expected
    assert len(set(texts["description"])) == 2
    for name, title in (("LUE-MINUT.txt", "arkistopaketti"), ("LAS-MIG.txt", "arkivpaket")):
        text = (bag / name).read_text(encoding="utf-8")
        for word in (title, "2026-11-25", "data/booklet/", "data/website/", "data/dublin-core.xml"):
            assert word in text


def test_the_same_site_gives_the_same_package(package: Path, site: Path, tmp_path: Path):
    assert write_archive(site, tmp_path, DATE).read_bytes() == package.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.zip"]
    with ZipFile(package) as packed:
        assert packed.namelist() == sorted(packed.namelist())
        facts = {(info.date_time, info.external_attr >> 16, info.compress_type) for info in packed.infolist()}
    assert facts == {((2026, 11, 25, 18, 38, 14), 0o100644, ZIP_STORED)}


def test_a_site_without_its_copy_is_not_archived(tmp_path: Path):
    with pytest.raises(ReleaseRefusal, match=OFFLINE_COPY):
        write_archive(tmp_path / "site", tmp_path / "build", DATE)
    assert not list(tmp_path.rglob("*.zip"))
