"""What the search reads is made of: pages cut into sections, words, the forms of the words, and a cache of the forms."""

import json
from pathlib import Path

import pytest

from tests.unit import examples
from tests.unit.examples import GLOSSARY, page_text, run_node, step_text
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.search.lemma_cache import Forms, Lexicon, Reading, cache_file, fold, read_lexicon, words
from vaikuttava_museo.search.search_file import (
    form_table,
    front_coded,
    merged,
    new_words,
    read_sections,
    search_file,
    search_texts,
    words_of,
)

PAGE = """<!doctype html><nav>sivuston valikko</nav><main>
<nav>polku</nav><header><h1>Sivun otsikko</h1><p class="lead">Joh­danto.</p></header>
<h2 id="one">Ensim­mäinen <em>osa</em></h2><p>Teksti<strong>ä</strong>, a<br>b.</p><ul><li>yksi<li>kaksi</ul>
<form><label>Kysymys?<textarea>vastaus</textarea></label><button>Tallenna</button></form>
<h3>Ei osoitetta</h3><p hidden>piilossa</p><p aria-hidden="true">koriste</p>
<p data-search-exclude>toisella kielellä</p><svg><text>kuva</text></svg><script>koodi()</script>
<dl><div id="term"><dt>asiakas <span lang="sv">kund</span></dt><dd>Ihminen &amp; ryhmä.</dd></div></dl>
<h2 id="years">(<span class="together">2007–2015</span>)</h2></main><footer>alatunniste</footer>"""
READINGS = {
    "työpohjan": [Reading("työpohja", ("pohja", "työ"))],
    "kokeilun": [Reading("kokeilu", (), ("kokeilla",))],
    "voi": [Reading("voi"), Reading("voida")],
}


