"""A worksheet prints as one sheet of A4 landscape with everything it asks, in both languages and either scheme."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from project import DOCS
from pypdf import PdfReader

from vaikuttava_museo.content import parse_content, read_tree
from vaikuttava_museo.filters import question_of
from vaikuttava_museo.markup import plain
from vaikuttava_museo.worksheets import all_fields

CONTENT = parse_content(read_tree(Path(DOCS)))
A4_LANDSCAPE = (842, 595)


def printed(page: Page, url: str, **media: str) -> PdfReader:
    """Print a page as Ctrl+P does, background graphics off."""
    page.emulate_media(**media)
    page.goto(url, wait_until="networkidle")
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def words(text: str) -> str:
    """Return a text without what line breaks and hyphens do to it."""
    return re.sub(r"[\s\u00ad\u00a0-]+", "", text)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("id", CONTENT.worksheets)
def test_a_worksheet_is_one_sheet_with_everything_it_asks(id: str, language: str, page: Page):
    prefix = "sv/" if language == "sv" else ""
    document = printed(page, f"{prefix}tyopohjat/{id}/")
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == A4_LANDSCAPE
    text = words(document.pages[0].extract_text())
    sheet = CONTENT.worksheets[id]
    for field in all_fields(sheet):
        assert words(plain(field.heading[language])) in text
        assert words(plain(question_of(CONTENT, sheet, field)[language])) in text
    assert words(f"vaikuttavamuseo.fi/{prefix}tyopohjat/{id}") in text


def test_a_dark_screen_prints_the_same_sheet(page: Page):
    light, dark = (
        printed(page, "tyopohjat/change-map/", color_scheme=scheme).pages[0].get_contents().get_data()
        for scheme in ("light", "dark")
    )
    assert light == dark


@pytest.mark.parametrize("id", CONTENT.worksheets)
def test_nothing_of_a_sheet_stands_outside_its_boxes(id: str, page: Page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 720})
    page.goto(f"sv/tyopohjat/{id}/", wait_until="networkidle")
    clipped = page.evaluate(
        """() => [...document.querySelectorAll(".sheet :is(th, td, .area, .card, .sheet__head > *)")]
            .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
            .map((box) => box.textContent.trim().slice(0, 40))"""
    )
    assert clipped == []
