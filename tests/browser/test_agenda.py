"""The agenda of a workshop: chosen with mouse or keyboard, shared by its address, printed, and read without scripts."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from accessibility import visits
from icalendar import Calendar, Event
from playwright.sync_api import Locator, Page, expect
from sheets import SHEETS, printed, words

URLS = {"fi": "tyopajan-aikataulu/", "sv": "sv/tyopajan-aikataulu/"}
CHOSEN = "?choose=step-1,partner-map&start=08:30"


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
    assert rows(agenda)[:2] == ["8.30–8.45 Aloitus.", "8.45–9.10 Nykytilanne."]
    assert rows(agenda)[-1] == "11.45–12.00 Lopetus."
    expect(agenda.get_by_role("status")).to_have_text("Aikataulussa on nyt 3 h 30 min, kello 8.30–12.00.")
    expect(agenda.locator(".agenda__total")).to_have_text("Yhteensä 3 h 30 min, josta taukoja 15 min.")
    agenda.get_by_label("Alkaa kello").fill("")  # while a time is being typed the last one stands
    assert rows(agenda)[0] == "8.30–8.45 Aloitus."


def test_the_worksheets_of_a_chosen_step_are_part_of_it(agenda: Page):
    box(agenda, "change-map").check()
    expect(agenda.get_by_role("status")).to_contain_text("55 min")
    box(agenda, "step-1").check()
    expect(box(agenda, "change-map")).to_be_checked()
    expect(box(agenda, "change-map")).to_be_disabled()
    expect(agenda.get_by_role("checkbox", name=re.compile("kartta – kuuluu askeleeseen"))).to_be_visible()
    expect(agenda.get_by_role("status")).to_contain_text("3 h 30 min, kello")
    box(agenda, "step-1").uncheck()
    expect(box(agenda, "change-map")).to_be_checked()
    expect(box(agenda, "museum-and-surroundings")).not_to_be_checked()
    expect(agenda.get_by_role("status")).to_contain_text("55 min")


def test_materials_are_listed_once_and_sheets_lead_to_their_pages(page: Page, address: str):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3")
    materials = page.locator(".agenda__materials li").all_inner_texts()
    assert {"tussit – 12 kpl", "teippi", "tarrapisteet – 36 kpl"} < set(materials)
    assert len(materials) == len(set(materials))
    links = page.locator(".agenda__sheets a")
    names = [
        *("Askel 1 I Museo ja ympäristö", "Askel 1 I Muutoskartta"),
        *("Askel 3 III Menestystekijät", "Askel 3 III Strateginen profiili", "Askel 3 III Vaikutusketju"),
    ]  # as heard and seen
    expect(page.locator(".agenda__sheets li:not(.agenda__pdfs) > a")).to_have_text(names)
    links.filter(has_text="Muutoskartta").click()
    expect(page).to_have_url(f"{address}tyopohjat/change-map/")


def test_the_breaks_are_the_visitors_choice(page: Page):
    sheets = "customer-groups,partner-map,strengths,success-factors,strategic-profile,change-map"
    page.goto(f"{URLS['fi']}?choose={sheets}")
    assert [row for row in rows(page) if "auko" in row] == [
        "10.50–11.05 Tauko",
        "12.00–12.45 Ruokatauko",
        "14.25–14.40 Tauko",
    ]
    choice(page, "Ruokatauko").select_option("60")
    choice(page, "Tauko").select_option("0")
    assert [row for row in rows(page) if "auko" in row] == ["11.45–12.45 Ruokatauko"]


def test_two_meetings_of_a_step_stand_on_two_days_and_a_step_longer_than_the_day_says_so(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-5")
    expect(page.locator("caption")).to_have_text(["1. päivä, kello 9.00–11.30", "2. päivä, kello 9.00–11.00"])
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("V Testaaminen ja arviointi, 2. tapaaminen")
    expect(page.locator(".agenda__block").nth(1)).to_contain_text("kokeilun päättymisestä")
    expect(page.get_by_role("status")).to_have_text("Aikataulussa on nyt 2 päivää, yhteensä 4 h 30 min.")
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
    expect(agenda.get_by_role("status")).to_contain_text("klockan 8.30–13.40")
    assert [row.split()[0] for row in rows(agenda)] == finnish
    agenda.get_by_label("Börjar klockan").fill("09:00")
    box(agenda, "step-1").uncheck()
    box(agenda, "partner-map").uncheck()
    expect(agenda).to_have_url(address + URLS["sv"])


def test_a_broken_address_chooses_nothing(page: Page):
    for search in ("choose=puuttuu,<b>&start=25:99&pause=13&meal=x&longest=", "choose=%E0%A4%A&start="):
        page.goto(f"{URLS['fi']}?{search}&choose=__proto__")
        expect(page.get_by_role("status")).to_contain_text("Kun valitsette")
        expect(page.get_by_label("Alkaa kello")).to_have_value("09:00")
        expect(choice(page, "Tauko")).to_have_value("15")
        expect(page.locator(".agenda__plan")).to_be_hidden()


@pytest.mark.parametrize("language", URLS)
def test_a_chosen_agenda_prints_alone_its_heading_as_plain_text_and_kept_nowhere(language: str, page: Page):
    page.goto(URLS[language] + CHOSEN)
    heading = page.locator(".agenda__title")
    usual = heading.inner_text()
    day = {"fi": "Torstai 14.1.2027 kello 8.30–13.40", "sv": "Torsdag 14.1.2027 klockan 8.30–13.40"}[language]
    tell(page, name="<b>Suuntapäivä</b> & kahvit", place="Vellamo")
    page.locator(".agenda__dates input").fill("2027-01-14")
    expect(heading).to_have_text("<b>Suuntapäivä</b> & kahvit")
    paper = printed(page)
    agenda, preparations = paper.pages
    assert words(day) in agenda and words(day) not in preparations
    present = [
        "8.30–8.45",
        "12.45–13.40",
        "<b>Suuntapäivä</b> & kahvit",
        "Vellamo",
        "13.1.2027",
        "15.12.2026",
    ]
    absent = ["Kokeilusuunnitelma", "Försöksplan", "Alkaa kello", "Börjar klockan", "CC BY", "http", "pdf"]
    assert paper.lacks([*present, *absent]) == absent
    assert "Suunta" not in page.url
    stored = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie.length]")
    assert stored == [0, 0, 0]
    page.reload()
    expect(heading).to_have_text(usual)


def tell(page: Page, **texts: str) -> None:
    """Write into the fields that are asked for paper and calendar."""
    for name, text in texts.items():
        page.locator(f".agenda__occasion [name={name}]").fill(text)


def test_day_place_and_name_are_kept_only_for_as_long_as_it_is_wished(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-1")
    page.locator(".agenda__dates input").fill("2027-01-14")
    wish = page.get_by_label("Muista nämä tiedot tässä selaimessa")
    tell(page, name="Suuntapäivä", place="Vellamo")
    page.get_by_label("Alkaa kello").fill("08:30")
    expect(page.locator(".agenda__groups")).not_to_contain_text("enintään")
    page.locator("[name=people]").fill("13")
    expect(page.locator(".agenda__groups")).to_contain_text("enintään 12 osallistujalle")
    page.once("dialog", lambda dialog: dialog.accept())  # the letters need them: who goes on there is asked
    page.get_by_role("link", name="Askel 1 Kutsut ja paperit").click()
    fields = page.locator(".letter-blanks input")
    filled = {name: fields.and_(page.locator(f"[name={name}]")) for name in ("päivä", "paikka", "alkaa")}
    for name, value in (("päivä", "torstai 14.1.2027"), ("paikka", "Vellamo"), ("alkaa", "8.30")):
        expect(filled[name]).to_have_value(value)
    expect(page.locator(".text")).to_contain_text("Aika: torstai 14.1.2027 kello 8.30–12.00")
    page.goto("kutsut/askel-2/")
    expect(filled["paikka"]).to_have_value("Vellamo")
    expect(filled["päivä"]).to_have_value("")  # another workshop
    page.goto(f"{URLS['fi']}?choose=step-2")
    expect(page.get_by_role("heading", name="Suuntapäivä")).to_be_visible()
    expect(page.locator("[name=people]")).to_have_value("13")
    expect(page.locator(".agenda__place")).to_have_text("Vellamo")
    expect(page.locator("caption")).to_contain_text("Torstai 14.1.2027 kello 8.30")
    page.goto(URLS["fi"])
    expect(page.locator(".agenda__brief li").first).to_have_text("8.30 Askel 1 I Katse toimintaympäristöön")
    page.evaluate("window.stays = true")
    page.locator(".agenda__preparations").get_by_role("link", name="pöydät").click()
    assert page.evaluate("window.stays && location.hash") == "#room"
    wish.uncheck()
    assert page.evaluate("localStorage.length") == 0
    odd = (
        '{"name":{"toString":1},"dates":[5],"people":{},"choose":5,"meetings":{"step-1":[null,{"date":"x"}]}}'
    )
    for kept in ("{broken", "5", "null", odd):
        page.evaluate("kept => localStorage.setItem('vaikuttava-museo:agenda', kept)", kept)
        for url in ("tyopaja-kaynnissa/?choose=step-1", "kutsut/askel-1/", f"{URLS['fi']}?choose=step-2"):
            page.goto(url)
            expect(page.locator("html")).to_have_class(re.compile(r"\bserved\b"))
    expect(page.get_by_role("heading", name="Työpajan aikataulu", level=3)).to_be_visible()


def calendar_of(page: Page, folder: Path) -> tuple[str, list[Event]]:
    """Return the name of the calendar file that the page gives, and its events."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Lisää kalenteriin").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.name, Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_the_calendar_has_an_event_a_day_and_asks_for_the_days_that_are_missing(page: Page, tmp_path: Path):
    page.goto(f"{URLS['fi']}?choose=step-5&start=12:00")
    fields = page.locator(".agenda__dates input")
    expect(page.locator("input:invalid")).to_have_count(0)  # nothing is wrong before anything is asked
    page.get_by_role("button", name="Lisää kalenteriin").click()
    expect(fields.first).to_be_focused()
    fields.first.fill("2027-03-26")
    fields.last.fill("2027-03-29")  # the clocks are changed in between
    tell(page, place="Makasiini, 2. krs; Kivisalmi")
    name, (first, second) = calendar_of(page, tmp_path)
    assert name == "aikataulu-2027-03-26.ics"
    assert first.start.astimezone(UTC) == datetime(2027, 3, 26, 10, tzinfo=UTC)
    assert second.start.astimezone(UTC) == datetime(2027, 3, 29, 9, tzinfo=UTC)
    assert (first["LOCATION"], first["SUMMARY"]) == (
        "Makasiini, 2. krs; Kivisalmi",
        "Testaaminen ja arviointi, 1. tapaaminen",
    )
    assert first["URL"].startswith(page.url)
    told = [row.split(" ")[0] for row in rows(page)]
    assert (
        re.findall(r"^\d+\.\d\d–\S+", f"{first['DESCRIPTION']}\n{second['DESCRIPTION']}", re.MULTILINE)
        == told
    )
    expect(page.locator(".agenda__told")).to_contain_text(name)
    page.get_by_label("Alkaa 1. päivänä kello").fill("13:00")
    _, later = calendar_of(page, tmp_path)
    assert [event["UID"] for event in later] == [first["UID"], second["UID"]] and first["UID"] != second[
        "UID"
    ]
    assert [event.start.hour for event in later] == [13, 13], "a day without its own hour begins as the first"
    page.get_by_label("Alkaa 2. päivänä kello").fill("09:30")
    _, later = calendar_of(page, tmp_path)
    assert [f"{event.start:%H:%M}" for event in later] == ["13:00", "09:30"]
    page.reload()
    expect(page.locator("caption")).to_have_text(
        ["1. päivä, kello 13.00–15.30", "2. päivä, kello 9.30–11.30"]
    )
    page.get_by_role("link", name="Aloittakaa 2. päivä").click()
    assert "start=13:00,09:30" in page.url


