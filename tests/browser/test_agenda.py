"""The agenda of a workshop: chosen with mouse or keyboard, shared by its address, printed, and read without scripts."""

import re
from io import BytesIO

import pytest
from accessibility import engines, visits
from accessibility.checks import CHECKS
from exceptions import assert_only_known, page_key
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

URLS = {"fi": "tyopajan-aikataulu/", "sv": "sv/tyopajan-aikataulu/"}
CHOSEN = "?choose=step-1,partner-map&start=08:30"
FULL = "?choose=step-2,step-5,success-factors&longest=240"
"""A choice that shows every part: several days, notes, a day too long, steps that hold their worksheets."""

each_language = pytest.mark.parametrize("language", URLS)


def box(page: Page, id: str) -> Locator:
    return page.locator(f"input[value={id}]")


def printed(page: Page) -> list[str]:
    """Print the page as Ctrl+P does and return the text of each sheet, white space made even."""
    document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in document.pages]


def rows(page: Page) -> list[str]:
    """Return when what is done, without the heads of the blocks."""
    return [
        f"{row.locator('th').inner_text()} {row.locator('strong').inner_text()}"
        for row in page.locator(".agenda__table tbody tr:not(.agenda__block)").all()
    ]


def test_a_step_is_laid_out_phase_by_phase_from_the_given_time(page: Page):
    page.goto(URLS["fi"])
    expect(page.locator(".agenda__plan")).to_be_hidden()
    box(page, "step-1").check()
    page.get_by_label("Alkaa kello").fill("08:30")
    assert rows(page)[:2] == ["8.30–8.40 Aloitus.", "8.40–9.05 Nykytilanne."]
    assert rows(page)[-1] == "11.20–11.30 Lopetus."
    expect(page.get_by_role("status")).to_have_text("Aikataulussa on nyt 3 h, kello 8.30–11.30.")
    expect(page.locator(".agenda__total")).to_have_text("Yhteensä 3 h, josta taukoja 15 min.")


def test_the_worksheets_of_a_chosen_step_are_part_of_it(page: Page):
    page.goto(URLS["fi"])
    box(page, "change-map").check()
    expect(page.get_by_role("status")).to_contain_text("55 min")
    box(page, "step-1").check()
    expect(box(page, "change-map")).to_be_checked()
    expect(box(page, "change-map")).to_be_disabled()
    expect(page.get_by_role("checkbox", name=re.compile("kartta – sisältyy askeleeseen"))).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("3 h, kello")
    box(page, "step-1").uncheck()
    expect(box(page, "change-map")).to_be_checked()
    expect(box(page, "museum-and-surroundings")).not_to_be_checked()
    expect(page.get_by_role("status")).to_contain_text("55 min")


def test_materials_are_listed_once_and_sheets_lead_to_their_pages(page: Page, address: str):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3")
    materials = page.locator(".agenda__materials li").all_inner_texts()
    assert {"tussit", "teippi", "tarrapisteet"} < set(materials)
    assert len(materials) == len(set(materials))
    sheets = page.locator(".agenda__sheets a")
    expect(sheets).to_have_text(
        ["I Museo ja ympäristö", "I Muutoskartta", "III Menestystekijät", "III Strateginen profiili"]
    )
    sheets.nth(1).click()
    expect(page).to_have_url(f"{address}tyopohjat/change-map/")


def test_the_breaks_are_the_visitors_choice(page: Page):
    page.goto(
        f"{URLS['fi']}?choose=customer-groups,partner-map,strengths,success-factors,strategic-profile,change-map"
    )
    assert [row for row in rows(page) if "auko" in row] == ["11.00–11.45 Ruokatauko", "13.00–13.15 Tauko"]
    page.get_by_role("combobox", name="Ruokatauko").select_option("60")
    page.get_by_role("combobox", name="Tauko", exact=True).select_option("0")
    assert [row for row in rows(page) if "auko" in row] == ["11.00–12.00 Ruokatauko"]


