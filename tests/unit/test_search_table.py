"""The table of word forms holds what the words of the site need, packed small."""

from vaikuttava_museo.search.lemmas import Forms, Lexicon, Reading
from vaikuttava_museo.search.table import form_table, front_coded

LEXICON = Lexicon(
    words={
        "pohjan": (Reading("pohja"),),
        "työpohjan": (Reading("työpohja", ("pohja", "työ")),),
        "kokeilun": (Reading("kokeilu", (), ("kokeilla",)),),
        "muualla": (Reading("muu"),),
    },
    lemmas={
        "pohja": Forms("pohja", ("", "lla", "n")),
        "työpohja": Forms("tyopohja", ("", "lla", "n")),
        "työ": Forms("ty", ("o", "on")),
        "kokeilu": Forms("kokeilu", ("", "n")),
        "kokeilla": Forms("kokeil", ("en", "la")),
        "muu": Forms("muu", ("", "n")),
    },
)


def test_words_are_front_coded():
    assert front_coded(["", "ssa", "ssani", "t"]) == "00ssa3ni0t"
    assert front_coded(["abcdefghijk", "abcdefghijl"]) == "0abcdefghijk9jl"


def test_the_table_has_the_lemmas_of_the_words_and_their_kin_only():
    table = form_table(LEXICON, ["kokeilun", "pohjan", "työpohjan", "tuntematon"])
    assert table == {
        "stems": front_coded(["kokeil", "kokeilu", "pohja", "ty", "tyopohja"]),
        "endings": [front_coded(["", "lla", "n"]), front_coded(["", "n"]), front_coded(["en", "la"]), "0o1n"],
        "classes": [2, 1, 0, 3, 0],
        "parts": "    -2,-1",
        "roots": " -1   ",
    }


def test_no_words_make_an_empty_table():
    assert form_table(LEXICON, []) == {"stems": "", "endings": [], "classes": [], "parts": "", "roots": ""}
