"""The plan: every worksheet's answers as one document, in order; merged, saved, cleared and printed."""

from itertools import groupby, pairwise

import pytest
import sheets
from accessibility.visits import Open
from playwright.sync_api import Page, expect
from project import all_fields
from sheets import A4_PORTRAIT, SHEETS, UI, url_of

from vaikuttava_museo.content.answer_ids import answer_ids
from vaikuttava_museo.content.steps_and_colours import mark_of

URLS = {"fi": "suunnitelma/", "sv": "sv/suunnitelma/"}
FI = UI["fi"]
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
ONE_EACH = {id: {answer_ids(sheet)[3]: f"Vastaus {id}"} for id, sheet in SHEETS.items()}
"""One answer on every worksheet."""
UNKNOWN = {
    "partner-map": {"1.partner": "Kirjasto", "1.removed": "Vastaus poistettuun", "99.partner": "Yli rivien"},
    "removed-sheet": {"a": "Poistetun työpohjan vastaus"},
}
WRITTEN = ".plan__entry:not(.plan__entry--empty)"
each_language = pytest.mark.parametrize("language", URLS)


@pytest.fixture
def plan(page: Page) -> Page:
    """The plan of a museum that has written nothing."""
    page.goto(URLS["fi"])
    return page


def with_answers(page: Page, answers: dict[str, dict[str, str]]) -> None:
    sheets.store(page, answers)
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def inner(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(f"#plan {selector}").all_text_contents()]


# --- what it shows


@each_language
def test_it_asks_all_that_the_worksheets_ask_in_order_and_leads_there(language: str, page: Page):
    page.goto(URLS[language])
    titles = [sheet.title[language] for sheet in SHEETS.values()]
    steps = [mark_of(step).numeral for step, _ in groupby(sheet.step for sheet in SHEETS.values())]
    assert inner(page, "h2") == [f"{UI[language]['step']} {numeral}" for numeral in steps]
    assert inner(page, "h3") == inner(page, ".plan__sheets a") == titles
    for id, sheet in SHEETS.items():
        section = page.locator(".plan__sheet").filter(has=page.locator(f"a[href*='/{id}/']"))
        asked = [text.strip() for text in section.locator(".plan__question").all_text_contents()]
        assert sorted(asked) == sorted(sheets.question(sheet, field, language) for field in all_fields(sheet))
        text = sheets.words(section.text_content() or "")
        assert [
            field.id
            for field in all_fields(sheet)
            if sheets.words(sheets.heading(field, language)) not in text
        ] == []
        # Every empty place leads to its field.
        links = page.locator(f".plan__sheet a[href*='/{id}/']").evaluate_all(
            "(links) => links.map((link) => [new URL(link.href).pathname, link.hash])"
        )
        assert {f"/{url_of(id, language)}"} == {path for path, _ in links}
        places = [hash.removeprefix("#answer-") for _, hash in links]
        assert len(places) > 3
        assert places == [place for place in answer_ids(sheet) if place in places]
    page.locator("#plan details").last.locator("summary").click()
    link = page.locator(".plan__sheet a").last
    target = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    expect(page.locator(f"[id='{target}']")).to_be_focused()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


@each_language
def test_answers_of_all_worksheets_stand_under_their_questions(language: str, plan: Page):
    sheets.store(plan, ONE_EACH)
    plan.goto(URLS[language])
    assert inner(plan, f"{WRITTEN} .plan__answer") == [f"Vastaus {id}" for id in SHEETS]
    expect(plan.locator(".plan__sheets li")).to_contain_text(["– 1"] * len(SHEETS))
    expect(plan.locator("#plan details")).to_have_count(0)


def test_what_is_written_in_another_tab_is_seen_at_once(plan: Page):
    other = plan.context.new_page()
    other.goto(url_of("partner-map"))
    sheets.fill(other, {"1.partner": "Kirjasto"})
    expect(plan.locator(".plan__answer").filter(has_text="Kirjasto")).to_have_count(1)
    other.close()


