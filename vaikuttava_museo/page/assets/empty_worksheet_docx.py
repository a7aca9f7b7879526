"""A worksheet as an empty Word file, for a team that writes together in Word: the same questions, from the same data."""

from typing import assert_never

from vaikuttava_museo.content.answer_ids import WHO, AnswerGroup, AnswerPlace, question_of, sheet_outline
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import worksheet_view
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import Canvas, Cards, List, Matrix, Timeline, WorksheetField
from vaikuttava_museo.page.assets.docx_file import MARGIN, WIDTH, Place, Quiet, WordFile
from vaikuttava_museo.page.qr_code import short_address
from vaikuttava_museo.texts import catalogue

_NUMBERS, _HEADS = 12, 45
"""Millimetres of a table's first column: numbers, or what its rows ask."""
_ROW, _BOX = 16, 22
"""Millimetres that a row or box has at least, so that the file can be printed and written on, too."""


def empty_worksheet_docx(content: Content, id: str, language: Language, site_url: str) -> bytes:
    """Return the Word file of one worksheet."""
    return _Template(content, id, language, site_url).made()


class _Template:
    """One worksheet on its way into Word."""

    def __init__(self, content: Content, id: str, language: Language, site_url: str) -> None:
        self._sheet, self._code = content.worksheets[id], language.code
        self._step = content.steps.get(self._sheet.step)
        self._ui = catalogue("interface", language)
        view = worksheet_view(id, self._sheet, language)
        self._title, self._numeral = plain(view.title), view.numeral
        step, name = f"{self._ui['step']} {view.numeral}", self._ui["site_name"]
        address = short_address(view.url, site_url)
        self._file = WordFile(self._title, language, f"{name} · {step} · {address} · CC BY 4.0")

    def made(self) -> bytes:
        """Return the finished file."""
        sheet, file, outline = self._sheet, self._file, sheet_outline(self._sheet)
        file.heading(sheet.title[self._code], 1)
        file.paragraph(sheet.purpose[self._code])
        file.places([(f"who.{name}", self._ui[f"sheet_{name}"]) for name in WHO])
        file.heading(self._ui["worksheet_instructions"], 2)
        file.items((text[self._code] for text in sheet.instructions), numbered=True)
        file.heading(self._title, 2)
        match sheet:
            case Matrix() | List() | Timeline():
                self._table(outline.columns, outline.groups)
            case Cards():
                self._cards(outline.groups)
            case Canvas():
                self._boxes(outline.groups[0].places)
            case _:
                assert_never(sheet)
        self._boxes(outline.summary)
        return file.bytes()

    def _asks(self, field: WorksheetField) -> tuple[str, Quiet]:
        return field.heading[self._code], Quiet(question_of(self._step, field)[self._code])

    def _boxes(self, places: tuple[AnswerPlace, ...]) -> None:
        for place in places:
            heading, question = self._asks(place.field)
            self._file.heading(heading, 3)
            self._file.paragraph(question, quiet=True).paragraph_format.keep_with_next = True
            self._file.box(place.id, plain(heading), _BOX)

    def _table(self, columns: tuple[WorksheetField, ...], groups: tuple[AnswerGroup, ...]) -> None:
        first = _NUMBERS if isinstance(groups[0].head, int) else _HEADS
        width = (WIDTH - 2 * MARGIN - first) / len(columns)
        widths = [first, *[width] * len(columns)]
        table = self._file.table(self._title, widths, [(), *map(self._asks, columns)])
        for group in groups:
            head = self._asks(group.head) if isinstance(group.head, WorksheetField) else (str(group.head),)
            places = (
                Place(at.id, f"{plain(head[0])} · {plain(at.field.heading[self._code])}")
                for at in group.places
            )
            self._file.row(table, (head, *([place] for place in places)), height=_ROW)

    def _cards(self, cards: tuple[AnswerGroup, ...]) -> None:
        """Add the cards as columns of a table: what they ask alike stands once."""
        heads = [f"{self._ui['sheet_card']} {card.head}" for card in cards]
        width = (WIDTH - 2 * MARGIN - _HEADS) / len(cards)
        table = self._file.table(
            self._title, [_HEADS, *[width] * len(cards)], [(), *([head] for head in heads)]
        )
        for number, place in enumerate(cards[0].places):
            heading = plain(place.field.heading[self._code])
            ids = [card.places[number].id for card in cards]
            places = (Place(id, f"{head} · {heading}") for id, head in zip(ids, heads, strict=True))
            self._file.row(table, (self._asks(place.field), *([each] for each in places)), height=_BOX)
