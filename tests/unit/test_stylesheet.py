import re

import pytest

from vaikuttava_museo.steps import STEP_MARKS
from vaikuttava_museo.stylesheet import bundle, step_colours


def test_parts_are_joined_in_their_order_after_the_step_colours():
    text = bundle(["b{order:1}", "a{order:2}"]).content.decode()
    assert text.index("--step-1") < text.index("b{order:1}") < text.index("a{order:2}")


def test_comments_and_spare_space_are_left_out():
    text = bundle(["/* for people */\n.a {\n  color: red;\n}\n"]).content.decode()
    assert "for people" not in text
    assert ".a{color:red}" in text


def test_a_change_in_a_part_changes_the_name():
    assert bundle(["a{order:1}"]).name != bundle(["a{order:2}"]).name


@pytest.mark.parametrize("mark", STEP_MARKS, ids=lambda mark: mark.numeral)
def test_every_step_has_its_colour_in_light_and_dark(mark):
    light, dark = step_colours().split("@media")
    assert f"--step-{mark.number}:{mark.light};" in light
    assert f"--step-{mark.number}:{mark.dark};" in dark


def test_dark_colours_never_reach_paper():
    assert re.search(r"@media screen and \(prefers-color-scheme: ?dark\)", bundle([]).content.decode())
