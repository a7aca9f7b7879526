"""The tag tree of a PDF: walking it, naming its links, and giving its elements ids that never change."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.pdf.chromium import Link


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Yield the structure elements in reading order."""
    stack = _dictionaries(pdf.Root.StructTreeRoot, "/K")[::-1]
    while stack:
        node = stack.pop()
        if "/S" in node:
            yield node
            stack += reversed(_dictionaries(node, "/K"))


def _dictionaries(node: pikepdf.Object, key: str) -> list[Dictionary]:
    """Return the dictionaries under a key, be they one or many: kids, attributes."""
    value = node.get(key)
    return [item for item in (value if isinstance(value, Array) else [value]) if isinstance(item, Dictionary)]


def kind_of(element: Dictionary) -> str:
    """Return an element's type: H1, Link, TH."""
    return str(element.S).removeprefix("/")


def annotations_of(element: Dictionary) -> list[Dictionary]:
    """Return the annotations that stand directly in an element: a link broken over two lines has two."""
    return [found for kid in _dictionaries(element, "/K") for found in _dictionaries(kid, "/Obj")]


def describe_links(pdf: pikepdf.Pdf, links: Iterable[Link], address: str) -> None:
    """Give every link annotation the words of its link as /Contents.

    The tree and the page have the same links in the same order; those that lead to the same target are told
    apart by it. A link within the page, which stands at `address`, has a named destination as its target.
    """
    words: dict[str, deque[str]] = defaultdict(deque)
    for link in links:
        target = link.target.removeprefix(address) if link.target.startswith(f"{address}#") else link.target
        words[target].append(plain_words(link.words))
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


def _target_of(annotation: Dictionary) -> str:
    if "/A" in annotation:
        return str(annotation.A.get("/URI", ""))
    return f"#{str(annotation.get('/Dest', '')).removeprefix('/')}"


def number_elements(pdf: pikepdf.Pdf) -> None:
    """Give elements ids in reading order: Chromium takes them from a counter that differs by run."""
    named = [element for element in elements(pdf) if "/ID" in element]
    numbers = {str(element.ID): String(f"node{index:08d}") for index, element in enumerate(named)}
    for element in named:
        element.ID = numbers[str(element.ID)]
    for element in elements(pdf):
        for attributes in _dictionaries(element, "/A"):
            if "/Headers" in attributes:
                heads = (numbers.get(str(id)) for id in attributes.Headers)
                attributes.Headers = Array([head for head in heads if head])
    if named:
        pairs = [value for element in named for value in (element.ID, element)]
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))


def plain_figures(pdf: pikepdf.Pdf) -> None:
    """Keep one figure of two nested ones: HTML's `figure` around a picture is a group, the picture has the text."""
    for element in elements(pdf):
        inner = [str(kid.get("/S")) for kid in _dictionaries(element, "/K")]
        if kind_of(element) == "Figure" and "/Alt" not in element and "/Figure" in inner:
            element.S = Name.Div
