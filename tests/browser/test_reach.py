"""How near things are: a short home page, few stops of Tab, the place one reads, a correction, large letters."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from accessibility import layout, looks
from bench.browser import program
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

Open = Callable[..., AbstractContextManager[Page]]
HOMES = ["", "sv/"]
STEPS = [f"{home}askel-{number}/" for home in HOMES for number in range(1, 7)]
STOPS = """(place) => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
  .filter((element) => element.matches('summary') || !element.closest('details:not([open])'))
  .filter((element) => place || !element.closest('.text :is(p:not([class]), td, th, ul:not([class]), ol:not([class]))'))
  .map((element) => element.textContent.trim())"""
SMALL = """(least) => [...document.querySelectorAll('.action, .header-button, .contents__open, summary, nav a, .facts li a')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => element.getBoundingClientRect().height <
    (element.matches('.action, .header-button, .contents__open') ? 44 : 24))
  .map((element) => element.textContent.trim())"""


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize(("width", "most"), [(1280, 2400), (375, 4200)])
def test_the_home_page_is_short(home: str, width: int, most: int, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(home, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= most
    on_paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(on_paper.pages) == 1, "as it says of itself"
    lefts = page.locator(".home :is(h1, .text > h2, .text > ul, .text > p)").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == 1, "one left edge"


@pytest.mark.parametrize("url", STEPS)
def test_a_step_has_few_stops_besides_the_links_in_its_text_and_sixty_with_them(url: str, page: Page):
    page.goto(url)
    assert 20 < len(stops := page.evaluate(STOPS, "")) <= 40, stops
    assert 40 < len(stops := page.evaluate(STOPS, "everywhere")) <= 60, stops


@pytest.mark.parametrize(("width", "skips", "most"), [(1280, False, 8), (375, False, 8), (1280, True, 4)])
@pytest.mark.parametrize("sheet", ["partner-map", "customer-groups", "effect-chain"])
def test_the_first_field_of_a_worksheet_is_near(sheet: str, width: int, skips: bool, most: int, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"sv/tyopohjat/{sheet}/", wait_until="networkidle")
    passed: list[str] = []
    page.keyboard.press("Tab")
    while not page.locator(".sheet :focus").count() and len(passed) < 20:
        passed.append(page.locator(":focus").inner_text())
        if skips and len(passed) == 1:
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    assert len(passed) <= most, passed
    page.wait_for_load_state("networkidle")


def test_the_arrows_lead_through_the_tools_of_a_worksheet(page: Page):
    page.goto("tyopohjat/partner-map/", wait_until="networkidle")
    tools = page.get_by_role("toolbar").locator("> button, summary")
    tools.first.focus()
    for place in (1, 2, 0):
        page.keyboard.press("ArrowRight")
        expect(tools.nth(place)).to_be_focused()
    leads_back = (
        "new KeyboardEvent('keydown', {key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true})"
    )
    assert tools.first.evaluate(f"tool => tool.dispatchEvent({leads_back})"), "Alt + ← is the browser's own"
    page.keyboard.press("ArrowLeft")
    expect(tools.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tallenna tiedostoon").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(tools.nth(2)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator(".sheet :focus").count()
    page.keyboard.press("Shift+Tab")
    expect(tools.nth(2)).to_be_focused()


@pytest.mark.parametrize("url", ["", "askel-2/", "sv/askel-5/"])
@pytest.mark.parametrize("width", [1280, 320])
def test_what_one_presses_is_large_enough_for_a_thumb(url: str, width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    assert page.evaluate(SMALL) == []


def test_the_facts_of_a_step_lead_to_its_sheets_and_its_agenda(page: Page):
    page.goto("askel-2/")
    facts = page.locator(".facts")
    sheets = ("Haastattelu", "Asiakasryhmät", "Kumppanikartta", "Osaaminen ja sisällöt", "Vaihtoehto")
    for name in (*sheets, "Tulosta kaikki (pdf, A4)"):
        expect(facts.get_by_role("link", name=name, exact=True)).to_be_visible()
    page.get_by_role("link", name="Tehkää aikataulu").click()
    expect(page).to_have_url(re.compile(r"tyopajan-aikataulu/\?choose=step-2"))
    expect(page.locator("[name=choose][value=step-2]")).to_be_checked()


def test_the_contents_tell_where_one_reads(page: Page):
    page.goto("askel-2/")
    page.mouse.move(640, 400)
    page.locator("#partners").scroll_into_view_if_needed()
    page.locator("#partners").evaluate(
        "heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 80)"
    )
    current = page.locator(".contents [aria-current=location]")
    expect(current).to_have_text("B Kumppanit")
    expect(current).to_be_in_viewport()
    page.locator("#tools").evaluate(
        "heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 80)"
    )
    expect(current).to_have_text("Työkaluja")


def test_on_a_phone_the_contents_stay_in_sight_and_open_over_the_page(page: Page):
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto("askel-2/")
    page.locator("#pitfalls").evaluate(
        "heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 80)"
    )
    bar = page.get_by_role("button", name=re.compile("Sivun sisältö"))
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("Sudenkuopat")
    bar.click()
    page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Etäkokouksena").click()
    expect(page.locator("#contents-list")).to_be_hidden()
    expect(page.locator("#remote")).to_be_in_viewport()
    bar.click()
    page.keyboard.press("Escape")
    expect(page.locator("#contents-list")).to_be_hidden()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bar.click()
    twin = page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Svenska")
    expect(twin).to_have_attribute("href", re.compile("/sv/askel-2/#next-step$"))
    page.get_by_role("link", name="Sivun alkuun ja valikkoon").click()
    expect(page.get_by_role("button", name="Valikko")).to_be_in_viewport()
    bar.evaluate(
        "bar => scrollTo(0, bar.getBoundingClientRect().bottom - innerHeight)"
    )  # at the foot of the screen
    bar.click()
    assert_below_its_bar(page)


@pytest.mark.parametrize("url", ["sv/tietosuoja/", "askel-3/"])
def test_the_bar_of_contents_parts_the_longest_title_only_between_syllables(url: str, page: Page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(url)
    titles, bar = page.locator(".text > h2[id]"), page.locator(".contents__open")
    longest = max(titles.all(), key=lambda title: max(map(len, title.inner_text().split())))
    with looks.styled(page, layout.SPACING):
        longest.evaluate("title => title.scrollIntoView()")
        expect(bar).to_contain_text(longest.inner_text())
        page.wait_for_load_state("networkidle")  # its style sheet comes with the script that fills it
        page.evaluate("() => document.fonts.ready.then(() => {})")  # letters that only stand in are wider
        assert layout.cut_word_faults(page) == []


def test_contents_opened_by_the_first_tap_of_all_do_not_lie_over_their_bar(page: Page):
    page.set_viewport_size({"width": 667, "height": 375})
    page.goto("sivuston-tarkoitus/", wait_until="networkidle")
    bar = page.get_by_role("button", name="Sivun sisältö")
    bar.press("Enter")
    assert_below_its_bar(page)
    bar.press("Enter")
    expect(page.locator("#contents-list")).to_be_hidden()


def assert_below_its_bar(page: Page) -> None:
    """The opened list does not lie over the bar that closes it again."""
    page.wait_for_load_state(
        "networkidle"
    )  # the script that sees to it may have been fetched by the tap itself
    page.wait_for_timeout(200)
    bar, opened = (page.locator(f".contents__{name}").bounding_box() for name in ("open", "list"))
    assert bar and opened and bar["y"] + bar["height"] <= opened["y"] + 1


@pytest.mark.parametrize("act", ["hover", "click", "target"])
def test_a_heading_offers_to_correct_what_stands_under_it(act: str, page: Page):
    page.goto("askel-2/#pitfalls" if act == "target" else "askel-2/")
    heading = page.locator("#pitfalls")
    if act != "target":
        getattr(heading, act)()
    if act == "hover":
        page.mouse.move(5, 5)
        heading.hover()  # the first move fetches the script
    link = heading.get_by_role("link", name="Ehdota korjausta")
    expect(link).to_be_visible()
    sent = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert sent["subject"] == ["Vaikuttava museo: korjaus sivulle Punnitse vaihtoehdot, kohta Sudenkuopat"]
    assert "/askel-2/#pitfalls\r\n" in sent["body"][0]
    if act == "target":
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    expect(page.locator(".correct-here")).to_have_count(1)


def test_a_tap_explains_a_word_where_it_stands_and_a_key_leads_to_the_glossary(open_page: Open):
    with open_page("", has_touch=True, is_mobile=True, viewport={"width": 375, "height": 740}) as page:
        term, note = page.locator(".lead .term").first, page.locator(".term-note")
        term.tap()  # the first act of all: no script has been fetched for it
        expect(note).to_contain_text(term.get_attribute("title") or "?")
        expect(note).to_be_focused()
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(term).to_be_focused()
        page.wait_for_timeout(600)  # what closes it by the word itself does so within half a second
        term.tap()
        expect(note).to_be_visible()
        term.tap()
        expect(note).to_be_hidden()
        page.wait_for_timeout(600)
        term.tap()
        expect(note).to_be_visible()
        page.touchscreen.tap(5, 700)
        expect(note).to_be_hidden()
        page.wait_for_timeout(600)
        term.tap()
        note.get_by_role("link").tap()
        page.wait_for_url("**/sanasto/#strategic-profile")
        page.go_back()
        term.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/sanasto/#strategic-profile")


def test_who_is_led_to_the_sources_finds_them_open(page: Page):
    page.goto("askel-6/#inspiration")
    expect(page.locator(".resources li").first).to_be_visible()


def test_the_path_marks_the_step_on_its_worksheets(page: Page):
    page.goto("tyopohjat/partner-map/")
    expect(page.locator(".path [aria-current=step]")).to_contain_text("Punnitse vaihtoehdot")
    page.locator(".path [aria-current=step]").click()
    expect(page).to_have_url(re.compile(r"/askel-2/$"))


def test_the_switch_follows_the_reader_and_links_keep_their_language(page: Page, address: str):
    page.goto("askel-3/")
    page.get_by_role("navigation", name="Sivun sisältö").get_by_role("link", name="Työkaluja").click()
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{address}sv/askel-3/#tools")
    expect(page.locator("html")).to_have_class(
        re.compile("interface")
    )  # else its scripts would be dropped half-way
    page.goto("sv/")
    page.locator("main").get_by_role("link", name="Partnerkarta").first.click()
    expect(page).to_have_url(f"{address}sv/tyopohjat/partner-map/")


def test_letters_twice_as_large_fit_a_phone(browser: Browser, address: str):
    """A browser's own font of 32 px: what stands side by side goes below."""
    args = ["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=program(), args=args)
    for url in ("", "askel-2/", "askel-5/", "sv/askel-3/", "museot-hyvinvoinnin-edistajina/"):
        page = large.new_page(viewport={"width": 375, "height": 800})
        page.goto(address + url)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
        assert page.evaluate("document.documentElement.scrollWidth") == 375, url
        page.close()
    large.close()


CONTRASTS = """() => [...document.querySelectorAll('.lead p, .facts dd, .contents a, .page-facts, .quiet')]
  .map((one) => getComputedStyle(one).color)"""


def test_who_asks_for_contrast_gets_one_ink_on_white(page: Page):
    page.goto("askel-2/")
    plain = set(page.evaluate(CONTRASTS))
    page.emulate_media(contrast="more")
    assert len(set(page.evaluate(CONTRASTS))) == 1 < len(plain)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_open_is_told_in_forced_colours(page: Page):
    page.set_viewport_size({"width": 375, "height": 800})
    page.emulate_media(forced_colors="active")
    page.goto("")
    menu = page.get_by_role("button", name="Valikko")
    expect(menu).to_have_css("outline-style", "none")
    menu.click()
    page.mouse.move(0, 700)
    page.locator("h1").click()
    expect(menu).to_have_css("outline-style", "solid")  # by a style sheet that comes with the script
