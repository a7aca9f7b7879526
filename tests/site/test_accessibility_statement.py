"""The accessibility statement is a click away everywhere and tells what the law asks for (306/2019, 9 §)."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import site_checks
import yaml
from project import DOCS, ROOT, build_site, copy_project

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
    return words(site_checks.pages(site)[ADDRESSES[language]].css_first("main").text())


def statuses_in(text: str, language: str) -> list[str]:
    return [name for name, sentence in STATUSES[language].items() if sentence in text]


def test_the_foot_of_every_page_leads_to_the_statement_in_the_same_language(site: Path):
    for url, html in site_checks.documents(site).items():
        targets = {urljoin(f"/{url}", link.attributes["href"]) for link in html.css("footer a[href]")}
        assert f"/{ADDRESSES[site_checks.expected_language(url)]}" in targets, url


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
    links = site_checks.pages(site)[ADDRESSES[language]].css(f"main a[href='mailto:{extra['contact']}']")
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
        item = site_checks.pages(site)[address].css_first("#wide-table")
        prefix = "/sv/" if language == "sv" else "/"
        assert [urljoin(f"/{address}", link.attributes["href"]) for link in item.css("a")] == [
            f"{prefix}askel-3/",
            f"{prefix}tyopohjat/change-map/",
        ]
