"""What a page's search reads: its language's pages, the glossary's words and the other language's titles."""

import json

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.shared_data import Glossary
from vaikuttava_museo.search.build import new_words
from vaikuttava_museo.search.lemmas import Lexicon
from vaikuttava_museo.search.published import file_name, mark_of_sources, search_data, site_texts, words_of
from vaikuttava_museo.search.sections import SearchPage, Section
from vaikuttava_museo.search.table import form_table

PAGES = (
    SearchPage("b/", "Palvelukortti", 4, False, (Section("x", "Polku", "Asiakkaan polku A4."),)),
    SearchPage("askel-4/", "Puntari", 4, True, ()),
)
GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {
                "id": "customer",
                "fi": {
                    "term": "asiakas",
                    "also": ["kävijä"],
                    "explanation": "Ihminen, jota varten museo on.",
                },
                "sv": {
                    "term": "kund",
                    "also": ["besökare"],
                    "explanation": "En person som museet finns till för.",
                },
            }
        ]
    }
)
TEXTS = site_texts(PAGES, {"sv/b/": "Tjänstekort"}, GLOSSARY, FINNISH)


def test_pages_stand_in_order_with_numeral_and_the_step_s_own_name():
    assert TEXTS["pages"] == [
        ["askel-4/", "Puntari", "IV", "Askel 4", []],
        ["b/", "Palvelukortti", "IV", "", [["x", "Polku", "Asiakkaan polku A4."]]],
    ]


def test_a_term_is_known_by_the_words_of_both_languages():
    assert TEXTS["terms"] == [["customer", ["asiakas", "kävijä"], ["kund", "besökare"]]]
    assert TEXTS["glossary"] == ["sanasto/", "sv/sanasto/"]
    assert TEXTS["others"] == [["sv/b/", "Tjänstekort"]]


def test_the_words_to_look_up_are_those_of_the_page_s_own_language():
    assert words_of(TEXTS) == {"askel", "puntari", "palvelukortti", "polku", "asiakkaan", "asiakas", "kävijä"}


def test_without_a_glossary_or_a_cache_there_is_still_something_to_search():
    texts = site_texts(PAGES, {}, None, SWEDISH)
    data = json.loads(search_data(texts, form_table(Lexicon(), words_of(texts))))
    assert data["terms"] == []
    assert data["table"]["stems"] == ""
    assert [page[0] for page in data["pages"]] == ["askel-4/", "b/"]


def test_the_file_s_name_changes_with_what_it_is_made_of():
    marks = (mark_of_sources(sources) for sources in ([b"a"], [b"b"], [b"a", b"b"], [b"ab"]))
    names = {file_name(FINNISH, mark) for mark in marks}
    assert len(names) == 4
    assert file_name(SWEDISH, mark_of_sources([b"a"])).startswith("search/sv.")


def test_an_editor_is_told_of_new_words_in_one_line():
    assert (
        new_words({"b", "a"}, FINNISH)
        == "Haku ei vielä tunne 2 sanan taivutusmuotoja (a, b …). Ajakaa `make words`."
    )
    assert "1 ord (x …)" in new_words({"x"}, SWEDISH)