def test_answers_to_questions_that_are_gone_are_not_lost(plan: Page):
    with_answers(plan, UNKNOWN)
    sheet = plan.locator(".plan__sheet").filter(has_text="Vastaus poistettuun")
    expect(sheet.locator("h3")).to_have_text("Kumppanikartta")
    expect(sheet.locator(".plan__group").last.locator("h4")).to_have_text(FI["answers_other"])
    expect(sheet.locator(".plan__group").last).to_contain_text("Yli rivien")
    last = plan.locator("#plan section.plan__step").last
    expect(last.locator("h2")).to_have_text(FI["answers_other"])
    expect(last).to_contain_text("Poistetun työpohjan vastaus")


def test_markup_in_answers_stays_text_and_a_long_word_makes_no_phone_scroll_sideways(plan: Page):
    plan.set_viewport_size({"width": 320, "height": 640})
    with_answers(
        plan, {"partner-map": {"1.partner": MARKUP, "2.partner": "q" * 2_000}, "removed": {"x": MARKUP}}
    )
    assert inner(plan, ".plan__answer").count(MARKUP) == 2
    expect(plan.locator("#plan :is(img, script)")).to_have_count(0)
    assert plan.evaluate("() => document.documentElement.scrollWidth") == 320


# --- saved, cleared, merged


def test_the_whole_set_is_saved_cleared_brought_back_and_opened_again(plan: Page, tmp_path):
    with_answers(plan, ONE_EACH | UNKNOWN)
    file = tmp_path / "kaikki.json"
    file.write_bytes(sheets.downloaded(plan, "save"))
    sheets.clear(plan)
    sheets.status(plan).get_by_role("button", name=FI["answers_undo"]).click()
    expect(sheets.status(plan)).to_have_text(FI["answers_undone"])
    assert sheets.stored(plan) == ONE_EACH | UNKNOWN
    assert f"Vastaus {next(iter(SHEETS))}" in inner(plan, ".plan__answer")
    sheets.clear(plan)
    assert sheets.stored(plan) == {}
    expect(plan.locator(WRITTEN)).to_have_count(0)
    sheets.chooser(plan).set_files(file)
    expect(sheets.status(plan)).to_contain_text(FI["answers_opened"].format(count=len(SHEETS)))
    expect(sheets.status(plan)).to_contain_text(FI["answers_dropped"].format(count=3))
    assert sheets.stored(plan) == ONE_EACH | {"partner-map": {"1.partner": "Kirjasto"}}


def test_files_of_two_groups_come_together_and_a_conflict_asks(plan: Page):
    first = {"partner-map": {"1.partner": "Kirjasto"}, "change-map": {"who.group": "Yksi"}}
    second = {
        "partner-map": {"1.partner": "Koulu", "2.partner": "Seura"},
        "strengths": {"who.group": "Kaksi"},
    }
    sheets.open_file(plan, first)
    expect(sheets.status(plan)).to_contain_text(FI["answers_opened"].format(count=2))
    sheets.open_file(plan, second)
    dialog = plan.get_by_role("dialog", name=FI["answers_conflict_title"])
    group = dialog.get_by_role("group", name="Kumppanikartta – Rivi 1 – Kumppani")
    group.get_by_role("radio", name=FI["answers_conflict_both"]).check()
    dialog.get_by_role("button", name=FI["answers_conflict_done"]).click()
    expect(sheets.status(plan)).to_contain_text(FI["answers_opened"].format(count=3))
    merged = {"partner-map": {"1.partner": "Kirjasto\nKoulu", "2.partner": "Seura"}}
    assert sheets.stored(plan) == first | second | merged
    assert inner(plan, ".plan__answer").count("Kirjasto\nKoulu") == 1


