"""A Word file made at build: A4, real headings, tables with a repeated head, places to write, two languages.

`python-docx` makes it; the same content gives the same bytes. Only commands that publish import this: the preview does
without Word.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.facilitator_script import SPEECH
from vaikuttava_museo.page.safe_html import inline

WIDTH, HEIGHT, MARGIN = 297, 210, 15
"""Millimetres of the template's paper and of its sides."""
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_TEMPLATE = Path(__file__).with_name("word_template.docx")
"""The empty document, to be opened in Word: A4 on its side, and the styles that are used here, alone."""
_EMPTY = "\u2002" * 5
"""What a place to write holds until somebody writes there: Word's own five wide spaces."""

_PARTS = re.compile(rf"(\[[^]]+\]|{SPEECH.pattern})")
"""What may stand out in a text: what the reader has to fill in, `[päivä]`, and what somebody says."""


def element(tag: str, *kids: Any, **attributes: str) -> Any:  # noqa: ANN401 – lxml's elements, untyped in python-docx
    """Return an element of WordprocessingML: `element("tag", val="x")` is `<w:tag w:val="x"/>`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(kids)
    return made


class Place(NamedTuple):
    """A place to write: the id of its answer, its label, a word before it, and what it shows until somebody writes."""

    id: str
    label: str
    word: str = ""
    shown: str = _EMPTY


class Quiet(str):
    """A text that is less than what stands beside it, such as the question under a heading."""

    __slots__ = ()


class WordFile:
    """A document that grows from its beginning to its end; `bytes` is the finished file."""

    def __init__(self, title: str, language: Language, foot: str, upright: bool = False) -> None:
        self.language = language
        self.document: WordDocument = Document(str(_TEMPLATE))
        section = self.document.sections[0]
        if upright:
            section.orientation = WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width
        (spoken,) = self.document.styles.element.xpath("w:docDefaults//w:lang")
        spoken.set(qn("w:val"), f"{language.code}-FI")
        self.width = (HEIGHT if upright else WIDTH) - 2 * MARGIN
        """Millimetres between the margins."""
        self._places = 0
        self._set_foot(foot)
        properties = self.document.core_properties
        properties.title, properties.language = title, language.code
        properties.author = properties.last_modified_by = "Vaikuttava museo"
        properties.comments, properties.created, properties.modified = "", _FIRST_DAY, _FIRST_DAY

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """Add a heading."""
        added = self.document.add_paragraph(style=f"Heading {level}")
        if new_page:
            added.paragraph_format.page_break_before = True
        self._say(added, text)

    def paragraph(self, text: str, quiet: bool = False) -> Paragraph:
        """Add a paragraph."""
        added = self.document.add_paragraph()
        self._say(added, text, quiet=quiet)
        return added

    def link(self, words: str, shown: str, address: str) -> None:
        """Add a paragraph of words and a link after them."""
        added = self.paragraph(f"{words} ")
        id = self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        run = added.add_run(shown)
        run.underline = True
        added._p.append(element("hyperlink", run._r))
        added._p[-1].set(qn("r:id"), id)

    def items(self, texts: Iterable[str], *, numbered: bool = False) -> None:
        """Add a list."""
        for text in texts:
            style = "List Number" if numbered else "List Bullet"
            self._say(self.document.add_paragraph(style=style), text)

    def places(self, places: Sequence[tuple[str, str]]) -> None:
        """Add a line of short places to write, each an id and its label."""
        line = self.document.add_paragraph()
        for id, label in places:
            self._say(line, f"{label}: ", bold=True)
            self._place(line, id, label, _EMPTY * 3)
            line.add_run("\u2003")

    def box(self, id: str, label: str, height: int) -> None:
        """Add a box to write in, of at least a height in millimetres."""
        table = self._table(1, [self.width], label)
        _at_least(table, 0, height)
        self._place(table.cell(0, 0).paragraphs[0], id, label)

    def table(self, about: str, widths: Sequence[float], head: Iterable[Iterable[str | Place]]) -> Table:
        """Add a table with its head, of each cell its paragraphs, which every page repeats."""
        table = self._table(1, widths, about)
        for cell, paragraphs in zip(table.rows[0].cells, head, strict=True):
            self._fill(cell, paragraphs, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        return table

    def row(
        self,
        table: Table,
        cells: Iterable[Iterable[str | Place]],
        head: int = 0,
        *,
        height: int = 0,
        spoken: bool = False,
    ) -> None:
        """Add a row, of each cell its paragraphs; `head` is the cell that names the row."""
        added: _Row = table.add_row()  # type: ignore[no-untyped-call]
        for number, (cell, paragraphs) in enumerate(zip(added.cells, cells, strict=True)):
            self._fill(cell, paragraphs, bold=number == head, spoken=spoken)
        _at_least(table, -1, height)

    def _fill(
        self, cell: _Cell, paragraphs: Iterable[str | Place], *, bold: bool, spoken: bool = False
    ) -> None:
        for number, text in enumerate(paragraphs):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            if isinstance(text, Place):
                self._say(paragraph, text.word and f"{text.word} ")
                self._place(paragraph, text.id, text.label, text.shown, bold=bold)
            else:
                is_quiet = isinstance(text, Quiet)
                self._say(paragraph, text, bold=bold and not is_quiet, quiet=is_quiet, spoken=spoken)

    def bytes(self) -> bytes:
        """Return the file, stored and of a fixed day: the same content gives the same bytes on every machine."""
        made, target = BytesIO(), BytesIO()
        self.document.save(made)
        with ZipFile(made) as parts, ZipFile(target, "w") as archive:
            for name in parts.namelist():
                archive.writestr(ZipInfo(name), parts.read(name))
        return target.getvalue()

    def _say(
        self, paragraph: Paragraph, text: str, bold: bool = False, quiet: bool = False, spoken: bool = False
    ) -> None:
        """Write a text of the shared data, whose foreign names keep their language; what is `spoken` stands out."""
        body = LexborHTMLParser(inline(text)).body
        for node in body.iter(include_text=True) if body else ():
            for place, part in enumerate(_PARTS.split(node.text())):
                if not part:
                    continue
                run, is_open = paragraph.add_run(part), part.startswith("[")
                run.bold = bold or (spoken and place % 2 and not is_open) or None
                if place % 2 and is_open:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                if quiet:
                    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x44, 0x44, 0x44)
                if lang := node.attributes.get("lang"):
                    run._r.get_or_add_rPr().append(element("lang", val=lang))

    def _place(
        self, paragraph: Paragraph, id: str, label: str, shown: str = _EMPTY, *, bold: bool = False
    ) -> None:
        """Add a place to write; Word names it by its label, programs by the answer's id."""
        self._places += 1
        about = (
            element("alias", val=label[:64]),
            element("tag", val=id[:64]),
            element("id", val=str(self._places)),
        )
        line = "single" if shown.isspace() and len(shown) > len(_EMPTY) else "none"
        looks = (*((element("b"),) if bold and not shown.isspace() else ()), element("u", val=line))
        run = element("r", element("rPr", *looks), element("t"))
        run[1].text = shown
        kind = element("sdtPr", *about, element("showingPlcHdr"), element("text", multiLine="1"))
        paragraph._p.append(element("sdt", kind, element("sdtContent", run)))

    def _table(self, rows: int, widths: Sequence[float], about: str) -> Table:
        table: Table = self.document.add_table(rows, len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        # Screen readers say it when the reader comes to the table.
        table._tbl.tblPr.append(element("tblCaption", val=about))
        return table

    def _set_foot(self, text: str) -> None:
        foot = self.document.sections[0].footer.paragraphs[0]
        self._say(foot, f"{text} · ", quiet=True)
        for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
            self._say(foot, "1", quiet=True)
            foot._p.append(element("fldSimple", foot.runs[-1]._r, instr=field))
            self._say(foot, after, quiet=True)


def _at_least(table: Table, row: int, millimetres: int) -> None:
    """Give a row at least a height, and keep it on one page."""
    properties = table.rows[row]._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    properties.append(element("trHeight", val=str(round(millimetres * 1440 / 25.4)), hRule="atLeast"))
