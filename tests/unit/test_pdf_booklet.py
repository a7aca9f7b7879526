import re
from pathlib import Path

from project import ROOT

from tests.unit.examples import content, page_text, sheet_text, step_text
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pdf_documents import booklet_document
from vaikuttava_museo.pdf.booklet import composed_source, with_blank_pages, with_page_numbers
from vaikuttava_museo.pdf.chromium import BuiltSite

SITE = "https://www.museo.example/"
CONTENT = content(
    **{"index": page_text(title="Vihko & kaikki"), "sanasto": page_text(title="Sanasto")},
    **{"askel-1": step_text(1, title="Eka"), "askel-1_sv": step_text(1, title="Eka", title_lang="fi")},
    index_sv=page_text(title="Häfte"),
    tyopohjat__map_yml=sheet_text(1, 1),
)
STEP = '<article><h1 id="tools">Askel</h1><p id="title"></p>{}</article>'
HOME = (
    '<article><h1>Kuusi askelta</h1><div class="lead"><p>Mikä tämä on.</p></div>'
    '<nav class="staircase"><ol><li><a href="askel-1/">I</a></li></ol><button>x</button></nav></article>'
)
SHEET = '<article><h1>Pohja</h1><section class="sheet"><h2 id="tools">P</h2></section></article>'
TERMS = '<article><dt id="impact">Vaikuttavuus</dt></article>'
LEFT_OUT = '<nav>a<nav>b</nav></nav><div data-online-only>c<button>d</button></div><script>e("<p>")</script>'


def booklet(folder: Path, in_step: str = "", language=FINNISH) -> str:
    """Return the booklet of a small site; `in_step` is the body of its only step."""
    bodies = {"": HOME, "askel-1/": STEP.format(in_step), "tyopohjat/map/": SHEET, "sanasto/": TERMS}
    for url, body in bodies.items():
        kind = url.split("/")[0] or "home"
        root = "../" * url.count("/") or "./"
        path = folder / language.prefix / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<html lang="{language.code}" data-print-title="{kind}"><head>'
            f'<style>@font-face{{src:url("{root}a.woff2")}}</style>'
            f"<style>a>b{{--{kind}:1}}\n@media print{{b{{top:0}}}}</style>"
            f'<link rel="stylesheet" href="{root}print.css" media="print"></head>'
            f'<body class="page-{kind}" data-step="1"><nav>Valikko</nav><main>{body}</main></body></html>',
            encoding="utf-8",
        )
    document = booklet_document(language)
    return composed_source(BuiltSite(folder, SITE), CONTENT, document, ROOT / "overrides").html


def test_the_cover_says_what_it_is_in_which_language_under_which_licence_and_how_old(tmp_path):
    head, _, rest = booklet(tmp_path).partition('<nav class="booklet-contents"')
    assert '<html lang="fi" data-print-title="home">' in head
    assert "<title>Vaikuttava museo – Vihko &amp; kaikki</title>" in head
    assert "CC BY 4.0" in head
    assert '<nav class="staircase"><ol><li><a href="#askel-1">I</a></li></ol></nav>' in head
    for words in ("Kuusi askelta", "Mikä tämä on.", "suomeksi", ">museo.example</a>", "22.11.2026"):
        assert words in head
        assert words not in rest


def test_the_swedish_booklet_is_in_swedish_and_marks_what_is_in_finnish(tmp_path):
    html = booklet(tmp_path, language=SWEDISH)
    for words in ('fi">Vaikuttava museo<', "Innehåll", "22\u00a0november\u00a02026", '<span lang="fi">Eka<'):
        assert words in html


def test_pages_follow_each_other_with_what_styles_them_and_a_worksheet_is_its_sheet_alone(tmp_path):
    html = booklet(tmp_path, f'a{LEFT_OUT}<svg viewBox="0 0 1 1"><path d="M0"></path></svg>&amp;b')
    assert '<div class="booklet-section page-askel-1" data-step="1" id="askel-1">' in html
    assert '</p>a<svg viewBox="0 0 1 1"><path d="M0"></path></svg>&amp;b</article>' in html
    assert '<section class="sheet"><h2 id="tyopohjat-map--tools">P</h2></section>' in html
    assert "Pohja</h1>" not in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 5


