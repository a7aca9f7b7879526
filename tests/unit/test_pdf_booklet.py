import re
from dataclasses import replace
from datetime import date

import pytest

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.pdf.booklet import Booklet, BookletPage, booklet_html, with_page_numbers
from vaikuttava_museo.pdf.texts import booklet_texts

SITE = "https://www.museo.example/"
STYLES = (
    '<style>@font-face{src:url("ROOT/sans.woff2")}</style><style>KIND</style>'
    '<link rel="stylesheet" href="ROOT/print.css" media="print">'
)
HOME = (
    f'<html lang="fi" data-print-title="Etusivu"><head>{STYLES}</head><body class="page-home"><main><article>'
    '<h1>Kuusi askelta</h1><div class="lead"><p>Mikä tämä on.</p></div>'
    '<nav class="staircase"><ol><li><a href="askel-1/">I</a></li></ol></nav></article></main></body></html>'
).replace("ROOT", ".")


def page(key: str, body: str, kind: str = "plain", **values) -> BookletPage:
    styles = STYLES.replace("ROOT", "..").replace("KIND", kind)
    html = f'<html lang="fi"><head>{styles}</head><body class="page-{kind}" data-step="1"><nav>Valikko</nav>{body}'
    return BookletPage(key, f"{SITE}{key}/", f"{html}</body></html>", key.upper(), **values)


def booklet(**values) -> Booklet:
    pages = (
        page("askel-1", '<article><h1 id="top">Askel</h1><a href="../sanasto/#impact">x</a></article>', "step",
             numeral="I"),
        page("tyopohjat/map", '<article><h1>Pohja</h1><section class="sheet"><h2 id="top">P</h2></section></article>',
             "worksheet", is_worksheet=True),
        page("sanasto", '<article><dt id="impact">Vaikuttavuus</dt></article>'),
    )  # fmt: skip
    example = Booklet(FINNISH, "Vihko & kaikki", SITE, HOME, pages, date(2026, 11, 22), "/* own */")
    return replace(example, **values)


def contents(html: str) -> str:
    found = re.search(r'<nav class="booklet-contents".*?</nav>', html, re.DOTALL)
    assert found
    return re.sub(r"\s*\n\s*", "", found[0])


def test_the_booklet_has_its_own_title_and_the_home_pages_language_and_margins():
    html = booklet_html(booklet())
    assert '<html lang="fi" data-print-title="Etusivu">' in html
    assert "<title>Vihko &amp; kaikki</title>" in html


def test_the_cover_says_what_it_is_in_which_language_under_which_licence_and_how_old():
    cover = booklet_html(booklet()).split('<nav class="booklet-contents"')[0]
    for words in (
        "<h1>Kuusi askelta</h1>",
        "Mikä tämä on.",
        "suomeksi",
        "museo.example",
        "CC BY 4.0",
        "22.11.2026",
    ):
        assert words in cover


def test_the_stairs_on_the_cover_lead_to_the_steps_of_the_booklet():
    assert '<nav class="staircase"><ol><li><a href="#askel-1">I</a></li></ol></nav>' in booklet_html(
        booklet()
    )


def test_pages_follow_each_other_with_what_styles_them_and_a_worksheet_is_its_sheet_alone():
    html = booklet_html(booklet())
    assert '<div class="booklet-section page-step" data-step="1" id="askel-1">' in html
    assert '<h1 id="askel-1--top">Askel</h1><a href="#sanasto--impact">x</a>' in html
    assert '<section class="sheet"><h2 id="tyopohjat-map--top">P</h2></section>' in html
    assert "Pohja</h1>" not in html
    assert "Valikko" not in html


def test_no_id_stands_twice():
    ids = re.findall(r'\sid="([^"]+)"', booklet_html(booklet()))
    assert len(ids) == len(set(ids)) > 5


def test_each_style_is_taken_once_and_those_for_paper_stand_last():
    html = booklet_html(booklet())
    styles = re.findall(r"<style>(.*?)</style>|<link rel=\"stylesheet\" href=\"([^\"]+)\"", html)
    assert ["".join(style) for style in styles] == [
        f'@font-face{{src:url("{SITE}sans.woff2")}}',
        "KIND",
        "step",
        f'@font-face{{src:url("{SITE}tyopohjat/sans.woff2")}}',
        "worksheet",
        "plain",
        f"{SITE}print.css",
        f"{SITE}tyopohjat/print.css",
        "/* own */",
    ]


def test_the_contents_put_worksheets_under_their_step_and_wait_for_page_numbers():
    entry = (
        '<a href="#{0}"><span class="booklet-contents__title">{1}</span> '
        '<span class="booklet-contents__page" data-page-of="{0}"></span></a>'
    )
    step = entry.format("askel-1", '<span class="numeral">I</span> ASKEL-1')
    sheet = entry.format("tyopohjat-map", "TYOPOHJAT/MAP")
    glossary = entry.format("sanasto", "SANASTO")
    assert contents(booklet_html(booklet())).endswith(
        f"<ol><li>{step}<ol><li>{sheet}</li></ol></li><li>{glossary}</li></ol></nav>"
    )


def test_page_numbers_are_put_beside_their_titles_and_may_change():
    numbers = {"askel-1": 3, "tyopohjat-map": 9, "sanasto": 10, "other": 1}
    once = with_page_numbers(booklet_html(booklet()), numbers)
    assert 'data-page-of="tyopohjat-map">9</span>' in once
    assert 'data-page-of="sanasto">11</span>' in with_page_numbers(once, numbers | {"sanasto": 11})


def test_the_swedish_booklet_is_in_swedish_and_marks_the_finnish_name():
    html = booklet_html(booklet(language=SWEDISH))
    assert '<span lang="fi">Vaikuttava museo</span>' in html
    assert "Innehåll" in html
    assert "22\u00a0november\u00a02026" in html


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_both_languages_have_the_same_sentences(language):
    assert booklet_texts(language).keys() == booklet_texts(FINNISH).keys()
    assert all(booklet_texts(language).values())
