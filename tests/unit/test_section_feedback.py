"""”Korjaa tätä kohtaa”: a mail and an issue that already say which place is meant."""

from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.content.pages import find_headings
from vaikuttava_museo.page.section_feedback import FeedbackTarget, add_section_feedback, sections_of
from vaikuttava_museo.texts import catalogue

HTML = """<p>Alku.</p>
<h2 id="one">Ensimmäinen</h2>
<h3 id="two">Toi&shy;nen &amp; <em>kolmas</em></h3>
<p>Teksti.</p>
<ul><li><h3 id="card">Kortti</h3></li></ul>
<h2 id="three">Viimeinen</h2>
<p>Loppu.</p>"""


def target(language: Language = FINNISH, repository: str = "https://example.org/museo") -> FeedbackTarget:
    address = "https://museo.example/askel-1/"
    return FeedbackTarget("Katse", address, "posti@example.org", repository, catalogue("interface", language))


def links(html: str) -> list[str]:
    return [link.attributes["href"] or "" for link in LexborHTMLParser(html).css(".mend a")]


def mail(href: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}


def test_each_section_with_a_text_of_its_own_ends_with_the_links():
    html = add_section_feedback(HTML, ["one", "two", "three"], target())
    names = [node.text() for node in LexborHTMLParser(html).css(".mend summary")]
    assert names == ["Korjaa tätä kohtaa: Toinen & kolmas", "Korjaa tätä kohtaa: Viimeinen"]
    assert (
        html.index("Teksti.")
        < html.index("Kortti")
        < html.index("Toinen &amp; kolmas")
        < html.index("Viimeinen<")
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_mail_says_page_place_and_language(language):
    html = add_section_feedback(HTML, ["three"], target(language))
    href = links(html)[0]
    sent = mail(href)
    assert urlsplit(href).path == "posti@example.org"
    assert "Katse" in sent["subject"] and "Viimeinen" in sent["subject"]
    named = {"fi": "suomeksi", "sv": "på svenska"}[language.code]
    assert f"({named}): https://museo.example/askel-1/#three\r\n" in sent["body"]


def test_the_issue_says_page_and_place():
    query = parse_qs(urlsplit(links(add_section_feedback(HTML, ["three"], target()))[1]).query)
    assert query["place"] == ["https://museo.example/askel-1/#three"]
    assert "Viimeinen" in query["title"][0]


def test_without_a_repository_the_mail_is_the_only_way():
    assert len(links(add_section_feedback(HTML, ["three"], target(repository="")))) == 1


@pytest.mark.parametrize("heading", ['"><img src=x>', "a&body=pois#x", "100 % é 🏛 ”näin”", "x\r\nBcc: y@z"])
def test_a_heading_full_of_marks_stays_text(heading):
    html = add_section_feedback(f'<h2 id="x">{escape(heading)}</h2><p>t</p>', ["x"], target())
    tree = LexborHTMLParser(html)
    assert tree.css(".mend img, [onerror]") == []
    assert [href.count("#") for href in links(html)] == [0, 0]
    plain = " ".join(heading.split())
    assert plain in mail(links(html)[0])["subject"]
    assert tree.css_first(".mend .unseen").text() == f": {plain}"


def test_the_sections_are_the_headings_of_the_text():
    text = "# Otsikko { #a }\n## Toinen { #b }\n### Kolmas { #c }\n#### Neljäs { #d }\n## Ilman"
    assert sections_of(find_headings(text)) == ["b", "c"]


def test_a_page_without_sections_stays_as_it_is():
    assert add_section_feedback("<p>Teksti.</p>", [], target()) == "<p>Teksti.</p>"
    assert add_section_feedback("<p>Teksti.</p>", ["x"], target()) == "<p>Teksti.</p>"
