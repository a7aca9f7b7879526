"""The fresh queries of the search bench: the rules that make them, and the committed result."""

from collections import Counter

import pytest
from bench import fresh_queries
from bench.fresh import kinds
from bench.fresh.categories import Kind, Language, queries, shuffled
from bench.fresh.families import Families
from bench.fresh.finnish import FinnishLexicon, in_harmony, is_common, with_ending
from bench.fresh.hunspell import SwedishLexicon, parse_rules
from bench.fresh.lexicon import Split, splits
from bench.fresh.site_words import SiteWords, read_site, words_of
from bench.fresh.slips import edits, folded, slips

BOTH = pytest.mark.parametrize("language", [kinds.FINNISH, kinds.SWEDISH], ids=["fi", "sv"])
FINNISH = FinnishLexicon(
    {
        **dict.fromkeys(["kartta", "kartan", "kartassa", "kartalla", "karttaa"], "kartta"),
        **dict.fromkeys(["kumppani", "kumppanin", "kumppanit", "kumppanille"], "kumppani"),
        **dict.fromkeys(["asia", "asian", "asiat", "asioista"], "asia"),
        **dict.fromkeys(["asiakas", "asiakkaan", "asiakkaat", "asiakkaalla"], "asiakas"),
        **dict.fromkeys(["päätös", "päätöksen", "päätöksella"], "päätös"),
        **dict.fromkeys(["jättää", "jätetään", "jätämme"], "jättää"),
        **dict.fromkeys(["jäte", "jätettä"], "jäte"),
        "kehittäminen": "kehittäminen",
    }
)
AFF = """
FORBIDDENWORD %
ONLYINCOMPOUND Z
COMPOUNDBEGIN X
COMPOUNDMIDDLE U
SFX A Y 1
SFX A 0 s .
SFX D Y 2
SFX D 0 en [^a]
SFX D 0 ens [^a]
SFX J Y 2
SFX J um et um
SFX J um er um
SFX w N 1
SFX w um i/WXZ um
SFX T Y 1
SFX T 0 iska [^a]
""".splitlines()
SWEDISH = SwedishLexicon(parse_rules(AFF), ["museum/AJwY", "kund/ADTX", "jordkund/%A", "Åbo/A"])


def site(*sections):
    found = tuple(frozenset(section.lower().split()) for section in sections)
    small = frozenset(word for section in sections for word in section.split() if word.islower())
    return SiteWords(found, small)


def test_words_are_read_whole_and_in_parts_without_soft_hyphens():
    assert words_of("Toiminta\N{SOFT HYPHEN}malli, Sitra-hanke 2013") == [
        "Toimintamalli",
        "Sitra-hanke",
        "Sitra",
        "hanke",
    ]


def test_a_page_is_read_by_sections_in_its_own_language(tmp_path):
    page = tmp_path / "index.html"
    page.write_text(
        "<nav>Valikko</nav><main><header><h1>Suunta</h1><dl><dd>Aika</dd></dl></header><p>Valitkaa <b>nyt</b></p>"
        '<button>Tulosta</button><h2>Loppu</h2><p>Kiitos <span lang="sv">Tack</span></p></main>',
        encoding="utf-8",
    )
    found = read_site(tmp_path, "fi")
    assert found.sections == (frozenset({"suunta", "valitkaa", "nyt"}), frozenset({"loppu", "kiitos"}))
    assert found.written_small == {"nyt"}


def test_finnish_forms_are_found_under_suffixes():
    assert FINNISH.lemmas("kartassammekin") == {"kartta"}
    assert FINNISH.lemmas("kartongissa") == frozenset()


def test_forms_against_vowel_harmony_are_left_out():
    assert FINNISH.forms("päätös") == {"päätös", "päätöksen"}
    assert in_harmony("työpajassa", "työpaja")


@pytest.mark.parametrize(
    ("form", "typed"), [("kartalla", True), ("kartatta", False), ("kartoin", False), ("karttoineen", False)]
)
def test_bookish_forms_are_not_typed(form, typed):
    assert is_common(form, "kartta", frozenset({"kartan", "kartoissa", form})) is typed


