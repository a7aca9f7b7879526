"""The plan: every worksheet's answers as one document, in order; merged, saved, cleared and printed."""

import re
from itertools import groupby, pairwise

import pytest
import sheets
from accessibility.visits import Open
from playwright.sync_api import Page, expect
from project import all_fields
from sheets import A4_PORTRAIT, CONTENT, SHEETS, UI, url_of

from vaikuttava_museo.content.answer_ids import answer_ids
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.content.step_colours import mark_of

URLS = {"fi": "suunnitelma/", "sv": "sv/suunnitelma/"}
FI = UI["fi"]
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
ONE_EACH = {id: {answer_ids(sheet)[3]: f"Vastaus {id}"} for id, sheet in SHEETS.items()}
"""One answer on every worksheet."""
UNKNOWN = {
    "partner-map": {"1.partner": "Kirjasto", "1.removed": "Vastaus poistettuun", "99.partner": "Yli rivien"},
    "removed-sheet": {"a": "Poistetun työpohjan vastaus"},
}
WRITTEN = ".plan__step .plan__entry:not(.plan__entry--empty)"
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
    with_answers(page, ONE_EACH)
    titles = [sheet.title[language] for sheet in SHEETS.values()]
    assert inner(page, ".plan__step h2") == step_headings(language)
    assert inner(page, ".plan__step h3") == inner(page, ".plan__sheets a") == titles
    for id, sheet in SHEETS.items():
        section = page.locator(".plan__sheet").filter(has=page.locator(f"h3 a[href$='/{id}/']"))
        asked = [text.strip() for text in section.locator(".plan__question").all_text_contents()]
        assert sorted(asked) == sorted(sheets.question(sheet, field, language) for field in all_fields(sheet))
        text = sheets.words(section.text_content() or "")
        headings = [sheets.heading(field, language) for field in all_fields(sheet)]
        assert [heading for heading in headings if sheets.words(heading) not in text] == []
        # Every empty place leads to its field.
        links = section.locator("h3 a, .plan__answer a").evaluate_all(
            "(links) => links.map((link) => [new URL(link.href).pathname, link.hash])"
        )
        assert {f"/{url_of(id, language)}"} == {path for path, _ in links}
        places = [hash.removeprefix("#answer-") for _, hash in links[1:]]
        assert len(places) > 3
        assert places == [place for place in answer_ids(sheet) if place in places]
    link = page.locator(".plan__sheet a").last
    target = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    expect(page.locator(f"[id='{target}']")).to_be_focused()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def step_headings(language: str) -> list[str]:
    """Return the heading of every step as it is heard and seen: its number, its numeral, its title."""
    steps = [step for step, _ in groupby(sheet.step for sheet in SHEETS.values())]
    titles = {step: CONTENT.meta[f"askel-{step}", by_code(language)].title for step in steps}
    return [f"{UI[language]['step']} {step} {mark_of(step).numeral} {titles[step]}" for step in steps]


@each_language
def test_what_nobody_has_begun_is_one_line_that_leads_to_its_sheets(language: str, page: Page):
    page.goto(URLS[language])
    assert inner(page, "h2") == step_headings(language)
    expect(page.locator("#plan :is(h3, dl)")).to_have_count(0)
    lines = page.locator(".plan__step--empty p")
    expect(lines).to_have_count(len(step_headings(language)))
    links = lines.locator("a").evaluate_all("(links) => links.map((link) => new URL(link.href).pathname)")
    assert links == [f"/{url_of(id, language)}" for id in SHEETS]
    assert max(line.bounding_box()["height"] for line in lines.all()) < 40
    with_answers(page, {"partner-map": ONE_EACH["partner-map"]})
    expect(page.locator(".plan__step--empty")).to_have_count(len(step_headings(language)) - 1)
    others = [
        sheet.title[language] for id, sheet in SHEETS.items() if sheet.step == 2 and id != "partner-map"
    ]
    assert inner(page, ".plan__sheet--empty a") == others


@each_language
def test_the_list_of_progress_leads_down_the_page_or_to_the_sheet_that_is_empty(language: str, page: Page):
    page.goto(URLS[language])
    with_answers(page, {"partner-map": ONE_EACH["partner-map"]})
    links = page.locator(".plan__sheets")
    links.get_by_role("link", name=SHEETS["partner-map"].title[language]).click()
    expect(page).to_have_url(re.compile(f"{URLS[language]}#sheet-partner-map$"))
    expect(page.locator("#plan :target")).to_be_in_viewport()
    links.get_by_role("link", name=SHEETS["trial-plan"].title[language]).click()
    expect(page).to_have_url(re.compile("tyopohjat/trial-plan/$"))


@each_language
def test_answers_of_all_worksheets_stand_under_their_questions(language: str, plan: Page):
    sheets.store(plan, ONE_EACH)
    plan.goto(URLS[language])
    assert inner(plan, f"{WRITTEN} .plan__answer") == [f"Vastaus {id}" for id in SHEETS]
    expect(plan.locator(".plan__sheets li")).to_contain_text(["1/"] * len(SHEETS))
    expect(plan.locator("#plan :is(.plan__step--empty, .plan__sheet--empty)")).to_have_count(0)


def test_what_is_written_in_another_tab_is_seen_at_once(plan: Page):
    other = plan.context.new_page()
    other.goto(url_of("partner-map"))
    sheets.fill(other, {"1.partner": "Kirjasto"})
    expect(plan.locator(".plan__answer").filter(has_text="Kirjasto")).to_have_count(1)
    other.close()


