"""The site in a browser under the very headers that ship: nothing it does is refused, and what is planted is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect
from real_nginx import PLANTED, Nginx
from sheet_pages import SHEETS, downloaded, entries, fill, url_of

from vaikuttava_museo.content.answer_places import answer_ids

SHEET = "change-map"
REFUSED = """addEventListener("securitypolicyviolation", (event) => {
    (window.refused ??= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
})"""


@dataclass
class Visit:
    """A page under nginx' headers, and what the browser complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def refused(self) -> list[str]:
        return self.page.evaluate("() => window.refused ?? []")


@pytest.fixture
def visit(browser: Browser, nginx: Nginx) -> Iterator[Visit]:
    context = browser.new_context(base_url=nginx.url)
    context.add_init_script(REFUSED)
    visit = Visit(context.new_page())
    visit.page.on("console", lambda said: said.type == "error" and visit.complaints.append(said.text))
    visit.page.on("pageerror", lambda fault: visit.complaints.append(str(fault)))
    yield visit
    context.close()


def _settled(visit: Visit) -> None:
    visit.page.wait_for_load_state("networkidle")
    assert visit.refused() == []
    assert visit.complaints == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sv/",
        "askel-3/",
        "tyopohjat/",
        "museot-hyvinvoinnin-edistajina/",
        "ohjausryhma/",
        "sanasto/",
        "sv/palaute/",
    ],
)
def test_no_page_asks_for_what_its_headers_refuse(visit: Visit, url: str):
    visit.page.goto(url)
    expect(visit.page.locator("h1")).to_be_visible()
    # A style that were refused would leave the page as it comes without any.
    assert visit.page.evaluate("() => getComputedStyle(document.body).fontFamily") != "Times New Roman"
    _settled(visit)


@pytest.mark.parametrize("prefix", ["", "sv/"])
def test_the_search_opens_and_finds(visit: Visit, prefix: str):
    visit.page.goto(f"{prefix}askel-1/")
    visit.page.locator(".header-button--search").click()
    visit.page.locator("#site-search input").fill("museo" if not prefix else "museum")
    expect(visit.page.locator(".search__results li").first).to_be_visible()
    _settled(visit)


def test_an_answer_is_kept_saved_and_gathered(visit: Visit):
    visit.page.goto(url_of(SHEET))
    answer = answer_ids(SHEETS[SHEET])[3]
    visit.page.locator(f"[id='answer-{answer}']").wait_for()
    fill(visit.page, {answer: "Vastaus palvelimelta"})
    visit.page.wait_for_function("() => localStorage.length > 0")
    assert "Vastaus palvelimelta" in " ".join(entries(visit.page).values())
    assert b"Vastaus palvelimelta" in downloaded(visit.page, "save")
    assert downloaded(visit.page, "docx").startswith(b"PK")
    _settled(visit)
    visit.page.goto("suunnitelma/")
    expect(visit.page.get_by_text("Vastaus palvelimelta")).to_be_visible()
    _settled(visit)


def test_the_timetable_is_made(visit: Visit):
    visit.page.goto("tyopajan-aikataulu/?choose=step-1,step-3")
    expect(visit.page.locator(".agenda table, .agenda ol").first).to_be_visible()
    _settled(visit)


def test_a_missing_page_looks_like_the_site(visit: Visit):
    answer = visit.page.goto("sv/finns-inte/")
    assert answer and answer.status == 404
    assert visit.page.locator("html").get_attribute("lang") == "sv"
    visit.page.wait_for_load_state("networkidle")
    assert visit.refused() == []
    assert [said for said in visit.complaints if "404" not in said] == []


def test_what_is_planted_in_a_page_is_refused(visit: Visit):
    visit.page.goto(PLANTED.removesuffix("index.html"))
    visit.page.locator("a").click()
    visit.page.locator("button").click()
    visit.page.wait_for_function("() => (window.refused ?? []).length >= 5")
    assert visit.page.evaluate("() => window.ran") is None
    assert visit.page.evaluate("() => document.images[0].naturalWidth") == 0
    assert sorted(visit.refused()) == [
        "img-src https://elsewhere.example/pixel.png",
        "script-src-attr inline",
        "script-src-elem https://elsewhere.example/a.js",
        "script-src-elem inline",
        "script-src-elem inline",
    ]
