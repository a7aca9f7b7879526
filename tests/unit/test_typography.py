"""What a page's text becomes: escaped, in its language's way, and parted only where a reader may part it."""

import json
import re
from datetime import date

import pytest

from tests.unit.examples import run_node
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.no_break_spaces_and_marks import NBSP, bind, plain
from vaikuttava_museo.page.dates import day, duration
from vaikuttava_museo.page.finished_html import marked, without_indentation
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN, hyphenate, hyphenate_title
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.texts import catalogue

# --- texts of pages and data


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('Boken <span lang="fi">Opas!</span> och <span lang="en">b</span>', ...),
        ("A & B", "A &amp; B"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ('<span lang="fi" onclick="x">a</span>', "&lt;span lang=&quot;fi&quot; onclick=&quot;x&quot;&gt;a&lt;/span&gt;"),
        ('<span lang="xx">a</span>', "&lt;span lang=&quot;xx&quot;&gt;a&lt;/span&gt;"),
        ('<span lang="fi"><b>a</b></span>', '<span lang="fi">&lt;b&gt;a&lt;/b&gt;</span>'),
        ("askel I", f"askel{NBSP}I"),
    ],
)  # fmt: skip
def test_language_marks_stay_everything_else_is_escaped_and_spaces_are_bound(typed, html):
    assert inline(typed) == (typed if html is ... else html)


def test_plain_text_has_no_marks():
    assert plain('Boken <span lang="fi">Opas</span> & mer') == "Boken Opas & mer"


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("museo – tai talo", "museo~– tai talo"), ("kestää 90 minuuttia", "kestää 90~minuuttia"),
        ("tar 2 timmar", "tar 2~timmar"), ("6–12 personer", "6–12~personer"), ("50 %", "50~%"),
        ("3–4 hengen pienryhmä", "3–4~hengen pienryhmä"), ("2 h 30 min", "2~h 30~min"), ("askel I", "askel~I"),
        ("Askeleessa IV, sitten", "Askeleessa~IV, sitten"), ("ennen askelta VI.", "ennen askelta~VI."),
        ("steg III)", "steg~III)"), ("Stegen V – VI", "Stegen~V~– VI"),
        *((text, text) for text in (
            "- kohta", "| – | – |", "vuonna 2013 museo", "2 museota", "2 minimiä", "askel on", "askel Ilta",
            "Steg Ivar", "kaksi min", "12 h-moll", "askel I.2", "a - b",
        )),
    ],
)  # fmt: skip
def test_what_belongs_together_stays_on_one_line_and_other_spaces_as_they_are(typed, bound):
    assert bind(typed).replace(NBSP, "~") == bound
    assert bind(bind(typed)) == bind(typed)


@pytest.mark.parametrize(("month", "swedish"), [(1, "januari"), (5, "maj"), (8, "augusti"), (12, "december")])
def test_a_date_is_written_as_the_language_writes_it(month, swedish):
    value = date(2026, month, 2)
    shown = day(value, SWEDISH).replace(NBSP, " ")
    assert (day(value, FINNISH), shown) == (f"2.{month}.2026", f"den 2 {swedish} 2026")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize(
    ("minutes", "shown"), [(5, "5 min"), (60, "1 h"), (90, "1 h 30 min"), (240, "4 h"), (615, "10 h 15 min")]
)
def test_minutes_are_told_as_people_say_them_on_one_line(minutes, shown, language):
    assert duration(minutes, catalogue("interface", language)) == shown.replace(" ", NBSP)


# --- long words


