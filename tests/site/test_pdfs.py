"""Every PDF of the built site is whole and tagged; what it says is what its page says."""

import re
import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_checks import FinishedPdf, letters, words_of
from PIL import ImageFont
from project import DOCS, ROOT, print_pdfs
from selectolax.lexbor import LexborHTMLParser as Html

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, url_of
from vaikuttava_museo.content.answer_places import question_of
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.pdf_documents import Document, Kind, Paper, booklet_keys, documents
from vaikuttava_museo.content.site_content import STEP_NUMBERS, parse_content, read_tree
from vaikuttava_museo.content.worksheets import all_fields
from vaikuttava_museo.pdf.built_pages import BuiltSite
from vaikuttava_museo.pdf.chromium import PageIncomplete, find_browser, printer
from vaikuttava_museo.pdf.print_jobs import print_document
from vaikuttava_museo.pdf.tags import annotations_of, kind_of

CONTENT = parse_content(read_tree(DOCS))
DOCUMENTS = documents(CONTENT)
STEP = next(document for document in DOCUMENTS if document.kind is Kind.STEP)
A3_SHEET = next(document for document in reversed(DOCUMENTS) if document.paper is Paper.A3)
BASE = "https://www.vaikuttavamuseo.fi/"
A4, A4_LANDSCAPE, A3_LANDSCAPE = (210, 297), (297, 210), (420, 297)
MARGINS_ONLY = 30
"""Fewer words than this make a page that has little but what stands in its margins."""


def keys_of(document: Document) -> tuple[str, ...]:
    is_booklet = document.kind is Kind.BOOKLET
    return booklet_keys(CONTENT, document.language) if is_booklet else (document.key,)


def printed_headings(document: Document, site: Path) -> list[tuple[int, str]]:
    """Return the level and words of the headings that a document prints, from its pages."""
    found = []
    for key in keys_of(document):
        page = Html((site / url_of(key, document.language) / "index.html").read_bytes())
        part = page.css_first(".sheet" if key.startswith(f"{WORKSHEET_FOLDER}/") else "article")
        for node in part.css("[hidden], .twin"):
            node.decompose()
        found += [(int(node.tag[1]), words_of(node.text())) for node in part.css("h1, h2, h3, h4, h5, h6")]
    return found


def questions_of(document: Document) -> list[str]:
    """Return every core question and field that a document must show, headings and questions."""
    code, keys = document.language.code, keys_of(document)
    steps = [number for number in STEP_NUMBERS if f"askel-{number}" in keys]
    texts = [question[code] for number in steps for question in CONTENT.steps[number].questions]
    for id, sheet in CONTENT.worksheets.items():
        if f"{WORKSHEET_FOLDER}/{id}" in keys:
            for field in all_fields(sheet):
                texts += [field.heading[code], question_of(CONTENT, sheet, field)[code]]
    return [plain(text) for text in texts]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_a_document_says_what_its_page_says_tagged_and_on_its_paper(document: Document, site: Path):
    finished = FinishedPdf(site / document.path)
    page = Html((site / document.page_url / "index.html").read_bytes())
    check_names(finished, document, words_of(page.css_first("title").text()))
    expected = printed_headings(document, site)
    if document.kind is Kind.BOOKLET:
        contents = "Sisällys" if document.language.code == "fi" else "Innehåll"
        expected = [(1, words_of(page.css_first("h1").text())), (1, contents), *expected]
        check_contents(finished, len(keys_of(document)))
    levels = [int(kind_of(element)[1]) for element in finished.tagged("H[1-6]")]
    assert list(zip(levels, (name for name, _ in finished.bookmarks()), strict=True)) == expected
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert document.kind is not Kind.STEP or levels.count(1) == 1
    if document.kind is Kind.WORKSHEET:
        assert finished.sizes() == [A3_LANDSCAPE if document.paper is Paper.A3 else A4_LANDSCAPE]
    else:
        sheets = [key for key in keys_of(document) if key.startswith(f"{WORKSHEET_FOLDER}/")]
        assert [size for size in finished.sizes() if size != A4] == [A4_LANDSCAPE] * len(sheets)
        check_foot(finished.foot(number=4))
    assert [text for text in finished.texts if len(text.split()) < MARGINS_ONLY] == []
    text = letters("".join(finished.texts))
    assert "\u2060" not in text
    assert (questions := questions_of(document))
    assert [question for question in questions if letters(question) not in text] == []


