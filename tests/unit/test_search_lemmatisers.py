"""Readings and forms of words: Finnish as Voikko knows them, Swedish from simplemma's dictionary and a few rules."""

import pytest

from vaikuttava_museo.search.finnish_word_forms import FinnishLemmatiser
from vaikuttava_museo.search.lemma_cache import Lemmatiser
from vaikuttava_museo.search.swedish_word_forms import SwedishLemmatiser
from vaikuttava_museo.search.voikko import obey


@pytest.fixture(scope="module")
def lemmatisers() -> dict[str, Lemmatiser]:
    return {"fi": FinnishLemmatiser(), "sv": SwedishLemmatiser()}


# lemma + parts of a compound, or the word that this one is made of < roots
@pytest.mark.parametrize(
    ("language", "word", "readings"),
    [
        ("fi", "työkalupakissa", {"työkalupakki+kalu+kalupakki+pakki+työ+työkalu"}),
        ("fi", "kokeilujen", {"kokeilu<kokeilla"}), ("fi", "voi", {"voi", "voida"}),
        ("fi", "museommekin", {"museo"}),
        ("fi", "vertaiskehittämisestä", {"vertaiskehittäminen+kehittäminen+vertainen<kehittää"}),
        # A compound is made of nouns, not of verbs that look like them: kokea, oppia, tappaa.
        ("fi", "koeluku", {"koeluku+koe+luku"}), ("fi", "oppimistarina", {"oppimistarina+oppiminen+tarina"}),
        ("fi", "työtapa", {"työtapa+tapa+työ"}),
        # What can be one word is no compound.
        ("fi", "suurilta", {"suuri"}), ("fi", "kuuluu", {"kuulua"}),
        ("fi", "perustelussa", {"perustelu<perustaa"}), ("fi", "kokonainen", {"kokonainen"}),
        # What is made of an adjective or a verb is a word of its own and of theirs.
        ("fi", "parhaiden", {"paras+hyvä"}), ("fi", "parempaa", {"parempi+hyvä"}),
        ("fi", "pienimmän", {"pienin+pieni"}), ("fi", "selvästi", {"selvästi+selvä"}),
        ("fi", "aiempaa", {"aiempi"}), ("fi", "kokeiltavasta", {"kokeiltava+kokeilla"}),
        ("fi", "selvittämiseen", {"selvittäminen+selvittää"}), ("fi", "hamari", {"hamari"}),
        ("sv", "museernas", {"museum"}), ("sv", "stegen", {"steg", "stege"}), ("sv", "försöket", {"försök"}),
        ("sv", "böckerna", {"bok"}), ("sv", "utvecklade", {"utveckla", "utvecklad"}),
        ("sv", "frågeparet", {"frågepar"}), ("sv", "verksamhetsmiljön", {"verksamhetsmiljö+miljö+verksamhet"}),
        ("sv", "utvärderingen", {"utvärdering<utvärdera"}), ("sv", "zxqv", {"zxqv"}),
    ],
)  # fmt: skip
def test_a_word_is_read_as(lemmatisers: dict[str, Lemmatiser], language: str, word: str, readings: set[str]):
    assert set(map(str, lemmatisers[language].readings(word))) == readings


@pytest.mark.parametrize(
    ("language", "lemma", "some"),
    [
        ("fi", "asiakas", "asiakkaan asiakasta asiakkaisiin asiakkailta"),
        ("fi", "työpaja", "työpajassa työpajoja"), ("fi", "hyvinvointi", "hyvinvoinnin hyvinvointia"),
        ("fi", "vaikuttavuus", "vaikuttavuuden vaikuttavuutta"),
        ("fi", "kehittää", "kehitän kehitimme kehitettäisiin kehittämässä"),
        ("fi", "esitellä", "esittelee esitellä esittelimme"),
        ("fi", "vertaiskehittäminen", "vertaiskehittämistä vertaiskehittämisessä"),
        ("fi", "helsinki", "helsingissä helsinkiin"),
        ("fi", "kokeilla", "kokeiltava kokeiltavista kokeiltu kokeilevat kokeilleille kokeilemista"),
        ("fi", "selvittäminen", "selvittämisestä selvittämiseen"), ("fi", "hyvä", "parhaiden parempaa hyvän"),
        ("fi", "paras", "parhaiden paras"), ("fi", "selvä", "selvästi"),
        # names that Voikko does not know, by their last letter
        ("fi", "hamari", "hamarin hamaria hamarille hamariin"), ("fi", "kostet", "kostetin kostetille"),
        ("fi", "xqnen", "xqsen xqselle"), ("fi", "eu", "eu"), ("sv", "kund", "kunder kundernas"),
        ("sv", "steg", "stegen steget stegens"), ("sv", "utveckla", "utvecklade utvecklat utvecklas"),
        ("sv", "ämnesrad", "ämnesraden ämnesrader"), ("sv", "samordna", "samordnar samordnade samordnat"),
        ("sv", "kräva", "kräver krävde krävt kräv"), ("sv", "avstå", "avstår avstod"),
        ("sv", "anmäla", "anmältes"),
    ],
)  # fmt: skip
def test_a_lemma_has_its_inflected_forms(lemmatisers, language: str, lemma: str, some: str):
    assert set(some.split()) <= lemmatisers[language].forms(lemma)


def test_forms_are_without_possessives_clitics_and_what_they_are_made_of(lemmatisers: dict[str, Lemmatiser]):
    finnish = lemmatisers["fi"]
    assert not {"museomme", "museokin", "museohan", "museossaan"} & finnish.forms("museo")
    assert len(finnish.forms("museo")) < 40
    assert "hyvä" not in finnish.forms("paras")


@pytest.mark.parametrize(
    ("symbol", "before", "after"),
    [
        ("@P.CASE.GEN@", (), (("CASE", "GEN"),)), ("@C.CASE@", (("CASE", "GEN"),), ()),
        ("@U.CASE.GEN@", (), (("CASE", "GEN"),)), ("@U.CASE.GEN@", (("CASE", "NOM"),), None),
        ("@R.CASE.GEN@", (("CASE", "GEN"),), (("CASE", "GEN"),)), ("@R.CASE@", (), None), ("@D.CASE@", (), ()),
        ("@D.CASE.GEN@", (("CASE", "GEN"),), None),
    ],
)  # fmt: skip
def test_flags_restrict_as_their_definition_says(symbol: str, before: tuple, after: tuple | None):
    assert obey(before, symbol) == after
