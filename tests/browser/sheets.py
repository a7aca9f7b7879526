"""The page of a worksheet as its tests use it: what it asks, how it is filled in, what is kept and printed."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from accessibility.addresses import first_of_each
from playwright.sync_api import FileChooser, Page, expect
from project import all_fields, real_content
from pypdf import PageObject, PdfReader, Transformation
from pypdf.generic import ContentStream, DecodedStreamObject, NameObject

from vaikuttava_museo.content.answer_ids import WHO, answer_groups, question_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.site_content import STEP_NUMBERS
from vaikuttava_museo.content.worksheets import AnyWorksheet, Cards, WorksheetField
from vaikuttava_museo.texts import catalogue

CONTENT = real_content()
SHEETS = dict(item for number in STEP_NUMBERS for item in CONTENT.worksheets_of(number))
"""Every worksheet by its id, in the order of the steps."""
ONE_OF_EACH_LAYOUT = list({sheet.layout: id for id, sheet in SHEETS.items()}.values())
UI = {language.code: catalogue("interface", language) for language in LANGUAGES}
PAIRS = list(zip(ONE_OF_EACH_LAYOUT, ["fi", "sv"] * len(ONE_OF_EACH_LAYOUT), strict=False))
each_sheet = pytest.mark.parametrize(
    ("id", "language"), first_of_each([(id, code) for id in SHEETS for code in UI], PAIRS)
)
"""Every worksheet in both languages; one of each layout for `make test`."""
PREFIX = {language.code: language.prefix for language in LANGUAGES}

A4_PORTRAIT = (595, 842)
A4_LANDSCAPE = (842, 595)
A3_LANDSCAPE = (1191, 842)

Spoken = tuple[str, str]
"""What a screen reader says of a place to write: its name and its description."""


def url_of(id: str, language: str = "fi") -> str:
    return f"{PREFIX[language]}tyopohjat/{id}/"


# --- what is asked


def heading(field: WorksheetField, language: str) -> str:
    return plain(field.heading[language])


def question(sheet: AnyWorksheet, field: WorksheetField, language: str) -> str:
    return plain(question_of(CONTENT.steps[sheet.step], field)[language])


def texts_of(sheet: AnyWorksheet, language: str) -> list[str]:
    """Return every heading and guiding question of a sheet."""
    fields = all_fields(sheet)
    return [text for item in fields for text in (heading(item, language), question(sheet, item, language))]


def expected_names(sheet: AnyWorksheet, language: str) -> dict[str, Spoken]:
    """Return what names and describes every place to write, by its answer id and in reading order."""
    ui = UI[language]
    spoken = {f"who.{name}": (ui[f"sheet_{name}"], "") for name in WHO}
    for group in answer_groups(sheet):
        names, questions = [], []
        if isinstance(group.head, int):
            names.append(f"{ui['sheet_card' if isinstance(sheet, Cards) else 'sheet_row']} {group.head}")
        elif group.head:
            names.append(heading(group.head, language))
            questions.append(question(sheet, group.head, language))
        for place in group.places:
            name = " ".join([*names, heading(place.field, language)])
            asked = " ".join([*questions, question(sheet, place.field, language)])
            spoken[place.id] = (name, asked)
    return spoken


def spoken_names(page: Page) -> dict[str, Spoken]:
    """Return what Chromium tells a screen reader of every place to write, by name attribute, in page order."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    nodes = tools.send("DOM.getFlattenedDocument", {"depth": -1})["nodes"]
    boxes = {
        node["backendDOMNodeId"]: node
        for node in tools.send("Accessibility.getFullAXTree")["nodes"]
        if node.get("role", {}).get("value") == "textbox"
    }
    tools.detach()

    def said(node: Mapping[str, Any], part: str) -> str:
        return re.sub(r"\s+", " ", node.get(part, {}).get("value", "").replace("\u00ad", "")).strip()

    return {
        attributes["name"]: (said(box, "name"), said(box, "description"))
        for node in nodes
        if (box := boxes.get(node["backendNodeId"]))
        if "name" in (attributes := dict(zip(*[iter(node.get("attributes", []))] * 2, strict=True)))
    }


# --- what is written and kept


def field(page: Page, id: str):
    return page.locator(f"[id='answer-{id}']")


def fill(page: Page, answers: Mapping[str, str]) -> None:
    """Write answers as typing does, many at once."""
    page.evaluate(
        """(answers) => {
            for (const [id, text] of Object.entries(answers)) {
                const field = document.getElementById(`answer-${id}`);
                field.value = text;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }""",
        dict(answers),
    )


def shown(page: Page) -> dict[str, str]:
    """Return what stands in the fields that are not empty."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".answer__field")]
            .filter((field) => field.value).map((field) => [field.name, field.value]))"""
    )


def entries(page: Page) -> dict[str, str]:
    """Return everything that the browser keeps for the site, as it is."""
    return page.evaluate("() => ({ ...localStorage })")


