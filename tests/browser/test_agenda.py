"""The agenda of a workshop: chosen with mouse or keyboard, shared by its address, printed, and read without scripts."""

import re

import pytest
from accessibility import visits
from playwright.sync_api import Locator, Page, expect
from sheets import printed, words

URLS = {"fi": "tyopajan-aikataulu/", "sv": "sv/tyopajan-aikataulu/"}
CHOSEN = "?choose=step-1,partner-map&start=08:30"

each_language = pytest.mark.parametrize("language", URLS)


def box(page: Page, id: str) -> Locator:
    return page.locator(f"input[value={id}]")


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def rows(page: Page) -> list[str]:
    """Return when what is done, without the heads of the blocks."""
    return [
        f"{row.locator('th').inner_text()} {row.locator('strong').inner_text()}"
        for row in page.locator(".agenda__table tbody tr:not(.agenda__block)").all()
    ]


@pytest.fixture
def agenda(page: Page) -> Page:
    page.goto(URLS["fi"])
    return page


def test_a_step_is_laid_out_phase_by_phase_from_the_given_time(agenda: Page):
    expect(agenda.locator(".agenda__plan")).to_be_hidden()
    box(agenda, "step-1").check()
    agenda.get_by_label("Alkaa kello").fill("08:30")
    assert rows(agenda)[:2] == ["8.30–8.40 Aloitus.", "8.40–9.05 Nykytilanne."]
    assert rows(agenda)[-1] == "11.20–11.30 Lopetus."
    expect(agenda.get_by_role("status")).to_have_text("Aikataulussa on nyt 3 h, kello 8.30–11.30.")
    expect(agenda.locator(".agenda__total")).to_have_text("Yhteensä 3 h, josta taukoja 15 min.")
    agenda.get_by_label("Alkaa kello").fill("")  # while a time is being typed the last one stands
    assert rows(agenda)[0] == "8.30–8.40 Aloitus."


def test_the_worksheets_of_a_chosen_step_are_part_of_it(agenda: Page):
    box(agenda, "change-map").check()
    expect(agenda.get_by_role("status")).to_contain_text("55 min")
    box(agenda, "step-1").check()
    expect(box(agenda, "change-map")).to_be_checked()
    expect(box(agenda, "change-map")).to_be_disabled()
    expect(agenda.get_by_role("checkbox", name=re.compile("kartta – sisältyy askeleeseen"))).to_be_visible()
    expect(agenda.get_by_role("status")).to_contain_text("3 h, kello")
    box(agenda, "step-1").uncheck()
    expect(box(agenda, "change-map")).to_be_checked()
    expect(box(agenda, "museum-and-surroundings")).not_to_be_checked()
    expect(agenda.get_by_role("status")).to_contain_text("55 min")


def test_materials_are_listed_once_and_sheets_lead_to_their_pages(page: Page, address: str):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3")
    materials = page.locator(".agenda__materials li").all_inner_texts()
    assert {"tussit", "teippi", "tarrapisteet"} < set(materials)
    assert len(materials) == len(set(materials))
    links = page.locator(".agenda__sheets a")
    names = ["I Museo ja ympäristö", "I Muutoskartta", "III Menestystekijät", "III Strateginen profiili"]
    expect(links).to_have_text(names)
    links.nth(1).click()
    expect(page).to_have_url(f"{address}tyopohjat/change-map/")


def test_the_breaks_are_the_visitors_choice(page: Page):
    sheets = "customer-groups,partner-map,strengths,success-factors,strategic-profile,change-map"
    page.goto(f"{URLS['fi']}?choose={sheets}")
    assert [row for row in rows(page) if "auko" in row] == ["11.00–11.45 Ruokatauko", "13.00–13.15 Tauko"]
    choice(page, "Ruokatauko").select_option("60")
    choice(page, "Tauko").select_option("0")
    assert [row for row in rows(page) if "auko" in row] == ["11.00–12.00 Ruokatauko"]