@pytest.mark.parametrize(
    ("word", "language", "broken"),
    [
        ("toimintaympäristö", FINNISH, "toimin·ta·ym·pä·ristö"),
        ("vakiinnuttaminen", FINNISH, "vakiin·nut·ta·minen"),
        ("VAIKUTTAVUUS", FINNISH, "VAIKUT·TA·VUUS"),
        ("Päätösarviointi", FINNISH, "Päätös·ar·vi·ointi"),
        ("kokonaisarviointi", FINNISH, "koko·nais·ar·vi·ointi"),
        ("kokonaisuuden", FINNISH, "koko·nai·suuden"),
        ("yhteydenotto", FINNISH, "yhtey·den·otto"),
        ("kuntastrategia", FINNISH, "kunta·stra·tegia"),
        ("veroprosentti", FINNISH, "vero·pro·sentti"),
        ("hyvinvointialueen", FINNISH, "hyvin·voin·ti·alueen"),
        ("perusedellytykset", FINNISH, "perus·edel·ly·tykset"),
        ("museolehtori", FINNISH, "museo·leh·tori"),
        ("museollamme", FINNISH, "muse·ol·lamme"),
        ("verksamhetsmiljö", SWEDISH, "verk·sam·hets·miljö"),
        ("genomslagskraft", SWEDISH, "genom·slags·kraft"),
        ("framgångsfaktorer", SWEDISH, "fram·gångs·fak·torer"),
        ("Kumppanit: näin etenette", FINNISH, "Kumppanit: näin etenette"),
        ("2011–2013 ja asiakas!", SWEDISH, "2011–2013 ja asiakas!"),
    ],
)
def test_a_long_word_breaks_between_syllables_or_as_the_dictionary_says_and_a_short_one_stays_whole(
    word, language, broken
):
    assert hyphenate(word, language).replace(SOFT_HYPHEN, "·") == broken


@pytest.mark.parametrize(
    ("title", "language", "broken"),
    [
        ("Katse toimintaympäristöön", FINNISH, "Katse toiminta·ympäristöön"),
        ("Saavutettavuusseloste", FINNISH, "Saavutettavuus·seloste"),
        ("Vakiinnuttamisen aikajana", FINNISH, "Vakiin·nut·ta·misen aikajana"),
        ("Kuusi askelta kohti vaikuttavaa museota", FINNISH, "Kuusi askelta kohti vaikuttavaa museota"),
        ("Blicken på verksamhetsmiljön", SWEDISH, "Blicken på verksamhets·miljön"),
        ("Tillgänglighetsutlåtande", SWEDISH, "Tillgänglighets·utlåtande"),
        ("Slututvärdering", SWEDISH, "Slut·utvärdering"),
        ("Beslutsfattandet", SWEDISH, "Besluts·fat·tandet"),
        ("Kontrollens regler", SWEDISH, "Kontrollens regler"),
    ],
)
def test_a_title_breaks_only_where_a_line_cannot_hold_a_word_and_a_compound_at_its_seam(
    title, language, broken
):
    assert hyphenate_title(title, language).replace(SOFT_HYPHEN, "·") == broken


