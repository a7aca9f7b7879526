from pathlib import PurePosixPath

import pytest

from tests.unit.examples import content
from tests.unit.test_content import sheet_text
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.page.worksheet_pages import data_file_of, worksheet_page_sources


def sources(title: str = "Teksti") -> dict[PurePosixPath, str]:
    quoted = title.replace("'", "''")
    text = sheet_text(1, 1).replace("title: {fi: Teksti", f"title: {{fi: '{quoted}'")
    return worksheet_page_sources(content(**{"tyopohjat__partner-map_yml": text}).worksheets)


def finnish_page(title: str) -> Page:
    path = PurePosixPath("tyopohjat/partner-map.md")
    page = parse_page(path, sources(title)[path])
    assert isinstance(page, Page)
    return page


def test_every_worksheet_has_a_page_in_each_language():
    assert [str(path) for path in sources()] == ["tyopohjat/partner-map.md", "tyopohjat/partner-map.sv.md"]


@pytest.mark.parametrize(
    "title", ["Kartta", "Kartta: missä", 'Kartta "ja" muuta', "Kenoviiva \\ n", "@kartta", "- x"]
)
def test_the_title_reaches_the_page_as_it_was_written(title):
    assert finnish_page(title).text_of("title") == title


def test_the_swedish_page_has_the_swedish_texts():
    text = sources()[PurePosixPath("tyopohjat/partner-map.sv.md")]
    assert 'title: "Text"' in text
    assert "y" * 50 in text


def test_the_page_shows_the_worksheet():
    assert finnish_page("Kartta").body.strip() == "{{ worksheet }}"


@pytest.mark.parametrize("name", ["partner-map.md", "partner-map.sv.md"])
def test_both_pages_are_edited_in_the_data_file(name):
    assert data_file_of(PurePosixPath("tyopohjat", name)) == PurePosixPath("tyopohjat/partner-map.yml")
