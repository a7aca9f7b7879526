import pytest

from vaikuttava_museo.ledger.fingerprint import fingerprint, on_one_line


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
    assert fingerprint(before) == fingerprint(after)


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
    assert fingerprint(before) != fingerprint(after)


def test_the_text_as_kept_has_the_fingerprint_of_the_text_as_written():
    written = "* Yksi\n* ”Kaksi”\n\n| a | b |\n|---|---|\n"
    assert fingerprint(on_one_line(written)) == fingerprint(written)
    assert "\n" not in on_one_line(written)
