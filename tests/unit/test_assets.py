"""What is published beside the pages: names with fingerprints, style sheets and scripts without what only people read."""

import re

import pytest
from project import ROOT

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.steps import STEP_MARKS
from vaikuttava_museo.page.assets.asset import (
    fingerprinted,
    fingerprinted_folder,
    not_found_file,
    unused_theme_file,
)
from vaikuttava_museo.page.assets.styles_and_scripts import (
    Assets,
    step_colours,
    styles_by_kind,
    with_fonts_from,
    without_comments,
)


def test_a_name_carries_a_fingerprint_of_the_content_and_the_content_stays():
    asset = fingerprinted("assets/site.css", "ä{}")
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", asset.name) and asset.content.decode() == "ä{}"
    assert fingerprinted("assets/site.css", "ä{}") == asset
    assert fingerprinted("assets/site.css", "o{}").name != asset.name


@pytest.mark.parametrize("changed", [{"a.js": b"1", "b.js": b"3"}, {"a.js": b"1", "c.js": b"2"}])
def test_a_folder_is_renamed_by_a_change_in_any_of_its_files(changed):
    folder = fingerprinted_folder("assets/js", {"a.js": b"1", "b.js": b"2"})
    assert {file.name for file in folder.files} == {f"{folder.name}/a.js", f"{folder.name}/b.js"}
    assert re.fullmatch(r"assets/js\.[0-9a-f]{8}", folder.name)
    assert folder.name != fingerprinted_folder("assets/js", changed).name


@pytest.mark.parametrize(
    ("uri", "unused"),
    [
        ("assets/javascripts/workers/search.1a2b.min.js", True),
        ("assets/stylesheets/main.1a2b.min.css", True),
        ("assets/images/favicon.png", True),
        ("css/base.css", True),
        ("js/site.js", True),
        ("assets/fonts/sans.woff2", False),
        ("assets/mark.svg", False),
        ("askel-1.md", False),
        ("img/js/kuva.png", False),
    ],
)
def test_what_no_page_asks_for_is_not_published(uri, unused):
    assert unused_theme_file(uri) is unused


def test_each_language_has_its_own_page_for_what_is_not_found():
    assert (not_found_file(FINNISH), not_found_file(SWEDISH)) == ("404.html", "sv/404.html")


def test_the_search_names_its_own_modules_and_no_others():
    scripts = fingerprinted_folder("assets/js", {"site.js": b"", "search/rank.js": b"", "plan/page.js": b""})
    assert Assets({}, fingerprinted("print.css", ""), scripts, b"", b"").search_modules == ["rank"]


def test_parts_are_joined_in_their_order_after_the_step_colours_without_what_only_people_read():
    styles = styles_by_kind(
        {"page": ["b{order:1}", "/* why */\n.a {\n  order: 2;\n}"], "home": ["a{order:1}"]}
    )
    assert styles["page"].endswith("b{order:1}.a{order:2}") and "--step-1" in styles["page"]
    assert styles["home"] == "a{order:1}"


def test_only_paper_has_the_dots_and_they_are_no_repeated_background():
    """Chromium prints a repeated background as one picture a box: twenty times the size, and coarse."""
    styles = styles_by_kind({"page": [], "print": []})
    layers = re.search(r"--dot-grid:([^}]*)", styles["print"])[1].split(",")
    assert all(layer.endswith("no-repeat") for layer in layers)
    assert "--dot-grid:" not in styles["page"]


@pytest.mark.parametrize("folder", ["../assets/fonts/", "../assets/fonts", "/assets/fonts/"])
def test_fonts_are_fetched_from_where_the_page_sees_them(folder):
    css = styles_by_kind({"page": ['@font-face { src: url("assets/fonts/sans.woff2") }']})["page"]
    assert f'url("{folder.rstrip("/")}/sans.woff2")' in with_fonts_from(css, folder)


def test_every_step_has_its_colour_in_light_and_on_dark_screens_alone():
    light, dark = step_colours().split("@media screen and (prefers-color-scheme:dark)")
    assert all(f"--step-{mark.number}:{mark.light};" in light for mark in STEP_MARKS)
    assert all(f"--step-{mark.number}:{mark.dark};" in dark for mark in STEP_MARKS)


def test_whole_lines_of_comment_leave_a_script_and_everything_else_stays():
    script = b'// What it is for.\nconst a = 1; // why\n  // More.\nconst url = "https://x.fi//y";\n//\n'
    assert without_comments(script) == b'const a = 1; // why\nconst url = "https://x.fi//y";\n'


def test_no_text_of_a_script_goes_over_several_lines():
    """A line that begins with two slashes is then always a comment."""
    lines = [
        line
        for path in (ROOT / "overrides/js").rglob("*.js")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [line for line in lines if len(re.findall(r"(?<!\\)`", line)) % 2 or "/*" in line] == []