# --- the finished page


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
        ("<p>steg\u00a0I–III och VI.</p>", "<p>steg\u00a0{I–III|1–3} och {VI|6}.</p>"),
        ("<p>(askel\u00a0IV, V ja VI:n)</p>", "<p>(askel\u00a0{IV|4}, {V|5} ja {VI|6}:n)</p>"),
        ("<a>askeleessa\u00a0I</a>, VIP\u00a0IX.", "<a>askeleessa\u00a0{I|1}</a>, VIP\u00a0IX."),
        ("<i>I</i> <a href='x'>II</a>, <a>V</a>.", "<i>I</i> <a href='x'>{II|2}</a>, <a>{V|5}</a>."),
        ("<p>2–4-vuotiaat, s. 12–13:n</p>", "<p>[2–4]-vuotiaat, s. [12–13]:n</p>"),
        ("<p>Vaikuttava museo -sivusto, MOI!</i> -hanke</p>", "<p>Vaikuttava museo [-sivusto], MOI!</i> [-hanke]</p>"),
        ("<p>(-2 astetta)\u00a0-malli</p>", "<p>(-2 astetta)\u00a0[-malli]</p>"),
        ("<h2>År 2–6<a href='#2–6' title='2–6'>2–6</a></h2>", "<h2>År [2–6]<a href='#2–6' title='2–6'>[2–6]</a></h2>"),
        *((html, html) for html in (
            "<title>2011–2013</title>", '<meta content="2011–2013">', '<img alt="yli > 2–4" title=\'2–4 "x"\'>',
            "<script>const years = '2011–2013';</script>", "<style>/* 1–2 */</style>", "<!-- 2–4 -->",
            '<svg><title id="a">Vuosina 2011–2013</title><text>2–4</text></svg>', "<pre><code>2–4</code></pre>",
            '<textarea rows="2">2–4</textarea>', "<option>2–4</option>",
            "<p>museo – 4 taloa, 2 – 4, 2-4, –4, 2–, A4–, Iso–Ivar, VIP–X, arviointi- ja, nykytaide-elämys, a - b, --</p>",
        )),
    ],
)  # fmt: skip
def test_a_range_of_numbers_and_a_word_with_its_hyphen_stay_on_one_line_and_nothing_else(html, shown):
    found = marked(html)
    for markup, sign in (
        ('<span class="together" aria-hidden="true">', "{"), ('</span><span class="unseen">', "|"),
        ('<span class="together">', "["),
    ):  # fmt: skip
        found = found.replace(markup, sign)
    found = re.sub(r"(\|[1-6–]+)</span>", r"\1}", found)
    assert found.replace("</span>", "]") == shown


def test_ranges_in_a_long_line_of_digits_are_found_in_no_time():
    assert marked("1." * 50_000).count("span") == 0
    assert marked("<" * 50_000).count("span") == 0


_BY_SCRIPT = """
const made = () => ({ also: "", setAttribute(name, value) { this.also = ` ${name}="${value}"`; } });
globalThis.document = { createElement: made };
const { together } = await import("./overrides/js/together.js");
const span = (part) => `<span class="${part.className}"${part.also}>${part.textContent}</span>`;
const html = (part) => (typeof part === "string" ? part : span(part));
process.stdout.write(JSON.stringify(TEXTS.map((text) => together(text).map(html).join(""))));
"""


def test_what_scripts_write_is_kept_together_as_what_the_build_writes():
    texts = [
        "3–4 hengen pienryhmä", "pienryhmä, 3–4\u00a0henkeä", "Kuukaudet 2–6", "(0–3)?", "kello 9.00–12.35", "1.–3. päivä",
        "askeleet I–III", "XIV–XV", "täytätte Museo ja ympäristö -työpohjan", "-alku", "A4-koossa", "1–2–3", "ä1–2",
        "2011–2013.", "II–III ja 1,5–2 h", "ei mitään", "", "–5", "x –5 – 6", "vI–II",
        "Askeleessa\u00a0II ja III, askel\u00a0I–VI.", "steg\u00a0V eller VI: 2–3", "VIP\u00a0IX", "I\u00a0VI", "askel I",
    ]  # fmt: skip
    given = f"const TEXTS = {json.dumps(texts)};{_BY_SCRIPT}"
    assert json.loads(run_node(given)) == [marked(text) for text in texts]


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<ul>\n\n    <li>a</li>\n\t \n  <li>b</li>\n</ul>", "<ul>\n<li>a\n<li>b\n</ul>"),
        *((html, html) for html in (
            "<b>a</b> <i>b</i>", "<b>a</b><i>b</i>", "a\n   b <b>c</b>\n  d", "a &gt;\n   &lt; b",
            "<b>a</b>\u00a0\n<i>b</i>", "<td>\n\u3000</td>", "<div>\n  <pre><b>if</b>\n    <i>x</i></pre>\n</div>",
        )),
    ],
)  # fmt: skip
def test_only_indentation_and_the_ends_of_items_go_and_a_line_break_stays(html, bare):
    assert without_indentation(html) == bare
    assert re.sub(r"\s+", " ", bare) == re.sub(r"\s+", " ", html.replace("</li>", ""))
