"""A worksheet and a step page on paper: filled or not, on A4 and A3, nothing is lost. In other browsers: test_engines.py."""

import re
from functools import reduce
from io import BytesIO
from itertools import product

import pikepdf
import pytest
import sheets
from accessibility.addresses import first_of_each
from accessibility.visits import Open
from playwright.sync_api import Page, Route, expect
from sheets import A4_LANDSCAPE, CONTENT, ONE_OF_EACH_LAYOUT, SHEETS, UI, each_sheet, url_of

from vaikuttava_museo.content.addresses import url_of as page_url
from vaikuttava_museo.content.answer_ids import WHO, answer_ids
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.content.site_content import STEP_NUMBERS
from vaikuttava_museo.page.titles import print_title

LANDSCAPE = {"A4": A4_LANDSCAPE, "A3": sheets.A3_LANDSCAPE}
LONG_WORD = "q" * 2_000
SCREENS = {"fi": {"width": 1280, "height": 800}, "sv": {"width": 360, "height": 740}}
"""Finnish sheets are printed from a desk, Swedish ones from a phone: the paper must not know."""
WHITE_GROUND = re.compile(rb"q\n[^\n]+ cm\n1 1 1 RG 1 1 1 rg\n[^\n]+ gs\n[^\n]+ re\nf\nQ\n")
"""What Chromium adds when background graphics are on: the white of the paper."""
URLS = [url_of(id) for id in ONE_OF_EACH_LAYOUT]
crowded = pytest.mark.parametrize("id", first_of_each(SHEETS, ONE_OF_EACH_LAYOUT[:2]))

OUTGROWN = """() => {
    const outgrown = (inner, outer) =>
        inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1 ||
        inner.left < outer.left - 1 || inner.right > outer.right + 1;
    const boxes = [...document.querySelectorAll(".sheet, .sheet :is(th, td, .area, .card)")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
    const answers = [...document.querySelectorAll(".sheet .answer__text")].filter((text) => outgrown(
        text.getBoundingClientRect(), text.closest("td, .area, .sheet__who p").getBoundingClientRect()));
    return [...boxes, ...answers].map((box) => box.textContent.trim().slice(0, 40));
}"""


@each_sheet
def test_a_sheet_is_one_page_that_asks_everything_whatever_is_chosen(id: str, language: str, open_page: Open):
    ui = UI[language]
    sheet, mark = SHEETS[id], ui["answers_example_mark"]
    with open_page(url_of(id, language), viewport=SCREENS[language]) as page:
        sheets.open_more(page)
        empty = sheets.printed(page)
        address = f"vaikuttavamuseo.fi/{url_of(id, language)}".rstrip("/")
        assert (empty.sizes, empty.outside) == ([A4_LANDSCAPE], [])
        assert min(empty.margins) >= LEAST_MARGIN - TOLERANCE
        assert empty.lacks([mark, *sheets.texts_of(sheet, language), address]) == [mark]
        page.get_by_role("radio", name="A3").check()
        larger = sheets.printed(page)
        assert (larger.sizes, larger.outside, larger.text) == ([sheets.A3_LANDSCAPE], [], empty.text)
        page.get_by_role("radio", name="A4").check()
        both = page.get_by_role("checkbox", name=ui["form_both_languages"])
        both.check()
        in_both = sheets.printed(page)
        assert (in_both.sizes, in_both.outside) == ([A4_LANDSCAPE], [])
        assert in_both.lacks(text for code in UI for text in sheets.texts_of(sheet, code)) == []
        both.uncheck()
        if sheet.example:
            sheets.show_example(page, on=True)
            example = sheets.printed(page)
            lines = [line for answer in sheet.example.values() for line in answer[language].splitlines()]
            assert (example.sizes, example.outside) == ([A4_LANDSCAPE], [])
            assert example.lacks([mark, *lines]) == []


ROOM = """() => {
    const mm = (pixels) => pixels * 25.4 / 96;
    const size = (box) => [box.getBoundingClientRect().width, box.getBoundingClientRect().height].map(mm);
    const all = (selector) => [...document.querySelectorAll(`.sheet ${selector}`)];
    const points = all(".asked__question").map((text) => parseFloat(getComputedStyle(text).fontSize) * 0.75);
    return {
        boxes: all(".area .answer").map(size),
        cells: all("tbody td").map(size),
        rows: all("tbody tr").map((row) => size(row)[1]),
        names: size(all(".sheet__names")[0])[0],
        question: Math.min(...points),
    };
}"""
LEAST_MARGIN, LEAST_LINE, TOLERANCE = 8, 80, 0.05
"""In millimetres: what office printers leave free at most, what three or four names need, a rounded pixel."""


