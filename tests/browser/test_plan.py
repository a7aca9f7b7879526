"""The plan: every worksheet's answers as one document, in order; merged, saved, cleared and printed."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from itertools import groupby, pairwise
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from sheet_pages import (
    OTHER,
    SHEETS,
    UI,
    chooser,
    downloaded,
    fill,
    heading,
    keep,
    kept,
    press,
    printed,
    question,
    saved_file,
    told,
    url_of,
    watched,
    words,
)

from vaikuttava_museo.answers import answer_ids
from vaikuttava_museo.steps import mark_of
from vaikuttava_museo.worksheets import all_fields

URLS = {"fi": "suunnitelma/", "sv": "sv/suunnitelma/"}
FI = UI["fi"]
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
A4_PORTRAIT = (595, 842)

ONE_EACH = {id: {answer_ids(sheet)[3]: f"Vastaus {id}"} for id, sheet in SHEETS.items()}
"""One answer on every worksheet."""


@pytest.fixture(scope="module", params=URLS)
def plan(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[Page, str]]:
    """The plan of a museum that has written nothing, and its language."""
    with watched(browser, address) as page:
        page.goto(URLS[request.param])
        yield page, request.param


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The plan of a museum that can be given answers."""
    with watched(browser, address) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.goto(URLS["fi"])
        yield page


def with_answers(page: Page, answers: dict[str, dict[str, str]]) -> Page:
    keep(page, answers)
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    return page


def inner(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(f"#plan {selector}").all_text_contents()]


def clear(page: Page) -> None:
    press(page, "clear")
    page.get_by_role("dialog").get_by_role("button", name=FI["answers_clear_yes"]).click()
    expect(told(page)).to_contain_text(FI["answers_cleared"])


# --- what it shows


def test_the_worksheets_come_in_the_order_of_the_steps(plan: tuple[Page, str]):
    page, language = plan
    titles = [sheet.title[language] for sheet in SHEETS.values()]
    steps = [mark_of(step).numeral for step, _ in groupby(sheet.step for sheet in SHEETS.values())]
    assert inner(page, "h2") == [f"{UI[language]['step']} {numeral}" for numeral in steps]
    assert inner(page, "h3") == titles
    assert inner(page, ".plan__sheets a") == titles


@pytest.mark.parametrize("id", SHEETS)
def test_the_plan_asks_everything_a_worksheet_asks(id: str, plan: tuple[Page, str]):
    page, language = plan
    sheet = SHEETS[id]
    section = page.locator(".plan__sheet").filter(has=page.locator(f"a[href*='/{id}/']"))
    asked = [text.strip() for text in section.locator(".plan__question").all_text_contents()]
    assert len(asked) == len(all_fields(sheet))
    assert set(asked) == {question(sheet, field, language) for field in all_fields(sheet)}
    text = words(section.text_content() or "")
    assert [field.id for field in all_fields(sheet) if words(heading(field, language)) not in text] == []


@pytest.mark.parametrize("id", SHEETS)
def test_every_empty_place_leads_to_its_field(id: str, plan: tuple[Page, str]):
    page, _ = plan
    links = page.locator(f".plan__sheet a[href*='/{id}/']").evaluate_all(
        "(links) => links.map((link) => [new URL(link.href).pathname, link.hash])"
    )
    assert {f"/{url_of(id, plan[1])}"} == {path for path, _ in links}
    places = [hash.removeprefix("#answer-") for _, hash in links]
    assert len(places) > 3
    assert places == [place for place in answer_ids(SHEETS[id]) if place in places]


def test_a_link_of_an_empty_place_opens_the_very_field(opened: Page):
    opened.locator("#plan details").first.locator("summary").click()
    link = opened.locator(".plan__sheet a").last
    opened.locator("#plan details").last.locator("summary").click()
    target = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    expect(opened.locator(f"[id='{target}']")).to_be_focused()
    expect(opened.locator(f"[id='{target}']")).to_be_in_viewport()


def test_answers_of_all_worksheets_stand_under_their_questions(opened: Page):
    with_answers(opened, ONE_EACH)
    assert inner(opened, ".plan__entry:not(.plan__entry--empty) .plan__answer") == [
        f"Vastaus {id}" for id in SHEETS
    ]
    expect(opened.locator(".plan__sheets li")).to_contain_text(["– 1/"] * len(SHEETS))
    expect(opened.locator("#plan details")).to_have_count(0)


