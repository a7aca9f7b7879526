"""Swedish readings and forms, from simplemma's dictionary and a few rules."""

import pytest

from vaikuttava_museo.search.swedish import SwedishLemmatiser


@pytest.fixture(scope="module")
def swedish() -> SwedishLemmatiser:
    return SwedishLemmatiser()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("museernas", "museum"),
        ("stegen", "steg"),
        ("försöket", "försök"),
        ("böckerna", "bok"),
        ("utvecklade", "utveckla"),
        ("frågeparet", "frågepar"),
        ("zxqv", "zxqv"),
    ],
)
def test_a_word_leads_to_its_lemma(swedish: SwedishLemmatiser, word: str, lemma: str):
    assert lemma in {reading.lemma for reading in swedish.readings(word)}


def test_a_compound_is_read_with_its_parts(swedish: SwedishLemmatiser):
    parts = {part for reading in swedish.readings("verksamhetsmiljön") for part in reading.parts}
    assert {"verksamhet", "miljö"} <= parts


def test_a_noun_in_ing_knows_its_verb(swedish: SwedishLemmatiser):
    roots = {root for reading in swedish.readings("utvärderingen") for root in reading.roots}
    assert roots == {"utvärdera"}


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("kund", {"kunder", "kundernas"}),
        ("steg", {"stegen", "steget", "stegens"}),
        ("utveckla", {"utvecklade", "utvecklat", "utvecklas"}),
        ("ämnesrad", {"ämnesraden", "ämnesrader"}),
        ("samordna", {"samordnar", "samordnade", "samordnat"}),
        ("kräva", {"kräver", "krävde", "krävt", "kräv"}),
        ("avstå", {"avstår", "avstod"}),
    ],
)
def test_a_lemma_has_its_inflected_forms(swedish: SwedishLemmatiser, lemma: str, some: set[str]):
    assert some <= swedish.forms(lemma)
