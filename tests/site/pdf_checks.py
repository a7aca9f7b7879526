"""What a finished PDF says of itself, read back for the tests: tags, bookmarks, links, fonts, texts, sizes."""

import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import pikepdf
import yaml
from pypdf import PdfReader

from vaikuttava_museo.pdf.artifacts import unmarked_paintings
from vaikuttava_museo.pdf.cleaning import bookmarks
from vaikuttava_museo.pdf.tags import annotations_of, elements, kind_of

EXPECTED_PAGES = Path(__file__).with_name("pdf_pages.yml")
EXPECTED_PAGES_NOTE = """\
# How many pages each PDF has. When a text or the layout has changed on purpose, look at the PDFs and then run:
# PYTHONPATH=. .venv/bin/python tests/site/pdf_checks.py site
"""
OUR_FONTS = ("Source", "VM")
FOOT = 20 / 25.4 * 72
"""The height of a page's bottom margin in points: 20 mm (print.css)."""
OUT_OF_REACH = 6 / 25.4 * 72
"""The edge of the paper that an office printer may leave white, in points: 6 mm."""


def letters(text: str) -> str:
    """Return a text without what line breaks, hyphens and spaces do to it."""
    return re.sub(r"[\s\u00ad\u00a0‑-]+", "", text)


def said(text: str) -> str:
    """Return a text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace("\u00ad", "").split())


class FinishedPdf:
    """One PDF of the built site; what takes time is read once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in PdfReader(self.path).pages]

    def foot(self, number: int) -> list[tuple[float, float, str]]:
        """The texts low on a page (counted from 1) from left to right, each with where it begins: x, y, text."""
        found = []

        def note(text: str, page: list[float], line: list[float], *_: object) -> None:
            x, y = page[0] * line[4] + page[4], page[3] * line[5] + page[5]
            if text.strip() and y < FOOT:
                found.append((x, y, text.strip()))

        PdfReader(self.path).pages[number - 1].extract_text(visitor_text=note)
        return sorted(found)

    @cached_property
    def tags(self) -> list[pikepdf.Dictionary]:
        """The structure elements in reading order."""
        return list(elements(self.pdf))

    def tagged(self, *kinds: str) -> list[pikepdf.Dictionary]:
        return [element for element in self.tags if kind_of(element) in kinds]

    @property
    def heading_levels(self) -> list[int]:
        return [int(kind_of(element)[1]) for element in self.tagged("H1", "H2", "H3", "H4", "H5", "H6")]

    @property
    def bookmarks(self) -> list[str]:
        return [str(bookmark.Title) for bookmark in bookmarks(self.pdf)]

    @property
    def pages_of_bookmarks(self) -> list[tuple[str, int]]:
        """Each bookmark with the page it leads to, counted from 1."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        return [(str(found.Title), numbers[found.Dest[0].objgen]) for found in bookmarks(self.pdf)]

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Each page's width and height in whole millimetres."""
        boxes = [[float(value) for value in page.mediabox] for page in self.pdf.pages]
        return [(round((x2 - x1) * 25.4 / 72), round((y2 - y1) * 25.4 / 72)) for x1, y1, x2, y2 in boxes]

    @property
    def annotations(self) -> list[pikepdf.Dictionary]:
        return [found for page in self.pdf.pages for found in page.obj.get("/Annots", [])]

    @property
    def tagged_annotations(self) -> int:
        return sum(len(annotations_of(element)) for element in self.tagged("Link"))

    @property
    def heads_without_scope(self) -> int:
        return sum("/Scope" not in str(list(element.get("/A", []))) for element in self.tagged("TH"))

    @property
    def unmarked(self) -> int:
        """How many painting operators stand outside every mark."""
        return sum(unmarked_paintings(page) for page in self.pdf.pages)

    @property
    def fonts_not_embedded(self) -> list[str]:
        return [name for name, is_embedded in self._fonts() if not is_embedded]

    @property
    def foreign_fonts(self) -> list[str]:
        """Fonts that are not the site's: a page was printed before its own had come."""
        return [name for name, _ in self._fonts() if name and not any(ours in name for ours in OUR_FONTS)]

    def _fonts(self) -> Iterator[tuple[str, bool]]:
        """Yield each font's name ("" for the outlines a variable font becomes) and whether it is in the file."""
        for font in self.pdf.objects:
            if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
                continue
            if font.Subtype == "/Type3":
                yield "", "/CharProcs" in font and "/ToUnicode" in font
            elif font.Subtype != "/Type0":
                descriptor = font.get("/FontDescriptor", {})
                is_embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
                yield str(font.get("/BaseFont", "")), is_embedded


@cache
def finished_pdf(path: Path) -> FinishedPdf:
    """Return a PDF; each is read once, however many tests ask."""
    return FinishedPdf(path)


def page_counts(site: Path) -> dict[str, int]:
    """Return how many pages each PDF of a built site has."""
    paths = sorted([*site.glob("pdf/*.pdf"), *site.glob("sv/pdf/*.pdf")])
    return {path.relative_to(site).as_posix(): len(pikepdf.open(path).pages) for path in paths}


if __name__ == "__main__":
    counts = yaml.safe_dump(page_counts(Path(sys.argv[1])), allow_unicode=True)
    EXPECTED_PAGES.write_text(EXPECTED_PAGES_NOTE + counts, encoding="utf-8")
