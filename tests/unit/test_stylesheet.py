import re

import pytest

from vaikuttava_museo.content.steps import STEP_MARKS
from vaikuttava_museo.page.assets.styles_and_scripts import step_colours, styles_by_kind, with_fonts_from


def test_parts_are_joined_in_their_order_after_the_step_colours():
    text = styles_by_kind({"page": ["b{order:1}", "a{order:2}"]})["page"]
    assert text.index("--step-1") < text.index("b{order:1}") < text.index("a{order:2}")


def test_only_every_page_has_the_step_colours():
    assert styles_by_kind({"page": [], "home": ["a{order:1}"]})["home"] == "a{order:1}"


def test_only_paper_has_the_dots_to_write_on():
    styles = styles_by_kind({"page": [], "print": ["a{order:1}"]})
    assert "--dot-grid:" in styles["print"]
    assert "--dot-grid:" not in styles["page"]


def test_the_dots_are_not_a_repeated_background():
    """Chromium prints a repeated background as one picture a box: twenty times the size, and coarse."""
    layers = re.search(r"--dot-grid:([^}]*)", styles_by_kind({"print": []})["print"])[1].split(",")
    assert all(layer.endswith("no-repeat") for layer in layers)


def test_comments_and_spare_space_are_left_out():
    text = styles_by_kind({"page": ["/* for people */\n.a {\n  color: red;\n}\n"]})["page"]
    assert "for people" not in text
    assert ".a{color:red}" in text


@pytest.mark.parametrize("folder", ["../assets/fonts/", "../assets/fonts", "/assets/fonts/"])
def test_fonts_are_fetched_from_where_the_page_sees_them(folder):
    css = styles_by_kind({"page": ['@font-face { src: url("assets/fonts/sans.woff2") }']})["page"]
    assert f'url("{folder.rstrip("/")}/sans.woff2")' in with_fonts_from(css, folder)


@pytest.mark.parametrize("mark", STEP_MARKS, ids=lambda mark: mark.numeral)
def test_every_step_has_its_colour_in_light_and_dark(mark):
    light, dark = step_colours().split("@media")
    assert f"--step-{mark.number}:{mark.light};" in light
    assert f"--step-{mark.number}:{mark.dark};" in dark


def test_dark_colours_never_reach_paper():
    assert re.search(r"@media screen and \(prefers-color-scheme: ?dark\)", step_colours())
