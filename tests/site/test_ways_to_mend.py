"""Every page leads to its own file, and every section to a mail that says which place is meant."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from project import DOCS
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.addresses import file_of, url_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import parse_content, read_tree

CONTENT = parse_content(read_tree(DOCS))
each_page = pytest.mark.parametrize("page", CONTENT.pages.values(), ids=lambda page: str(page.path))
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
MARK = {"fi": "suomeksi", "sv": "på svenska"}


def built(site: Path, key: str, language) -> LexborHTMLParser:
    return LexborHTMLParser((site / url_of(key, language) / "index.html").read_text(encoding="utf-8"))


def edit_file(tree: LexborHTMLParser) -> list[str]:
    links = (link.attributes["href"] or "" for link in tree.css(".site-footer__links a"))
    return [unquote(href.partition("/edit/main/docs/")[2]) for href in links if "/edit/" in href]


@each_page
def test_the_page_is_edited_in_its_own_file(site: Path, page: Page):
    tree = built(site, page.key, page.language)
    assert edit_file(tree) == [str(file_of(page.key, page.language))]


@each_language
@pytest.mark.parametrize("id", CONTENT.worksheets)
def test_a_worksheet_is_edited_in_its_data(site: Path, id: str, language):
    assert edit_file(built(site, f"tyopohjat/{id}", language)) == [f"tyopohjat/{id}.yml"]


@pytest.mark.parametrize("name", ["404.html", "sv/404.html"])
def test_a_page_that_is_not_there_has_nothing_to_edit(site: Path, name: str):
    tree = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
    assert edit_file(tree) == [] and tree.css(".mend") == []


@each_page
def test_every_section_can_be_corrected_by_mail(site: Path, page: Page):
    tree = built(site, page.key, page.language)
    bodies = [
        parse_qs(urlsplit(link.attributes["href"] or "").query)["body"][0]
        for link in tree.css(".mend a[href^=mailto]")
    ]
    lines = page.body.split("\n")
    starts = [heading.line - page.body_line for heading in page.headings] + [len(lines)]
    with_text = [
        heading.id
        for heading, start, end in zip(page.headings, starts, starts[1:], strict=False)
        if heading.level in (2, 3) and "".join(lines[start + 1 : end]).strip()
    ]
    address = f"https://www.vaikuttavamuseo.fi/{url_of(page.key, page.language)}"
    assert [body.partition("#")[2].split("\r\n")[0] for body in bodies] == with_text
    assert all(f"{address}#" in body and MARK[page.language.code] in body for body in bodies)
    names = [summary.text() for summary in tree.css(".mend summary")]
    assert len(names) == len(set(names)) == len(with_text)