@each_sheet
def test_an_empty_sheet_has_room_for_pens_and_is_read_at_arms_length(id: str, language: str, open_page: Open):
    with open_page(url_of(id, language)) as page:
        sheets.open_more(page)
        for both, paper in product((False, True), ("A4", "A3")):
            page.get_by_role("radio", name=paper).check()
            page.get_by_role("checkbox", name=UI[language]["form_both_languages"]).set_checked(both)
            page.emulate_media(media="print")
            room = page.evaluate(ROOM)
            page.emulate_media(media="screen")
            scale = 1 if paper == "A4" else 1.414
            assert min(height for _, height in [*room["boxes"], *room["cells"]]) >= 9 * scale
            wide, high = (min(sides, default=99) for sides in zip(*room["cells"], (99, 99), strict=True))
            assert wide >= 55 * scale - TOLERANCE
            assert high >= 12 * scale
            assert max(room["rows"], default=0) - min(room["rows"], default=0) < TOLERANCE * 4
            assert room["names"] >= LEAST_LINE * scale
            assert room["question"] >= (8.5 if both else 9.5) * scale - TOLERANCE


ODD_TEXTS = (
    LONG_WORD,
    "Perheet 👩‍👩‍👧‍👦 ja 🇫🇮 joka päivä",
    "مرحبا بكم في المتحف",
    "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; </textarea>",
    "yksi\n\n- kaksi\nשלום museo\n\t• kolme",
)


def six_lines(id: str) -> str:
    if id.startswith("who."):
        return f"[{id}/0] Kivisalmi"
    return "\n".join(f"[{id}/{number}] Ei malttanut lyhentää" for number in range(6))


def check_paper(page: Page, paper: sheets.Printed) -> None:
    """Nothing is clipped, and no page has next to nothing but the foot of the sheet: no field with its question."""
    foot = sheets.words(UI["fi"]["site_name"])
    nearly_empty = [text for text in paper.pages if len(text.rpartition(foot)[0] or text) < 30]
    assert (set(paper.sizes), paper.outside, nearly_empty) == ({A4_LANDSCAPE}, [], [])
    assert min(paper.margins) >= LEAST_MARGIN - TOLERANCE
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(OUTGROWN) == []


@crowded
def test_an_over_full_sheet_shows_every_line_once_clips_nothing_and_has_no_blank_page(id: str, page: Page):
    page.goto(url_of(id))
    answers = {place: six_lines(place) for place in answer_ids(SHEETS[id])}
    who, places = list(answers)[: len(WHO)], list(answers)[len(WHO) :]
    sheets.fill(page, answers)
    paper = sheets.printed(page)
    lines = [line for place in places for line in answers[place].splitlines()]
    assert {line: n for line in lines if (n := paper.text.count(sheets.words(line))) != 1} == {}
    assert len(paper.pages) <= 4
    # A page that comes loose says whose it is, and the how manieth.
    for count, text in enumerate(paper.pages, start=1):
        number = [sheets.page_number("fi", count, len(paper.pages))] if len(paper.pages) > 1 else []
        wanted = [SHEETS[id].title["fi"], *(answers[place] for place in who), *number]
        assert [part for part in wanted if sheets.words(part) not in text] == []
    check_paper(page, paper)


@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
@pytest.mark.parametrize("paper", first_of_each(["A4", "A3"], ["A4"]))
def test_an_answer_longer_than_a_page_goes_on_under_its_question(paper: str, id: str, page: Page):
    page.goto(url_of(id, "sv"))
    place, question = sheets.long_answer(id, "sv")
    sheets.fill(page, {"who.museum": "Kivisalmi", place: sheets.LONG_ANSWER})
    sheets.open_more(page)
    page.get_by_role("radio", name=paper).check()
    printed = sheets.printed(page)
    assert (set(printed.sizes), len(printed.pages) > 1) == ({LANDSCAPE[paper]}, True)
    heads = ["Kivisalmi", SHEETS[id].title["sv"]]
    assert sheets.faults_of_long_answer(printed, "sv", question, heads) == []


def test_after_pages_are_printed_the_form_is_as_it_was(page: Page):
    page.goto(url_of("change-map"))
    place, _ = sheets.long_answer("change-map", "fi")
    sheets.fill(page, {place: sheets.LONG_ANSWER})
    field = sheets.field(page, "people-and-places.signs")
    field.press_sequentially("Koulu")
    assert len(sheets.printed(page).pages) > 1
    expect(field).to_be_focused()
    page.keyboard.type(" muuttaa")
    expect(field).to_have_value("Koulu muuttaa")
    page.keyboard.press("Control+z")
    expect(field).not_to_have_value("Koulu muuttaa")
    assert (page.locator(".sheet").count(), sheets.shown(page)[place]) == (1, sheets.LONG_ANSWER)


