"""What a finished PDF says of itself, read back for the tests: tags, bookmarks, links, fonts, texts, sizes."""

import re
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from vaikuttava_museo.pdf.cleaning import bookmarks
from vaikuttava_museo.pdf.tags import elements, kind_of

FOOT = 20 / 25.4 * 72
"""The height of a page's bottom margin in points: 20 mm (print.css)."""
PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"]) | {
    "INLINE IMAGE"
}


def letters(text: str) -> str:
    """Return a text without what line breaks, hyphens and spaces do to it."""
    return re.sub(r"[\s\u00ad\u00a0‑-]+", "", text)


def words_of(text: str) -> str:
    """Return a text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace("\u00ad", "").split())


class FinishedPdf:
    """One PDF of the built site; `texts` are those of its pages, `links` what its link annotations are described by."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.pages = PdfReader(path).pages
        self.texts = [page.extract_text() for page in self.pages]
        self.elements = list(elements(self.pdf))
        annotations = [found for page in self.pdf.pages for found in page.obj.get("/Annots", [])]
        self.links = [str(found.get("/Contents", "")) for found in annotations]

    def foot(self, number: int) -> list[tuple[float, str]]:
        """Return the texts in the bottom margin of a page (counted from 1), each with where it begins."""
        found = []

        def note(text: str, page: list[float], line: list[float], *_: object) -> None:
            x, y = page[0] * line[4] + page[4], page[3] * line[5] + page[5]
            if text.strip() and y < FOOT:
                found.append((x, text.strip()))

        self.pages[number - 1].extract_text(visitor_text=note)
        return sorted(found)

    def tagged(self, kind: str) -> list[pikepdf.Dictionary]:
        """Return the structure elements of a kind (a pattern) in reading order."""
        return [element for element in self.elements if re.fullmatch(kind, kind_of(element))]

    def bookmarks(self) -> list[tuple[str, int]]:
        """Return each bookmark with the page it leads to, counted from 1."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        return [(str(found.Title), numbers[found.Dest[0].objgen]) for found in bookmarks(self.pdf)]

    def sizes(self) -> list[tuple[int, int]]:
        """Return each page's width and height in whole millimetres."""
        boxes = [[float(value) for value in page.mediabox] for page in self.pdf.pages]
        return [(round((x2 - x1) * 25.4 / 72), round((y2 - y1) * 25.4 / 72)) for x1, y1, x2, y2 in boxes]

    def unmarked(self) -> int:
        """Return how many painting operators are neither real content nor artifacts."""
        found = 0
        for page in self.pdf.pages:
            marks: list[bool] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in {"BMC", "BDC"}:
                    marks.append("/Artifact" in repr(operands) or "/MCID" in repr(operands))
                elif str(operator) == "EMC":
                    marks.pop()
                found += str(operator) in PAINTING and not any(marks)
        return found

    def fonts(self) -> list[str]:
        """Return each font's name ("" for the outlines a variable font becomes) and whether it is in the file."""
        found = []
        for font in self.pdf.objects:
            if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
                continue
            if font.Subtype == "/Type3":
                found.append(" embedded" if "/CharProcs" in font and "/ToUnicode" in font else " missing")
            elif font.Subtype != "/Type0":
                is_embedded = any("/FontFile" in key for key in set(font.get("/FontDescriptor", {})))
                found.append(f"{font.get('/BaseFont', '')} {'embedded' if is_embedded else 'missing'}")
        return found
