"""Links and pictures in every notation: each fault is told once where it stands, and what is offered mends it."""

from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from project import MARKDOWN

from tests.content.broken_inputs import HERE, findings_of, sound_tree
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS

ROWS = yaml.safe_load((HERE / "link_forms.yml").read_text(encoding="utf-8"))
ADDRESSES = {"site_url": "https://www.museosivu.fi/", "repo_url": "https://github.com/museo/sivusto"}
SITE = "\n".join(
    f"{key}: {ADDRESSES[key]}" if (key := line.partition(":")[0]) in ADDRESSES else line
    for line in MARKDOWN.split("\n")
)


def found_on(name: str, line: str) -> list[Finding]:
    """Return what is found in the sound tree when a line of one of its pages is another."""
    tree, path = sound_tree(), PurePosixPath(name)
    lines = tree[path].decode().split("\n")
    tree[path] = "\n".join([*lines[:8], line, *lines[9:]]).encode()
    return findings_of(tree | {SETTINGS: SITE.encode()})


@pytest.mark.parametrize("rule", {row.get("rule", ""): None for row in ROWS})
def test_a_link_or_picture_is_judged_and_mended(rule: str, subtests: pytest.Subtests):
    for number, row in enumerate(ROWS):
        if row.get("rule", "") == rule:
            with subtests.test(row["line"]):
                assert_is_judged_and_mended(number, row)


def assert_is_judged_and_mended(number: int, row: dict[str, Any]) -> None:
    name = "sivu.md" if "only" in row or number % 2 else "sivu.sv.md"
    found = found_on(name, row["line"])
    expected = [(name, row.get("at", 9), row["rule"])] if "rule" in row else []
    assert [(str(item.path), item.line, item.rule) for item in found] == expected
    if "right" in row:
        assert found[0].values["mended"] in row["right"]
        assert found_on(name, row["right"]) == []
