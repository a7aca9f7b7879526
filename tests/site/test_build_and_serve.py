"""Building and previewing: a fault gets a clear sentence, and a preview never hangs."""

from pathlib import Path

import pytest
from previewing import FIRST_BUILD, SERVER_SAID, fetch, preview
from project import copy_project, run_mkdocs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def break_page(project: Path, before: str, after: str) -> None:
    page = project / "docs/tietosuoja.md"
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("title: Tietosuoja\n", "title: Tietosuoja: kenen\n", 'title: "Tietosuoja: kenen"'),
        ("reviewed: 2026-", "reviewed: 2026-13-", "2026-13-"),
        ("description: ", "desciption: ", "description"),
    ],
)
def test_faulty_front_matter_stops_the_build_with_one_sentence(
    before: str, after: str, shown: str, project: Path
):
    break_page(project, before, after)
    result = run_mkdocs("build", "--strict", "--site-dir", str(project / "site"), cwd=project)
    assert result.returncode != 0
    assert "docs/tietosuoja.md:" in result.stderr and shown in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site/index.html").exists(), "a faulty build must write nothing"


BANNER = 'class="findings '


def spoil(docs: Path) -> None:
    """Break a docs folder in every way that would end or empty a stock preview."""
    latin = (docs / "palaute.sv.md").read_text(encoding="utf-8").encode("latin-1", "replace")
    (docs / "palaute.sv.md").write_bytes(latin)
    (docs / "sanasto.md").write_text("hei", encoding="utf-16")
    (docs / "ohjausryhma.md").write_text(
        "---\ntemplate: puuttuu.html\ntags: a\n---\nTeksti.\n", encoding="utf-8"
    )
    step = (docs / "askel-2.md").read_text(encoding="utf-8")
    (docs / "askel-2.md").write_text("\n" + step[: len(step) // 2], encoding="utf-8")
    (docs / "askel-4.yml").write_text("questions: [", encoding="utf-8")
    (docs / "sanasto.yml").unlink()
    (docs / "ohjausryhma.sv.md").unlink()
    (docs / "uusi.sv.md").write_text("---\ntitle: Ny\n---\n", encoding="utf-8")
    (docs / "toinen.se.md").write_text("x", encoding="utf-8")
    (docs / "kansio.md").mkdir()
    (docs / "linkki.md").symlink_to("/puuttuu")


@pytest.mark.thorough
def test_the_preview_shows_on_each_page_what_is_wrong_with_it_and_survives_whatever_is_saved(project: Path):
    break_page(project, "\n## ", "\n[x](puuttuu.md)\n\n## ")
    break_page(project, "title: Tietosuoja\n", "title: Tietosuoja: kenen\n")
    docs = project / "docs"
    spoil(docs)
    with preview(project) as address:
        assert fetch(f"{address}tietosuoja/", "title: &#34;Tietosuoja: kenen&#34;", FIRST_BUILD)
        for page in (
            "askel-2/",
            "askel-4/",
            "sv/askel-4/",
            "sanasto/",
            "ohjausryhma/",
            "sv/palaute/",
            "sv/uusi/",
        ):
            assert fetch(f"{address}{page}", BANNER, 5), page
        assert fetch(f"{address}sv/askel-3/", "Välj riktning", 5)
        assert not fetch(f"{address}askel-3/", BANNER, 0.3)
        assert fetch(address, "toinen.se.md", 5)
        (docs / "tietosuoja.md").write_text("---\ntitle: Tietosuoja\ndescr", encoding="utf-8")
        assert fetch(f"{address}tietosuoja/", "front-matter-unclosed", 30)
        assert fetch(f"{address}askel-3/", "Päätä suunta", 5)
    assert "Traceback" not in (project / SERVER_SAID).read_text(encoding="utf-8")


def test_the_built_site_has_nothing_of_the_preview_s_banner(site: Path):
    pages = list(site.rglob("*.html"))
    assert pages
    assert [page for page in pages if "findings" in page.read_text(encoding="utf-8")] == []


CHANGES = [
    ("palaute.sv.md", "Respons", "Återkoppling", "{}", ["sv/palaute/"]),
    ("sanasto.yml", "Muutos, jonka", "Ero, jonka", 'title="{} museon työ', ["museot-hyvinvoinnin-edistajina/"]),
    ("tyopohjat/partner-map.yml", "Kumppanikartta", "Kumppanit", ">{}</a>", ["askel-2/"]),
    ("askel-3.md", "Ennen työpajaa", "Aluksi", 'class="unseen">: {}</span>', ["askel-3/"]),
    ("askel-3.sv.md", "Välj riktning", "Ta ut kursen", "{}", ["sv/askel-3/", "sv/", "sv/askel-2/", "sv/askel-4/"]),
]  # fmt: skip
"""A file, what is changed in it, how a page shows it, and the pages that do."""


def test_the_preview_shows_a_change_wherever_it_is_used_and_takes_it_back(project: Path):
    with preview(project) as address:
        assert fetch(f"{address}sv/palaute/", "Respons", FIRST_BUILD)
        for name, old, new, shown, urls in CHANGES:
            for before, after in ((old, new), (new, old)):
                file = project / "docs" / name
                text = file.read_text(encoding="utf-8")
                assert before in text
                file.write_text(text.replace(before, after), encoding="utf-8")
                for url in urls:
                    assert fetch(address + url, shown.format(after), 30), (url, after)
        assert fetch(f"{address}askel-3/", "Päätä suunta", 5)