def test_markup_in_answers_stays_text_and_a_long_word_makes_no_phone_scroll_sideways(plan: Page):
    plan.set_viewport_size({"width": 320, "height": 640})
    partners = {"1.partner": MARKUP, "2.partner": "q" * 2_000}
    with_answers(plan, {"partner-map": partners, "removed": {"x": MARKUP}})
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
    written = {f"Vastaus {next(iter(SHEETS))}", "Vastaus poistettuun", "Poistetun työpohjan vastaus"}
    assert written <= set(inner(plan, ".plan__answer"))
    assert FI["answers_other"] in set(inner(plan, "h2")) & set(inner(plan, "h4"))
    sheets.clear(plan)
    assert sheets.stored(plan) == {}
    expect(plan.locator(WRITTEN)).to_have_count(0)
    sheets.chooser(plan).set_files(file)
    expect(sheets.status(plan)).to_contain_text(FI["answers_opened"].format(count=len(SHEETS)))
    expect(sheets.status(plan)).to_contain_text(FI["answers_dropped"].format(count=3))
    assert sheets.stored(plan) == ONE_EACH | {"partner-map": {"1.partner": "Kirjasto"}}


def test_files_of_two_groups_come_together_and_a_conflict_asks(plan: Page):
    first = {"partner-map": {"1.partner": "Kirjasto"}, "change-map": {"who.group": "Yksi"}}
    partners = {"1.partner": "Koulu", "2.partner": "Seura"}
    second = {"partner-map": partners, "strengths": {"who.group": "Kaksi"}}
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


def test_paper_shows_what_is_decided_and_nothing_that_is_empty(plan: Page):
    with_answers(
        plan,
        {
            "partner-map": {"1.partner": "Kirjasto", "who.museum": "Kivisalmi"},
            "removed": {"x": "Muu vastaus"},
        },
    )
    paper = sheets.printed(plan)
    sheet = SHEETS["partner-map"]
    assert (set(paper.sizes), paper.outside) == ({A4_PORTRAIT}, [])
    assert paper.lacks(["Kirjasto", "Muu vastaus", sheets.question(sheet, sheet.columns[0], "fi")]) == []
    assert paper.lacks([sheet.title["fi"]]) == []
    absent = [item.title["fi"] for item in SHEETS.values() if item is not sheet]
    absent += [sheets.question(sheet, field, "fi") for field in all_fields(sheet)[1:]]
    absent += [FI["answers_fill"], FI["form_save"], "CC BY", FI["reviewed_on"]]
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


BOTTOM_MARGIN = 17 / 25.4 * 72  # points (print.css)
BLOCKS = """() => [...document.querySelectorAll("#plan :is(h2, h3, h4, .plan__group > p, dt, dd)")]
    .filter((block) => block.checkVisibility())
    .map((block) => {
        const printed = block.cloneNode(true);
        printed.querySelectorAll(".unseen").forEach((heard) => heard.remove());
        return [block.localName, printed.textContent];
    })"""


DECIDED = {
    "profile": ("strategic-profile", "summary.one-sentence"),
    "aim": ("strategic-profile", "impact-aim"),
    "ends": ("establishing-timeline", "letting-go.month-1"),
    "next": ("trial-plan", "summary.evaluation-day"),
}
"""What a decision-maker reads on the first page: one answer under each of its headings."""


def test_a_filled_plan_fills_its_pages_and_parts_no_label_from_what_follows_it(plan: Page):
    examples = {id: {at: text["fi"] for at, text in sheet.example.items()} for id, sheet in SHEETS.items()}
    with_answers(plan, examples)
    paper = sheets.printed(plan)
    ends = [min(height for height in page if height > BOTTOM_MARGIN) for page in paper.heights[:-1]]
    assert max(ends) < A4_PORTRAIT[1] / 4
    first = [FI["answers_decision"], *(FI[f"answers_decision_{part}"] for part in DECIDED)]
    first += [examples[id][at] for id, at in DECIDED.values()]
    assert [text for text in first if sheets.words(text.split("\n")[0]) not in paper.pages[0]] == []
    assert sheets.words(step_headings("fi")[0].partition("1")[2]) in paper.pages[1]
    word_file, _ = sheets.text_of_docx(sheets.downloaded(plan, "docx"))
    before_steps, _, _ = word_file.partition(sheets.words(f"{FI['step']} I"))
    assert [text for text in first if sheets.words(text) not in before_steps] == []
    plan.emulate_media(media="print")
    blocks = [(name, sheets.words(text)) for name, text in plan.evaluate(BLOCKS)]
    together = [text + after[:15] for (name, text), (_, after) in pairwise(blocks) if name != "dd"]
    assert len(together) > 200
    assert [pair for pair in together if not any(pair in page for page in paper.pages)] == []


# --- without scripts


@each_language
def test_without_scripts_it_says_why_it_is_empty(language: str, open_page: Open, address: str):
    with open_page(URLS[language], java_script_enabled=False) as page:
        expect(page.locator(".serving__note")).to_have_text(UI[language]["plan_needs_script"])
        expect(page.locator(".serving__note")).to_be_visible()
        expect(page.locator("main button").filter(visible=True)).to_have_count(0)
        links = page.locator(".plan__sheets a")
        expect(links).to_have_text([sheet.title[language] for sheet in SHEETS.values()])
        links.first.click()
        expect(page).to_have_url(f"{address}{url_of(next(iter(SHEETS)), language)}")
