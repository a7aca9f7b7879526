"""The copy of the site for a disk, unpacked and opened from file:// as a museum worker without a network does."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import sheets
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as Html
from sheets import PREFIX
from tabs import watched

from vaikuttava_museo.content.addresses import OFFLINE_COPY

HOW_TO_BEGIN = {
    "LUE-MINUT.txt": "Avatkaa tästä kansiosta tiedosto index.html.",
    "LAS-MIG.txt": "Öppna filen sv/index.html i den här mappen.",
}
SERVER_FILES = {"404.html", "robots.txt", "sitemap.xml", "SHA256SUMS", "site.webmanifest", OFFLINE_COPY}


def path_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    with watched(browser, copy.as_uri(), offline=True) as (page, traffic):
        yield page
        traffic.assert_sound()


@pytest.mark.parametrize("language", PREFIX)
def test_everything_that_needs_a_script_works_in_the_sites_own_fonts(language: str, page: Page, copy: Path):
    sheets.first_visit(page, language, lambda url: (copy / PREFIX[language] / url / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")


def test_a_workshop_is_run_with_the_guide_to_its_step(page: Page, copy: Path):
    page.goto((copy / "tyopaja-kaynnissa/index.html").as_uri() + "?choose=step-3")
    page.locator(".run__start button").click()
    expect(page.locator(".stage__name")).to_have_text("Avaus")
    page.locator(".stage [data-screen=questions]").click()
    expect(page.locator(".stage__questions li")).to_have_count(3)


@pytest.mark.parametrize("prefix", PREFIX.values())
def test_a_pdf_opens_from_its_link(prefix: str, page: Page, copy: Path):
    page.goto((copy / prefix / "askel-3/index.html").as_uri())
    link = page.locator(".page-actions a[type='application/pdf']").first
    target = path_of(link.evaluate("link => link.href"))
    assert target.is_relative_to(copy)
    assert target.read_bytes().startswith(b"%PDF-")
    with page.expect_event("request", lambda request: request.url.endswith(".pdf")):
        link.click()


def test_pages_that_need_a_server_are_found_out(browser: Browser, site: Path):
    with watched(browser, site.as_uri(), offline=True) as (page, traffic):
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("Control+k")
        assert any("blocked by CORS policy" in fault for fault in traffic.errors)
        expect(page.locator("#site-search")).to_be_hidden()


def test_every_link_leads_to_a_file_of_the_copy_and_what_only_a_server_needs_is_left_out(copy: Path):
    broken, count = [], 0
    for path in sorted(copy.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert 'type="module"' not in text and not re.search(r"<\w[^>]*\sdata-online-only", text), path
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
    for file, sentence in HOW_TO_BEGIN.items():
        assert sentence in (copy / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(("url", "unit"), [("sivuston-tarkoitus", "Mt"), ("sv/sivuston-tarkoitus", "MB")])
def test_the_site_offers_the_copy_and_tells_its_size(url: str, unit: str, site: Path):
    page = site / url / "index.html"
    link = Html(page.read_text(encoding="utf-8")).css_first("[data-online-only] a")
    target = path_of(urljoin(page.as_uri(), link.attributes["href"]))
    assert target == site / OFFLINE_COPY
    assert f"(zip, {round(target.stat().st_size / 1e6)} {unit})" in link.text().replace("\u00a0", " ")
