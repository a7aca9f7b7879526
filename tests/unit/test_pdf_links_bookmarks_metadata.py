"""Cleaning, tried on a small PDF made here: what Chromium's are like is tested on the built site."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from vaikuttava_museo.content.languages import SWEDISH
from vaikuttava_museo.pdf.chromium import Printed
from vaikuttava_museo.pdf.content_stream import (
    with_artifacts,
    with_short_numbers,
    without_marks,
    without_soft_hyphens,
)
from vaikuttava_museo.pdf.links_bookmarks_metadata import cleaned
from vaikuttava_museo.pdf.structure_tree import annotations_of, elements, kind_of

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
    pdf.save(target, deterministic_id=True)
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
    """The runs' numbers differ, and with them the identifiers of the files."""
    assert clean(example(first_id=7)) == clean(example(first_id=500))


def tagged(*tree: tuple) -> list[str]:
    """Return the kinds of a document's elements after cleaning; each is given as its kind, its kids, its target."""
    pdf = pikepdf.new()
    pdf.add_blank_page()

    def element(kind: str, *kids: tuple) -> Dictionary:
        if kind == "target":
            link = pdf.make_indirect(Dictionary(Subtype=Name.Link, **kids[0]))
            return Dictionary(Type=Name.OBJR, Obj=link)
        return pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), K=Array([element(*kid) for kid in kids])))

    kids = Array([element(*kid) for kid in tree])
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=kids))
    target = BytesIO()
    pdf.save(target)
    with pikepdf.open(BytesIO(clean(target.getvalue()))) as made:
        return [kind_of(element) for element in elements(made)]


def test_a_table_is_regular_and_what_a_list_says_stands_in_a_body():
    rows = ("TR", ("TH",)), ("TR", ("TH",), ("TD",))
    assert tagged(("Table", *rows)) == ["Table", "TR", "TD", "TH", "TR", "TH", "TD"]
    item = ("LI", ("Lbl",), ("P",), ("Link",))
    assert tagged(("L", item)) == ["L", "LI", "Lbl", "LBody", "P", "Link"]


def test_a_list_of_links_into_the_document_is_its_contents():
    def entry(target: dict[str, object], *kids: tuple) -> tuple:
        return ("LI", ("Link", ("target", target)), *kids)

    one = ["TOCI", "Reference", "Link"]
    inner = ("L", entry({"Dest": Name.b}))
    assert tagged(("L", entry({"Dest": Name.a}, inner))) == ["TOC", *one, "TOC", *one]
    away = {"A": Dictionary(S=Name.URI, URI=String("https://okm.fi/"))}
    assert tagged(("L", entry(away))) == ["L", "LI", "LBody", "Link"]


CONTENT, BACKGROUND = b"/P <</MCID 0 >>BDC", b"0 34 658 1 re\nf"
UNREAD = b"/Span<</ActualText <FEFF00AD> >> BDC\n%s <01> Tj\nEMC\n"


def test_what_is_painted_without_a_mark_is_an_artifact_and_text_of_the_margins_a_header_or_footer():
    text = b"BT\n/F4 10 Tf\n1 0 0 -1 68 %d Tm\n<31> Tj\nET"
    content = CONTENT + b"\n" + text % 500 + b"\nEMC"
    stream = b"\n".join([b"q", BACKGROUND, text % 40, text % 1074, content, b"W n", b"Q"])
    marked = b"/Artifact <</Type /Pagination /Subtype /%s /Attached [/%s]>> BDC\n%s\nEMC"
    assert with_artifacts(stream, 842) == b"\n".join([
        b"q", b"/Artifact BMC\n" + BACKGROUND + b"\nEMC",
        marked % (b"Header", b"Top", text % 40), marked % (b"Footer", b"Bottom", text % 1074),
        content, b"W n", b"Q",
    ])  # fmt: skip
    assert without_marks(content) == text % 500


def test_a_soft_hyphen_inside_a_line_is_not_drawn_and_one_that_ends_it_is_not_read():
    inside = UNREAD % b"16.5 0 Td" + b"0 0 Td <2F> Tj\nET"
    assert without_soft_hyphens(inside) == b"16.5 0 Td\n0 0 Td <2F> Tj\nET"
    assert without_soft_hyphens(UNREAD % b"16.5 0 Td" + b"ET") == (
        b"/Span <</ActualText <FEFF>>> BDC\n16.5 0 Td <01> Tj\nEMC\nET"
    )


def test_numbers_are_short_and_lines_end_where_they_did():
    typed = b"".join(b"%.7f 0 Td <0031> Tj\n" % (4.7633209 + number / 70) for number in range(90))
    short = with_short_numbers(typed)
    before, after = (sum(float(line.split()[0]) for line in text.splitlines()) for text in (typed, short))
    assert abs(after - before) < 0.45 and len(short) <= 0.8 * len(typed)
    scale, colour = b".23999999 0 0 -.23999999 0 594.95996 cm", b".1216 .3922 .4392 rg"
    drawn = with_short_numbers(b"\n".join([scale, b"-.90000004 2.9000001 m", colour]))
    assert drawn == b"\n".join([scale, b"-0.9 2.9 m", colour])
