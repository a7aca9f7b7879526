"""The copy of the site for a disk, unpacked and opened from file:// as a museum worker without a network does."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser as Html
from tabs import Traffic

from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY

PREFIX = {"fi": "", "sv": "sv/"}
QUESTION = {"fi": ("kumppanien", "Kumppanikartta"), "sv": ("partners", "Partnerkarta")}
ANSWER = "Kivisalmen koulu, kello 9–12 & ”ovi”"
HOW_TO_BEGIN = {
    "LUE-MINUT.txt": "Avatkaa tästä kansiosta tiedosto index.html.",
    "LAS-MIG.txt": "Öppna filen sv/index.html i den här mappen.",
}
SERVER_FILES = {"404.html", "robots.txt", "sitemap.xml", "SHA256SUMS", "site.webmanifest", OFFLINE_COPY}


def path_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


@dataclass
class Reader:
    """Someone who reads the copy without a network."""

    copy: Path
    language: str
    context: BrowserContext
    traffic: Traffic

    def open(self, path: str) -> Page:
        page = self.context.new_page()
        self.traffic.watch(page)
        page.goto((self.copy / PREFIX[self.language] / path / "index.html").as_uri())
        return page


@pytest.fixture(params=PREFIX)
def reader(request: pytest.FixtureRequest, browser: Browser, copy: Path) -> Iterator[Reader]:
    with browser.new_context(offline=True) as context:
        reader = Reader(copy, request.param, context, Traffic(copy.as_uri()))
        yield reader
        reader.traffic.assert_sound()


def test_the_search_finds_a_worksheet_and_leads_to_it_in_the_sites_own_fonts(reader: Reader):
    asked, title = QUESTION[reader.language]
    page = reader.open("")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")
    page.keyboard.press("Control+k")
    page.locator("#search-words").fill(asked)
    page.locator(".search__results a", has_text=title).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    sheet = Path(PREFIX[reader.language], "tyopohjat/partner-map/index.html")
    assert path_of(page.url).relative_to(reader.copy) == sheet


def test_an_answer_is_kept_shown_in_the_plan_and_saved_to_a_file(reader: Reader):
    page = reader.open("tyopohjat/partner-map")
    page.locator("textarea.answer__field").first.fill(ANSWER)
    page.reload()
    expect(page.locator("textarea.answer__field").first).to_have_value(ANSWER)
    with page.expect_download() as saved:
        page.locator(".sheet-actions [data-action=save]").click()
    assert ANSWER in saved.value.path().read_text(encoding="utf-8")
    plan = reader.open("suunnitelma")
    expect(plan.locator(".plan__answer", has_text=ANSWER)).to_be_visible()
    plan.locator(".plan__sheets a", has_text=QUESTION[reader.language][1]).click()
    expect(plan.locator("textarea.answer__field").first).to_have_value(ANSWER)


def test_a_pdf_opens_from_its_link(reader: Reader):
    page = reader.open("askel-3")
    link = page.locator(".page-actions a[type='application/pdf']")
    target = path_of(link.evaluate("link => link.href"))
    assert target.is_relative_to(reader.copy)
    assert target.read_bytes().startswith(b"%PDF-")
    with page.expect_event("request", lambda request: request.url.endswith(".pdf")):
        link.click()


def test_the_timetable_keeps_its_choice_in_the_address_and_the_other_language_takes_it_over(reader: Reader):
    page = reader.open("tyopajan-aikataulu")
    page.locator("[name=choose][value=step-1]").check()
    expect(page.locator(".agenda__table")).to_be_visible()
    page.locator(".languages a:not([aria-current])").click()
    expect(page.locator("[name=choose][value=step-1]")).to_be_checked()
    assert page.locator("html").get_attribute("lang") != reader.language


def test_pages_that_need_a_server_are_found_out(browser: Browser, site: Path):
    with browser.new_context(offline=True) as context:
        reader = Reader(site, "fi", context, Traffic(site.as_uri()))
        page = reader.open("")
        page.wait_for_load_state("load")
        page.keyboard.press("Control+k")
        assert any("blocked by CORS policy" in fault for fault in reader.traffic.errors)
        expect(page.locator("#site-search")).to_be_hidden()


def test_every_link_leads_to_a_file_of_the_copy_and_what_only_a_server_needs_is_left_out(copy: Path):
    broken, count = [], 0
    for path in sorted(copy.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert 'type="module"' not in text and "data-online-only" not in text, path
        for link in Html(text).css("[href], script[src], img[src]"):
            address = link.attributes.get("href") or link.attributes.get("src") or ""
            if urlsplit(address).scheme or address.startswith("#"):
                continue
            count += 1
            target = path_of(urljoin(path.as_uri(), address))
            if not target.is_file() or not target.is_relative_to(copy):
                broken.append(f"{path.relative_to(copy)}: {address}")
    assert broken == []
    assert count > 1000
    assert not {path.name for path in copy.rglob("*")} & SERVER_FILES


@pytest.mark.parametrize(("url", "unit"), [("sivuston-tarkoitus", "Mt"), ("sv/sivuston-tarkoitus", "MB")])
def test_the_site_offers_the_copy_and_tells_its_size(url: str, unit: str, site: Path):
    page = site / url / "index.html"
    link = Html(page.read_text(encoding="utf-8")).css_first("[data-online-only] a")
    target = path_of(urljoin(page.as_uri(), link.attributes["href"]))
    assert target == site / OFFLINE_COPY
    assert f"(zip, {round(target.stat().st_size / 1e6)} {unit})" in link.text().replace("\u00a0", " ")


def test_it_tells_in_both_languages_how_to_begin(copy: Path):
    for file, sentence in HOW_TO_BEGIN.items():
        assert sentence in (copy / file).read_text(encoding="utf-8")
