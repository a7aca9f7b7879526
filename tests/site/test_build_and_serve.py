"""Building and previewing: a fault gets a clear sentence, and a preview never hangs."""

import sys
from pathlib import Path

import pytest
from project import FIRST_BUILD, SERVER_SAID, copy_project, fetch, preview, run, run_mkdocs

from vaikuttava_museo.content.placeholder_names import BLOCK_PLACEHOLDERS, INLINE_PLACEHOLDERS

BANNER = 'class="findings '


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_faulty_front_matter_stops_the_build(project: Path):
    replaced(project / "docs/tietosuoja.md", "title: Tietosuoja\n", "title: Tietosuoja: kenen\n")
    result = run_mkdocs("build", "--strict", "--site-dir", str(project / "site"), cwd=project)
    assert result.returncode != 0
    assert "docs/tietosuoja.md:2" in result.stderr and 'title: "Tietosuoja: kenen"' in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site/index.html").exists(), "a faulty build must write nothing"


def spoil(docs: Path) -> None:
    """Break a docs folder in every way that would end or empty a stock preview."""
    replaced(docs / "tietosuoja.md", "\n## ", "\n[x](puuttuu.md)\n\n## ")
    replaced(docs / "tietosuoja.md", "title: Tietosuoja\n", "title: Tietosuoja: kenen\n")
    latin = (docs / "palaute.sv.md").read_text(encoding="utf-8").encode("latin-1", "replace")
    (docs / "palaute.sv.md").write_bytes(latin)
    step = (docs / "askel-2.md").read_text(encoding="utf-8")
    every = "\n\n".join(f"{{{{ {name} }}}}" for name in sorted(BLOCK_PLACEHOLDERS | INLINE_PLACEHOLDERS))
    for name, text, encoding in (
        ("sanasto.md", "hei", "utf-16"),
        ("ohjausryhma.md", "---\ntemplate: puuttuu.html\ntags: a\n---\nTeksti.\n\n" + every, "utf-8"),
        ("askel-2.md", "\n" + step[: len(step) // 2], "utf-8"),
        ("askel-4.yml", "questions: [", "utf-8"),
        ("uusi.sv.md", "---\ntitle: Ny\n---\n", "utf-8"),
        ("toinen.se.md", "x", "utf-8"),
        ("kolmas.markdown", "x", "utf-8"),
    ):
        (docs / name).write_text(text, encoding=encoding)
    (docs / "sanasto.yml").unlink()
    (docs / "ohjausryhma.sv.md").unlink()
    (docs / "kansio.md").mkdir()
    (docs / "linkki.md").symlink_to("/puuttuu")


@pytest.mark.thorough
def test_the_preview_shows_on_each_page_what_is_wrong_with_it_and_survives_whatever_is_saved(project: Path):
    docs = project / "docs"
    spoil(docs)
    with preview(project) as address:
        assert fetch(f"{address}tietosuoja/", "title: &#34;Tietosuoja: kenen&#34;", FIRST_BUILD)
        for page in ("askel-2", "askel-4", "sv/askel-4", "sanasto", "ohjausryhma", "sv/palaute", "sv/uusi"):
            assert fetch(f"{address}{page}/", BANNER, 5), page
        assert fetch(f"{address}sv/askel-3/", "Välj riktning", 5)
        assert not fetch(f"{address}askel-3/", BANNER, 0.3)
        assert fetch(address, "toinen.se.md", 5)
        (docs / "tietosuoja.md").write_text("---\ntitle: Tietosuoja\ndescr", encoding="utf-8")
        assert fetch(f"{address}tietosuoja/", "front-matter-unclosed", 30)
        assert fetch(f"{address}askel-3/", "Päätä suunta", 5)
    assert "Traceback" not in (project / SERVER_SAID).read_text(encoding="utf-8")


@pytest.mark.thorough
def test_the_preview_of_a_pull_request_is_there_whatever_is_wrong_and_says_so_on_each_page(project: Path):
    spoil(project / "docs")
    no_browser = {"PATH": str(project), "PLAYWRIGHT_BROWSERS_PATH": str(project)}
    result = run(sys.executable, "-m", "vaikuttava_museo", "preview", cwd=project, **no_browser)
    assert result.returncode == 0, result.stderr
    assert "PDF-tiedostot tarvitsevat Chromium-selaimen" in result.stderr and "Traceback" not in result.stderr
    pages = {
        path.parent.name: path.read_text("utf-8") for path in project.glob("build/preview/*/*/index.html")
    }
    assert all(BANNER in pages[name] for name in ("askel-2", "askel-4", "sanasto", "ohjausryhma"))
    assert "title: &#34;Tietosuoja: kenen&#34;" in pages["tietosuoja"]
    assert BANNER not in pages["askel-3"] and "Päätä suunta" in pages["askel-3"]
    assert 'href="../askel-2/index.html"' in pages["askel-3"]
    assert [name for name, page in pages.items() if "Content-Security-Policy" not in page] == []


CHANGES = [
    ("palaute.md", "Lyhytkin viesti", "Muuttunut rivi", "{}", ["palaute/"]),
    ("palaute.sv.md", "ett kort meddelande", "en ny rad", "{}", ["sv/palaute/"]),
    ("sanasto.yml", "Muutos, jonka", "Ero, jonka", 'title="{} museon työ', ["museot-hyvinvoinnin-edistajina/"]),
    ("tyopohjat/partner-map.yml", "Kumppanikartta", "Kumppanit", ">{}</a>", ["askel-2/"]),
    ("valikko.yml", "Hanke", "Taustaa", ">{}</a>", ["palaute/"]),
    ("askel-3.md", "Ennen työpajaa {", "Aluksi {", ">{}</a>", ["askel-3/"]),
    ("askel-3.sv.md", "Välj riktning", "Ta ut kursen", "{}", ["sv/askel-3/", "sv/", "sv/askel-2/", "sv/askel-4/"]),
]  # fmt: skip
"""Of each change: the file, what is replaced by what, how it is shown, and the pages that show it, others' too."""


def test_the_preview_shows_a_change_wherever_it_is_used_and_takes_it_back(project: Path):
    with preview(project) as address:
        assert fetch(f"{address}sv/", "Välj riktning", FIRST_BUILD)
        for name, old, new, shown, urls in CHANGES:
            for there, here in ((old, new), (new, old)):
                replaced(project / "docs" / name, there, here)
                for url in urls:
                    assert fetch(address + url, shown.format(here.rstrip(" {")), 30), (url, here)
        assert fetch(f"{address}askel-3/", "Päätä suunta", 5)
