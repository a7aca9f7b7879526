"""Cleaning, tried on small PDFs made here: what Chromium's are like is tested on the built site."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.pdf.cleaning import bookmarks, cleaned, pages_of_destinations
from vaikuttava_museo.pdf.printing import Link, Print
from vaikuttava_museo.pdf.tags import annotations_of, elements, kind_of

PAGE = "https://museo.example/askel-1/"


def annotation(pdf, **target):
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, **target))


def link(pdf, *annotations):
    kids = [Dictionary(Type=Name.OBJR, Obj=found) for found in annotations]
    return Dictionary(S=Name.Link, K=Array(kids))


def example(first_id: int = 7) -> bytes:
    """Return a PDF with three links, a table head, nested figures and bookmarks, its ids from a counter."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    pdf.add_blank_page()
    pdf.docinfo["/CreationDate"] = "D:20261122000000"
    away = [annotation(pdf, A=Dictionary(S=Name.URI, URI=String("https://okm.fi/"))) for _ in range(3)]
    inside = annotation(pdf, Dest=Name("/tools"))
    page.Annots = Array([*away, inside])
    names = [f"node{first_id + index:08d}" for index in range(2)]
    head = Dictionary(S=Name.TH, ID=names[1], A=Array([Dictionary(O=Name.Table, Scope=Name.Column)]))
    cell = Dictionary(S=Name.TD, ID=names[0], A=Dictionary(O=Name.Table, Headers=Array([names[1]])))
    picture = Dictionary(S=Name.Figure, Alt="Portaat")
    tree = [
        link(pdf, away[0], away[1]), link(pdf, inside), link(pdf, away[2]), head, cell,
        Dictionary(S=Name.Figure, K=picture),
    ]  # fmt: skip
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array(tree)))
    pdf.Root.Dests = Dictionary({"/tools": Array([pdf.pages[1].obj, Name.XYZ, 0, 0, 0])})
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Kohtivaikut\u00adtavaa", 0))
        outline.root[0].children.append(OutlineItem("1", 1))
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


@pytest.fixture
def finished() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(clean(example())))


def clean(pdf: bytes, language=FINNISH) -> bytes:
    links = (
        Link("https://okm.fi/", "Ministe\u00adriön\n tiedote"),
        Link(f"{PAGE}#tools", "Työkalut"),
        Link("https://okm.fi/", "sama muualla"),
    )
    headings = ("Kohti vaikut\u00adtavaa", "Kortti\n1")
    return cleaned(Print(pdf, "Askel – Vaikuttava museo", PAGE, headings, links), language)


def test_title_and_language_are_told_in_every_place(finished):
    assert str(finished.docinfo["/Title"]) == "Askel – Vaikuttava museo"
    assert finished.Root.ViewerPreferences.DisplayDocTitle
    assert str(finished.Root.Lang) == "fi"
    with finished.open_metadata() as metadata:
        assert metadata["dc:title"] == "Askel – Vaikuttava museo"
        assert set(metadata["dc:language"]) == {"fi"}
        assert "pdfuaid:part" not in metadata
    assert finished.pdf_version == "1.7"


def test_the_swedish_document_says_that_it_is_swedish():
    assert str(pikepdf.open(BytesIO(clean(example(), SWEDISH))).Root.Lang) == "sv"


def test_no_date_of_the_run_is_left(finished):
    assert not {"/CreationDate", "/ModDate"} & set(finished.docinfo.keys())


def test_each_link_is_described_by_its_own_words_also_when_it_is_broken_over_lines(finished):
    described = [
        [str(found.Contents) for found in annotations_of(element)]
        for element in elements(finished)
        if kind_of(element) == "Link"
    ]
    assert described == [["Ministeriön tiedote"] * 2, ["Työkalut"], ["sama muualla"]]


def test_bookmarks_are_named_as_headings_are_read(finished):
    assert [str(found.Title) for found in bookmarks(finished)] == ["Kohti vaikuttavaa", "Kortti 1"]


def test_table_heads_keep_their_scope_and_cells_their_heads(finished):
    head, cell = (element for element in elements(finished) if kind_of(element) in {"TH", "TD"})
    assert head.A[0].Scope == Name.Column
    assert [str(id) for id in cell.A.Headers] == [str(head.ID)]
    names = finished.Root.StructTreeRoot.IDTree.Names
    assert [str(name) for name in list(names)[::2]] == sorted([str(head.ID), str(cell.ID)])


def test_of_nested_figures_the_one_with_a_text_remains(finished):
    figures = [element for element in elements(finished) if kind_of(element) == "Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Portaat"]


def test_two_runs_give_the_same_bytes():
    assert clean(example(first_id=7)) == clean(example(first_id=500))


def test_a_named_destination_is_found_on_its_page():
    assert pages_of_destinations(example()) == {"tools": 2}
