"""Imports of the package only go down, neighbours do not know each other, and the top stays small."""

import ast
from collections.abc import Iterator
from pathlib import Path

from project import ROOT

PACKAGE = ROOT / "vaikuttava_museo"
LAYERS = (
    {"content"}, {"texts"}, {"page"}, {"search", "ledger", "pdf"}, {"checks"}, {"release"},
    {"pipeline"}, {"commands"}, {"plugin", "__main__"},
)  # fmt: skip
"""From the lowest; what stands in one layer does not import the others of it."""
HEIGHTS = {name: height for height, layer in enumerate(LAYERS) for name in layer}


def imports() -> Iterator[tuple[Path, str]]:
    """Yield every import of the package's own: the file below the package, and the room that it asks."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vaikuttava_museo."):
                yield path.relative_to(PACKAGE).with_suffix(""), node.module.split(".")[1]


def test_imports_only_go_down():
    others = [(file, asked) for file, asked in imports() if file.parts[0] != asked]
    assert len(others) > 100
    assert [one for one in others if HEIGHTS[one[1]] >= HEIGHTS[one[0].parts[0]]] == []


def test_no_two_modules_have_one_name():
    stems = [path.stem for path in PACKAGE.rglob("*.py") if not path.stem.startswith("__")]
    assert sorted(stem for stem in set(stems) if stems.count(stem) > 1) == []


def test_the_top_holds_a_dozen_rooms_at_most():
    top = [path.name for path in PACKAGE.iterdir() if path.name not in ("__init__.py", "__pycache__")]
    assert len(top) <= 12