def stored(page: Page) -> dict[str, dict[str, str]]:
    """Return the answers that the browser keeps, by worksheet."""
    answers: dict[str, dict[str, str]] = {}
    for key, text in entries(page).items():
        _, sheet, answer = key.split(":")
        answers.setdefault(sheet, {})[answer] = text
    return answers


def store(page: Page, answers: Mapping[str, Mapping[str, str]]) -> None:
    """Put answers into the browser as an earlier visit left them, and nothing else."""
    own = ((sheet, id, text) for sheet, texts in answers.items() for id, text in texts.items())
    texts = {f"vaikuttava-museo:{sheet}:{id}": text for sheet, id, text in own}
    page.evaluate("(texts) => { localStorage.clear(); Object.assign(localStorage, texts); }", texts)


def press(page: Page, action: str) -> None:
    if page.locator(f".worksheet-more button[data-action='{action}']").count():
        open_more(page)
    page.locator(f"button[data-action='{action}']").first.click()


def open_more(page: Page) -> None:
    """Open the further actions of a worksheet."""
    if page.locator(".worksheet-more:not([open])").count():
        page.locator(".worksheet-more summary").click()


def show_example(page: Page, *, on: bool) -> None:
    press(page, "example")
    language = page.locator("html").get_attribute("lang") or ""
    next_one = UI[language]["form_example_hide" if on else "form_example"]
    expect(page.locator("button[data-action=example]")).to_have_text(next_one)


def status(page: Page):
    """Return where the page tells what has happened."""
    return page.locator("main [role=status]")


def downloaded(page: Page, action: str) -> bytes:
    with page.expect_download() as download:
        press(page, action)
    return download.value.path().read_bytes()


def chooser(page: Page) -> FileChooser:
    with page.expect_file_chooser() as chosen:
        press(page, "open")
    return chosen.value


def clear(page: Page) -> None:
    """Clear the answers and say yes."""
    press(page, "clear")
    page.get_by_role("dialog").get_by_role("button", name=UI["fi"]["answers_clear_yes"]).click()
    expect(status(page)).to_contain_text(UI["fi"]["answers_cleared"])


def first_visit(page: Page, language: str, address_of: Callable[[str], str]) -> None:
    """Search, answer, save, read the plan and make an agenda: whatever needs a script, wherever the site is."""
    words, title = {"fi": ("kumppanien", "Kumppanikartta"), "sv": ("partners", "Partnerkarta")}[language]
    answer = "Kivisalmen koulu, kello 9–12 & ”ovi”"
    page.goto(address_of(""))
    page.keyboard.press("Control+k")
    page.locator("#search-words").fill(words)
    page.locator(".search__results a", has_text=title).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    place = page.locator("textarea.answer__field").first
    place.fill(answer)
    expect(page.locator("html.served")).to_have_count(1)
    page.reload()
    expect(place).to_have_value(answer)
    assert answer in downloaded(page, "save").decode()
    assert downloaded(page, "docx").startswith(b"PK")
    page.goto(address_of("suunnitelma/"))
    expect(page.locator(".plan__answer", has_text=answer)).to_be_visible()
    page.locator("#plan h3 a", has_text=title).click()
    expect(place).to_have_value(answer)
    page.goto(address_of("tyopajan-aikataulu/"))
    page.locator("[name=choose][value=step-1]").check()
    expect(page.locator(".agenda__table")).to_be_visible()
    page.locator(".languages a:not([aria-current])").click()
    expect(page.locator("[name=choose][value=step-1]")).to_be_checked()
    expect(page.locator("html")).not_to_have_attribute("lang", language)


def text_of_docx(data: bytes) -> tuple[str, int]:
    """Return the text of a Word document as `words` gives it, and how many questions it asks."""
    xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    return words(unescape(re.sub(r"<[^>]+>", "", xml))), xml.count('<w:pStyle w:val="Question"/>')


def open_file(page: Page, answers: Mapping[str, Mapping[str, str]]) -> None:
    """Open a file as another machine saved it."""
    saved = "2026-11-23T10:00:00.000Z"
    file = {"format": "vaikuttava-museo", "version": 1, "saved": saved, "answers": answers}
    content = json.dumps(file).encode()
    chooser(page).set_files({"name": "a.json", "mimeType": "application/json", "buffer": content})