def test_what_to_prepare_is_reckoned_back_from_each_day(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-5")
    heads = page.locator(".agenda__preparations dt")
    expect(heads.first).to_have_text("1. päivä: vähintään kuukautta ennen")
    dates = page.locator(".agenda__dates input")
    dates.first.fill("2027-01-14")
    dates.last.fill("2027-03-30")
    expect(heads.first).to_have_text("1. päivä: vähintään kuukautta ennen – tiistai 15.12.2026")
    expect(heads.last).to_have_text("2. päivä: samana päivänä – tiistai 30.3.2027")
    page.goto(f"{URLS['fi']}?choose=step-1")
    dates.fill((date.today() + timedelta(3)).isoformat())
    expect(heads.first).to_have_text("Tehkää heti, tässä järjestyksessä")
    expect(page.locator(".agenda__preparations dt:first-of-type + dd + dd")).to_contain_text("kuka vetää")
    page.goto(f"{URLS['fi']}?choose=change-map")
    expect(page.locator(".agenda__before")).to_be_hidden()


def test_as_many_copies_are_told_as_the_people_need(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-5,change-map,museum-and-surroundings&people=10")
    sheets = page.locator(".agenda__sheets")
    expect(page.locator(".agenda__groups")).to_have_text(
        "Osallistujia 10, pienryhmiä 3, ryhmässä 3–4 henkeä."
    )
    for copies in (
        "Muutoskartta – 3 kpl ryhmille (pdf",
        "ympäristö – 1 kpl seinälle",
        "arviointi – 3 kpl ryhmille, 1 kpl seinälle",
    ):
        expect(sheets).to_contain_text(copies)
    expect(sheets).to_contain_text("Työpohjia yhteensä: 9 kpl ryhmille, 4 kpl seinälle")
    materials = page.locator(".agenda__materials li")
    # The numeral is seen as V and heard as 5.
    assert {"tussit – 10 kpl", "suuria A1-papereita – 6 kpl (askel\u00a0V5), muihin askeliin lisää"} < set(
        materials.all_text_contents()
    )
    # Three worksheets and three papers of groups, nine pages.
    expect(materials.last).to_contain_text(re.compile(r"^vapaata seinää – noin 9\sm, "))
    page.get_by_label("Osallistujia vieraat mukaan lukien, ilman vetäjää").fill("4")
    expect(sheets).to_contain_text("Muutoskartta – 1 kpl ryhmille")
    expect(materials.filter(has_text="tussit")).to_have_text("tussit – 4 kpl")
    papers = page.get_by_role("link", name=re.compile("Kokeilusuunnitelma, pdf"))
    assert papers.evaluate_all("links => links.map(link => link.href.split('/').pop())") == [
        "trial-plan-a4.pdf", "trial-plan-a3.pdf", "trial-plan-a1.pdf", "trial-plan-a1-a4.pdf", "trial-plan-a1-a3.pdf",
    ]  # fmt: skip
    expect(page.get_by_role("link", name="Askel 5 Askeleen kaikki työpohjat")).to_have_attribute(
        "href", re.compile("askel-5-worksheets.pdf$")
    )
    # Where it gets its hours.
    programme = page.get_by_role("link", name="Askel 5 Ohjelma osallistujille")
    expect(programme).to_have_attribute("href", re.compile("kutsut/askel-5/$"))


def test_the_address_is_copied_and_if_the_browser_does_not_let_it_that_is_told(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-1")
    page.evaluate(
        "() => Object.defineProperty(navigator, 'clipboard', "
        "{ configurable: true, value: { writeText: (text) => (window.copied = text) } })"
    )
    copy = page.get_by_role("button", name="Kopioi osoite")
    copy.click()
    expect(page.locator(".agenda__told")).to_contain_text("Osoite on kopioitu")
    assert page.evaluate("window.copied").startswith(page.url)  # and all that is as usual
    page.reload()
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    copy.click()
    expect(page.locator(".agenda__told")).to_contain_text("osoiteriviltä")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_result_is_in_sight_while_it_is_chosen(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(URLS["fi"])
    before = "one => one.form.elements.people.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert box(page, "step-1").evaluate(before), "how many they are is asked where one begins to choose"
    for id in ("step-1", "customer-groups", "step-6"):
        box(page, id).check()
        expect(page.get_by_role("status")).to_be_in_viewport(ratio=1)
        lowest = page.locator(".agenda__sight").bounding_box()["y"]
        assert width > 1000 or box(page, id).bounding_box()["y"] < lowest, "what is ticked is not covered"
    expect(page.get_by_role("status")).to_contain_text("2 päivää")
    page.get_by_role("link", name="Siirtykää aikatauluun").click()
    expect(page.locator(".agenda__title")).to_be_in_viewport(ratio=1)


def test_the_keyboard_alone_makes_an_agenda(agenda: Page):
    agenda.locator("#choose").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(3):  # the link to the worksheets, how many they are, then the first step
        agenda.keyboard.press("Tab")
    agenda.keyboard.press("Space")
    expect(box(agenda, "step-1")).to_be_checked()
    expect(box(agenda, "step-1")).to_be_focused()
    agenda.keyboard.press("Tab")  # past the worksheets that the step holds
    expect(box(agenda, "step-2")).to_be_focused()


def test_each_day_has_its_own_sheet(page: Page):
    page.goto(f"{URLS['fi']}?choose=step-1,step-3&longest=360")
    first, second, preparations, lists = printed(page).pages
    assert words("1. päivä, kello") in first and words("2. päivä, kello") not in first
    assert words("2. päivä, kello") in second and words("Tulostettavat") not in second
    assert words("Ennen työpajaa") in preparations and words("Tulostettavat") in lists


def test_the_print_button_prints_a_table_with_headers_that_say_what_they_head(page: Page):
    page.goto(URLS["fi"] + CHOSEN)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    page.get_by_role("button", name="Tulosta").click()
    assert page.evaluate("window.printed") == 1
    expect(page.get_by_role("group", name="Askeleet ja työpohjat")).to_be_visible()
    table = page.get_by_role("table", name="Kello 8.30–13.40")
    assert table.locator("thead th").evaluate_all("heads => heads.map(head => head.scope)") == ["col"] * 3
    scopes = table.locator("tbody th").evaluate_all("heads => heads.map(head => head.scope)")
    assert set(scopes) == {"row", "rowgroup"}


@pytest.mark.parametrize(
    ("language", "facts"), [("fi", ["Kokeilusuunnitelma", "1 h 40 min", "palvelun tekijät"]), ("sv", ["Försöksplan"])]
)  # fmt: skip
def test_without_scripts_the_table_shows_all(language: str, facts: list[str], open_page: visits.Open):
    with open_page(URLS[language], java_script_enabled=False) as page:
        assert page.locator("main :is(input, select, button)").filter(visible=True).count() == 0
        expect(page.locator(".agenda__entries tbody tr")).to_have_count(6 + len(SHEETS))
        expect(page.locator(".serving__note")).to_be_visible()
        absent = ["Alkaa kello", "Börjar klockan"]
        assert printed(page).lacks([*facts, *absent]) == absent
