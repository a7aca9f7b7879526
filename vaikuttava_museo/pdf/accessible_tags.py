"""What Chromium's tags lack of PDF/UA-1 (ISO 14289-1): one function for each of its rules that they break."""

from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name

from vaikuttava_museo.pdf.content_stream import boxes_of
from vaikuttava_museo.pdf.structure_tree import (
    add_element,
    annotations_of,
    dictionaries,
    elements,
    kids_of_kind,
    kind_of,
    marked_content,
    values,
)

HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_TYPES_OF_PDF_2 = ("Em", "Strong")


def mend_tags(pdf: pikepdf.Pdf) -> None:
    """Mend the tags of a document."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{kind}": Name.Span for kind in _TYPES_OF_PDF_2})
    every = list(elements(pdf))
    for element in every:
        match kind_of(element):
            case "Table":
                _fill_corners(pdf, element)
            case "LI":
                _give_body(pdf, element)
            case "Figure":
                # HTML's `figure` around a picture is a group: the picture has the text.
                if "/Alt" not in element and kids_of_kind(element, "Figure"):
                    element.S = Name.Div
    lists = [element for element in every if _is_contents(element)]
    if lists:  # the staircase on a cover is a shorter one
        _tag_contents(pdf, max(lists, key=lambda each: len(kids_of_kind(each, "LI"))))
    _place_figures([element for element in every if kind_of(element) == "Figure"])


def _fill_corners(pdf: pikepdf.Pdf, table: Dictionary) -> None:
    """Give short rows the empty cells they begin with, which Chromium leaves out of the tags."""
    groups = kids_of_kind(table, "THead", "TBody", "TFoot")
    rows = [row for part in (table, *groups) for row in kids_of_kind(part, "TR")]
    widths = [sum(map(_columns, kids_of_kind(row, "TH", "TD"))) for row in rows]
    for row, width in zip(rows, widths, strict=True):
        missing = [add_element(pdf, "TD", row, []) for _ in range(max(widths) - width)]
        row.K = Array([*missing, *values(row, "/K")])


def _columns(cell: Dictionary) -> int:
    return next((int(found.ColSpan) for found in dictionaries(cell, "/A") if "/ColSpan" in found), 1)


def _give_body(pdf: pikepdf.Pdf, item: Dictionary) -> None:
    """Put what a list item says, all but its mark, into a body."""
    kids = values(item, "/K")
    marks = [kid for kid in kids if kind_of(kid) == "Lbl"]
    rest = [kid for kid in kids if kind_of(kid) not in {"Lbl", "LBody"}]
    if rest:
        item.K = Array([*marks, add_element(pdf, "LBody", item, rest)])


def _is_contents(element: Dictionary) -> bool:
    """Tell whether an element is a list of links into the document and nothing else."""
    items = kids_of_kind(element, "LI")
    bodies = [body for item in items for body in kids_of_kind(item, "LBody")]
    links = [kids_of_kind(body, "Link")[:1] for body in bodies]
    return bool(items) and all(
        link and any("/Dest" in found for found in annotations_of(link[0])) for link in links
    )


def _tag_contents(pdf: pikepdf.Pdf, contents: Dictionary) -> None:
    contents.S = Name.TOC
    for item in kids_of_kind(contents, "LI"):
        item.S = Name.TOCI
        kids = [kid for body in kids_of_kind(item, "LBody") for kid in values(body, "/K")]
        links = [kid for kid in kids if kind_of(kid) == "Link"]
        inner = [kid for kid in kids if isinstance(kid, Dictionary) and kind_of(kid) == "L"]
        for kid in inner:
            kid.P = item
            _tag_contents(pdf, kid)
        item.K = Array([add_element(pdf, "Reference", item, links), *inner])


def _place_figures(figures: list[Dictionary]) -> None:
    """Tell of each figure where on its page it lies."""
    found = [(page, number, figure) for figure in figures for page, number in marked_content(figure)]
    by_page = sorted(found, key=lambda place: place[0].objgen)
    for _, places in groupby(by_page, key=lambda place: place[0].objgen):
        here = list(places)
        page = pikepdf.Page(here[0][0])
        page.contents_coalesce()
        owners = {number: figure.objgen for _, number, figure in here}
        boxes = boxes_of(page.Contents.read_bytes(), owners)
        for owner, figure in {figure.objgen: figure for _, _, figure in here}.items():
            attributes = dictionaries(figure, "/A")
            if owner in boxes and not any("/BBox" in each for each in attributes):
                box = Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in boxes[owner]]))
                figure.A = Array([*attributes, box])
