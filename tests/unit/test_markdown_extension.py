"""What the project's Markdown extension makes of a page's text, as Python-Markdown converts it."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.inline_text import NBSP
from vaikuttava_museo.content.languages import FINNISH, SWEDISH, Language
from vaikuttava_museo.page.markdown_extension import PageExtension, PageMarks, fill_blocks
from vaikuttava_museo.page.section_feedback import FeedbackTarget

LIST = r"<ol id='\1'></ol>"
"""What stands for a filled block; the backslash must come through as it is."""
EXTENSIONS = ("abbr", "attr_list", "fenced_code", "footnotes", "tables", "toc")


def marks(language: Language = FINNISH, repository: str = "https://example.org/museo") -> PageMarks:
    address = "https://museo.example/askel-1/"
    target = FeedbackTarget("Katse", address, "posti@example.org", repository, language)
    return PageMarks(language, (("impact", 'Se "muutos".'),), (), target, (("contact", "<b>posti</b>"),), ())


def html_of(text: str, given: PageMarks | None = None) -> str:
    made = markdown.markdown(text, extensions=[*EXTENSIONS, PageExtension(given or marks())])
    return fill_blocks(made, ["steps"], lambda name: LIST)


def feedback(text: str, given: PageMarks | None = None) -> list[str]:
    links = LexborHTMLParser(html_of(text, given)).css(".feedback a")
    return [link.attributes["href"] or "" for link in links]


def mail(href: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}


@pytest.mark.parametrize(
    "text",
    ["A\n\n{{ steps }}\n\nB", "A\n{{steps}}\nB", "A\n\n  {{ steps }}\nB", f"A\n\n{{{{ steps }}}}{NBSP}\n\nB"],
)
def test_a_block_stands_between_the_paragraphs_around_it(text):
    assert html_of(text).replace("\n", "") == f"<p>A</p>{LIST}<p>B</p>"


@pytest.mark.parametrize(
    "text",
    ["`{{ steps }}`", "```\n{{ steps }}\n```", "~~~~\n{{ steps }}\n~~~\n~~~~", "A {{ steps }}", "{{ x }}"],
)
def test_what_is_shown_as_code_stands_in_a_sentence_or_is_unknown_stays_to_be_seen(text):
    assert "{{ " in html_of(text) and LIST not in html_of(text)


def test_a_block_is_filled_after_code_within_an_item_and_in_a_footnote():
    assert f"<p>A</p>\n{LIST}" in html_of("```\na\n```\nA\n{{ steps }}\nB\n\n```\nb\n```\n")
    assert f"<p>A</p>{LIST}</li>" in html_of("- A\n\n    {{ steps }}\n").replace("\n", "")
    note = html_of("A[^1]\n\n[^1]:\n    {{ steps }}\n")
    assert LIST in note and "footnote-backref" in note
    assert LIST in html_of("{{ steps }}\n\n*[steps]: x\n")


def test_what_is_filled_in_a_sentence_stays_in_its_paragraph():
    assert html_of("Kirjoittakaa\n{{ contact }}\njo.") == "<p>Kirjoittakaa\n<b>posti</b>\njo.</p>"


def test_text_is_bound_beside_other_elements_and_code_is_not():
    html = html_of("**Museo** – 90 min, [askel](x) I, `2 h`\n\n## Askel I { #a }")
    assert f"</strong>{NBSP}– 90{NBSP}min" in html and "<code>2 h</code>" in html
    assert f">Askel{NBSP}I</h2>" in html


def test_long_words_of_headings_and_cells_may_part_and_those_of_sentences_may_not():
    word, broken = "toimintaympäristö", "toimin\xadta\xadym"
    html = html_of(f"## {word}\n\n{word}\n\n| {word} |\n| --- |\n| {word} |\n")
    assert html.count(broken) == 3 and f"<p>{word}</p>" in html


def test_a_link_to_a_term_carries_its_explanation_and_others_do_not():
    html = html_of("[a](../sanasto/#impact) [b](../sanasto/#unknown) [c](../sanasto/) [d](../)")
    assert '<a class="term" href="../sanasto/#impact" title="Se &quot;muutos&quot;.">a</a>' in html
    assert html.count("title=") == 1


def test_a_notice_stands_under_its_heading_or_before_all_else():
    given = replace(marks(), notices=(("", "<p>top</p>"), ("two", "<p>newer</p>")))
    html = html_of("Alku.\n\n## Yksi { #one }\n\nA\n\n### Kaksi { #two }\n\nB", given).replace("\n", "")
    assert html.startswith("<p>top</p><p>Alku.")
    assert '<h3 id="two">Kaksi</h3><p>newer</p><p>B</p>' in html


def test_each_section_with_an_id_and_a_text_of_its_own_ends_with_the_links():
    first = "Alku.\n\n## Yksi { #one }\n\n### Toinen *kolmas* { #two }\n\nTeksti.\n\n"
    html = html_of(f"{first}## Ilman\n\n## Loppu {{ #end }}\n\nB")
    names = [node.text() for node in LexborHTMLParser(html).css(".feedback summary")]
    assert names == ["Korjaa tätä kohtaa: Toinen kolmas", "Korjaa tätä kohtaa: Loppu"]
    assert html.index("Teksti.") < html.index(": Toinen kolmas") < html.index(">Loppu<")


@pytest.mark.parametrize(("language", "named"), [(FINNISH, "suomeksi"), (SWEDISH, "på svenska")])
def test_the_mail_and_the_issue_say_page_place_and_language(language, named):
    by_mail, by_issue = feedback("## Viimeinen { #three }\n\nLoppu.", marks(language))
    sent = mail(by_mail)
    assert urlsplit(by_mail).path == "posti@example.org"
    assert "Katse" in sent["subject"] and "Viimeinen" in sent["subject"]
    assert f"({named}): https://museo.example/askel-1/#three\r\n" in sent["body"]
    assert mail(by_issue)["place"] == "https://museo.example/askel-1/#three"
    assert "Viimeinen" in mail(by_issue)["title"]
    assert len(feedback("## A { #a }\n\nB", marks(language, repository=""))) == 1, "no repository, no issue"


@pytest.mark.parametrize("heading", ['"&gt;&lt;img src=x&gt;', "a&body=pois#x", "100 % é 🏛 ”näin”"])
def test_a_heading_full_of_marks_stays_text(heading):
    text = f"## {heading} {{ #x }}\n\nt"
    tree = LexborHTMLParser(html_of(text))
    assert tree.css(".feedback img, [onerror]") == []
    shown = " ".join(tree.css_first("h2").text().split())
    assert [href.count("#") for href in feedback(text)] == [0, 0]
    assert shown in mail(feedback(text)[0])["subject"]
    assert tree.css_first(".feedback .unseen").text() == f": {shown}"