# --- what is printed


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document, read back."""

    sizes: list[tuple[int, int]]
    """The width and height of every page, in points."""
    pages: list[str]
    """The text of every page as `words` gives it."""
    outside: list[str]
    """The pieces of text that begin outside their page."""
    heights: list[list[float]]
    """How far above the lower edge of its page each piece of text stands, in points, by page."""
    margins: list[float]
    """How many millimetres are free at the four sides of every page."""
    drawing: bytes
    """All that is drawn on the pages."""

    @property
    def text(self) -> str:
        return "".join(self.pages)

    def lacks(self, texts: Iterable[str]) -> list[str]:
        """Return those of the texts that cannot be read in the document."""
        return [text for text in texts if words(text) not in self.text]


def printed(page: Page, **options: Any) -> Printed:
    """Print the page as Ctrl+P does, background graphics off unless asked for."""
    return read_back(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, **options))))


LONG_ANSWER = " ".join(f"§{number}." for number in range(1, 2_001))
"""Longer than a page; of each of its words can be told where it is."""


def long_answer(id: str, language: str) -> tuple[str, str]:
    """Return where a sheet is answered first, and the question that stands there: that of the row, if it has one."""
    group = answer_groups(SHEETS[id])[0]
    asked = group.head if isinstance(group.head, WorksheetField) else group.places[0].field
    return group.places[0].id, question(SHEETS[id], asked, language)


def page_number(language: str, page: int, pages: int) -> str:
    return UI[language]["sheet_page"].format(page=page, pages=pages)


def faults_of_long_answer(printed: Printed, language: str, question: str, heads: Iterable[str]) -> list[str]:
    """Return what is wrong with the pages of a sheet that has LONG_ANSWER to a question and these texts at the head."""
    found = re.findall(r"§\d+\.", printed.text)
    faults = [] if found == LONG_ANSWER.split() else [f"{len(found)} words, or not in their order"]
    for number, text in enumerate(printed.pages, start=1):
        wanted = [page_number(language, number, len(printed.pages)), *heads, *([question] * ("§" in text))]
        faults += [f"{number}: {part}" for part in wanted if words(part) not in text]
    return faults + printed.outside


def read_back(document: PdfReader) -> Printed:
    """Return what a printed document has on its pages."""
    drawings = [sheet.get_contents().get_data() for sheet in document.pages]
    read = [_read(sheet, drawing) for sheet, drawing in zip(document.pages, drawings, strict=True)]
    return Printed(
        [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in document.pages],
        [words(text) for text, _, _ in read],
        [piece for _, outside, _ in read for piece in outside],
        [heights for _, _, heights in read],
        [side for sheet in document.pages for side in _margins(sheet)],
        b"".join(drawings),
    )


def words(text: str) -> str:
    """Return a text without what line breaks and hyphens do to it, its letters in their plain forms."""
    return re.sub(r"[\s\u00ad\u00a0-]+", "", unicodedata.normalize("NFKC", text))


def _margins(sheet: PageObject) -> list[float]:
    """Return what lines and areas leave free at the left, lower, right and upper edge; what is clipped is not drawn."""
    width, height = map(float, (sheet.mediabox.width, sheet.mediabox.height))
    matrix, clip = Transformation(), (0.0, 0.0, width, height)
    kept, points, drawn = [], list[tuple[float, float]](), list[tuple[float, float, float, float]]()
    for operands, operator in ContentStream(sheet.get_contents(), sheet.pdf).operations:
        match operator:
            case b"q":
                kept.append((matrix, clip))
            case b"Q":
                matrix, clip = kept.pop()
            case b"cm":
                matrix = Transformation(tuple(map(float, operands))).transform(matrix)
            case b"m" | b"l":
                points.append(matrix.apply_on(tuple(map(float, operands))))
            case b"re":
                x, y, wide, high = map(float, operands)
                points += [matrix.apply_on((x, y)), matrix.apply_on((x + wide, y + high))]
            case b"W" | b"W*":
                clip = _within(points, clip)
            case b"f" | b"f*" | b"S" | b"B" if points:
                drawn.append(_within(points, clip))
        if operator in {b"n", b"f", b"f*", b"S", b"B"}:
            points = []
    if not drawn:  # a page of text alone
        return []
    left, lower, right, upper = zip(*drawn, strict=True)
    free = (min(left), min(lower), width - max(right), height - max(upper))
    return [points * 25.4 / 72 for points in free]


def _within(
    points: Sequence[tuple[float, float]], clip: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return the box of the points as far as it is inside another."""
    left, lower, right, upper = clip
    across, upwards = zip(*points, strict=True)
    return (
        min(max(min(across), left), right),
        min(max(min(upwards), lower), upper),
        max(min(max(across), right), left),
        max(min(max(upwards), upper), lower),
    )


PATHS = re.compile(rb"^(?:[-\d. ]+ [mlc]|h)\n", re.MULTILINE)
"""Lines and curves, among them the QR code: most of what is drawn, and slow to read."""


def _read(sheet: PageObject, drawing: bytes) -> tuple[str, list[str], list[float]]:
    """Return the text of a page, the pieces of it that begin outside the page, and the height of each piece."""
    texts = DecodedStreamObject()
    texts.set_data(PATHS.sub(b"", drawing))
    sheet[NameObject("/Contents")] = texts
    width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
    outside: list[str] = []
    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if not text.strip():
            return
        heights.append(y)
        if not (0 < x < width and 0 < y < height):
            outside.append(text)

    return sheet.extract_text(visitor_text=note), outside, heights
