"""Nobody gets script, tracking or foreign HTML onto a page: each attempt is told once, and the page is safe all the same."""

import re
from pathlib import PurePosixPath

import pytest
import yaml
from second_opinion import published_html, refused_by_sanitiser

from tests.content.broken_inputs import HERE, Tree, findings_of, sound_tree
from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.site_content import parse_content

ROWS = yaml.safe_load((HERE / "hostile.yml").read_text(encoding="utf-8"))
PAGE, PEOPLE = PurePosixPath("sivu.md"), PurePosixPath("ohjausryhma.yml")


def tree_with(row: dict) -> tuple[Tree, PurePosixPath]:
    """Return the sound tree with one attempt in it, and the file it is in."""
    tree, path = sound_tree(), PEOPLE if "name" in row else PAGE
    text = tree[path].decode()
    if "text" in row:
        lines = text.split("\n")
        text = "\n".join([*lines[:8], row["text"], *lines[9:]])
    else:
        key = "name" if "name" in row else "title"
        text = re.sub(rf"(?m)\b{key}: .*$", lambda _: f"{key}: '{row[key]}'", text, count=1)
    return tree | {path: text.encode()}, path


def name_of(row: dict) -> str:
    return next(row[key] for key in ("text", "title", "name") if key in row).replace("\n", "⏎")


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_an_attempt_is_told_once_and_what_is_published_is_safe(row):
    tree, path = tree_with(row)
    found = findings_of(tree)
    assert [(item.path, item.rule) for item in found] == ([(path, row["rule"])] if row.get("rule") else [])
    page = parse_content(tree).page("sivu", FINNISH)
    assert page and refused_by_sanitiser(published_html(page)) == []
