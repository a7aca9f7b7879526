from tests.unit.examples import content, page_text, sheet_text, step_text
from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.pdf_documents import booklet_keys, documents

CONTENT = content(
    **{"askel-1": step_text(1), "askel-2": step_text(2), "askel-1_sv": step_text(1)},
    **{"index": page_text(), "sanasto": page_text(), "sivuston-tarkoitus": page_text()},
    tyopohjat__b_yml=sheet_text(1, 1),
    tyopohjat__a_yml=sheet_text(1, 2),
    tyopohjat__c_yml=sheet_text(2, 1),
)


def test_every_step_every_worksheet_on_both_papers_and_the_booklet_are_listed():
    steps = [(f"pdf/{key}.pdf", f"{key}/", "a4") for key in ("askel-1", "askel-2")]
    sheets = [(f"pdf/{id}-{paper}.pdf", f"tyopohjat/{id}/", paper) for id in "bac" for paper in ("a4", "a3")]
    assert [(document.path, document.page_url, document.paper.value) for document in documents(CONTENT)] == [
        *steps,
        *sheets,
        ("pdf/vaikuttava-museo.pdf", "", "a4"),
        *((f"sv/{path}", f"sv/{url}", paper) for path, url, paper in (steps[0], *sheets)),
    ]


def test_the_booklet_puts_each_worksheet_after_its_step():
    expected = "sivuston-tarkoitus askel-1 tyopohjat/b tyopohjat/a askel-2 tyopohjat/c sanasto"
    assert " ".join(booklet_keys(CONTENT, FINNISH)) == expected