def test_two_meetings_of_a_step_stand_on_two_days(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-5")
    expect(page.locator("caption")).to_have_text(["1. päivä, kello 9.00–11.00", "2. päivä, kello 9.00–11.00"])
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("V Testaaminen ja arviointi, 2. tapaaminen")
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("kokeilun päättymisestä")
    expect(page.get_by_role("status")).to_have_text("Aikataulussa on nyt 2 päivää, yhteensä 4 h.")


def test_a_step_that_is_longer_than_the_day_says_so(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-2")
    expect(page.locator("caption")).not_to_contain_text("pidempi")
    page.get_by_role("combobox", name="Päivä enintään").select_option("240")
    expect(page.locator("caption")).to_contain_text("Päivästä tulee pidempi kuin valitsitte")


def test_the_choice_lives_in_the_address_and_survives_reload_and_language(
    open_page: visits.Open, address: str
):
    with open_page(URLS["fi"]) as page:
        box(page, "partner-map").check()
        box(page, "step-1").check()
        page.get_by_label("Alkaa kello").fill("08:30")
        expect(page).to_have_url(address + URLS["fi"] + CHOSEN)
        page.reload()
        expect(box(page, "step-1")).to_be_checked()
        finnish = [row.split()[0] for row in rows(page)]
        page.get_by_role("link", name="Svenska").click()
        expect(page).to_have_url(address + URLS["sv"] + CHOSEN)
        assert [row.split()[0] for row in rows(page)] == finnish
        expect(page.get_by_role("status")).to_contain_text("klockan 8.30–12.05")
        box(page, "step-1").uncheck()
        box(page, "partner-map").uncheck()
        page.get_by_label("Börjar klockan").fill("09:00")
        expect(page).to_have_url(address + URLS["sv"])


@pytest.mark.parametrize(
    "search",
    [
        "?choose=puuttuu,<b>&start=25:99&pause=13&meal=x&longest=",
        "?choose=%E0%A4%A&start=",
        "?choose=__proto__",
    ],
)
def test_a_broken_address_chooses_nothing(search: str, page: Page):
    page.goto(URLS["fi"] + search)
    expect(page.get_by_role("status")).to_contain_text("Kun valitsette")
    expect(page.get_by_label("Alkaa kello")).to_have_value("09:00")
    expect(page.get_by_role("combobox", name="Tauko", exact=True)).to_have_value("15")
    expect(page.locator(".agenda__plan")).to_be_hidden()


def test_while_a_time_is_being_typed_the_plan_stays(page: Page):
    page.goto(f"{URLS['fi']}?choose=partner-map")
    page.get_by_label("Alkaa kello").fill("")
    assert rows(page) == ["9.00–9.35 Työpohjan täyttäminen."]
    page.get_by_label("Alkaa kello").fill("13:00")
    assert rows(page) == ["13.00–13.35 Työpohjan täyttäminen."]


def test_the_heading_is_printed_as_plain_text_and_kept_nowhere(open_page: visits.Open):
    with open_page(f"{URLS['fi']}?choose=partner-map") as page:
        page.get_by_label("Työpajan nimi").fill("<b>Suuntapäivä</b> & kahvit")
        page.get_by_label("Päivä", exact=True).fill("14.1.2027")
        page.get_by_label("Paikka").fill("Vellamo")
        expect(page.locator(".agenda__title")).to_have_text("<b>Suuntapäivä</b> & kahvit")
        (sheet,) = printed(page)
        assert "<b>Suuntapäivä</b> & kahvit" in sheet
        assert "14.1.2027 · Vellamo" in sheet
        assert "Suunta" not in page.url
        stored = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie.length]")
        assert stored == [0, 0, 0]
        page.reload()
        expect(page.locator(".agenda__title")).to_have_text("Työpajan aikataulu")


def test_the_keyboard_alone_makes_an_agenda(page: Page):
    page.goto(URLS["fi"])
    page.locator("#choose").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(2):  # the link to the worksheets, then the first step
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, "step-1")).to_be_checked()
    expect(box(page, "step-1")).to_be_focused()
    page.keyboard.press("Tab")  # past the worksheets that the step holds
    expect(box(page, "step-2")).to_be_focused()


@each_language
def test_a_chosen_agenda_prints_alone(language: str, page: Page):
    page.goto(URLS[language] + CHOSEN)
    (sheet,) = printed(page)
    for time in ("8.30–8.40", "11.20–11.30", "11.30–12.05"):
        assert time in sheet
    for hidden in ("Kokeilusuunnitelma", "Försöksplan", "Alkaa kello", "Börjar klockan", "CC BY", "http"):
        assert hidden not in sheet


def test_each_day_has_its_own_sheet(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3&longest=360")
    first, second = printed(page)
    assert "1. päivä" in first and "2. päivä" not in first
    assert "2. päivä" in second and "Tulostettavat työpohjat" in second


def test_the_print_button_prints(page: Page):
    page.goto(URLS["fi"] + CHOSEN)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    page.get_by_role("button", name="Tulosta").click()
    assert page.evaluate("window.printed") == 1


@each_language
def test_without_scripts_the_table_shows_everything_and_prints(language: str, open_page: visits.Open):
    with open_page(URLS[language], java_script_enabled=False) as page:
        assert page.locator("main :is(input, select, button)").filter(visible=True).count() == 0
        expect(page.locator(".agenda__entries tbody tr")).to_have_count(18)
        expect(page.locator("main noscript p")).to_be_visible()
        text = re.sub(r"[\s\u00ad]", "", " ".join(printed(page)))  # long words are hyphenated
        for fact in (
            ("Kokeilusuunnitelma", "1h40min", "tarrapisteet") if language == "fi" else ("Försöksplan",)
        ):
            assert fact in text
        assert "Alkaakello" not in text and "Börjarklockan" not in text


@each_language
def test_axe_finds_nothing(language: str, open_page: visits.Open):
    assert_only_known(engines.AXE, visits.axe_visit(open_page, URLS[language] + FULL), visited=())


@each_language
@pytest.mark.parametrize(
    "name",
    ["tab-order", "focus-in-sight", "focus-seen", "target-size", "reflow", "cut-words", "text-spacing", "states",
     "languages"],
)  # fmt: skip
def test_our_own_checks_find_nothing(name: str, language: str, open_page: visits.Open):
    url = URLS[language] + FULL
    complaints = []
    check = CHECKS[name]
    for view in check.views:
        with open_page(url, **check.tab(view)) as page:
            complaints += [
                engines.Told(name, page_key(URLS[language]), fault, view.name) for fault in check.run(page)
            ]
    assert_only_known(engines.OWN, complaints, visited=())


def test_the_table_has_headers_that_say_what_they_head(page: Page):
    page.goto(URLS["fi"] + CHOSEN)
    table = page.locator(".agenda__table")
    assert table.locator("thead th").evaluate_all("heads => heads.map(head => head.scope)") == ["col"] * 3
    assert set(table.locator("tbody th").evaluate_all("heads => heads.map(head => head.scope)")) == {
        "row",
        "rowgroup",
    }
    expect(page.get_by_role("table", name="Kello 8.30–12.05")).to_be_visible()
    expect(page.get_by_role("group", name="Askelet ja työpohjat")).to_be_visible()
