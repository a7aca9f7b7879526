"""The reader of a section whose twin is fresher sees one quiet line under its heading, and nobody else does."""

import re
from pathlib import Path

import pytest
from project import build_site, copy_project
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.unit.ledger_examples import MATCHED, said_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.ledger.files import folder_of, read_files, write_files
from vaikuttava_museo.ledger.record import ledger_files
from vaikuttava_museo.texts import catalogue

LINE = "p.fresher-text"
BEHIND = {
    "sv/askel-3/index.html": {"opening": "../../askel-3/#opening"},
    "askel-3/index.html": {"tools": "../sv/askel-3/#tools"},
    "sv/index.html": {"": "../", "for-whom": "../#for-whom"},
    "tyopohjat/index.html": {"on-screen": "../sv/tyopohjat/#on-screen"},
}
"""The pages that get a line: of each section ("" for the page's beginning) the address it leads to."""


def add(docs: Path, name: str, id: str | None, sentence: str) -> None:
    """Add a sentence under a heading, or to the page's beginning."""
    page = docs / name
    text = page.read_text(encoding="utf-8")
    mark = r"(^---\n(?:.*\n)*?---\n\n)" if id is None else rf"(^#+ .*{{ #{id} }}\n\n)"
    changed = re.sub(mark, rf"\g<1>{sentence} ", text, count=1, flags=re.MULTILINE)
    assert changed != text
    page.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The real site after a person found that everything matches, and editors changed one language here and there."""
    project = copy_project(tmp_path_factory.mktemp("fresher"))
    docs = project / "docs"
    folder = folder_of(docs)
    write_files(folder, read_files(folder), ledger_files(said_of(parse_content(read_tree(docs)), MATCHED)))
    add(docs, "askel-3.md", "opening", "Tämä on uutta.")
    add(docs, "askel-3.sv.md", "tools", "Det här är nytt.")
    add(docs, "index.md", None, "Tämä on uutta.")
    add(docs, "index.md", "for-whom", "Tämä on uutta.")
    add(docs, "tyopohjat/index.sv.md", "on-screen", "Det här är nytt.")
    add(docs, "askel-4.md", "next-step", "Tämä on uutta.")
    add(docs, "askel-4.sv.md", "next-step", "Det här är nytt.")
    page = docs / "askel-3.md"
    text = re.sub(
        r"^reviewed: .*$", "reviewed: 2026-12-03", page.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    page.write_text(text, encoding="utf-8")
    return build_site(project / "site", project)


def lines_of(site: Path, name: str) -> list[LexborNode]:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8")).css(LINE)


def heading_before(line: LexborNode) -> str:
    """Return the id of the heading that a line stands right under; "" when it stands first in its text."""
    before = line.prev
    while before is not None and before.tag == "-text":
        before = before.prev
    if before is None:
        return ""
    assert re.fullmatch("h[2-6]", before.tag)
    return before.attributes["id"]


def test_only_the_pages_that_are_behind_have_the_line(built):
    found = {
        str(path.relative_to(built))
        for path in built.rglob("*.html")
        if 'class="fresher-text"' in path.read_text(encoding="utf-8")
    }
    assert found == set(BEHIND)


@pytest.mark.parametrize("name", BEHIND)
def test_the_line_stands_under_its_heading_and_leads_to_the_same_place_in_the_other_language(built, name):
    lines = lines_of(built, name)
    found = {heading_before(line): line.css_first("a").attributes["href"] for line in lines}
    assert found == BEHIND[name]
    assert len(lines) == len(found)


@pytest.mark.parametrize("name", BEHIND)
def test_the_place_it_leads_to_is_there_in_the_language_it_names(built, name):
    for link in (line.css_first("a") for line in lines_of(built, name)):
        address, _, anchor = link.attributes["href"].partition("#")
        target = (built / name).parent / address / "index.html"
        page = LexborHTMLParser(target.read_text(encoding="utf-8"))
        assert page.css_first("html").attributes["lang"] == link.attributes["hreflang"]
        assert not anchor or page.css_first(f"#{anchor}") is not None
        assert link.attributes["hreflang"] == ("fi" if name.startswith("sv/") else "sv")


def test_the_line_is_in_the_readers_language_with_both_days(built):
    (swedish,) = lines_of(built, "sv/askel-3/index.html")
    assert swedish.text().replace("\u00a0", " ") == (
        "Här är den finska texten nyare. Språken stämde senast överens den 25 november 2026. "
        "Läs den nyare texten på finska (sidan granskad den 3 december 2026)."
    )
    (finnish,) = lines_of(built, "askel-3/index.html")
    assert finnish.text().startswith(
        "Tässä kohdassa ruotsinkielinen teksti on uudempi. Kielet vastasivat toisiaan viimeksi 25.11.2026. "
        "Lukekaa uudempi teksti ruotsiksi"
    )


def test_the_search_does_not_find_the_line(built):
    words = [catalogue("interface", language)["fresher_link"] for language in LANGUAGES]
    for path in (built / "search").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert [word for word in words if word in text] == []
