import time

import pytest

from vaikuttava_museo.ledger.fingerprint import fingerprint, on_one_line


def written(text: str) -> str:
    """Return the fingerprint of a text as an editor typed it."""
    return fingerprint(on_one_line(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("yksi kaksi\nkolme", "yksi\nkaksi kolme"),
        ("yksi  kaksi ", "yksi kaksi"),
        ("20 min", "20\u00a0min"),
        ("toimin\u00adtamalli", "toimintamalli"),
        ("\ufeffAlku", "Alku"),
        ('"Avaus"', "”Avaus”"),
        ("museo's", "museo’s"),
        ("* yksi\n* kaksi", "- yksi\n- kaksi"),
        ("|a|b|\n|---|:--|\n|1|2|", "| a   | b |\n| --- | --- |\n| 1 | 2 |"),
        ("a\u0308iti", "äiti"),
        ("Kappale.\n\nToinen.", "Kappale. Toinen."),
    ],
)
def test_what_no_reader_would_notice_is_the_same_text(before, after):
    assert written(before) == written(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tulette.", "Tulette?"),
        ("Ei, odottakaa", "Ei odottakaa"),
        ("8–14", "8-14"),
        ("museo", "Museo"),
        ("15 minuuttia", "20 minuuttia"),
        ("[askel](askel-1.md)", "[askel](askel-2.md)"),
        ("**tärkeä** asia", "tärkeä asia"),
        ("yhdyssana", "yhdys sana"),
        ("1. yksi", "- yksi"),
    ],
)
def test_what_may_change_the_meaning_is_another_text(before, after):
    assert written(before) != written(after)


def test_a_text_is_kept_on_one_readable_line():
    assert on_one_line("* Yksi\n* ”Kaksi”\n\n| a | b |\n|---|---|\n") == "- Yksi - ”Kaksi” | a | b |"


@pytest.mark.parametrize(
    "text", [" " * 200_000, "|" * 200_000, "\n" * 200_000, "-" * 200_000, "* " * 100_000]
)
def test_no_text_takes_long_to_fold(text):
    began = time.process_time()
    written(text)
    assert time.process_time() - began < 1
