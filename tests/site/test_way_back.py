"""The way back: stock Material, with no plugin of ours, builds the same content, so nothing is written for us alone."""

import shutil
from pathlib import Path

import yaml
from project import DOCS, real_content, run_mkdocs, stock_config, whole_settings
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES
from vaikuttava_museo.content.worksheet_pages import worksheet_page_sources


def content_as_text(target: Path) -> list[str]:
    """Write the content with what links lead to as pages of text: worksheets, terms; return the added pages' names."""
    content, docs = real_content(), shutil.copytree(DOCS, target)
    for path, source in worksheet_page_sources(content.worksheets).items():
        (docs / path).write_text(source, encoding="utf-8")
    assert content.glossary
    for language in LANGUAGES:
        terms = [f"## {term[language.code].term} {{ #{term.id} }}" for term in content.glossary.terms]
        page = docs / file_of("sanasto", language)
        text = page.read_text(encoding="utf-8").replace("{{ terms }}", "\n\n".join(terms))
        page.write_text(text, encoding="utf-8")
    return [f"tyopohjat/{id}{FINNISH.suffix}" for id in content.worksheets]


def test_stock_material_builds_the_content_without_a_warning_and_knows_its_marks(tmp_path: Path):
    added = content_as_text(tmp_path / "docs")
    ours = whole_settings()
    ours["nav"] += added
    config = yaml.safe_dump(stock_config(ours, tmp_path / "docs"))
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run_mkdocs("build", "--strict", "--site-dir", str(tmp_path / "site"), cwd=tmp_path)
    assert (result.returncode, [line for line in result.stderr.split("\n") if "WARNING" in line]) == (0, [])
    page = LexborHTMLParser((tmp_path / "site" / "merkinnat" / "index.html").read_text(encoding="utf-8"))
    marks = (
        ".tabbed-alternate",
        ".task-list-item",
        "details.tip",
        ".admonition.warning",
        "kbd",
        "mark",
        ".md-button",
    )
    assert [
        mark for mark in (*marks, "figcaption", "abbr", ".footnote", "dl") if not page.css(f"article {mark}")
    ] == []
