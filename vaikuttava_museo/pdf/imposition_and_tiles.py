"""Other papers made of finished PDFs: a sheet for the wall, whole or in parts, and pages placed for folding.

Nothing is drawn anew: pages are placed larger, in parts, or beside each other, and keep their tags.
"""

import json
from io import BytesIO
from math import ceil
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pdf_documents import Paper
from vaikuttava_museo.pdf.content_stream import without_marks
from vaikuttava_museo.pdf.links_bookmarks_metadata import saved
from vaikuttava_museo.pdf.structure_tree import dictionaries, elements, values
from vaikuttava_museo.texts import catalogue

_MM = 72 / 25.4
_A4 = 297 * _MM, 210 * _MM
_PAPERS = {Paper.A4: _A4, Paper.A3: (420 * _MM, 297 * _MM)}
WALL, ON_A3 = 2.0, 2**0.5
"""How much longer the sides of A1 are than those of A3, and those of A3 than those of A4."""
_WHITE, _MARGIN, _OVERLAP = 24 * _MM, 9 * _MM, 10 * _MM
"""What is left out around the sheet on A1, what a printer may leave white, and what parts share to be glued."""
_LINE = "q .4 w .5 G"


def enlarged(document: bytes, scale: float) -> bytes:
    """Return a document whose pages are larger: a worksheet on A3 as A1, what hangs on the wall as A3."""
    with pikepdf.open(BytesIO(document)) as pdf:
        for page in pdf.pages:
            _scale(pdf, page, scale)
        return saved(pdf)


def _scale(pdf: pikepdf.Pdf, page: pikepdf.Page, scale: float) -> None:
    """Make a page larger with all that stands in places on it: links, bookmarks, figures."""
    page.contents_coalesce()
    page.Contents = pdf.make_stream(b"q %g 0 0 %g 0 0 cm\n%s\nQ" % (scale, scale, page.Contents.read_bytes()))
    page.MediaBox = _scaled(page.MediaBox, scale)
    for annotation in page.obj.get("/Annots", []):
        annotation.Rect = _scaled(annotation.Rect, scale)
    for element in elements(pdf):
        for attributes in dictionaries(element, "/A"):
            if "/BBox" in attributes:
                attributes.BBox = _scaled(attributes.BBox, scale)
    # A bookmark leads to its page, wherever on it: one page is one view.
    for target in _targets(pdf):
        target[1:] = Array([Name.Fit])


def _scaled(box: pikepdf.Object, scale: float) -> Array:
    return Array([round(float(side) * scale, 3) for side in box])


def _shifted(box: pikepdf.Object, offset: float) -> Array:
    left, bottom, right, top = (round(float(side), 3) for side in box)
    return Array([left + offset, bottom, right + offset, top])


def _targets(pdf: pikepdf.Pdf) -> list[Array]:
    found = [item.Dest for item in pdf.objects if isinstance(item, Dictionary) and "/Dest" in item]
    found += list(pdf.Root.get("/Dests", Dictionary()).values())
    return [target for target in found if isinstance(target, Array)]


class _Grid(NamedTuple):
    """How a wall sheet is divided: so many parts beside and over each other, each so large."""

    columns: int
    rows: int
    width: float
    height: float


def grid_of(paper: Paper, width: float, height: float) -> _Grid:
    """Return into which parts a sheet of a size is divided on a paper."""
    across, down = (side - 2 * _MARGIN for side in _PAPERS[paper])
    columns = ceil((width - _OVERLAP) / (across - _OVERLAP))
    rows = ceil((height - _OVERLAP) / (down - _OVERLAP))
    return _Grid(columns, rows, across, down)


def with_words_to_join(paper: Paper, language: Language) -> str:
    """Return the style that writes how the parts are joined under a worksheet on A3, where no part shows it."""
    texts = catalogue("interface", language)
    width, height = (side * WALL - 2 * _WHITE for side in _PAPERS[Paper.A3])
    columns, rows, *_ = grid_of(paper, width, height)
    first = [2 + row * columns for row in range(rows)]
    told = (
        texts["tiles_row"].format(number=number, first=page, last=page + columns - 1)
        for number, page in enumerate(first, start=1)
    )
    words = json.dumps(texts["tiles_joined"].format(rows=", ".join(told)), ensure_ascii=False)
    return (
        "@page sheet-a3 { margin-block-end: 1mm } .page-worksheet::after "
        f"{{ display: block; margin-block-start: 2mm; font: 12pt/1.15 var(--sans); content: {words} }}"
    )


