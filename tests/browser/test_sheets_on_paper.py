"""A worksheet on paper: empty, filled, over-full, as an example, in two languages, on A4 and A3; nothing is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import product

import pikepdf
import pytest
from firefox import Firefox
from playwright.sync_api import Browser, Page
from sheet_pages import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    ONE_OF_EACH_LAYOUT,
    SHEETS,
    UI,
    Printed,
    fill,
    printed,
    question,
    read_back,
    show_example,
    texts_of,
    url_of,
    watched,
    words,
)

from vaikuttava_museo.answers import answer_ids
from vaikuttava_museo.worksheets import AnyWorksheet, all_fields

LONG_WORD = "q" * 2_000
SCREENS = {"fi": {"width": 1280, "height": 800}, "sv": {"width": 360, "height": 740}}
"""Finnish sheets are printed from a desk, Swedish ones from a phone: the paper must not know."""
WHITE_GROUND = re.compile(rb"q\n[^\n]+ cm\n1 1 1 RG 1 1 1 rg\n[^\n]+ gs\n[^\n]+ re\nf\nQ\n")
"""What Chromium adds when background graphics are on: the white of the paper."""

OUTGROWN = """() => {
    const outgrown = (inner, outer) =>
        inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1 ||
        inner.left < outer.left - 1 || inner.right > outer.right + 1;
    const boxes = [...document.querySelectorAll(".sheet :is(th, td, .area, .card)")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
    const answers = [...document.querySelectorAll(".sheet .answer__text")].filter((text) => outgrown(
        text.getBoundingClientRect(), text.closest("td, .area, .sheet__who p").getBoundingClientRect()));
    return [...boxes, ...answers].map((box) => box.textContent.trim().slice(0, 40));
}"""


@dataclass
class Paper:
    """The page of a worksheet, and what comes out of the printer in each state; each is printed once."""

    id: str
    language: str
    page: Page

    @property
    def sheet(self) -> AnyWorksheet:
        return SHEETS[self.id]

    @cached_property
    def empty(self) -> Printed:
        return printed(self.page)

    @cached_property
    def a3(self) -> Printed:
        self.page.get_by_role("radio", name="A3").check()
        document = printed(self.page)
        self.page.get_by_role("radio", name="A4").check()
        return document

    @cached_property
    def both_languages(self) -> Printed:
        choice = self.page.get_by_role("checkbox", name=UI[self.language]["form_both_languages"])
        choice.check()
        document = printed(self.page)
        choice.uncheck()
        return document

    @cached_property
    def example(self) -> Printed:
        show_example(self.page, on=True)
        document = printed(self.page)
        show_example(self.page, on=False)
        return document


@pytest.fixture(
    scope="module",
    params=[(id, language) for id in SHEETS for language in UI],
    ids=lambda found: f"{found[0]}-{found[1]}",
)
def paper(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Paper]:
    id, language = request.param
    with watched(browser, address, viewport=SCREENS[language]) as page:
        page.goto(url_of(id, language))
        yield Paper(id, language, page)


def test_an_empty_sheet_is_one_page_of_a4_with_everything_it_asks(paper: Paper):
    assert paper.empty.sizes == [A4_LANDSCAPE]
    address = f"vaikuttavamuseo.fi/{url_of(paper.id, paper.language)}".rstrip("/")
    assert paper.empty.lacks([*texts_of(paper.sheet, paper.language), address]) == []
    assert paper.empty.outside == []


def test_a_sheet_of_a3_is_the_same_sheet_on_one_larger_page(paper: Paper):
    assert paper.a3.sizes == [A3_LANDSCAPE]
    assert paper.a3.text == paper.empty.text
    assert paper.a3.outside == []


def test_a_sheet_in_both_languages_is_one_page_and_asks_in_both(paper: Paper):
    assert paper.both_languages.sizes == [A4_LANDSCAPE]
    assert paper.both_languages.lacks(item for code in UI for item in texts_of(paper.sheet, code)) == []
    assert paper.both_languages.outside == []


def test_an_example_is_one_page_with_every_line_and_its_mark(paper: Paper):
    assert paper.example.sizes == [A4_LANDSCAPE]
    lines = [line for answer in paper.sheet.example.values() for line in answer[paper.language].splitlines()]
    assert len(lines) >= 5
    assert paper.example.lacks([UI[paper.language]["answers_example_mark"], *lines]) == []
    assert paper.example.outside == []


def test_an_empty_sheet_bears_no_mark_of_an_example(paper: Paper):
    assert paper.empty.lacks([mark := UI[paper.language]["answers_example_mark"]]) == [mark]


def six_lines(id: str) -> str:
    if id.startswith("who."):
        return f"[{id}/0] Kivisalmi"
    return "\n".join(f"[{id}/{number}] Ei malttanut lyhentää" for number in range(6))


ODD_TEXTS = (
    LONG_WORD,
    "Perheet 👩‍👩‍👧‍👦 ja 🇫🇮 joka päivä",
    "مرحبا بكم في المتحف",
    "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; </textarea>",
    "yksi\n\n- kaksi\nשלום museo\n\t• kolme",
)


@dataclass
class Crowded:
    """A worksheet with more in it than its makers thought of: the answers, the page, the printed document."""

    answers: dict[str, str]
    page: Page
    print: Printed


def crowded(browser: Browser, address: str, url: str, answers: dict[str, str]) -> Iterator[Crowded]:
    with watched(browser, address) as page:
        page.goto(url)
        fill(page, answers)
        result = printed(page)
        page.emulate_media(media="print")
        yield Crowded(answers, page, result)


@pytest.fixture(scope="module", params=SHEETS)
def overfull(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Crowded]:
    """Six lines in every place of a Finnish sheet."""
    answers = {id: six_lines(id) for id in answer_ids(SHEETS[request.param])}
    yield from crowded(browser, address, url_of(request.param, "fi"), answers)


@pytest.fixture(scope="module", params=SHEETS)
def odd(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Crowded]:
    """Odd texts in the first places of a Swedish sheet."""
    who, _, _, *places = answer_ids(SHEETS[request.param])
    answers = {who: "z" * 200} | dict(zip(places, ODD_TEXTS, strict=False))
    yield from crowded(browser, address, url_of(request.param, "sv"), answers)


def is_nearly_empty(text: str) -> bool:
    """Tell whether a page has next to nothing but the foot of the sheet: no field with its question."""
    return len(text.rpartition(words(UI["fi"]["site_name"]))[0] or text) < 30


def test_an_over_full_sheet_shows_every_line_once(overfull: Crowded):
    lines = [line for answer in overfull.answers.values() for line in answer.splitlines()]
    assert {line: n for line in lines if (n := overfull.print.text.count(words(line))) != 1} == {}
    assert overfull.print.outside == []


def test_an_over_full_sheet_has_no_blank_page(overfull: Crowded):
    assert overfull.print.sizes in [[A4_LANDSCAPE] * count for count in (1, 2, 3)]
    assert [page for page in overfull.print.pages if is_nearly_empty(page)] == []


def test_an_over_full_sheet_clips_nothing(overfull: Crowded):
    assert overfull.page.evaluate(OUTGROWN) == []


def test_odd_answers_are_printed_whole(odd: Crowded):
    assert (odd.print.text.count("q"), odd.print.text.count("z")) == (len(LONG_WORD), 200)
    assert odd.print.lacks(["Perheet", "joka päivä", ODD_TEXTS[3], "– yksi", "kaksi", "museo", "kolme"]) == []
    assert odd.print.outside == []


def test_right_to_left_text_is_printed_with_every_letter(odd: Crowded):
    for text in (words(ODD_TEXTS[2]), "שלום"):
        assert [letter for letter in set(text) if odd.print.text.count(letter) < text.count(letter)] == []


def test_odd_answers_clip_nothing_and_leave_no_blank_page(odd: Crowded):
    assert odd.page.evaluate(OUTGROWN) == []
    assert [page for page in odd.print.pages if is_nearly_empty(page)] == []
    assert set(odd.print.sizes) == {A4_LANDSCAPE}


def test_no_field_of_the_browser_is_printed(odd: Crowded):
    displays = odd.page.evaluate(
        """() => [...document.querySelectorAll("textarea, input, button, select, dialog")]
            .filter((field) => field.checkVisibility()).map((field) => field.name)"""
    )
    assert displays == []


@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
def test_neither_a_dark_screen_nor_background_graphics_change_the_sheet(id: str, page: Page):
    page.goto(url_of(id))
    plain = printed(page)
    page.emulate_media(color_scheme="dark")
    dark = printed(page, print_background=True)
    assert WHITE_GROUND.sub(b"", dark.drawing) == WHITE_GROUND.sub(b"", plain.drawing)


@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
def test_without_scripts_the_empty_sheet_is_printed(id: str, browser: Browser, address: str):
    with watched(browser, address, java_script_enabled=False, viewport=SCREENS["sv"]) as page:
        page.goto(url_of(id, "sv"))
        empty = printed(page)
    assert empty.sizes == [A4_LANDSCAPE]
    assert empty.lacks(texts_of(SHEETS[id], "sv")) == []


PAPERS = {"A4": A4_LANDSCAPE, "A3": A3_LANDSCAPE}
WIDEST_FOOT_OF_A_PRINTER = 14.2 / 25.4 * 72
"""What Firefox leaves free at the foot of a paper for a printer that it does not know (GTK's own margin)."""
CHOOSE_A3 = 'document.querySelector("[name=paper][value=a3]").click();'
SHOW_EXAMPLE = """
    const button = document.querySelector("[data-action=example]");
    button.click();
    while (button.getAttribute("aria-pressed") !== "true") await new Promise((done) => setTimeout(done, 20));
"""


@pytest.mark.parametrize(("id", "paper"), [*product(ONE_OF_EACH_LAYOUT, ["A4"]), ("partner-map", "A3")])
def test_firefox_prints_the_sheet_on_one_page_empty_and_filled(
    id: str, paper: str, running_firefox: Firefox, address: str
):
    running_firefox.open(address + url_of(id))
    if paper == "A3":
        running_firefox.run(CHOOSE_A3)
    empty = read_back(running_firefox.print())
    running_firefox.run(SHOW_EXAMPLE)
    filled = read_back(running_firefox.print())
    # Firefox rounds its papers up to whole points.
    assert empty.sizes == filled.sizes == [pytest.approx(PAPERS[paper], abs=1)]
    # Of the headings Firefox prints the forms alone: no program can read them back.
    assert empty.lacks(question(SHEETS[id], field, "fi") for field in all_fields(SHEETS[id])) == []
    lines = [line for answer in SHEETS[id].example.values() for line in answer["fi"].splitlines()]
    assert filled.lacks(lines) == []
    assert empty.outside + filled.outside == []
    assert min(*empty.heights[0], *filled.heights[0]) > WIDEST_FOOT_OF_A_PRINTER


def test_answers_saved_as_pdf_can_be_read_by_a_screen_reader(page: Page):
    """Chromium draws what screen readers shall skip outside the marked content of a tagged PDF."""
    page.goto(url_of("change-map"))
    fill(page, dict.fromkeys(answer_ids(SHEETS["change-map"]), "Vastaus"))
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True, tagged=True))) as document:
        depth, skipped = 0, []
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            if str(operator) in ("Tj", "TJ") and not depth:
                skipped.append(operands)
    assert skipped == []
