"""The accessibility statement is a click away everywhere and tells what the law asks for (306/2019, 9 §)."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import site_checks
import yaml
from project import ROOT, build_site, copy_project

from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.known_issues import ENGINE_NAMES, status
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.page.safe_html import day

ADDRESSES = {"fi": "saavutettavuus/", "sv": "sv/saavutettavuus/"}
STATUSES = {
    "fi": {
        "fully": "täyttää saavutettavuusvaatimukset täysin.",
        "largely": "täyttää saavutettavuusvaatimukset suurilta osin.",
        "mostly-not": "Suurin osa saavutettavuusvaatimuksista ei toteudu",
    },
    "sv": {
        "fully": "uppfyller tillgänglighetskraven helt och hållet.",
        "largely": "uppfyller tillgänglighetskraven till största delen.",
        "mostly-not": "Största delen av tillgänglighetskraven uppfylls inte",
    },
}
SAYS = {
    "fi": [
        "Liikenne- ja viestintävirasto Traficom",
        "14 päivän kuluessa",
        "itsearviointi",
        "306/2019",
        "WCAG 2.1",
    ],
    "sv": [
        "Transport- och kommunikationsverket Traficom",
        "inom 14 dagar",
        "självutvärdering",
        "306/2019",
        "WCAG 2.1",
    ],
}
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

each_language = pytest.mark.parametrize("language", ["fi", "sv"])


def words(text: str) -> str:
    """Return a text as a reader sees it: soft hyphens unseen, all space alike."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def statement(site: Path, language: str) -> str:
    return words(site_checks.pages(site)[ADDRESSES[language]].css_first("main").text())


@pytest.fixture(scope="module")
def site_with_an_issue(tmp_path_factory) -> Path:
    """The site with one known issue and a reviewer who says that all is well."""
    folder = copy_project(tmp_path_factory.mktemp("issue"))
    path = folder / "docs" / "known-issues.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("issues: []\n", SOME_ISSUE),
        ("conclusion: largely", "conclusion: fully\n  reviewed_by: Aino Esimerkki"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return build_site(folder / "built", folder)


def test_the_foot_of_every_page_leads_to_the_statement_in_the_same_language(site: Path):
    for url, html in site_checks.pages(site).items():
        targets = {urljoin(f"/{url}", link.attributes["href"]) for link in html.css("footer a[href]")}
        assert f"/{ADDRESSES[site_checks.expected_language(url)]}" in targets, url


@pytest.mark.parametrize("url", ["404.html", "sv/404.html"])
def test_the_foot_of_a_missing_page_leads_to_the_statement(url: str, site: Path):
    html = site_checks.Html((site / url).read_text(encoding="utf-8"))
    targets = {link.attributes["href"] for link in html.css("footer a[href]")}
    assert f"/{ADDRESSES[site_checks.expected_language(url)]}" in targets


@each_language
@pytest.mark.parametrize(
    "number", range(5), ids=["supervisor", "time to answer", "method", "act", "standard"]
)
def test_the_statement_tells_what_the_law_asks_for(language: str, number: int, site: Path):
    assert SAYS[language][number] in statement(site, language)


@each_language
def test_the_statement_names_the_provider_and_how_to_reach_it(language: str, site: Path):
    extra = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    assert plain(extra["provider"][language]) in statement(site, language)
    links = site_checks.pages(site)[ADDRESSES[language]].css(f"main a[href='mailto:{extra['contact']}']")
    assert len(links) >= 2, "asking for another form, and feedback"


@each_language
def test_the_statement_tells_its_days_its_tests_and_one_status(language: str, site: Path):
    text = statement(site, language)
    known = parse_content(read_tree(ROOT / "docs")).known_issues
    review, run = known.review, known.last_test_run
    for value in (review.statement_written_on, review.reviewed_on, run.date):
        assert words(day(value, by_code(language))) in text
    assert all(f"{ENGINE_NAMES[engine]} {version}" in text for engine, version in run.engines.items())
    assert [name for name, sentence in STATUSES[language].items() if sentence in text] == [status(known)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fi", "Automaattiset testit kattavat"), ("sv", "De automatiska testerna täcker")],
)
def test_the_statement_says_that_tests_cover_only_a_part(language: str, sentence: str, site: Path):
    assert sentence in statement(site, language)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", ["Taulukko ei mahdu <puhelimeen>.", "WCAG 1.4.10", "kohtuuton rasite", "20.11.2026",
                "viimeistään 1.3.2027", "Saatte taulukon luettelona."]),
        ("sv", ["Tabellen ryms inte på <mobilen>.", "WCAG 1.4.10", "oproportionell börda", "den 20 november 2026",
                "senast den 1 mars 2027", "Ni kan få tabellen som en lista."]),
    ],
)  # fmt: skip
def test_a_known_issue_is_told_in_full(language: str, told: list[str], site_with_an_issue: Path):
    text = statement(site_with_an_issue, language)
    assert [part for part in told if part not in text] == []


@each_language
def test_a_known_issue_leads_to_its_pages(language: str, site_with_an_issue: Path):
    item = site_checks.pages(site_with_an_issue)[ADDRESSES[language]].css_first("#wide-table")
    targets = [urljoin(f"/{ADDRESSES[language]}", link.attributes["href"]) for link in item.css("a")]
    prefix = "/sv/" if language == "sv" else "/"
    assert targets == [f"{prefix}askel-3/", f"{prefix}tyopohjat/change-map/"]


@each_language
def test_a_known_issue_keeps_the_status_down_whatever_the_reviewer_says(
    language: str, site_with_an_issue: Path
):
    text = statement(site_with_an_issue, language)
    assert STATUSES[language]["largely"] in text
    assert STATUSES[language]["fully"] not in text
    assert "Aino Esimerkki" in text
