"""Papers made of other papers, tried on small PDFs drawn here."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from vaikuttava_museo.content.pdf_documents import Paper
from vaikuttava_museo.pdf.imposition import WALL, enlarged, for_folding, in_parts

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