def test_two_meetings_of_a_step_stand_on_two_days_and_a_step_longer_than_the_day_says_so(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-5")
    expect(page.locator("caption")).to_have_text(["1. päivä, kello 9.00–11.00", "2. päivä, kello 9.00–11.00"])
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("V Testaaminen ja arviointi, 2. tapaaminen")
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("kokeilun päättymisestä")
    expect(page.get_by_role("status")).to_have_text("Aikataulussa on nyt 2 päivää, yhteensä 4 h.")
    page.goto(f"{URLS['fi']}?choose=step-2")
    expect(page.locator("caption")).not_to_contain_text("pidempi")
    choice(page, "Päivä enintään").select_option("240")
    expect(page.locator("caption")).to_contain_text("Päivästä tulee pidempi kuin valitsitte")


def test_the_choice_lives_in_the_address_and_survives_reload_and_language(agenda: Page, address: str):
    box(agenda, "partner-map").check()
    box(agenda, "step-1").check()
    agenda.get_by_label("Alkaa kello").fill("08:30")
    expect(agenda).to_have_url(address + URLS["fi"] + CHOSEN)
    agenda.reload()
    expect(box(agenda, "step-1")).to_be_checked()
    finnish = [row.split()[0] for row in rows(agenda)]
    agenda.get_by_role("link", name="Svenska").click()
    expect(agenda).to_have_url(address + URLS["sv"] + CHOSEN)
    expect(agenda.get_by_role("status")).to_contain_text("klockan 8.30–12.05")
    assert [row.split()[0] for row in rows(agenda)] == finnish
    box(agenda, "step-1").uncheck()
    box(agenda, "partner-map").uncheck()
    agenda.get_by_label("Börjar klockan").fill("09:00")
    expect(agenda).to_have_url(address + URLS["sv"])


def test_a_broken_address_chooses_nothing(page: Page):
    for search in ("choose=puuttuu,<b>&start=25:99&pause=13&meal=x&longest=", "choose=%E0%A4%A&start="):
        page.goto(f"{URLS['fi']}?{search}&choose=__proto__")
        expect(page.get_by_role("status")).to_contain_text("Kun valitsette")
        expect(page.get_by_label("Alkaa kello")).to_have_value("09:00")
        expect(choice(page, "Tauko")).to_have_value("15")
        expect(page.locator(".agenda__plan")).to_be_hidden()


@each_language
def test_a_chosen_agenda_prints_alone_its_heading_as_plain_text_and_kept_nowhere(language: str, page: Page):
    page.goto(URLS[language] + CHOSEN)
    heading = page.locator(".agenda__title")
    usual = heading.inner_text()
    texts = ["<b>Suuntapäivä</b> & kahvit", "14.1.2027", "Vellamo"]
    for field, text in zip(page.locator("main input[maxlength]").all(), texts, strict=True):
        field.fill(text)
    expect(heading).to_have_text(texts[0])
    paper = printed(page)
    assert len(paper.pages) == 1
    absent = ["Kokeilusuunnitelma", "Försöksplan", "Alkaa kello", "Börjar klockan", "CC BY", "http"]
    assert (
        paper.lacks(["8.30–8.40", "11.20–11.30", "11.30–12.05", texts[0], " · ".join(texts[1:]), *absent])
        == absent
    )
    assert "Suunta" not in page.url
    stored = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie.length]")
    assert stored == [0, 0, 0]
    page.reload()
    expect(heading).to_have_text(usual)


def test_the_keyboard_alone_makes_an_agenda(agenda: Page):
    agenda.locator("#choose").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(2):  # the link to the worksheets, then the first step
        agenda.keyboard.press("Tab")
    agenda.keyboard.press("Space")
    expect(box(agenda, "step-1")).to_be_checked()
    expect(box(agenda, "step-1")).to_be_focused()
    agenda.keyboard.press("Tab")  # past the worksheets that the step holds
    expect(box(agenda, "step-2")).to_be_focused()


def test_each_day_has_its_own_sheet(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3&longest=360")
    first, second = printed(page).pages
    assert words("1. päivä") in first and words("2. päivä") not in first
    assert words("2. päivä") in second and words("Tulostettavat työpohjat") in second


def test_the_print_button_prints_a_table_with_headers_that_say_what_they_head(page: Page):
    page.goto(URLS["fi"] + CHOSEN)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    page.get_by_role("button", name="Tulosta").click()
    assert page.evaluate("window.printed") == 1
    expect(page.get_by_role("group", name="Askelet ja työpohjat")).to_be_visible()
    table = page.get_by_role("table", name="Kello 8.30–12.05")
    assert table.locator("thead th").evaluate_all("heads => heads.map(head => head.scope)") == ["col"] * 3
    scopes = table.locator("tbody th").evaluate_all("heads => heads.map(head => head.scope)")
    assert set(scopes) == {"row", "rowgroup"}


@pytest.mark.parametrize(
    ("language", "facts"), [("fi", ["Kokeilusuunnitelma", "1 h 40 min", "tarrapisteet"]), ("sv", ["Försöksplan"])]
)  # fmt: skip
def test_without_scripts_the_table_shows_all(language: str, facts: list[str], open_page: visits.Open):
    with open_page(URLS[language], java_script_enabled=False) as page:
        assert page.locator("main :is(input, select, button)").filter(visible=True).count() == 0
        expect(page.locator(".agenda__entries tbody tr")).to_have_count(18)
        expect(page.locator("main noscript p")).to_be_visible()
        absent = ["Alkaa kello", "Börjar klockan"]
        assert printed(page).lacks([*facts, *absent]) == absent
