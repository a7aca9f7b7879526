"""Cleaning, tried on a small PDF made here: what Chromium's are like is tested on the built site."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from vaikuttava_museo.content.languages import SWEDISH
from vaikuttava_museo.pdf.chromium import Printed
from vaikuttava_museo.pdf.tags_and_metadata import annotations_of, cleaned, elements, kind_of

PAGE = "https://museo.example/askel-1/"


def example(first_id: int = 7) -> bytes:
    """Return a PDF with three links and a table, its ids from a counter."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    away = Dictionary(S=Name.URI, URI=String("https://okm.fi/"))
    targets = [{"A": away}, {"A": away}, {"Dest": Name.tools}, {"A": away}]
    links = [pdf.make_indirect(Dictionary(Subtype=Name.Link, **target)) for target in targets]
    page.Annots = Array(links)
    names = [f"node{first_id + index:08d}" for index in range(2)]
    tree = [
        *(Dictionary(S=Name.Link, K=Array([Dictionary(Obj=link) for link in group]))
          for group in (links[:2], links[2:3], links[3:])),
        Dictionary(S=Name.TH, ID=names[1], A=Array([Dictionary(O=Name.Table, Scope=Name.Column)])),
        Dictionary(S=Name.TD, ID=names[0], A=Dictionary(O=Name.Table, Headers=Array([names[1]]))),
    ]  # fmt: skip
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array(tree)))
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def clean(pdf: bytes) -> bytes:
    links = (
        ("https://okm.fi/", "Ministe\u00adriön\n tiedote"),
        (f"{PAGE}#tools", "Työkalut"),
        ("https://okm.fi/", "sama muualla"),
    )
    return cleaned(Printed(pdf, "Askel", PAGE, (), links), SWEDISH)


@pytest.fixture(scope="module")
def finished() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(clean(example())))


def test_each_link_is_described_by_its_own_words_also_when_it_is_broken_over_lines(finished):
    links = [annotations_of(element) for element in elements(finished) if kind_of(element) == "Link"]
    described = [[str(annotation.Contents) for annotation in link] for link in links]
    assert described == [["Ministeriön tiedote"] * 2, ["Työkalut"], ["sama muualla"]]


def test_table_heads_keep_their_scope_and_cells_their_heads(finished):
    head, cell = (element for element in elements(finished) if kind_of(element) in {"TH", "TD"})
    assert head.A[0].Scope == Name.Column
    assert [str(id) for id in cell.A.Headers] == [str(head.ID)]
    names = [str(name) for name in list(finished.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == [str(head.ID), str(cell.ID)]


def test_two_runs_give_the_same_bytes():
    assert clean(example(first_id=7)) == clean(example(first_id=500))