REFERENCES = [
    ('<h2 id="tips">', '<h2 id="askel-1--tips">'),
    ('<p aria-labelledby="title tools">', '<p aria-labelledby="askel-1--title askel-1--tools">'),
    ('<label for="title">', '<label for="askel-1--title">'),
    ('<svg fill="url(#title)">', '<svg fill="url(#askel-1--title)">'),
    ('<svg><use href="#title">', '<svg><use href="#askel-1--title">'),
    ('<a href="#tools">', '<a href="#askel-1--tools">'),
    ('<a href="#content">', '<a href="#askel-1">'),
    ('<a href="../sanasto/#impact">', '<a href="#sanasto--impact">'),
    ('<a href="../sanasto/">', '<a href="#sanasto">'),
    ('<a href="../sanasto/#unknown">', '<a href="#sanasto">'),
    ('<a href="../palaute/#address">', f'<a href="{SITE}palaute/#address">'),
    ('<a href="https://okm.fi/">', '<a href="https://okm.fi/">'),
    ('<a href="mailto:a@b.fi">', '<a href="mailto:a@b.fi">'),
    ('<img src="../a.png">', f'<img src="{SITE}a.png">'),
]


def test_references_lead_to_the_page_s_own_part_of_the_booklet_or_to_a_full_address(tmp_path):
    html = booklet(tmp_path, "".join(f"{before}{number}" for number, (before, _) in enumerate(REFERENCES)))
    expected = [f"{after}{number}" for number, (_, after) in enumerate(REFERENCES)]
    assert [reference for reference in expected if reference not in html] == []


def test_each_style_is_taken_once_and_those_for_paper_stand_last(tmp_path):
    styles = re.findall(r'(?s)<style>(.*?)</style>|<link rel="stylesheet" href="([^"]+)"', booklet(tmp_path))
    *of_pages, own = ("".join(style) for style in styles)
    assert "".join(own.split()) == "".join((ROOT / "overrides/css/booklet.css").read_text("utf-8").split())
    assert of_pages == [
        f'@font-face{{src:url("{SITE}a.woff2")}}',
        *(f"a>b{{--{kind}:1}}" for kind in ("home", "askel-1", "tyopohjat", "sanasto")),
        "@media print{b{top:0}}",
        f"{SITE}print.css",
    ]


def test_the_contents_put_worksheets_under_their_step_and_get_page_numbers(tmp_path):
    numbers = {"askel-1": 3, "tyopohjat-map": 9, "sanasto": 10, "other": 1}
    html = with_page_numbers(booklet(tmp_path), numbers)
    contents = html.partition('<nav class="booklet-contents"')[2].partition("</nav>")[0].replace("\n", "")
    titles = ('<span class="numeral">I</span> Eka', "Teksti", "Sanasto")
    step, sheet, terms = (
        f'<a href="#{anchor}"><span class="booklet-contents__title">{title}</span> '
        f'<span class="booklet-contents__page" data-page-of="{anchor}">{numbers[anchor]}</span></a>'
        for anchor, title in zip(numbers, titles, strict=False)
    )
    assert contents.endswith(f"<ol><li>{step}<ol><li>{sheet}</li></ol></li><li>{terms}</li></ol>")


def test_steps_sheets_and_what_follows_a_sheet_begin_on_right_hand_pages(tmp_path):
    html, numbers = with_blank_pages(
        booklet(tmp_path), {"askel-1": 3, "askel-1--tools": 4, "tyopohjat-map": 5, "sanasto": 6}
    )
    assert numbers == {"askel-1": 3, "askel-1--tools": 4, "tyopohjat-map": 5, "sanasto": 7}
    assert '<div class="booklet-blank booklet-blank--sheet" data-before="sanasto">' in html
    assert html.count("hidden>") == 2