def test_what_is_written_in_another_tab_is_seen_at_once(opened: Page):
    other = opened.context.new_page()
    other.goto(url_of("partner-map"))
    fill(other, {"1.partner": "Kirjasto"})
    expect(opened.locator(".plan__answer").filter(has_text="Kirjasto")).to_have_count(1)
    other.close()


def test_the_same_answers_stand_in_the_other_language(opened: Page):
    with_answers(opened, ONE_EACH)
    opened.goto(URLS[OTHER["fi"]])
    assert len(inner(opened, ".plan__entry:not(.plan__entry--empty)")) == len(SHEETS)


UNKNOWN = {
    "partner-map": {"1.partner": "Kirjasto", "1.removed": "Vastaus poistettuun", "99.partner": "Yli rivien"},
    "removed-sheet": {"a": "Poistetun työpohjan vastaus"},
}


def test_answers_to_questions_that_are_gone_are_not_lost(opened: Page):
    with_answers(opened, UNKNOWN)
    sheet = opened.locator(".plan__sheet").filter(has_text="Vastaus poistettuun")
    expect(sheet.locator("h3")).to_have_text("Kumppanikartta")
    expect(sheet.locator(".plan__group").last.locator("h4")).to_have_text(FI["answers_other"])
    expect(sheet.locator(".plan__group").last).to_contain_text("Yli rivien")
    last = opened.locator("#plan section.plan__step").last
    expect(last.locator("h2")).to_have_text(FI["answers_other"])
    expect(last).to_contain_text("Poistetun työpohjan vastaus")


def test_markup_in_answers_stays_text(opened: Page):
    with_answers(opened, {"partner-map": {"1.partner": MARKUP}, "removed": {"x": MARKUP}})
    assert inner(opened, ".plan__answer").count(MARKUP) == 2
    expect(opened.locator("#plan :is(img, script)")).to_have_count(0)


def test_a_long_word_makes_no_phone_scroll_sideways(opened: Page):
    opened.set_viewport_size({"width": 320, "height": 640})
    with_answers(opened, ONE_EACH | {"partner-map": {"1.partner": "q" * 2_000}})
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 320


# --- saved, cleared, merged


def test_the_whole_set_is_saved_cleared_and_opened_again(opened: Page, tmp_path):
    with_answers(opened, ONE_EACH | UNKNOWN)
    file = tmp_path / "kaikki.json"
    file.write_bytes(downloaded(opened, "save"))
    clear(opened)
    assert kept(opened) == {}
    expect(opened.locator(".plan__entry:not(.plan__entry--empty)")).to_have_count(0)
    chooser(opened).set_files(file)
    expect(told(opened)).to_contain_text(FI["answers_opened"].split("{")[0])
    assert kept(opened) == ONE_EACH | UNKNOWN


def test_a_cleared_plan_can_be_brought_back(opened: Page):
    with_answers(opened, ONE_EACH | UNKNOWN)
    clear(opened)
    told(opened).get_by_role("button", name=FI["answers_undo"]).click()
    expect(told(opened)).to_have_text(FI["answers_undone"])
    assert kept(opened) == ONE_EACH | UNKNOWN
    assert f"Vastaus {next(iter(SHEETS))}" in inner(opened, ".plan__answer")


def test_with_nothing_written_there_is_nothing_to_save_or_clear(opened: Page):
    for action in ("save", "clear"):
        press(opened, action)
        expect(told(opened)).to_have_text(FI["answers_none"])
    expect(opened.locator("dialog")).to_have_count(0)


def test_files_of_two_groups_come_together_and_a_conflict_asks(opened: Page):
    first = {"partner-map": {"1.partner": "Kirjasto"}, "change-map": {"who.group": "Yksi"}}
    second = {
        "partner-map": {"1.partner": "Koulu", "2.partner": "Seura"},
        "strengths": {"who.group": "Kaksi"},
    }
    chooser(opened).set_files(saved_file(first))
    expect(told(opened)).to_contain_text(FI["answers_opened"].format(count=2))
    chooser(opened).set_files(saved_file(second))
    dialog = opened.get_by_role("dialog", name=FI["answers_conflict_title"])
    group = dialog.get_by_role("group", name="Kumppanikartta – Rivi 1 – Kumppani")
    group.get_by_role("radio", name=FI["answers_conflict_both"]).check()
    dialog.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(told(opened)).to_contain_text(FI["answers_opened"].format(count=3))
    merged = {"partner-map": {"1.partner": "Kirjasto\nKoulu", "2.partner": "Seura"}}
    assert kept(opened) == first | second | merged
    assert inner(opened, ".plan__answer").count("Kirjasto\nKoulu") == 1


