"""Finnish readings and forms, as Voikko knows them."""

import pytest

from vaikuttava_museo.search.finnish import FinnishLemmatiser
from vaikuttava_museo.search.guessed import guessed_forms
from vaikuttava_museo.search.lemmas import Reading
from vaikuttava_museo.search.transducer import obey


@pytest.fixture(scope="module")
def finnish() -> FinnishLemmatiser:
    return FinnishLemmatiser()


def test_a_compound_is_read_with_all_runs_of_its_parts(finnish: FinnishLemmatiser):
    (reading,) = finnish.readings("työkalupakissa")
    assert reading.lemma == "työkalupakki"
    assert {"työ", "kalu", "pakki", "työkalu", "kalupakki"} <= set(reading.parts)


def test_a_derived_word_knows_its_root(finnish: FinnishLemmatiser):
    assert finnish.readings("kokeilujen") == [Reading("kokeilu", (), ("kokeilla",))]


def test_a_word_with_several_readings_has_them_all(finnish: FinnishLemmatiser):
    assert {"voi", "voida"} <= {reading.lemma for reading in finnish.readings("voi")}


def test_possessives_and_clitics_do_not_hide_the_lemma(finnish: FinnishLemmatiser):
    assert finnish.readings("museommekin") == [Reading("museo")]


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("asiakas", {"asiakkaan", "asiakasta", "asiakkaisiin", "asiakkailta"}),
        ("työpaja", {"työpajassa", "työpajoja"}),
        ("hyvinvointi", {"hyvinvoinnin", "hyvinvointia"}),
        ("vaikuttavuus", {"vaikuttavuuden", "vaikuttavuutta"}),
        ("kehittää", {"kehitän", "kehitimme", "kehitettäisiin", "kehittämässä"}),
        ("esitellä", {"esittelee", "esitellä", "esittelimme"}),
        ("vertaiskehittäminen", {"vertaiskehittämistä", "vertaiskehittämisessä"}),
        ("helsinki", {"helsingissä", "helsinkiin"}),
        (
            "kokeilla",
            {"kokeiltava", "kokeiltavista", "kokeiltu", "kokeilevat", "kokeilleille", "kokeilemista"},
        ),
        ("selvittäminen", {"selvittämisestä", "selvittämiseen"}),
    ],
)
def test_a_lemma_has_its_inflected_forms(finnish: FinnishLemmatiser, lemma: str, some: set[str]):
    assert some <= finnish.forms(lemma)


def test_forms_are_without_possessives_and_clitics(finnish: FinnishLemmatiser):
    forms = finnish.forms("museo")
    assert "museossa" in forms
    assert not {"museomme", "museokin", "museohan", "museossaan"} & forms
    assert len(forms) < 40


def test_the_noun_of_a_compound_verb_that_does_not_exist_is_its_own_lemma(finnish: FinnishLemmatiser):
    (reading,) = finnish.readings("vertaiskehittämisestä")
    assert reading.lemma == "vertaiskehittäminen"
    assert "kehittäminen" in reading.parts
    assert reading.roots == ("kehittää",)


@pytest.mark.parametrize(
    ("word", "part", "no_part"),
    [("koeluku", "koe", "kokea"), ("oppimistarina", "oppiminen", "oppia"), ("työtapa", "tapa", "tappaa")],
)
def test_a_compound_is_made_of_nouns(finnish: FinnishLemmatiser, word: str, part: str, no_part: str):
    (reading,) = finnish.readings(word)
    assert part in reading.parts
    assert no_part not in reading.parts


@pytest.mark.parametrize("word", ["suurilta", "kuuluu", "perustelussa", "kokonainen"])
def test_what_can_be_one_word_is_no_compound(finnish: FinnishLemmatiser, word: str):
    assert all(not reading.parts for reading in finnish.readings(word))


@pytest.mark.parametrize(
    ("word", "lemma", "adjective"),
    [
        ("parhaiden", "paras", "hyvä"),
        ("parempaa", "parempi", "hyvä"),
        ("pienimmän", "pienin", "pieni"),
        ("selvästi", "selvästi", "selvä"),
    ],
)
def test_what_is_made_of_an_adjective_is_a_word_of_its_own_and_of_the_adjective(
    finnish: FinnishLemmatiser, word: str, lemma: str, adjective: str
):
    assert Reading(lemma, (adjective,)) in finnish.readings(word)
    assert word in finnish.forms(lemma)
    assert adjective not in finnish.forms(lemma)
    assert word in finnish.forms(adjective)


def test_an_adjective_that_looks_compared_is_its_own_lemma(finnish: FinnishLemmatiser):
    assert finnish.readings("aiempaa") == [Reading("aiempi")]


@pytest.mark.parametrize(
    ("word", "lemma", "verb"),
    [("kokeiltavasta", "kokeiltava", "kokeilla"), ("selvittämiseen", "selvittäminen", "selvittää")],
)
def test_participles_and_nouns_in_minen_are_words_of_their_own_and_of_their_verb(
    finnish: FinnishLemmatiser, word: str, lemma: str, verb: str
):
    (reading,) = finnish.readings(word)
    assert (reading.lemma, reading.parts) == (lemma, (verb,))


def test_an_unknown_name_is_inflected_by_its_last_letter(finnish: FinnishLemmatiser):
    assert finnish.readings("hamari") == [Reading("hamari")]
    assert {"hamarin", "hamaria", "hamarille", "hamariin"} <= finnish.forms("hamari")
    assert {"kostetin", "kostetille"} <= guessed_forms("kostet")
    assert {"virtasen", "virtaselle"} <= guessed_forms("virtanen")
    assert guessed_forms("eu") == {"eu"}


@pytest.mark.parametrize(
    ("symbol", "before", "after"),
    [
        ("@P.CASE.GEN@", (), (("CASE", "GEN"),)),
        ("@C.CASE@", (("CASE", "GEN"),), ()),
        ("@U.CASE.GEN@", (), (("CASE", "GEN"),)),
        ("@U.CASE.GEN@", (("CASE", "NOM"),), None),
        ("@R.CASE.GEN@", (("CASE", "GEN"),), (("CASE", "GEN"),)),
        ("@R.CASE@", (), None),
        ("@D.CASE@", (), ()),
        ("@D.CASE.GEN@", (("CASE", "GEN"),), None),
    ],
)
def test_flags_restrict_as_their_definition_says(symbol: str, before: tuple, after: tuple | None):
    assert obey(before, symbol) == after


def test_an_unknown_flag_is_refused():
    with pytest.raises(ValueError, match="@X"):
        obey((), "@X.CASE@")
