"""What is published of a page's text: placeholders, bound lines, tooltips, notices; and where corrections go."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from project import ROOT
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.no_break_spaces_and_marks import NBSP
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.page.placeholder_extension import fill
from vaikuttava_museo.page.rendered_page import render
from vaikuttava_museo.page.section_feedback import Way, ways_to_correct
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.tooltips_links_and_notices import PageMarks, published
from vaikuttava_museo.texts import catalogue

LIST = r"<ol id='\1'></ol>"
"""What stands for a filled block; the backslash must come through as it is."""


def marks(language: Language = FINNISH) -> PageMarks:
    return PageMarks(language, (("impact", 'Se "muutos".'),), (), (("contact", "<b>posti</b>"),))


def ways(
    title: str = "Katse",
    contact: str = "posti@example.org",
    repository: str = "https://example.org/museo",
    language: Language = FINNISH,
) -> tuple[Way, ...]:
    return ways_to_correct(title, "https://museo.example/askel-1/", contact, repository, language)


def html_of(text: str, given: PageMarks | None = None) -> str:
    made = published(render(text, 1), given or marks(), str)
    return fill(made, ["steps"], lambda name: LIST)


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


def test_a_long_word_of_a_cell_may_break_within_a_link_as_well():
    cells = LexborHTMLParser(html_of("| a | b |\n| - | - |\n| toimintamalli | [toimintamalli](#x) |\n")).css(
        "td"
    )
    assert {SOFT_HYPHEN in cell.text() for cell in cells} == {True}


def test_a_table_is_heard_by_its_heading():
    main = LexborHTMLParser(html_of("## Näin { #how }\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"))
    assert [table.attributes["aria-labelledby"] for table in main.css("table")] == ["how"]


def test_a_text_leads_nowhere_twice_once_it_is_told_where_the_rest_of_the_page_leads():
    text = "[Kartta](kartta.md) ja [kartan](kartta.md) [askel II](askel-2.md), [rivit](kartta.md#rows)"
    once = html_of(text, replace(marks(), led=("askel-2.md",)))
    assert [link.text() for link in LexborHTMLParser(once).css("a")] == ["Kartta", "rivit"]
    assert f"Kartta ja kartan askel{NBSP}II, rivit" in LexborHTMLParser(once).text()
    assert html_of(text).count("<a ") == 4


def test_a_block_is_filled_after_code_within_an_item_and_in_a_footnote():
    assert f"A</p>\n{LIST}" in html_of("```\na\n```\nA\n{{ steps }}\nB\n\n```\nb\n```\n")
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


def test_the_phase_heads_its_row_in_a_timetable_and_nowhere_else():
    table = "| min | least | phase | what |\n| - | - | - | - |\n| 10 | 5 | Aloitus | Tervetuloa |\n"
    html = html_of(f"{table}\n### A {{ #timetable }}\n\nAlku.\n\n{table}\n### B\n\n{table}").replace("\n", "")
    assert html.count("<th>Aloitus</th>") == 1 and html.count("<td>Aloitus</td>") == 2
    assert "<th>Aloitus</th><td>" in html.partition('id="timetable"')[2].partition("<h3")[0]


def test_a_link_to_a_term_carries_its_explanation_and_others_do_not():
    html = html_of("[a](../sanasto/#impact) [b](../sanasto/#unknown) [c](../sanasto/) [d](../)")
    assert '<a class="term" href="../sanasto/#impact" title="Se &quot;muutos&quot;.">a</a>' in html
    assert html.count("title=") == 1


def test_a_notice_stands_under_its_heading_or_before_all_else():
    given = replace(marks(), notices=(("", "<p>top</p>"), ("two", "<p>newer</p>")))
    html = html_of("Alku.\n\n## Yksi { #one }\n\nA\n\n### Kaksi { #two }\n\nB", given).replace("\n", "")
    assert html.startswith("<p>top</p><p>Alku.")
    assert '<h3 id="two">Kaksi</h3><p>newer</p><p>B</p>' in html


@pytest.mark.parametrize(("language", "named"), [(FINNISH, "suomeksi"), (SWEDISH, "på svenska")])
def test_the_mail_and_the_issue_say_page_place_and_language(language, named):
    by_mail, by_issue = ways(language=language)
    assert urlsplit(by_mail.href).path == "posti@example.org"
    sent = mail(by_mail.href)
    assert "Katse" in sent["subject"] and "{" not in sent["subject"] + sent["body"]
    assert f"({named}): https://museo.example/askel-1/\r\n" in sent["body"]
    assert mail(by_issue.href)["place"] == "https://museo.example/askel-1/"
    assert len(ways(repository="", language=language)) == 1, "no repository, no issue"


def test_a_form_in_the_place_of_the_mail_is_led_to_as_it_is():
    (form,) = ways(contact="https://example.org/lomake", repository="")
    assert form.href == "https://example.org/lomake"


@pytest.mark.parametrize("title", ['"><img src=x>', "a&body=pois#x", "100 % é 🏛 ”näin” {section}"])
def test_a_title_full_of_marks_stays_text(title):
    for way in ways(title.replace("{section}", "")):
        assert way.href.count("#") == 0
        sent = mail(way.href)
        assert title.replace("{section}", "").strip() in (sent.get("subject") or sent["title"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_who_answers_only_when_somebody_does(language):
    partial = environment((ROOT / "overrides",)).get_template("partials/who-answers.html")
    about = {"ui": catalogue("interface", language), "provider": "A&E", "contact": "a@example.org"}
    opened, named = (partial.render(about, is_confirmed=is_confirmed) for is_confirmed in (False, True))
    assert "A&amp;E" in named and "admonition" not in named
    assert "A&amp;E" not in opened and "admonition" in opened
    assert all('<a href="mailto:a@example.org">a@example.org</a>' in html for html in (opened, named))