class Recorder:
    """A lemmatiser that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def readings(self, word: str) -> list[Reading]:
        self.asked.append(word)
        return READINGS[word]

    def forms(self, lemma: str) -> set[str]:
        return {lemma + ending for ending in ("n", "lle")}


def test_each_heading_with_an_address_begins_a_section():
    assert read_sections(PAGE) == (
        ("", "", "Johdanto."),
        ("one", "Ensimmäinen osa", "Tekstiä, a b. yksi kaksi Kysymys? Ei osoitetta"),
        ("term", "asiakas", "kund Ihminen & ryhmä."),
        ("years", "(2007–2015)", ""),
    )
    assert read_sections("<p>x</p>") == ()


def test_a_heading_that_repeats_the_title_joins_the_beginning():
    sections = read_sections("<main>a<h2 id=b>B</h2>c<h2 id=sheet>Kortti</h2>d</main>")
    assert merged(sections, "Kortti") == (("", "", "a d"), ("b", "B", "c"))
    assert merged(sections[1:], "Sivu") == sections[1:]


def test_what_every_card_of_a_sheet_asks_is_found_once():
    card = '<h3 id="card-{0}">Kortti {0}</h3><h4 id="card-{0}-why">Miksi</h4><p>Syy?</p>'
    cards = card.format(1) + card.format(2)
    found = read_sections(f"<main>{cards}<h4 id='last'>Miksi</h4><p>Toinen syy?</p></main>")
    assert [section.id for section in found] == ["card-1", "card-1-why", "card-2", "last"]


def test_a_page_s_search_knows_its_language_s_pages_the_glossary_and_the_other_language_s_titles():
    content = examples.content(
        b=page_text(title="Kortti", keywords="[opas]"), b_sv=page_text(title="Kort"),
        **{"askel-4": step_text(4, title="Puntari")}, sanasto_yml=GLOSSARY,
    )  # fmt: skip
    texts = search_texts(content, FINNISH, {"b": "<main>Polku A4</main>", "askel-4": ""})
    a, b = ["askel-4/", "Puntari", "IV", "Askel 4", ()], ["b/", "Kortti", "", "opas", (("", "", "Polku A4"),)]
    assert texts["pages"] == [a, b]
    assert texts["terms"] == [["customer", ["asiakas", "kävijä"], ["kund", "besökare"]]]
    assert (texts["glossary"], texts["others"]) == (["sanasto/", "sv/sanasto/"], [("sv/b/", "Kort")])
    assert words_of(texts) == {"puntari", "askel", "kortti", "opas", "polku", "asiakas", "kävijä"}


def test_the_file_is_named_by_what_it_holds_and_tells_which_words_are_new():
    content = examples.content(a_sv=page_text(title="Zzqx"))
    one, missing = search_file(content, SWEDISH, {"a": "<main>steg</main>"})
    other, _ = search_file(content, SWEDISH, {"a": "<main>museum</main>"})
    assert one.name != other.name
    assert one.name.startswith("search/sv.")
    assert json.loads(one.content)["table"]["stems"]
    assert missing == {"zzqx"}
    told = "Sökningen känner ännu inte böjningsformerna av 1 ord (zzqx"
    assert new_words(missing, SWEDISH).startswith(told)


def test_every_lemma_part_and_root_of_a_word_gets_its_folded_forms():
    lexicon = Lexicon().filled(READINGS, Recorder())
    assert set(lexicon.lemmas) == {"työpohja", "pohja", "työ", "kokeilu", "kokeilla", "voi", "voida"}
    assert str(lexicon.lemmas["pohja"]) == "pohja|,lle,n"
    assert str(Forms.of(["työ", "työn", "töitä"])) == "t|oita,yo,yon"


def test_only_new_words_are_looked_up_and_old_ones_dropped():
    recorder = Recorder()
    second = Lexicon().filled({"voi", "kokeilun"}, Recorder()).filled({"voi", "työpohjan"}, recorder)
    assert recorder.asked == ["työpohjan"]
    assert set(second.words) == {"voi", "työpohjan"}
    assert "kokeilla" not in second.lemmas
    assert {"voi", "uusi"} - second.words.keys() == {"uusi"}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_committed_cache_is_sound_and_reads_back_as_it_was_written(language: str, tmp_path: Path):
    assert not read_lexicon(language, tmp_path).words
    lexicon = read_lexicon(language)
    readings = (one for several in lexicon.words.values() for one in several)
    assert {lemma for one in readings for lemma in (one.lemma, *one.parts, *one.roots)} <= set(lexicon.lemmas)
    assert str(lexicon) == cache_file(language).read_text(encoding="utf-8"), "run `make words`"


def test_the_table_has_the_lemmas_of_the_words_and_their_kin_only():
    written = {
        "words": {"pohjan": "pohja", "työpohjan": "työpohja+pohja+työ", "kokeilun": "kokeilu<kokeilla", "muualla": "muu"},
        "lemmas": {
            "pohja": "pohja|,lla,n", "työpohja": "tyopohja|,lla,n", "työ": "ty|o,on",
            "kokeilu": "kokeilu|,n", "kokeilla": "kokeil|en,la", "muu": "muu|,n",
        },
    }  # fmt: skip
    lexicon = Lexicon(
        {word: (Reading.parse(entry),) for word, entry in written["words"].items()},
        {lemma: Forms.parse(forms) for lemma, forms in written["lemmas"].items()},
    )
    assert form_table(lexicon, ("kokeilun", "pohjan", "työpohjan", "tuntematon")) == {
        "stems": front_coded(["kokeil", "kokeilu", "pohja", "ty", "tyopohja"]),
        "endings": [front_coded(["", "lla", "n"]), front_coded(["", "n"]), front_coded(["en", "la"]), "0o1n"],
        "classes": [2, 1, 0, 3, 0],
        "parts": "    -2,-1",
        "roots": " -1   ",
    }
    assert front_coded(["", "ssa", "ssani", "t"]) == "00ssa3ni0t"
    assert front_coded(["abcdefghijk", "abcdefghijl"]) == "0abcdefghijk9jl"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Museon työ­pohja", ["museon", "tyopohja"]),
        ("PDCA-kehä, arvo- ja ÅBO", ["pdca", "keha", "arvo", "ja", "abo"]),
        ("vaa’an vai vaa'an ’lainaus’", ["vaaan", "vai", "vaaan", "lainaus"]),
        ("”askel 3”, EU:n III/IV idé", ["askel", "3", "eu", "n", "iii", "iv", "ide"]),
        ("2011–2013, a_b, 5€; rock'n'roll 1,5 ½ Ⅲ", None),
        ("🏛 – …", []),
    ],
)
def test_build_and_browser_cut_and_fold_words_alike(text: str, found: list[str] | None):
    cut = [fold(word) for word in words(text)]
    assert found in (cut, None)
    script = """
    import { foldedWords } from "./overrides/js/search/words.js";
    import { text } from "node:stream/consumers";
    console.log(JSON.stringify(foldedWords((await text(process.stdin)).replaceAll("\\u00ad", ""))));
    """
    assert json.loads(run_node(script, text)) == cut
