from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.checks.rules.typography import typography_sound
from vaikuttava_museo.content.passages import Passage

LONG = "a" * 400


def quoted(text: str) -> str:
    [found] = typography_sound([Passage(PurePosixPath("sivu.md"), 1, "fi", text)])
    return str(found.values["text"])


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Tämä on dubbelt mellanslag , och fel.", "dubbelt mellanslag , och fel."),
        ("Museo , joka", "Museo , joka"),
        ("Museon toimintaympäristö , jota tarkastellaan yhdessä", "toimintaympäristö , jota tarkastellaan"),
    ],
)
def test_the_words_around_a_slip_are_told_whole(line: str, quote: str):
    assert quoted(line) == quote


def test_but_a_word_without_an_end_is_cut():
    told = quoted(f"{LONG} , {LONG}")
    assert " , " in told
    assert len(told) < 120
