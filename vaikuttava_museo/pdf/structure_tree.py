"""Walking the tags of a PDF: elements, their kinds and kids, and the marked content that stands in them."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Yield the structure elements in reading order."""
    stack = dictionaries(pdf.Root.StructTreeRoot, "/K")[::-1]
    while stack:
        node = stack.pop()
        if "/S" in node:
            yield node
            stack += reversed(dictionaries(node, "/K"))


def dictionaries(node: pikepdf.Object, key: str) -> list[Dictionary]:
    """Return the dictionaries under a key, be they one or many: kids, attributes."""
    return [item for item in values(node, key) if isinstance(item, Dictionary)]


def values(node: pikepdf.Object, key: str) -> list[pikepdf.Object]:
    """Return what stands under a key, be it one value or many."""
    value = node.get(key)
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def kind_of(element: pikepdf.Object) -> str:
    """Return an element's type, H1, Link, TH; nothing for what is no element."""
    return str(element.get("/S", "")).removeprefix("/") if isinstance(element, Dictionary) else ""


def kids_of_kind(element: Dictionary, *kinds: str) -> list[Dictionary]:
    """Return the kids of these kinds."""
    return [kid for kid in dictionaries(element, "/K") if kind_of(kid) in kinds]


def annotations_of(element: Dictionary) -> list[Dictionary]:
    """Return the annotations that stand directly in an element: a link broken over two lines has two."""
    return [found for kid in dictionaries(element, "/K") for found in dictionaries(kid, "/Obj")]


def add_element(pdf: pikepdf.Pdf, kind: str, parent: Dictionary, kids: list[pikepdf.Object]) -> Dictionary:
    """Return a new element with these kids; the caller puts it among those of its parent."""
    made = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent)
    if "/Pg" in parent:
        made.Pg = parent.Pg  # the page of the marked content that is named by its number alone
    element: Dictionary = pdf.make_indirect(made)
    if kids:
        element.K = Array(kids)
    for kid in kids:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = element
        elif isinstance(kid, int):
            of_pages = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            of_pages[int(parent.Pg.StructParents)][int(kid)] = element
    return element


def marked_content(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, int]]:
    """Yield the marked content inside an element: its page and number."""
    for kid in values(element, "/K"):
        if isinstance(kid, int):
            yield element.Pg, int(kid)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            yield (kid if "/Pg" in kid else element).Pg, int(kid.MCID)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield from marked_content(kid)
