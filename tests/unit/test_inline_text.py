"""What a line must not part is bound in texts of pages and data."""

import pytest

from vaikuttava_museo.content.inline_text import NBSP, bind


def shown(text: str) -> str:
    return bind(text).replace(NBSP, "~")


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("museo – tai talo", "museo~– tai talo"),
        ("kestää 90 minuuttia", "kestää 90~minuuttia"),
        ("tar 2 timmar", "tar 2~timmar"),
        ("6–12 personer", "6–12~personer"),
        ("3–4 hengen pienryhmä", "3–4~hengen pienryhmä"),
        ("2 h 30 min", "2~h 30~min"),
        ("50 %", "50~%"),
        ("askel I", "askel~I"),
        ("Askeleessa IV, sitten", "Askeleessa~IV, sitten"),
        ("ennen askelta VI.", "ennen askelta~VI."),
        ("steg III)", "steg~III)"),
        ("Stegen V – VI", "Stegen~V~– VI"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed, bound):
    assert shown(typed) == bound


@pytest.mark.parametrize(
    "text",
    [
        "- kohta", "| – | – |", "vuonna 2013 museo", "2 museota", "2 minimiä", "askel on", "askel Ilta",
        "Steg Ivar", "kaksi min", "12 h-moll", "askel I.2", "a - b",
    ],
)  # fmt: skip
def test_other_spaces_stay_as_they_are(text):
    assert bind(text) == text


def test_binding_twice_changes_nothing():
    assert bind(bind("askel I – 90 min")) == bind("askel I – 90 min")