def check_names(finished: FinishedPdf, document: Document, title: str) -> None:
    """Title and language stand in every place, links have words, heads of tables a scope, pictures a text.

    All that is painted is marked, in our fonts; PDF/UA is claimed nowhere.
    """
    root = finished.pdf.Root
    assert (finished.pdf.pdf_version, str(root.Lang)) == ("1.7", document.language.code)
    assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
    with finished.pdf.open_metadata() as metadata:
        assert str(finished.pdf.docinfo["/Title"]) == metadata["dc:title"] == title
        assert set(metadata["dc:language"]) == {document.language.code}
    assert b"pdfuaid" not in root.Metadata.read_bytes()
    assert [words for words in finished.links if not words or words.startswith(("http", "#", "/"))] == []
    assert sum(len(annotations_of(link)) for link in finished.tagged("Link")) == len(finished.links)
    assert all("/Scope" in repr(head.get("/A")) for head in finished.tagged("TH"))
    assert all(str(figure.get("/Alt", "")).strip() for figure in finished.tagged("Figure"))
    assert finished.unmarked() == 0
    assert [font for font in finished.fonts() if not re.fullmatch(r"(.*(Source|VM).*)? embedded", font)] == []


def check_foot(foot: list[tuple[float, str]]) -> None:
    """The foot of a page says where it comes from, and nothing lies over anything."""
    text = " ".join(text for _, text in foot)
    assert "Vaikuttava museo" in text and "vaikuttavamuseo.fi" in text and "4" in text
    font = ImageFont.truetype(ROOT / "overrides/assets/fonts/sans.woff2", 80)
    font.set_variation_by_axes([400])
    ends = [x + font.getlength(text) * 8 / 80 for x, text in foot]
    assert all(end <= begins + 0.5 for end, (begins, _) in zip(ends, foot[1:], strict=False)), foot


def check_contents(booklet: FinishedPdf, parts: int) -> None:
    """The contents give the pages where the parts begin, and those carry their number."""
    contents = re.findall(r"^(?:[IV]+\s+)?(\S.*?) (\d+)$", booklet.texts[1], re.MULTILINE)
    assert len(contents) == parts
    for title, number in contents:
        assert (words_of(title), int(number)) in booklet.bookmarks()
        assert re.search(rf"(?<!\d){number}\s*/\s*{len(booklet.texts)}(?!\d)", booklet.texts[int(number) - 1])


def test_the_list_of_documents_is_what_the_site_has(site: Path):
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert found == {document.path for document in DOCUMENTS}


@pytest.mark.parametrize("document", [STEP, A3_SHEET], ids=lambda document: document.path)
def test_printed_again_in_another_process_a_document_is_the_same_to_the_byte(document: Document, site: Path):
    built = BuiltSite(site, BASE)
    source = built.source(document.page_url, built.html(document.page_url))
    with printer(find_browser()) as browser:
        assert print_document(browser, document, source) == (site / document.path).read_bytes()


@pytest.mark.parametrize("asked", ["/assets/none.css", "https://elsewhere.example/print.css"])
def test_a_page_that_asks_for_what_the_site_does_not_have_is_not_printed(asked: str, site: Path):
    built = BuiltSite(site, BASE)
    html = built.html(STEP.page_url).replace("</head>", f'<link rel="stylesheet" href="{asked}"></head>')
    with printer(find_browser()) as browser, pytest.raises(PageIncomplete, match=asked):
        print_document(browser, STEP, built.source(STEP.page_url, html))


@pytest.mark.timing
def test_all_documents_are_printed_in_a_minute_the_same_again_and_found_at_once(site: Path, tmp_path: Path):
    """Cold under 60 s and warm under 5 s on two cores, every byte as in the first run."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.pdf"))
    times = [time.monotonic()]
    for _ in range(2):
        print_pdfs(copy, tmp_path / "cache")
        times.append(time.monotonic())
    for document in DOCUMENTS:
        assert (copy / document.path).read_bytes() == (site / document.path).read_bytes(), document.path
    cold, warm = (end - start for start, end in pairwise(times))
    assert cold < 60
    assert warm < 5