def test_a_file_that_is_not_ours_changes_nothing(opened: Page):
    with_answers(opened, ONE_EACH)
    chooser(opened).set_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(told(opened)).to_have_text(FI["answers_not_ours"])
    assert kept(opened) == ONE_EACH


@pytest.mark.parametrize("action", ["docx", "text"])
def test_the_documents_hold_every_answer_and_question(action: str, opened: Page):
    with_answers(opened, ONE_EACH | {"removed": {"x": "Muu vastaus"}})
    data = downloaded(opened, action)
    if action == "docx":
        xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
        text = words(unescape(re.sub(r"<[^>]+>", "", xml)))
        questions = sum(len(all_fields(sheet)) for sheet in SHEETS.values())
        assert xml.count('<w:pStyle w:val="Question"/>') == questions
    else:
        text = words(data.decode())
    wanted = [*(f"Vastaus {id}" for id in SHEETS), "Muu vastaus", FI["answers_plan_title"]]
    wanted += [question(sheet, field, "fi") for sheet in SHEETS.values() for field in all_fields(sheet)]
    assert [item for item in wanted if words(item) not in text] == []


# --- printed


def test_paper_shows_what_is_decided_and_what_is_still_open(opened: Page):
    with_answers(opened, {"partner-map": {"1.partner": "Kirjasto"}, "removed": {"x": "Muu vastaus"}})
    paper = printed(opened)
    sheet = SHEETS["partner-map"]
    assert set(paper.sizes) == {A4_PORTRAIT}
    assert paper.lacks(["Kirjasto", "Muu vastaus", question(sheet, sheet.columns[0], "fi")]) == []
    assert paper.lacks([item.title["fi"] for item in SHEETS.values()]) == []
    unanswered = [question(sheet, field, "fi") for field in all_fields(sheet)[1:]]
    assert paper.lacks(unanswered) == unanswered
    assert paper.lacks([FI["answers_fill"], FI["form_save"]]) == [FI["answers_fill"], FI["form_save"]]
    assert paper.outside == []


def test_a_long_plan_is_printed_whole(opened: Page):
    answers = {
        id: {place: f"[{id}/{place}] eka rivi\ntoka rivi [{id}/{place}]" for place in answer_ids(sheet)}
        for id, sheet in SHEETS.items()
    }
    with_answers(opened, answers | {"removed": {"x": "q" * 2_000}})
    paper = printed(opened)
    lines = [line for texts in answers.values() for text in texts.values() for line in text.splitlines()]
    assert paper.lacks(lines) == []
    assert paper.text.count("q") >= 2_000
    assert paper.outside == []
    assert min(map(len, paper.pages)) > 100


FOOT = 20 / 25.4 * 72
"""The height of a page's bottom margin in points: 20 mm (print.css)."""
EXAMPLES = {
    id: {place: answer["fi"] for place, answer in sheet.example.items()}
    for id, sheet in SHEETS.items()
    if sheet.example
}
"""Every worksheet as its example fills it in."""

BLOCKS = """() => [...document.querySelectorAll("#plan :is(h2, h3, h4, .plan__group > p, dt, dd)")]
    .filter((block) => block.checkVisibility())
    .map((block) => [block.localName, block.textContent])"""


def test_a_filled_plan_fills_its_pages_and_parts_no_label_from_what_follows_it(opened: Page):
    with_answers(opened, EXAMPLES)
    paper = printed(opened)
    ends = [min(height for height in page if height > FOOT) for page in paper.heights[:-1]]
    assert max(ends) < A4_PORTRAIT[1] / 4
    opened.emulate_media(media="print")
    blocks = [(name, words(text)) for name, text in opened.evaluate(BLOCKS)]
    together = [text + after[:15] for (name, text), (_, after) in pairwise(blocks) if name != "dd"]
    assert len(together) > 200
    assert [pair for pair in together if not any(pair in page for page in paper.pages)] == []


# --- without scripts


@pytest.mark.parametrize("language", URLS)
def test_without_scripts_the_plan_says_why_it_is_empty_and_leads_to_the_sheets(
    language: str, browser: Browser, address: str
):
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto(URLS[language])
        expect(page.locator("main noscript p")).to_be_visible()
        expect(page.locator("main noscript p")).to_have_text(UI[language]["plan_needs_script"])
        for button in page.locator("main button").all():
            expect(button).to_be_hidden()
        links = page.locator(".plan__sheets a")
        expect(links).to_have_text([sheet.title[language] for sheet in SHEETS.values()])
        links.first.click()
        expect(page).to_have_url(f"{address}{url_of(next(iter(SHEETS)), language)}")
