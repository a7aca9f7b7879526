"""Titles, names and other short texts are text: markup in them is shown to the reader as it was written, never run."""

import re

import pytest
from project import copy_project, run_mkdocs

MARK = "<u>"
"""Stands for any markup; no page has this element of its own."""

PLACES = {
    "mkdocs.yml": ["  contact: "],
    "docs/index.md": ["title: "],
    "docs/askel-1.md": ["title: ", "participants: ", "outcome: ", "materials: ", "owner: "],
    "docs/askel-1.sv.md": ["title: ", "description: "],
    "docs/askel-1.yml": ["    fi: ", "    title: ", "    publisher: "],
    "docs/sanasto.md": ["title: ", "description: "],
    "docs/sanasto.yml": ["      term: ", "      also: [", "      explanation: "],
    "docs/ohjausryhma.yml": ["    fi: ", "      fi: ", "      - name: ", "        title: {fi: "],
    "docs/tyopohjat/change-map.yml": ["  fi: "],
}
"""Files and, of each, the beginnings of lines that a text follows."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a site whose texts all begin with markup, by path."""
    project = copy_project(tmp_path_factory.mktemp("markup"))
    for name, places in PLACES.items():
        path = project / name
        text = path.read_text(encoding="utf-8")
        for place in places:
            text, count = re.subn(rf'^{re.escape(place)}"?', rf"\g<0>{MARK}", text, flags=re.MULTILINE)
            assert count, (name, place)
        path.write_text(text, encoding="utf-8")
    site = project / "site"
    result = run_mkdocs("build", "--strict", "--quiet", "--site-dir", str(site), cwd=project)
    assert result.returncode == 0, result.stderr
    return {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_markup_in_a_text_makes_no_element_on_any_page(pages: dict[str, str]):
    assert [path for path, html in pages.items() if MARK in html] == []


def test_it_is_shown_as_it_was_written(pages: dict[str, str]):
    shown = {path for path, html in pages.items() if "&lt;u&gt;" in html}
    assert shown == set(pages), "the title of the first step stands on every page"
