import pytest

from vaikuttava_museo.checks.excerpt import on_one_line, visible


@pytest.mark.parametrize(
    "character", ["\x1b", "\x07", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800"]
)
def test_what_could_steer_a_terminal_or_turn_a_line_is_shown_as_replaced(character):
    assert visible(f"a{character}[31mb") == "a\ufffd[31mb"


def test_ordinary_text_stays():
    assert visible("Näin: ”å” – 1\u00a0kg 😀\n\tx") == "Näin: ”å” – 1\u00a0kg 😀\n\tx"


def test_a_value_within_a_sentence_stays_on_its_line():
    assert on_one_line("a\r\nb\tc") == "a  b c"
