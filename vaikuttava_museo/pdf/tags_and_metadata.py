"""Cleaning: what Chromium prints becomes a PDF 1.7 that depends on nothing but the page, not on the day or the run.

In a tagged PDF everything painted is real content, known by its MCID, or an artifact (ISO 32000-1, 14.8.2.2): rules,
backgrounds and the lines in the margins, which Chromium paints without any mark.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Operator, String

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.pdf.chromium import Printed

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_PATH = frozenset({"m", "l", "c", "v", "y", "re", "h", "W", "W*"})
_TEXT_PAINTING = frozenset({"Tj", "TJ", "'", '"'})
_PAINTING = _TEXT_PAINTING | {
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE",
}  # fmt: skip


def with_artifacts(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield the instructions, every unmarked text object, path, image and shading wrapped as an artifact.

    A mark may not begin inside a text object or path: they are held back.
    """
    pending: list[tuple[Instruction, bool]] = []
    in_text = False
    for instruction, is_marked in _with_marks(instructions):
        name = str(instruction.operator)
        pending.append((instruction, is_marked))
        in_text = in_text or (name == "BT" and not is_marked)
        is_artifact = name in _PAINTING and not is_marked
        if name == "ET" if in_text else is_marked or name not in _PATH:
            yield from _text_object(pending) if in_text else _wrapped(pending, is_artifact)
            pending, in_text = [], False


def _with_marks(instructions: Iterable[Instruction]) -> Iterator[tuple[Instruction, bool]]:
    """Yield each instruction and whether it is in, begins or ends real content (with an MCID) or an artifact."""
    sequences: list[bool] = []
    for instruction in instructions:
        name = str(instruction.operator)
        is_marked = any(sequences)
        if name in {"BMC", "BDC"}:
            tag, *properties = instruction.operands
            is_content = any(isinstance(item, Dictionary) and "/MCID" in item for item in properties)
            sequences.append(tag == Name.Artifact or is_content)
        elif name == "EMC" and sequences:
            sequences.pop()
        yield instruction, is_marked or any(sequences)


def _text_object(pending: list[tuple[Instruction, bool]]) -> Iterator[Instruction]:
    """Yield a text object that began unmarked: an artifact as a whole, or piece by piece where part is content."""
    if not any(is_marked for _, is_marked in pending):
        yield from _wrapped(pending, True)
        return
    for instruction, is_marked in pending:
        is_artifact = not is_marked and str(instruction.operator) in _TEXT_PAINTING
        yield from _wrapped([(instruction, is_marked)], is_artifact)


def _wrapped(pending: list[tuple[Instruction, bool]], is_artifact: bool) -> Iterator[Instruction]:
    if is_artifact:
        yield pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    yield from (instruction for instruction, _ in pending)
    if is_artifact:
        yield pikepdf.ContentStreamInstruction([], Operator("EMC"))


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


def describe_links(pdf: pikepdf.Pdf, links: Iterable[tuple[str, str]], address: str) -> None:
    """Give every link annotation the words of its link as /Contents.

    Tree and page have the same links in the same order; those to the same target are told apart by it. A link within
    the page, which stands at `address`, has a named destination as its target.
    """
    words: dict[str, deque[str]] = defaultdict(deque)
    for full, text in links:
        target = full.removeprefix(address) if full.startswith(f"{address}#") else full
        words[target].append(plain_words(text))
    for element in elements(pdf):
        annotations = annotations_of(element)
        if kind_of(element) != "Link" or not annotations:
            continue
        first = annotations[0]
        inside = f"#{str(first.get('/Dest', '')).removeprefix('/')}"
        target = str(first.A.get("/URI", "")) if "/A" in first else inside
        queue = words[target]
        text = (queue.popleft() if len(queue) > 1 else queue[0]) if queue else target
        for annotation in annotations:
            annotation.Contents = String(text or target)


def plain_words(text: str) -> str:
    """Return a text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


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


PRODUCER = "Chromium, pikepdf"
AUTHOR = "Vaikuttava museo"


def cleaned(printed: Printed, language: Language) -> bytes:
    """Return the finished document; raises pikepdf.PdfError for what is no PDF."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        for page in pdf.pages:
            marked = list(with_artifacts(pikepdf.parse_content_stream(page)))
            page.Contents, page.Tabs = pdf.make_stream(pikepdf.unparse_content_stream(marked)), Name.S
        plain_figures(pdf)
        describe_links(pdf, printed.links, printed.address)
        number_elements(pdf)
        _name_bookmarks(pdf, printed.headings)
        _describe_document(pdf, printed.title, language)
        target = BytesIO()
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
        return target.getvalue()


def _name_bookmarks(pdf: pikepdf.Pdf, headings: Iterable[str]) -> None:
    """Show the bookmarks, named as the headings are read.

    Chromium 156 keeps soft hyphens, drops the space at a line break, and leaves out words for screen readers alone.
    """
    pdf.Root.PageMode = Name.UseOutlines
    waiting = iter(headings)
    for bookmark in bookmarks(pdf):
        letters = _letters(str(bookmark.Title))
        name = next((heading for heading in waiting if letters in _letters(heading)), str(bookmark.Title))
        bookmark.Title = String(plain_words(name))


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Yield the bookmarks in the order they are shown."""
    stack = [pdf.Root.get("/Outlines", Dictionary()).get("/First")]
    while stack:
        bookmark = stack.pop()
        if isinstance(bookmark, Dictionary):
            yield bookmark
            stack += [bookmark.get("/Next"), bookmark.get("/First")]


def _letters(text: str) -> str:
    return "".join(plain_words(text).split())


def _describe_document(pdf: pikepdf.Pdf, title: str, language: Language) -> None:
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, text in (("/Title", title), ("/Author", AUTHOR), ("/Producer", PRODUCER)):
        pdf.docinfo[key] = text
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language.code}
        metadata["dc:creator"] = [AUTHOR]
        metadata["pdf:Producer"] = PRODUCER
    pdf.Root.Lang = String(language.code)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def pages_of_destinations(content: bytes) -> dict[str, int]:
    """Return on which page, counted from 1, each named destination of a PDF stands."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        destinations = pdf.Root.get("/Dests", Dictionary())
        targets = {name.removeprefix("/"): target[0] for name, target in destinations.items()}
        return {name: numbers[page.objgen] for name, page in targets.items()}
