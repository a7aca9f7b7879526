"""The worksheets as Word files: what is asked, the places to write, and that the same data give the same bytes."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from project import all_fields, as_read, real_content
from pypdf import PdfReader

from tests.unit.examples import needs_office, opened_in_office
from vaikuttava_museo.content.answer_ids import answer_ids, question_of
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.pdf_documents import WordTemplate, word_templates
from vaikuttava_museo.page.assets.empty_worksheet_docx import empty_worksheet_docx

CONTENT = real_content()
TEMPLATES = word_templates(CONTENT)
SITE = "https://www.vaikuttavamuseo.fi/"


def made(template: WordTemplate) -> bytes:
    return empty_worksheet_docx(CONTENT, template.id, template.language, SITE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.path)
def test_a_template_asks_all_that_its_worksheet_asks_and_has_every_place_to_write_once(
    template: WordTemplate,
):
    sheet, code = CONTENT.worksheets[template.id], template.language.code
    file = made(template)
    document = docx.Document(BytesIO(file))
    body = document.element.body
    text = as_read(" ".join(node.text or "" for node in body.iter(qn("w:t"))))
    for field in all_fields(sheet):
        for asked in (field.heading[code], question_of(CONTENT.steps[sheet.step], field)[code]):
            assert as_read(plain(asked)) in text
    places = [place.get(qn("w:val")) for place in body.iter(qn("w:tag"))]
    assert sorted(places) == sorted(answer_ids(sheet))
    assert all(place.get(qn("w:val")) for place in body.iter(qn("w:alias")))
    levels = [
        int(line.style.name[-1]) for line in document.paragraphs if line.style.name.startswith("Heading")
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == f"{code}-FI"
    section = document.sections[0]
    assert section.page_width > section.page_height
    if hasattr(sheet, "columns") or hasattr(sheet, "periods"):
        assert len(list(body.iter(qn("w:tblHeader")))) == 1
    assert file == made(template)
    assert {info.date_time[0] for info in ZipFile(BytesIO(file)).infolist()} == {1980}


@needs_office
def test_libreoffice_opens_the_templates(tmp_path: Path):
    tried = TEMPLATES[0], TEMPLATES[-1]
    told = opened_in_office({template.id: made(template) for template in tried}, tmp_path)
    for template in tried:
        title = plain(CONTENT.worksheets[template.id].title[template.language.code])
        pages = PdfReader(tmp_path / f"{template.id}.pdf").pages
        assert title in as_read(pages[0].extract_text()), told
        assert pages[0].mediabox.width > pages[0].mediabox.height