def in_parts(sheet: bytes, paper: Paper) -> bytes:
    """Return a worksheet on A3 as parts of an A1, each on a paper of its own, after a page that shows the whole.

    The whole is read aloud, the parts repeat it for the eye alone. Lines show where to cut, a small map the place.
    """
    with pikepdf.open(BytesIO(sheet)) as pdf:
        first = pdf.pages[0]
        first.contents_coalesce()
        width, height = (float(side) * WALL for side in list(first.mediabox)[2:])
        form = _form(pdf, first, without_marks(first.Contents.read_bytes()))
        form.BBox = Array([0, _WHITE / WALL, *list(first.mediabox)[2:]])  # without the words under the sheet
        grid = grid_of(paper, width - 2 * _WHITE, height - 2 * _WHITE)
        while len(pdf.pages) > 1:
            del pdf.pages[1]
        for row in range(grid.rows):
            for column in range(grid.columns):
                page = pdf.add_blank_page(page_size=_PAPERS[paper])
                page.Resources = Dictionary(XObject=Dictionary(Sheet=form))
                page.Contents = pdf.make_stream(_part(grid, column, row, height))
                page.Tabs = Name.S
        _scale(pdf, first, _PAPERS[paper][0] / float(first.mediabox[2]))
        lines = _division(grid, _PAPERS[paper], width, height)
        first.Contents = pdf.make_stream(first.Contents.read_bytes() + lines)
        return saved(pdf)


def _part(grid: _Grid, column: int, row: int, height: float) -> bytes:
    """Return what is drawn on the paper of one part: its piece of the sheet, where to cut, its place on a map."""
    left = _WHITE + column * (grid.width - _OVERLAP)
    top = height - _WHITE - row * (grid.height - _OVERLAP)
    x, y = _MARGIN - left, _MARGIN + grid.height - top
    drawn = [
        "/Artifact BMC",
        f"q {_MARGIN:.3f} {_MARGIN:.3f} {grid.width:.3f} {grid.height:.3f} re W n",
        f"{WALL:g} 0 0 {WALL:g} {x:.3f} {y:.3f} cm /Sheet Do Q",
        *_cutting_lines(grid, column, row),
        *_map(grid, column, row),
        "EMC",
    ]
    return "\n".join(drawn).encode()


def _cutting_lines(grid: _Grid, column: int, row: int) -> list[str]:
    """Return short lines in the margins: a part is cut there and laid over its neighbour on the left and above."""
    right, top = _MARGIN + grid.width, _MARGIN + grid.height
    long, lines = _MARGIN * 0.7, []
    for x in ([_MARGIN] if column == 0 else [_MARGIN + _OVERLAP]) + [right]:
        lines += [(x, 0.0, x, long), (x, top + _MARGIN - long, x, top + _MARGIN)]
    for y in ([top] if row == 0 else [top - _OVERLAP]) + [_MARGIN]:
        lines += [(0.0, y, long, y), (right + _MARGIN - long, y, right + _MARGIN, y)]
    return [f"{_LINE} {a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S Q" for a, b, c, d in lines]


def _map(grid: _Grid, column: int, row: int) -> list[str]:
    """Return the parts as small boxes in the foot of the paper, this one filled."""
    width, height = 5 * _MM, 1.8 * _MM
    boxes = []
    for y in range(grid.rows):
        for x in range(grid.columns):
            left, bottom = _MARGIN * 2.5 + x * width, 1.5 * _MM + (grid.rows - 1 - y) * height
            paint = "B" if (x, y) == (column, row) else "S"
            boxes.append(f"{_LINE} 0 g {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re {paint} Q")
    return boxes


