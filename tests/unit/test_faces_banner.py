from pathlib import PurePosixPath

import pytest

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.checks.guide import guide_of
from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import told
from vaikuttava_museo.checks.reporters.banner import MOST, Banner, banner_of, pages_of
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.languages import FINNISH, SWEDISH

GUIDE = guide_of("https://github.com/museum/site", "edit/main/docs/")
COLON = b"---\ntitle: Kahvi: ja pulla\n---\n"


def with_file(name: str, data: bytes) -> Inspection:
    return inspect(DocsFolder(sound_tree() | {PurePosixPath(name): data}))


def banner(inspection: Inspection, file: str) -> Banner | None:
    path = PurePosixPath(file)
    return banner_of(inspection, path, language_of(path) or FINNISH, GUIDE)


def test_a_page_with_a_fault_shows_it_with_its_line_the_mended_line_and_the_way_to_mend_it():
    shown = banner(with_file("sivu.md", COLON), "sivu.md")
    assert shown is not None
    assert shown.is_fault
    assert shown.title == "Tällä sivulla on korjattavaa: 1. Näin sitä ei voi julkaista."
    [notice] = shown.notices
    assert notice.place == "docs/sivu.md, rivi 2"
    assert notice.text == told(with_file("sivu.md", COLON).faults[0]).text
    assert notice.parts == ("title: Kahvi", ":", " ja pulla")
    assert notice.mended == ('title: "Kahvi: ja pulla"',)
    assert notice.edit == "https://github.com/museum/site/edit/main/docs/sivu.md"
    assert notice.guide.endswith("CONTRIBUTING.md#fi-yaml-syntax-colon")


def test_a_sound_page_shows_nothing_though_another_is_faulty():
    assert banner(with_file("sivu.md", COLON), "sanasto.md") is None
    assert banner(with_file("sivu.md", COLON), "sivu.sv.md") is None


def test_data_is_told_on_the_pages_that_show_it_in_their_language():
    inspection = with_file("askel-1.yml", b"questions: []\n")
    finnish, swedish = banner(inspection, "askel-1.md"), banner(inspection, "askel-1.sv.md")
    assert finnish is not None
    assert swedish is not None
    assert finnish.notices[0].text == told(inspection.faults[0], FINNISH).text
    assert swedish.notices[0].text == told(inspection.faults[0], SWEDISH).text
    assert swedish.notices[0].place.startswith("docs/askel-1.yml, rad ")


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("sivu.sv.md", ("sivu",)),
        ("askel-3.yml", ("askel-3",)),
        ("sanasto.yml", ("sanasto",)),
        ("known-issues.yml", ("saavutettavuus",)),
        ("tyopohjat/trial.yml", ("tyopohjat/trial",)),
        ("tyopohjat/uusi.yml", ("tyopohjat/index",)),
        ("x.se.md", ()),
    ],
)
def test_every_file_has_the_pages_that_show_it(file, pages):
    assert pages_of(PurePosixPath(file), with_file("sivu.md", b"").content) == pages


def test_the_home_page_leads_to_what_is_wrong_elsewhere():
    inspection = with_file("sivu.sv.md", COLON)
    shown = banner(inspection, "index.md")
    assert shown is not None
    assert shown.title == ""
    assert shown.elsewhere_title.startswith("Muilla sivuilla on korjattavaa: 1.")
    assert [(other.file, other.counts, other.url) for other in shown.elsewhere] == [
        ("docs/sivu.sv.md", "korjattavaa 1", "sv/sivu/")
    ]


def test_the_home_page_counts_faults_and_hints_apart_and_names_files_with_faults_first():
    tree = sound_tree()
    hint, both = PurePosixPath("sanasto.md"), PurePosixPath("sivu.md")
    tree[hint] += b"\nKaksi  sanaa.\n"
    tree[both] += b"\nKolme  sanaa ja merkki , joka.\n"
    shown = banner(inspect(DocsFolder(tree)), "index.md")
    assert shown is not None
    assert "korjattavaa: 1." in shown.elsewhere_title
    told_of = {other.file: other.counts for other in shown.elsewhere}
    assert told_of["docs/sanasto.md"] == "vihjeitä 1"
    assert told_of["docs/sivu.md"].startswith("korjattavaa 1, vihjeitä ")
    assert next(iter(told_of)) == "docs/sivu.md"


def test_what_has_no_page_is_told_on_the_home_page_in_words():
    shown = banner(with_file("uusi.se.md", b"x"), "index.sv.md")
    assert shown is not None
    [other] = shown.elsewhere
    assert (other.url, other.lang) == (None, "sv")
    assert "uusi.se.md" in other.first


def test_hints_alone_are_no_alert(monkeypatch):
    monkeypatch.setattr("vaikuttava_museo.checks.severity.HINTS", frozenset({"yaml-syntax-colon"}))
    shown = banner(with_file("sivu.md", COLON), "sivu.md")
    assert shown is not None
    assert not shown.is_fault
    assert "Ne eivät estä julkaisua" in shown.title


def test_a_page_with_very_many_findings_shows_the_first_ones_and_counts_all():
    body = sound_tree()[PurePosixPath("sivu.md")] + b"\n[x](puuttuu.md)\n" * 50
    shown = banner(with_file("sivu.md", body), "sivu.md")
    assert shown is not None
    assert len(shown.notices) == MOST
    assert "korjattavaa: 50." in shown.title


def test_a_swedish_home_page_speaks_swedish():
    shown = banner_of(with_file("sivu.md", COLON), PurePosixPath("index.sv.md"), SWEDISH, GUIDE)
    assert shown is not None
    assert shown.elsewhere_title.startswith("På andra sidor finns saker att rätta: 1.")
