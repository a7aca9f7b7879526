"""The built site keeps its promises; where stock breaks one, the same check must find it there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import site_checks
from project import DOCS

Check = Callable[[Path], list[str]]

REPAIRED = [
    site_checks.hreflang_faults,
    site_checks.language_faults,
    site_checks.title_faults,
    site_checks.not_found_faults,
    site_checks.placeholder_faults,
]
KEPT = [site_checks.heading_faults, site_checks.image_faults]


@pytest.mark.parametrize("check", REPAIRED + KEPT, ids=lambda check: check.__name__)
def test_nothing_is_wrong_in_our_site(check: Check, site: Path):
    assert check(site) == []


@pytest.mark.parametrize("check", REPAIRED, ids=lambda check: check.__name__)
def test_the_check_finds_what_stock_does_wrong(check: Check, stock_site: Path):
    assert check(stock_site) != []


def test_every_page_of_the_content_is_published_in_both_languages(site: Path):
    published = set(site_checks.pages(site))
    assert len(published) >= 2 * 28
    assert {site_checks.twin(url) for url in published} == published


def test_every_page_carries_its_policy_before_anything_it_loads(site: Path):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert re.search("<(?:meta http|style|script|link)", html)[0] == "<meta http", path


def test_the_sitemap_lists_every_page_and_nothing_else(site: Path):
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert {url.removeprefix(site_checks.SITE_URL) for url in listed} == set(site_checks.pages(site))


@pytest.mark.parametrize("key", ["askel-1", "askel-6", "sivuston-tarkoitus", "altistutaan-asiakkaille"])
def test_the_original_addresses_live_on(key: str, site: Path):
    assert (site / key / "index.html").exists()
    assert (site / "sv" / key / "index.html").exists()


def test_a_foreign_title_tells_its_language(site: Path):
    heading = site_checks.pages(site)["sv/altistutaan-asiakkaille/"].css_first("h1")
    assert heading.attributes.get("lang") == "fi"


def test_a_link_to_a_term_shows_its_explanation(site: Path):
    links = site_checks.pages(site)["askel-3/"].css("a[href*='sanasto/#']")
    assert links
    assert all(len(link.attributes.get("title") or "") > 20 for link in links)


def test_a_shared_link_shows_a_title_a_description_and_a_picture_that_exists(site: Path):
    for url, html in site_checks.pages(site).items():
        shown = {
            meta.attributes["property"]: meta.attributes["content"]
            for meta in html.css("meta[property^='og:']")
        }
        assert shown["og:title"], url
        assert 50 <= len(shown["og:description"]) <= 160, url
        assert shown["og:locale"] == f"{site_checks.expected_language(url)}_FI"
        assert (site / shown["og:image"].removeprefix(site_checks.SITE_URL)).exists(), url


def test_every_step_has_its_own_picture_in_each_language(site: Path):
    pictures = {path.name: path.read_bytes() for path in (site / "assets/preview").glob("*.png")}
    assert {f"{code}-{step}.png" for code in ("fi", "sv") for step in range(1, 7)} <= set(pictures)
    assert len(set(pictures.values())) == len(pictures)


def test_nothing_of_the_theme_is_published(site: Path):
    """The look, the search and the scripts are ours: moving on from the theme takes nothing from a visitor."""
    assert not (site / "assets/javascripts").exists()
    assert not (site / "assets/stylesheets").exists()
    assert not (site / "search/search_index.json").exists()


def test_every_page_leads_to_the_file_it_is_edited_in(site: Path):
    for url, html in site_checks.pages(site).items():
        links = [link.attributes["href"] for link in html.css(".site-footer a[href*='/edit/']")]
        assert len(links) == 1, url
        assert (DOCS / links[0].split("/docs/")[1]).exists(), links
        is_sheet = "tyopohjat/" in url and not url.endswith("tyopohjat/")
        assert links[0].endswith(".yml" if is_sheet else ".sv.md" if url.startswith("sv/") else ".md")
