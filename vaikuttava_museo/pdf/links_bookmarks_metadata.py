"""Cleaning: what Chromium prints becomes a PDF 1.7 that depends on nothing but the page, not on the day or the run."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.pdf.accessible_tags import HEADINGS, mend_tags
from vaikuttava_museo.pdf.chromium import Printed
from vaikuttava_museo.pdf.content_stream import with_artifacts, with_short_numbers, without_soft_hyphens
from vaikuttava_museo.pdf.structure_tree import annotations_of, dictionaries, elements, kids_of_kind, kind_of


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
        if kids_of_kind(element, "Figure"):
            element.Alt = first.Contents  # a picture alone, which some readers do not look into


def plain_words(text: str) -> str:
    """Return a text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def number_elements(pdf: pikepdf.Pdf, prefix: str = "") -> None:
    """Give elements ids in reading order: Chromium takes them from a counter that differs by run."""
    named = [element for element in elements(pdf) if "/ID" in element]
    numbers = {str(element.ID): String(f"{prefix}node{index:08d}") for index, element in enumerate(named)}
    for element in named:
        element.ID = numbers[str(element.ID)]
    for element in elements(pdf):
        for attributes in dictionaries(element, "/A"):
            if "/Headers" in attributes:
                heads = (numbers.get(str(id)) for id in attributes.Headers)
                attributes.Headers = Array([head for head in heads if head])
    if named:
        pairs = [value for element in named for value in (element.ID, element)]
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))


CLAIMS_PDF_UA = False
"""Whether the documents say that they are PDF/UA-1. Machines find no fault, but half of its rules ask for a person:
set it only with a line here that says who read which document, with which screen reader and version, and when."""
PRODUCER = "Chromium, pikepdf"
AUTHOR = "Vaikuttava museo"


def cleaned(printed: Printed, language: Language) -> bytes:
    """Return the finished document; raises pikepdf.PdfError for what is no PDF."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            stream = with_short_numbers(without_soft_hyphens(page.Contents.read_bytes()))
            height = float(page.mediabox[3])
            page.Contents, page.Tabs = pdf.make_stream(with_artifacts(stream, height)), Name.S
        describe_links(pdf, printed.links, printed.address)
        mend_tags(pdf)
        number_elements(pdf)
        _name_headings(pdf, printed.headings)
        describe_document(pdf, printed.title, language)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a document as a file, the same bytes for the same content."""
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]  # its first half would be kept, which a program makes of the time
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


def _name_headings(pdf: pikepdf.Pdf, headings: Iterable[str]) -> None:
    """Show the bookmarks, named as the headings are read; a heading whose words are not all drawn gets them too.

    Chromium 156 keeps soft hyphens, drops the space at a line break, leaves out words for screen readers alone, and says
    a heading twice that begins a page: the page before it has an empty piece of it.
    """
    pdf.Root.PageMode = Name.UseOutlines
    waiting = iter(headings)
    tagged = (element for element in elements(pdf) if kind_of(element) in HEADINGS)
    for bookmark, heading in zip(bookmarks(pdf), tagged, strict=False):
        letters = _letters(str(bookmark.Title))
        name = next((text for text in waiting if letters in _letters(text) * 2), str(bookmark.Title))
        bookmark.Title = String(plain_words(name))
        if _letters(name) != letters:
            heading.ActualText = bookmark.Title


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


def describe_document(pdf: pikepdf.Pdf, title: str, language: Language) -> None:
    """Say what the document is, in which language, wherever programs look for it."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, text in (("/Title", title), ("/Author", AUTHOR), ("/Producer", PRODUCER)):
        pdf.docinfo[key] = text
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language.code}
        metadata["dc:creator"] = [AUTHOR]
        metadata["pdf:Producer"] = PRODUCER
        if CLAIMS_PDF_UA:
            metadata["pdfuaid:part"] = "1"
    pdf.Root.Lang = String(language.code)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def pages_of_destinations(content: bytes) -> dict[str, int]:
    """Return on which page, counted from 1, each named destination of a PDF stands."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        destinations = pdf.Root.get("/Dests", Dictionary())
        targets = {name.removeprefix("/"): target[0] for name, target in destinations.items()}
        return {name: numbers[page.objgen] for name, page in targets.items()}