@crowded
def test_odd_answers_are_printed_whole_and_no_field_of_the_browser_is(id: str, page: Page):
    page.goto(url_of(id, "sv"))
    who, _, _, *places = answer_ids(SHEETS[id])
    sheets.fill(page, {who: "z" * 200} | dict(zip(places, ODD_TEXTS, strict=False)))
    paper = sheets.printed(page)
    assert (paper.text.count("q"), paper.text.count("z")) == (len(LONG_WORD), 200 * len(paper.pages))
    assert paper.lacks(["Perheet", "joka päivä", ODD_TEXTS[3], "– yksi", "kaksi", "museo", "kolme"]) == []
    for text in (sheets.words(ODD_TEXTS[2]), "שלום"):  # read from right to left: every letter is there
        assert [letter for letter in set(text) if paper.text.count(letter) < text.count(letter)] == []
    check_paper(page, paper)
    assert page.locator("textarea, input, button, select, dialog").filter(visible=True).count() == 0


@pytest.mark.parametrize("url", first_of_each(["askel-3/", *URLS], ["askel-3/", URLS[0]]))
def test_neither_a_dark_screen_nor_background_graphics_change_what_is_printed(url: str, page: Page):
    page.goto(url, wait_until="networkidle")
    plain = sheets.printed(page)
    page.emulate_media(color_scheme="dark")
    dark = sheets.printed(page, print_background=True)
    assert WHITE_GROUND.sub(b"", dark.drawing) == WHITE_GROUND.sub(b"", plain.drawing)


def test_answers_saved_as_pdf_can_be_read_by_a_screen_reader(page: Page):
    """Chromium draws what screen readers shall skip outside the marked content of a tagged PDF."""
    page.goto(url_of("change-map"))
    sheets.fill(page, dict.fromkeys(answer_ids(SHEETS["change-map"]), "Vastaus"))
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True, tagged=True))) as document:
        depth, skipped = 0, []
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            if str(operator) in ("Tj", "TJ") and not depth:
                skipped.append(operands)
    assert len(skipped) == 1  # the step's numeral, which is heard as a number


def test_a_numeral_that_is_seen_is_there_for_the_ear_in_a_saved_pdf(page: Page):
    page.goto("askel-4/")
    hidden = page.locator(".together[aria-hidden]")
    count = hidden.count()
    assert count > 5
    page.mouse.wheel(0, 200)
    page.wait_for_load_state("networkidle")  # what follows the reader has come
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(hidden).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(hidden).to_have_count(count)


# --- a step page

STEPS = [(code, number) for code in ("fi", "sv") for number in STEP_NUMBERS]
FEWEST_LETTERS = 300
"""What the emptiest page of a step has at least."""


@pytest.mark.parametrize(("code", "number"), first_of_each(STEPS, [("fi", 3), ("sv", 2)]))
def test_a_step_is_printed_whole_and_says_where_it_comes_from(code: str, number: int, page: Page):
    language = by_code(code)
    url = page_url(f"askel-{number}", language)
    page.goto(url, wait_until="networkidle")
    paper = sheets.printed(page)
    assert set(paper.sizes) == {sheets.A4_PORTRAIT}
    assert [len(text) for text in paper.pages if len(text) < FEWEST_LETTERS] == []
    line = [print_title(CONTENT, f"askel-{number}", language), f"vaikuttavamuseo.fi/{url}".rstrip("/")]
    for count, text in enumerate(paper.pages, start=1):
        wanted = map(sheets.words, (*line, f"{count}/{len(paper.pages)}"))
        assert [part for part in wanted if part not in text] == []
    # What is read on screen is read on paper, the addresses of other sites too; there is nothing to press.
    read = page.locator(".article :is(h1, h2, h3, li:not(.page-actions), td, th):visible").all_inner_texts()
    assert len(read) > 60
    links = page.locator('.text a[href^="http"]:not(.feedback a)')
    addresses = links.evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    assert paper.lacks(addresses) == []
    # The address stands after the link, between the title of a source and what it means.
    text = reduce(lambda text, address: text.replace(sheets.words(f"({address})"), ""), addresses, paper.text)
    assert [one for one in read if sheets.words(one.split("\n")[0])[:40] not in text] == []
    buttons = [UI[code][name] for name in ("skip_to_content", "step_pdf", "step_print_all")]
    assert paper.lacks(buttons) == buttons


@pytest.mark.parametrize("code", sheets.PREFIX)
def test_home_is_one_sheet_to_show_to_those_who_decide(code: str, page: Page):
    page.goto(sheets.PREFIX[code], wait_until="networkidle")
    assert sheets.printed(page).sizes == [sheets.A4_PORTRAIT]


def test_collapsed_parts_are_open_on_paper(open_page: Open):
    """Without scripts: test_markings.py."""
    details = "<details><summary>Lisää</summary><p>Kätketty</p></details></main>"

    def answer(route: Route) -> None:
        body = route.fetch().text().replace("</main>", details)
        route.fulfill(body=body, content_type="text/html")

    with open_page("about:blank", own_tab=True) as page:
        page.route("**/askel-1/", answer)
        page.goto("askel-1/")
        assert sheets.printed(page).lacks(["Kätketty"]) == []
