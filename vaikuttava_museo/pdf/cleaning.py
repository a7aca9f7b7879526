"""Cleaning: what Chromium prints becomes a PDF 1.7 with its title, language and tags in order.

The result depends on nothing but the page: no dates, no ids of the run, so that two runs give the same bytes.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, String

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.pdf.artifacts import mark_artifacts
from vaikuttava_museo.pdf.chromium import Printed
from vaikuttava_museo.pdf.tags import describe_links, number_elements, plain_figures, plain_words

PRODUCER = "Chromium, pikepdf"
AUTHOR = "Vaikuttava museo"


def cleaned(printed: Printed, language: Language) -> bytes:
    """Return the finished document; raises pikepdf.PdfError for what is no PDF."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        mark_artifacts(pdf)
        plain_figures(pdf)
        describe_links(pdf, printed.links, printed.address)
        number_elements(pdf)
        _name_bookmarks(pdf, printed.headings)
        _describe_document(pdf, printed.title, language)
        for page in pdf.pages:
            page.Tabs = Name.S
        return _saved(pdf)


def _name_bookmarks(pdf: pikepdf.Pdf, headings: Iterable[str]) -> None:
    """Show the bookmarks, named as the headings are read.

    Chromium 156 keeps soft hyphens in the names, drops the space where a heading breaks over two lines, and
    leaves out words that are there for screen readers alone (”Kortti 1” shown as ”1”).
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
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Author"] = AUTHOR
    pdf.docinfo["/Producer"] = PRODUCER
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language.code}
        metadata["dc:creator"] = [AUTHOR]
        metadata["pdf:Producer"] = PRODUCER
    pdf.Root.Lang = String(language.code)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _saved(pdf: pikepdf.Pdf) -> bytes:
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


def pages_of_destinations(content: bytes) -> dict[str, int]:
    """Return on which page, counted from 1, each named destination of a PDF stands."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        destinations = pdf.Root.get("/Dests", Dictionary())
        targets = {name.removeprefix("/"): target[0] for name, target in destinations.items()}
        return {name: numbers[page.objgen] for name, page in targets.items()}
