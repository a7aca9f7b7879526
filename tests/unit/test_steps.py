import pytest

from vaikuttava_museo.content.steps import STEP_MARKS, mark_of

PAPER, NIGHT = "#fbf9f4", "#10202b"


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_six_steps_have_their_roman_numerals():
    assert [mark_of(number).numeral for number in range(1, 7)] == ["I", "II", "III", "IV", "V", "VI"]


@pytest.mark.parametrize("mark", STEP_MARKS, ids=lambda mark: mark.numeral)
def test_the_colours_can_be_read_on_their_ground(mark):
    assert contrast(mark.light, PAPER) >= 6.0
    assert contrast(mark.dark, NIGHT) >= 7.5


def test_no_two_steps_share_a_colour():
    assert len({mark.light for mark in STEP_MARKS}) == len({mark.dark for mark in STEP_MARKS}) == 6