def _division(grid: _Grid, paper: tuple[float, float], width: float, height: float) -> bytes:
    """Return dashed lines over the whole sheet where its parts meet."""
    scale = paper[0] / width
    steps = grid.width - _OVERLAP, grid.height - _OVERLAP
    across = [(_WHITE + column * steps[0] + _OVERLAP / 2) * scale for column in range(1, grid.columns)]
    down = [paper[1] - (_WHITE + row * steps[1] + _OVERLAP / 2) * scale for row in range(1, grid.rows)]
    lines = [f"{x:.3f} {_WHITE * scale:.3f} m {x:.3f} {paper[1]:.3f} l S" for x in across]
    lines += [f"0 {y:.3f} m {paper[0]:.3f} {y:.3f} l S" for y in down]
    return "\n".join(["\n/Artifact BMC q .8 w .5 G [4 4] 0 d", *lines, "Q EMC"]).encode()


class _Place(NamedTuple):
    """Where a page is placed: on which paper, as which drawing, how far to the right."""

    page: pikepdf.Object
    form: pikepdf.Object
    offset: float


def for_folding(pages: bytes) -> bytes:
    """Return A5 pages two on an A4, in such an order that the printed pile folds into a booklet.

    Each page becomes a drawing that keeps its tags, its links stand over it.
    """
    with pikepdf.open(BytesIO(pages)) as pdf:
        own = list(pdf.pages)
        count = ceil(len(own) / 4) * 4
        forms = list[pikepdf.Stream]()
        for page in own:
            page.contents_coalesce()
            forms.append(_form(pdf, page, page.Contents.read_bytes()))
            if "/StructParents" in page.obj:
                forms[-1].StructParents = page.obj.StructParents
        places: dict[tuple[int, int], _Place] = {}
        for sheet in range(count // 2):
            pair = (count - 1 - sheet, sheet) if sheet % 2 == 0 else (sheet, count - 1 - sheet)
            page = pdf.add_blank_page(page_size=_A4)
            drawn, drawings, links = [], Dictionary(), Array()
            for side, number in enumerate(pair):
                if number < len(own):
                    drawings[f"/P{side}"] = forms[number]
                    offset = side * _A4[0] / 2
                    drawn.append(f"q 1 0 0 1 {offset:.3f} 0 cm /P{side} Do Q")
                    places[own[number].obj.objgen] = _Place(page.obj, forms[number], offset)
                    for link in own[number].obj.get("/Annots", []):
                        link.Rect = _shifted(link.Rect, offset)
                        links.append(link)
            page.Resources, page.Annots = Dictionary(XObject=drawings), links
            page.Contents, page.Tabs = pdf.make_stream("\n".join(drawn).encode()), Name.S
        _move_tags(pdf, places)
        for target in _targets(pdf):
            target[0] = places[target[0].objgen].page
            target[1:] = Array([Name.Fit])
        for _ in own:
            del pdf.pages[0]
        return saved(pdf)


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page, content: bytes) -> pikepdf.Stream:
    """Return a drawing of the size and with the resources of a page."""
    kind = {"Type": Name.XObject, "Subtype": Name.Form}
    return pdf.make_stream(content, **kind, BBox=page.mediabox, Resources=page.Resources)


def _move_tags(pdf: pikepdf.Pdf, places: dict[tuple[int, int], _Place]) -> None:
    """Lead every element's content from the page it stood on to the drawing it is in now."""
    for element in list(elements(pdf)):
        kids: list[pikepdf.Object] = []
        for kid in values(element, "/K"):
            is_reference = isinstance(kid, Dictionary) and "/MCID" in kid
            if isinstance(kid, int) or is_reference:
                place = places[(kid if is_reference and "/Pg" in kid else element).Pg.objgen]
                number = kid.MCID if is_reference else kid
                kids.append(Dictionary(Type=Name.MCR, Pg=place.page, Stm=place.form, MCID=number))
            else:
                if isinstance(kid, Dictionary) and "/Obj" in kid and "/Pg" in kid:
                    kid.Pg = places[kid.Pg.objgen].page
                kids.append(kid)
        if kids:
            element.K = Array(kids)
        if "/Pg" in element:
            place = places[element.Pg.objgen]
            for attributes in dictionaries(element, "/A"):
                if "/BBox" in attributes:
                    attributes.BBox = _shifted(attributes.BBox, place.offset)
            element.Pg = place.page