def test_the_documents_hold_every_answer_and_question(plan: Page):
    with_answers(plan, ONE_EACH | {"removed": {"x": "Muu vastaus"}})
    document, questions = sheets.text_of_docx(sheets.downloaded(plan, "docx"))
    text = sheets.words(sheets.downloaded(plan, "text").decode())
    asked = [sheets.question(sheet, field, "fi") for sheet in SHEETS.values() for field in all_fields(sheet)]
    assert questions == len(asked)
    for wanted in (*(f"Vastaus {id}" for id in SHEETS), "Muu vastaus", FI["answers_plan_title"], *asked):
        assert sheets.words(wanted) in document and sheets.words(wanted) in text


# --- printed


def test_paper_shows_what_is_decided_and_what_is_still_open(plan: Page):
    with_answers(plan, {"partner-map": {"1.partner": "Kirjasto"}, "removed": {"x": "Muu vastaus"}})
    paper = sheets.printed(plan)
    sheet = SHEETS["partner-map"]
    assert (set(paper.sizes), paper.outside) == ({A4_PORTRAIT}, [])
    assert paper.lacks(["Kirjasto", "Muu vastaus", sheets.question(sheet, sheet.columns[0], "fi")]) == []
    assert paper.lacks([item.title["fi"] for item in SHEETS.values()]) == []
    absent = [sheets.question(sheet, field, "fi") for field in all_fields(sheet)[1:]]
    absent += [FI["answers_fill"], FI["form_save"]]
    assert paper.lacks(absent) == absent


def test_a_long_plan_is_printed_whole(plan: Page):
    answers = {
        id: {place: f"[{id}/{place}] eka rivi\ntoka rivi [{id}/{place}]" for place in answer_ids(sheet)}
        for id, sheet in SHEETS.items()
    }
    with_answers(plan, answers | {"removed": {"x": "q" * 2_000}})
    paper = sheets.printed(plan)
    lines = [line for texts in answers.values() for text in texts.values() for line in text.splitlines()]
    assert (paper.lacks(lines), paper.outside) == ([], [])
    assert paper.text.count("q") >= 2_000
    assert min(map(len, paper.pages)) > 100


BOTTOM_MARGIN = 20 / 25.4 * 72  # points (print.css)
BLOCKS = """() => [...document.querySelectorAll("#plan :is(h2, h3, h4, .plan__group > p, dt, dd)")]
    .filter((block) => block.checkVisibility())
    .map((block) => [block.localName, block.textContent])"""


def test_a_filled_plan_fills_its_pages_and_parts_no_label_from_what_follows_it(plan: Page):
    examples = {id: {at: text["fi"] for at, text in sheet.example.items()} for id, sheet in SHEETS.items()}
    with_answers(plan, examples)
    paper = sheets.printed(plan)
    ends = [min(height for height in page if height > BOTTOM_MARGIN) for page in paper.heights[:-1]]
    assert max(ends) < A4_PORTRAIT[1] / 4
    plan.emulate_media(media="print")
    blocks = [(name, sheets.words(text)) for name, text in plan.evaluate(BLOCKS)]
    together = [text + after[:15] for (name, text), (_, after) in pairwise(blocks) if name != "dd"]
    assert len(together) > 200
    assert [pair for pair in together if not any(pair in page for page in paper.pages)] == []


# --- without scripts


@each_language
def test_without_scripts_it_says_why_it_is_empty(language: str, open_page: Open, address: str):
    with open_page(URLS[language], java_script_enabled=False) as page:
        expect(page.locator("main noscript p")).to_have_text(UI[language]["plan_needs_script"])
        expect(page.locator("main noscript p")).to_be_visible()
        expect(page.locator("main button").filter(visible=True)).to_have_count(0)
        links = page.locator(".plan__sheets a")
        expect(links).to_have_text([sheet.title[language] for sheet in SHEETS.values()])
        links.first.click()
        expect(page).to_have_url(f"{address}{url_of(next(iter(SHEETS)), language)}")
