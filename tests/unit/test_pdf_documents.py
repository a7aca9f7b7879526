from tests.unit.examples import content, page_text
from tests.unit.test_content import sheet_text
from tests.unit.test_views import step_text
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pdf_documents import (
    Kind,
    Paper,
    booklet_document,
    booklet_keys,
    documents,
    step_document,
    worksheet_document,
)


def example():
    return content(
        **{"askel-1": step_text(1), "askel-2": step_text(2), "askel-1_sv": step_text(1)},
        **{"index": page_text(), "sanasto": page_text(), "sivuston-tarkoitus": page_text()},
        tyopohjat__b_yml=sheet_text(1, 1),
        tyopohjat__a_yml=sheet_text(1, 2),
        tyopohjat__c_yml=sheet_text(2, 1),
    )


def test_names_are_the_same_in_both_languages():
    assert step_document(3, FINNISH).path == "pdf/askel-3.pdf"
    assert step_document(3, SWEDISH).path == "sv/pdf/askel-3.pdf"
    assert worksheet_document("change-map", SWEDISH, Paper.A3).path == "sv/pdf/change-map-a3.pdf"
    assert booklet_document(SWEDISH).path == "sv/pdf/vaikuttava-museo.pdf"


def test_a_document_knows_the_page_it_is_printed_from():
    assert step_document(3, SWEDISH).page_url == "sv/askel-3/"
    assert worksheet_document("change-map", FINNISH, Paper.A4).page_url == "tyopohjat/change-map/"
    assert booklet_document(FINNISH).page_url == ""


def test_every_step_every_worksheet_on_both_papers_and_the_booklet_are_listed():
    assert [document.path for document in documents(example())] == [
        "pdf/askel-1.pdf",
        "pdf/askel-2.pdf",
        "pdf/b-a4.pdf",
        "pdf/b-a3.pdf",
        "pdf/a-a4.pdf",
        "pdf/a-a3.pdf",
        "pdf/c-a4.pdf",
        "pdf/c-a3.pdf",
        "pdf/vaikuttava-museo.pdf",
        "sv/pdf/askel-1.pdf",
        "sv/pdf/b-a4.pdf",
        "sv/pdf/b-a3.pdf",
        "sv/pdf/a-a4.pdf",
        "sv/pdf/a-a3.pdf",
        "sv/pdf/c-a4.pdf",
        "sv/pdf/c-a3.pdf",
    ]


def test_only_worksheets_are_made_for_a3():
    assert {document.kind for document in documents(example()) if document.paper is Paper.A3} == {
        Kind.WORKSHEET
    }


def test_the_booklet_puts_each_worksheet_after_its_step():
    assert booklet_keys(example(), FINNISH) == (
        "sivuston-tarkoitus",
        "askel-1",
        "tyopohjat/b",
        "tyopohjat/a",
        "askel-2",
        "tyopohjat/c",
        "sanasto",
    )
