"""A site built from changed content: a fresher twin is told of where it is."""

import re
from pathlib import Path

import pytest
from project import build_site, copy_project
from selectolax.lexbor import LexborHTMLParser

from tests.unit.ledger_examples import said_of
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.ledger.ledger_files import folder_of, ledger_files

CHANGES = [
    ("askel-3.md", "#+ .*{ #opening }\n\n"),
    ("askel-3.md", "reviewed: "),
    ("askel-3.sv.md", "#+ .*{ #tools }\n\n"),
    ("index.md", "---\n(?:.*\n)*?---\n\n"),
    ("index.md", "#+ .*{ #origin }\n\n"),
    ("tyopohjat/index.sv.md", "#+ .*{ #on-screen }\n\n"),
    ("askel-4.md", "#+ .*{ #next-step }\n\n"),
    ("askel-4.sv.md", "#+ .*{ #next-step }\n\n"),
]
BEHIND = {
    "sv/askel-3/index.html": {"opening": "../../askel-3/#opening"},
    "askel-3/index.html": {"tools": "../sv/askel-3/#tools"},
    "sv/index.html": {"": "../", "origin": "../#origin"},
    "tyopohjat/index.html": {"on-screen": "../sv/tyopohjat/#on-screen"},
}
"""The pages that get a line: of each section ("" for the page's beginning) the address it leads to."""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The real site after a person found that everything matches, and editors changed one language, of step IV both."""
    project = copy_project(tmp_path_factory.mktemp("fresher"))
    docs = project / "docs"
    for path, data in ledger_files(said_of(parse_content(read_tree(docs)))).items():
        (folder_of(docs) / path).write_bytes(data)
    for name, pattern in CHANGES:
        text = (docs / name).read_text(encoding="utf-8")
        place = re.search(f"^{pattern}", text, flags=re.MULTILINE).end()
        (docs / name).write_text(f"{text[:place]}2026-12-03 # {text[place:]}", encoding="utf-8")
    return build_site(project / "site", project)


def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_only_the_pages_that_are_behind_have_the_line_and_no_search_finds_it(built):
    pages = {str(path.relative_to(built)): path.read_text(encoding="utf-8") for path in built.rglob("*.html")}
    assert {name for name, html in pages.items() if 'class="fresher-text"' in html} == BEHIND.keys()
    search = "".join(path.read_text(encoding="utf-8") for path in (built / "search").glob("*.json"))
    assert search and "uudempi teksti" not in search and "nyare texten" not in search


@pytest.mark.parametrize("name", BEHIND)
def test_the_line_under_a_heading_leads_to_the_same_place_in_the_language_it_names(built, name):
    page, language = parsed(built / name), "fi" if name.startswith("sv/") else "sv"
    assert len(page.css("p.fresher-text")) == len(BEHIND[name])
    for id, href in BEHIND[name].items():
        place = f"#{id} + p.fresher-text" if id else "p.fresher-text:first-child"
        link = page.css_first(f"{place} a").attributes
        assert (link["href"], link["hreflang"]) == (href, language)
        twin = parsed((built / name).parent / href.partition("#")[0] / "index.html")
        assert twin.css_first("html").attributes["lang"] == language
        assert not id or twin.css_first(f"#{id}") is not None


def test_the_line_is_in_the_readers_language_with_both_days(built):
    pages = (parsed(built / name / "index.html") for name in ("sv/askel-3", "askel-3"))
    lines = (page.css_first("p.fresher-text") for page in pages)
    swedish, finnish = (line.text().replace("\u00a0", " ") for line in lines)
    assert swedish == (
        "Här är den finska texten nyare. Språken stämde senast överens den 25 november 2026. "
        "Läs den nyare texten på finska (sidan granskad den 3 december 2026)."
    )
    assert finnish.startswith("Tässä kohdassa ruotsinkielinen teksti on uudempi.")
    assert "viimeksi 25.11.2026. Lukekaa uudempi teksti ruotsiksi" in finnish
