"""Papers made of other papers, tried on small PDFs drawn here."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pdf_documents import Paper
from vaikuttava_museo.pdf.imposition_and_tiles import (
    WALL,
    enlarged,
    for_folding,
    in_parts,
    with_words_to_join,
)
from vaikuttava_museo.pdf.joined_documents import joined
from vaikuttava_museo.pdf.links_bookmarks_metadata import bookmarks
from vaikuttava_museo.pdf.structure_tree import elements, kind_of, marked_content

ROWS = {Paper.A4: 3, Paper.A3: 2}
A1, A3, A4 = (841, 594), (420, 297), (297, 210)


def drawn(count: int, width: float, height: float) -> bytes:
    """Return so many pages, each with a tagged paragraph, a link and the number of its page as its only drawing."""
    pdf = pikepdf.new()
    kids, parents = Array(), Array()
    for number in range(count):
        page = pdf.add_blank_page(page_size=(width / 25.4 * 72, height / 25.4 * 72))
        page.Contents = pdf.make_stream(b"/P <</MCID 0 >>BDC\n%d 0 10 10 re\nf\nEMC" % number)
        page.obj.StructParents = number
        link = pdf.make_indirect(Dictionary(Subtype=Name.Link, Rect=Array([10, 10, 20, 20])))
        page.obj.Annots = Array([link])
        reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
        kid = pdf.make_indirect(Dictionary(S=Name.P, Pg=page.obj, K=Array([0, reference])))
        kids.append(kid)
        parents.extend([number, Array([kid])])
    tree = Dictionary(Type=Name.StructTreeRoot, K=kids, ParentTree=Dictionary(Nums=parents))
    pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def size(page: pikepdf.Page) -> tuple[int, int]:
    return tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])


def test_for_the_wall_a_sheet_and_its_links_are_twice_as_large_as_on_a3():
    with opened(enlarged(drawn(1, *A3), WALL)) as pdf:
        assert [size(page) for page in pdf.pages] == [(840, 594)]
        assert list(pdf.pages[0].Annots[0].Rect) == [20, 20, 40, 40]


@pytest.mark.parametrize(("paper", "parts", "each"), [(Paper.A4, 9, A4), (Paper.A3, 4, A3)])
def test_in_parts_a_sheet_is_shown_whole_and_read_once_then_each_part_on_a_paper(paper, parts, each):
    with opened(in_parts(drawn(1, *A3), paper)) as pdf:
        assert [size(page) for page in pdf.pages] == [each] * (1 + parts)
        whole, *others = pdf.pages
        assert b"MCID" in whole.Contents.read_bytes()
        for page in others:
            assert page.Contents.read_bytes().startswith(b"/Artifact BMC")
            assert b"BDC" not in page.Resources.XObject.Sheet.read_bytes()
            assert page.Resources.XObject.Sheet.BBox[1] > 30, "the words under the sheet are on no part"
    assert f"sivut {2 + parts - parts // ROWS[paper]}–{1 + parts}." in with_words_to_join(paper, FINNISH)
    assert f"rad {ROWS[paper]} " in with_words_to_join(paper, SWEDISH)


def test_folded_the_pages_follow_each_other_and_keep_their_tags_and_links():
    with opened(for_folding(drawn(6, 148, 210))) as pdf:
        assert [size(page) for page in pdf.pages] == [A4] * 4
        placed = [
            [int(form.read_bytes().split()[4]) for _, form in sorted(page.Resources.XObject.items())]
            for page in pdf.pages
        ]
        # Two sheets: outside 8 and 1, inside 2 and 7; then 6 and 3, inside 4 and 5. Seven and eight are white.
        assert placed == [[0], [1], [5, 2], [3, 4]]
        paragraphs = list(pdf.Root.StructTreeRoot.K)
        for number, paragraph in enumerate(paragraphs):
            content, link = paragraph.K
            assert int(content.Stm.read_bytes().split()[4]) == number
            assert content.Stm.StructParents == number
            assert link.Pg.objgen == content.Pg.objgen
            assert float(link.Obj.Rect[0]) in (10, pytest.approx(10 + 148.5 / 25.4 * 72, abs=0.01))


def printed(count: int, width: float, height: float) -> bytes:
    """Return drawn pages as Chromium leaves a document: one element holds all, with ids, a bookmark, a font, a link."""
    with opened(drawn(count, width, height)) as pdf:
        tree, first, last = pdf.Root.StructTreeRoot, pdf.pages[0].obj, pdf.pages[-1].obj
        whole = pdf.make_indirect(Dictionary(S=Name.Document, P=tree, K=tree.K))
        for number, element in enumerate(tree.K):
            element.P, element.ID = whole, f"node{number}"
            element.K[1].Obj.StructParent = count + number
            tree.ParentTree.Nums.extend([count + number, element])
        tree.K, tree.RoleMap = whole, Dictionary(Em=Name.Span)
        first.Annots[0].Dest, pdf.Root.Dests = Name.end, Dictionary(end=Array([last, Name.Fit]))
        font = pdf.make_indirect(Dictionary(Type=Name.Font, BaseFont=Name("/AAAAAA+VMSans")))
        first.Resources = Dictionary(Font=Dictionary(F=font))
        heading = pdf.make_indirect(Dictionary(Title="Luku", Dest=Array([first, Name.Fit]), SE=whole.K[0]))
        pdf.Root.Outlines = pdf.make_indirect(
            Dictionary(Type=Name.Outlines, First=heading, Last=heading, Count=1)
        )
        heading.Parent = pdf.Root.Outlines
        target = BytesIO()
        pdf.save(target)
        return target.getvalue()


PARTS = {"Guide": (printed(3, *A4[::-1]), 3), "Vägg": (printed(2, *A3), 2), "Blad": (printed(1, *A4), 1)}


@pytest.fixture
def whole():
    with opened(joined({name: part for name, (part, _) in PARTS.items()}, "Allt", SWEDISH)) as pdf:
        yield pdf


def test_joined_each_page_after_the_first_part_has_a_free_back_as_large_as_itself(whole):
    assert [page.Contents.read_bytes().split()[4:5] for page in whole.pages] == [
        [b"0"], [b"1"], [b"2"], [], [b"0"], [], [b"1"], [], [b"0"],
    ]  # fmt: skip
    assert [size(page) for page in whole.pages] == [A4[::-1]] * 4 + [A3] * 4 + [A4]


def test_joined_every_tag_holds_what_it_held_and_is_found_from_it(whole):
    top = whole.Root.StructTreeRoot.K
    assert [(kind_of(part), part.P.objgen) for part in top.K] == [("Part", top.objgen)] * 3
    assert [len(part.K) for part in top.K] == [count for _, count in PARTS.values()]
    numbers = pikepdf.NumberTree(whole.Root.StructTreeRoot.ParentTree)
    assert len(numbers) == 2 * 6
    tagged = [element for element in elements(whole) if kind_of(element) == "P"]
    for element, page in zip(tagged, (page for page in whole.pages if "/StructParents" in page), strict=True):
        ((own, number),) = marked_content(element)
        assert own.objgen == page.obj.objgen
        assert numbers[int(own.StructParents)][number].objgen == element.objgen
        link = element.K[1].Obj
        assert link.objgen == page.obj.Annots[0].objgen
        assert numbers[int(link.StructParent)].objgen == element.objgen
    ids = [str(element.ID) for element in tagged]
    assert ids == sorted(set(ids)) == [str(id) for id in list(whole.Root.StructTreeRoot.IDTree.Names)[::2]]


def test_joined_bookmarks_and_links_lead_to_their_own_part_and_fonts_have_names_of_their_own(whole):
    pages = [page.obj.objgen for page in whole.pages]
    found = [(str(mark.Title), pages.index(mark.Dest[0].objgen)) for mark in bookmarks(whole)]
    assert [int(mark.Count) for mark in bookmarks(whole) if "/First" in mark] == [-1] * 3, (
        "the parts are shown, closed"
    )
    assert (found, int(whole.Root.Outlines.Count)) == (
        [("Guide", 0), ("Luku", 0), ("Vägg", 4), ("Luku", 4), ("Blad", 8), ("Luku", 8)],
        3,
    )
    assert [pages.index(whole.pages[page].Annots[0].Dest[0].objgen) for page in (0, 4, 8)] == [2, 6, 8]
    fonts = [str(whole.pages[page].Resources.Font.F.BaseFont) for page in (0, 4, 8)]
    assert fonts == ["/AAAAAA+VMSans", "/AAAAAB+VMSans", "/AAAAAC+VMSans"]
    assert (str(whole.docinfo["/Title"]), str(whole.Root.Lang)) == ("Allt", "sv")
    assert whole.Root.MarkInfo.Marked and whole.Root.ViewerPreferences.DisplayDocTitle
