"""The last pass over a finished page: ranges stay on one line, indentation goes, and it reads the same."""

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.test_scripts import run_node
from vaikuttava_museo.page.finished_html import keep_together, without_indentation


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>2–4 hengen ryhmä</p>", "<p>[2–4] hengen ryhmä</p>"),
        ("<p>(2011–2013).</p>", "<p>([2011–2013]).</p>"),
        ("<p>klo 9–10.30, sitten</p>", "<p>klo [9–10.30], sitten</p>"),
        ("<td>1.9.2013–30.8.2014</td>", "<td>[1.9.2013–30.8.2014]</td>"),
        ("<p>10.9.–29.10. klo 9.00–15.00.</p>", "<p>[10.9.–29.10]. klo [9.00–15.00].</p>"),
        ("<p>1,5–2,5 timmar</p>", "<p>[1,5–2,5] timmar</p>"),
        ("<p>steg I–III och V–VI</p>", "<p>steg [I–III] och [V–VI]</p>"),
        ("<p>2–4-vuotiaat, s. 12–13:n</p>", "<p>[2–4]-vuotiaat, s. [12–13]:n</p>"),
        ("<p>Vaikuttava museo -sivusto, MOI!</i> -hanke</p>", "<p>Vaikuttava museo [-sivusto], MOI!</i> [-hanke]</p>"),
        ("<p>(-2 astetta)\u00a0-malli</p>", "<p>(-2 astetta)\u00a0[-malli]</p>"),
        ("<h2>År 2–6<a href='#2–6' title='2–6'>2–6</a></h2>", "<h2>År [2–6]<a href='#2–6' title='2–6'>[2–6]</a></h2>"),
    ],
)  # fmt: skip
def test_a_range_of_numbers_and_a_word_with_its_hyphen_stay_on_one_line(html, shown):
    kept = keep_together(html)
    assert kept.replace('<span class="together">', "[").replace("</span>", "]") == shown


@pytest.mark.parametrize(
    "html",
    [
        "<title>2011–2013</title>",
        '<meta content="2011–2013">',
        '<img alt="yli > 2–4" title=\'2–4 "x"\'>',
        "<script>const years = '2011–2013';</script>",
        "<style>/* 1–2 */</style>",
        '<svg><title id="a">Vuosina 2011–2013</title><text>2–4</text></svg>',
        '<textarea rows="2">2–4</textarea>',
        "<option>2–4</option>",
        "<pre><code>2–4</code></pre>",
        "<!-- 2–4 -->",
        "<p>museo – 4 taloa, 2 – 4, 2-4, –4, 2–, A4–, Iso–Ivar, VIP–X, arviointi- ja, nykytaide-elämys, a - b, --</p>",
    ],
)
def test_nothing_else_is_kept_together(html):
    assert keep_together(html) == html


def test_being_kept_together_adds_nothing_to_the_text_itself():
    page = "<p>Ryhmät (3–4 henkeä) 2011–2013 -hanke</p>"
    assert re.sub(r"<[^>]+>", "", keep_together(page)) == re.sub(r"<[^>]+>", "", page)


def test_ranges_in_a_long_line_of_digits_are_found_in_no_time():
    assert keep_together("1." * 50_000).count("span") == 0
    assert keep_together("<" * 50_000).count("span") == 0


_BY_SCRIPT = """
globalThis.document = { createElement: () => ({}) };
const { together } = await import("./overrides/js/together.js");
const html = (part) => (typeof part === "string" ? part : `<span class="${part.className}">${part.textContent}</span>`);
process.stdout.write(JSON.stringify(TEXTS.map((text) => together(text).map(html).join(""))));
"""


def test_what_scripts_write_is_kept_together_as_what_the_build_writes():
    texts = [
        "3–4 hengen pienryhmä", "pienryhmä, 3–4\u00a0henkeä", "Kuukaudet 2–6", "(0–3)?", "kello 9.00–12.35", "1.–3. päivä",
        "askeleet I–III", "XIV–XV", "täytätte Museo ja ympäristö -työpohjan", "-alku", "A4-koossa", "1–2–3", "ä1–2",
        "2011–2013.", "II–III ja 1,5–2 h", "ei mitään", "", "–5", "x –5 – 6", "vI–II",
    ]  # fmt: skip
    given = f"const TEXTS = {json.dumps(texts)};{_BY_SCRIPT}"
    assert json.loads(run_node(given)) == [keep_together(text) for text in texts]


def test_elements_on_lines_of_their_own_are_parted_by_a_line_break():
    html = "<ul>\n\n    <li>a</li>\n\t \n  <li>b</li>\n</ul>"
    assert without_indentation(html) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"


@pytest.mark.parametrize(
    "html",
    ["<b>a</b> <i>b</i>", "<b>a</b><i>b</i>", "a\n   b <b>c</b>\n  d", "a &gt;\n   &lt; b",
     "<b>a</b>\u00a0\n<i>b</i>", "<td>\n\u3000</td>", "<div>\n  <pre><b>if</b>\n    <i>x</i></pre>\n</div>"],
    ids=["one-line", "joined", "text", "escaped", "no-break-space", "ideographic-space", "code"],
)  # fmt: skip
def test_what_stands_on_a_line_with_a_text_stays(html):
    assert without_indentation(html) == html


def test_words_on_either_side_do_not_join():
    html = without_indentation("<p>\n  <a>yksi</a>\n  <a>kaksi</a>\n</p>")
    assert LexborHTMLParser(html).css_first("p").text().split() == ["yksi", "kaksi"]