def test_a_compound_is_split_by_its_lemma():
    assert splits("kumppanikartta", FINNISH) == (Split(frozenset({"kumppani"}), frozenset({"kartta"})),)
    assert splits("kehittämiskartassa", FINNISH) == (
        Split(frozenset({"kehittäminen"}), frozenset({"kartta"})),
    )
    assert splits("jätetään", FINNISH) == ()


def test_endings_follow_the_vowels():
    assert with_ending("kartalla", 0) == "kartallamme"
    assert with_ending("kädessä", 5) == "kädessämmekään"
    assert with_ending("kartta", 0) is None


def test_hunspell_rules_give_forms_and_first_parts_but_no_derivations():
    assert SWEDISH.forms("museum") == {"museum", "museums", "museet", "museer"}
    assert SWEDISH.forms("kund") == {"kund", "kunds", "kunden", "kundens"}
    assert SWEDISH.heads("musei") == {"museum"}
    assert SWEDISH.lemmas("musei") == SWEDISH.lemmas("jordkund") == frozenset()


def test_a_section_is_known_by_words_that_no_other_lemma_contains():
    words = site("asiat ja asiakkaan asian", "kumppanikartta")
    signs = Families(words, FINNISH).signs("asia")
    assert {"asiat", "asian"} <= set(signs)
    assert "asia" not in signs  # a part of `asiakkaan`


def test_a_lemma_hidden_in_other_words_has_no_signs():
    assert Families(site("asia asiakas"), FINNISH).signs("asia") == ()


def test_consonant_grades_and_swedish_stems():
    assert kinds.in_another_grade("kartta", "kartassa")
    assert kinds.in_another_grade("tieto", "tiedon")
    assert kinds.in_another_grade("tavoite", "tavoitteen")
    assert not kinds.in_another_grade("museo", "museossa")
    assert kinds.in_another_stem("nyckel", "nycklar")
    assert not kinds.in_another_stem("fråga", "frågor")


def test_slips_are_one_edit_and_keep_the_first_letter():
    assert folded("förändring på väg") == "forandring pa vag"
    assert {"msueo", "museoo", "mueo", "mudeo"} <= set(slips("museo"))
    assert all(slip[0] == "m" and slip in edits("museo") for slip in slips("museo"))


def test_queries_do_not_hold_what_the_site_says_and_change_nothing_when_words_join():
    kind = Kind("inflected", 5, lambda _, forms: forms)
    language = Language("fi", (kind,), lambda *_: True, frozenset({"jättää"}))
    words = site("kartan", "kumppanit", "jätämme", "muuta", "muuta", "muuta")
    made = {query.lemma: query.query for query in queries(Families(words, FINNISH), language)}
    assert set(made) == {"kartta", "kumppani"}
    assert words.words.isdisjoint(made.values())
    assert not list(queries(Families(words, FINNISH), language, frozenset(made)))
    order = shuffled(["a", "b", "c"], "salt")
    assert [word for word in shuffled(["a", "b", "c", "d"], "salt") if word != "d"] == order


@BOTH
def test_the_committed_queries_hold_what_each_kind_wants(language):
    made = fresh_queries.read(language.code)
    assert len(made) >= 250
    counts = Counter(query.category for query in made)
    assert set(counts) == {kind.name for kind in language.kinds}
    assert all(20 <= counts[kind.name] <= kind.wanted for kind in language.kinds)
    assert len({query.query for query in made}) == len(made)


@BOTH
def test_the_committed_queries_are_fair(language):
    for query in fresh_queries.read(language.code):
        assert query.lang == language.code
        assert query.lemma not in language.left_out
        assert query.must_match_any, query
        assert query.query == query.query.lower(), query
        if query.category == "folded":
            assert query.query == folded(query.query), query
        if query.category == "typo":
            assert query.query not in query.must_match_any, query
