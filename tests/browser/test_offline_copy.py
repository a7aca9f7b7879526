"""The copy of the site for a disk, unpacked and opened from file:// as a museum worker without a network does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from selectolax.lexbor import LexborHTMLParser as Html

from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY

PREFIX = {"fi": "", "sv": "sv/"}
QUESTION = {"fi": ("kumppanien", "Kumppanikartta"), "sv": ("partners", "Partnerkarta")}
PDF_VIEWER = "chrome-extension://"  # Chromium's own
ANSWER = "Kivisalmen koulu, kello 9–12 & ”ovi”"


@dataclass
class Reader:
    """Someone who reads the copy; `faults` is everything that failed or was complained of."""

    copy: Path
    language: str
    context: BrowserContext
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto((self.copy / PREFIX[self.language] / path / "index.html").as_uri())
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.copy.as_uri(), "data:", "blob:", PDF_VIEWER)):
            self.faults.append(f"left the copy: {url}")

    def _failed(self, request: Request) -> None:
        if not request.url.startswith(PDF_VIEWER):
            self.faults.append(f"failed: {request.url}")

    def path_of(self, url: str) -> Path:
        return Path(unquote(urlsplit(url).path))


@pytest.fixture(params=sorted(PREFIX))
def reader(request: pytest.FixtureRequest, browser: Browser, copy: Path) -> Iterator[Reader]:
    with browser.new_context(offline=True) as context:
        reader = Reader(copy, request.param, context)
        yield reader
        assert reader.faults == []


def test_the_search_finds_a_worksheet_and_leads_to_it(reader: Reader):
    words, title = QUESTION[reader.language]
    page = reader.open("")
    page.keyboard.press("Control+k")
    page.locator("#search-words").fill(words)
    page.locator(".search__results a", has_text=title).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    assert reader.path_of(page.url).relative_to(reader.copy) == Path(
        PREFIX[reader.language], "tyopohjat/partner-map/index.html"
    )


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
    target = reader.path_of(link.evaluate("link => link.href"))
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
        reader = Reader(site, "fi", context)
        page = reader.open("")
        page.wait_for_load_state("load")
        page.keyboard.press("Control+k")
        assert any("blocked by CORS policy" in fault for fault in reader.faults)
        expect(page.locator("#site-search")).to_be_hidden()


def test_its_fonts_are_the_sites_own(reader: Reader):
    page = reader.open("")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")


def test_every_link_of_every_page_leads_to_a_file_of_the_copy(copy: Path):
    broken, count = [], 0
    for path in sorted(copy.rglob("*.html")):
        for link in Html(path.read_text(encoding="utf-8")).css("[href], script[src], img[src]"):
            address = link.attributes.get("href") or link.attributes.get("src") or ""
            if urlsplit(address).scheme or address.startswith("#"):
                continue
            count += 1
            target = Path(unquote(urlsplit(urljoin(path.as_uri(), address)).path))
            if not target.is_file() or not target.is_relative_to(copy):
                broken.append(f"{path.relative_to(copy)}: {address}")
    assert broken == []
    assert count > 1000


def test_what_only_a_server_needs_is_left_out(copy: Path):
    names = {path.name for path in copy.rglob("*")}
    assert not names & {
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "SHA256SUMS",
        "site.webmanifest",
        OFFLINE_COPY,
    }
    for path in copy.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'type="module"' not in html, path
        assert "data-online-only" not in html, path


def test_it_tells_in_both_languages_how_to_begin(copy: Path):
    assert "Avatkaa tästä kansiosta tiedosto index.html." in (copy / "LUE-MINUT.txt").read_text(
        encoding="utf-8"
    )
    assert "Öppna filen sv/index.html i den här mappen." in (copy / "LAS-MIG.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("url", "unit"), [("sivuston-tarkoitus", "Mt"), ("sv/sivuston-tarkoitus", "MB")])
def test_the_site_offers_the_copy_and_tells_its_size(url: str, unit: str, site: Path):
    link = Html((site / url / "index.html").read_text(encoding="utf-8")).css_first("[data-online-only] a")
    target = Path(
        unquote(urlsplit(urljoin((site / url / "index.html").as_uri(), link.attributes["href"])).path)
    )
    assert target == site / OFFLINE_COPY
    assert f"(zip, {round(target.stat().st_size / 1e6)} {unit})" in link.text()
