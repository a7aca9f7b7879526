"""The tag tree of a PDF: walking it, naming its links, and giving its elements ids that never change."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.pdf.printing import Link


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Yield the structure elements in reading order."""
    stack = [pdf.Root.StructTreeRoot.get("/K")]
    while stack:
        node = stack.pop()
        if isinstance(node, Array):
            stack.extend(reversed(list(node)))
        elif isinstance(node, Dictionary) and "/S" in node:
            yield node
            stack.append(node.get("/K"))


def kind_of(element: Dictionary) -> str:
    """Return an element's type: H1, Link, TH."""
    return str(element.S).removeprefix("/")


def kids(element: Dictionary) -> list[pikepdf.Object]:
    """Return an element's kids, be they one or many."""
    value = element.get("/K")
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def annotations_of(element: Dictionary) -> list[Dictionary]:
    """Return the annotations that stand directly in an element: a link broken over two lines has two."""
    references = (kid for kid in kids(element) if isinstance(kid, Dictionary) and "/Obj" in kid)
    return [found for kid in references if isinstance(found := kid.Obj, Dictionary)]


def describe_links(pdf: pikepdf.Pdf, links: Iterable[Link], address: str) -> None:
    """Give every link annotation the words of its link as /Contents.

    The tree and the page have the same links in the same order; those that lead to the same target are told
    apart by it. A link within the page, which stands at `address`, has a named destination as its target.
    """
    words: dict[str, deque[str]] = defaultdict(deque)
    for link in links:
        words[_target_name(link.target, address)].append(plain_words(link.words))
    for element in elements(pdf):
        annotations = annotations_of(element)
        if kind_of(element) != "Link" or not annotations:
            continue
        target = _target_of(annotations[0])
        queue = words[target]
        text = (queue.popleft() if len(queue) > 1 else queue[0]) if queue else target
        for annotation in annotations:
            annotation.Contents = String(text or target)


def plain_words(text: str) -> str:
    """Return a text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def _target_name(target: str, address: str) -> str:
    return target.removeprefix(address) if target.startswith(f"{address}#") else target


def _target_of(annotation: Dictionary) -> str:
    if "/A" in annotation:
        return str(annotation.A.get("/URI", ""))
    return f"#{str(annotation.get('/Dest', '')).removeprefix('/')}"


def number_elements(pdf: pikepdf.Pdf) -> None:
    """Give elements ids in reading order: Chromium takes them from a counter that differs by run."""
    named = [element for element in elements(pdf) if "/ID" in element]
    numbers = {str(element.ID): String(f"node{index:08d}") for index, element in enumerate(named)}
    for element in elements(pdf):
        if "/ID" in element:
            element.ID = numbers[str(element.ID)]
        for attributes in _attributes(element):
            if "/Headers" in attributes:
                attributes.Headers = Array(
                    [numbers[str(id)] for id in attributes.Headers if str(id) in numbers]
                )
    if named:
        pairs = [value for element in named for value in (element.ID, element)]
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))


def _attributes(element: Dictionary) -> list[Dictionary]:
    value = element.get("/A", Array())
    listed = value if isinstance(value, Array) else [value]
    return [item for item in listed if isinstance(item, Dictionary)]


def plain_figures(pdf: pikepdf.Pdf) -> None:
    """Keep one figure of two nested ones: HTML's `figure` around a picture is a group, the picture has the text."""
    for element in elements(pdf):
        if kind_of(element) == "Figure" and "/Alt" not in element and _holds_figure(element):
            element.S = Name.Div


def _holds_figure(element: Dictionary) -> bool:
    return any(
        isinstance(kid, Dictionary) and "/S" in kid and kind_of(kid) == "Figure" for kid in kids(element)
    )
