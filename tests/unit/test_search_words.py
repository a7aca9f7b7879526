"""Text and query are cut and folded alike, in the build and in the browser."""

import json

import pytest

from tests.unit.test_scripts import run_node
from vaikuttava_museo.search.words import fold, is_lemmatisable, shared_length, words

TRICKY = (
    "Työ­pohja: PDCA-kehä, vaa’an (EU:n) 2011–2013 – ”näin” É. Žiga’s III/IV, a_b, 5€; rock'n'roll 🏛 1,5 ½ Ⅲ"
)

CUT_IN_BROWSER = """
import { eachWord, fold } from "./overrides/js/search/words.js";
import { text } from "node:stream/consumers";
const pairs = eachWord((await text(process.stdin)).replaceAll("\\u00ad", ""), (word) => [word, fold(word)]);
process.stdout.write(JSON.stringify(pairs));
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("museon työ­pohja", ["museon", "työpohja"]),
        ("PDCA-kehä, arvo- ja", ["PDCA", "kehä", "arvo", "ja"]),
        ("vaa’an vai vaa'an ’lainaus’", ["vaa’an", "vai", "vaa'an", "lainaus"]),
        ("”askel 3”, EU:n", ["askel", "3", "EU", "n"]),
        ("🏛 – …", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, found: list[str]):
    assert list(words(text)) == found


def test_folding_drops_marks_case_and_apostrophes():
    assert [fold(word) for word in ("Työ", "ÅBO", "vaa’an", "idé")] == ["tyo", "abo", "vaaan", "ide"]


def test_the_browser_cuts_and_folds_as_the_build_does():
    pairs = json.loads(run_node(CUT_IN_BROWSER, TRICKY))
    assert pairs == [[word, fold(word)] for word in words(TRICKY)]
    assert len(pairs) > 15


def test_numbers_and_single_letters_have_no_forms():
    assert [word for word in ("a", "3", "A4", "EU", "työ") if is_lemmatisable(word)] == ["EU", "työ"]


@pytest.mark.parametrize(
    ("one", "other", "length"), [("", "a", 0), ("ab", "ab", 2), ("abc", "abd", 2), ("ab", "a", 1)]
)
def test_what_two_words_share(one: str, other: str, length: int):
    assert shared_length(one, other) == length
