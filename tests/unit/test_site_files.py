import pytest

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.page.assets.asset import (
    fingerprinted_folder,
    not_found_file,
    search_modules,
    unused_theme_file,
)


@pytest.mark.parametrize(
    "uri",
    [
        "assets/javascripts/bundle.1a2b.min.js",
        "assets/javascripts/workers/search.1a2b.min.js",
        "assets/javascripts/lunr/min/lunr.ja.min.js",
        "assets/stylesheets/main.1a2b.min.css",
        "assets/images/favicon.png",
        "css/base.css",
        "js/site.js",
    ],
)
def test_what_no_page_asks_for_is_not_published(uri):
    assert unused_theme_file(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "assets/fonts/sans.woff2",
        "assets/mark.svg",
        "askel-1.md",
        "img/js/kuva.png",
    ],
)
def test_what_a_page_needs_is_published(uri):
    assert not unused_theme_file(uri)


def test_each_language_has_its_own_page_for_what_is_not_found():
    assert (not_found_file(FINNISH), not_found_file(SWEDISH)) == ("404.html", "sv/404.html")


def test_the_search_names_its_own_modules_and_no_others():
    scripts = fingerprinted_folder("assets/js", {"site.js": b"", "search/rank.js": b"", "plan/page.js": b""})
    assert search_modules(scripts) == ("rank",)
