"""Imports of the package only go down, neighbours do not know each other, and the top stays small."""

import ast
from pathlib import Path

from project import ROOT

PACKAGE = ROOT / "vaikuttava_museo"
LAYERS = (
    {"content"}, {"texts"}, {"page"}, {"search", "ledger", "pdf"}, {"checks"}, {"release"},
    {"pipeline"}, {"commands"}, {"plugin", "__main__"},
)  # fmt: skip
"""From the lowest; what stands in one layer does not import the others of it."""


def room(module: str) -> str:
    """Return the longest name of the layers that a module belongs to."""
    names = (name for layer in LAYERS for name in layer if f"{module}.".startswith(f"{name}."))
    return max(names, key=len, default=f"{module}: in no layer")


def height(name: str) -> int:
    return next((number for number, layer in enumerate(LAYERS) if name in layer), -1)


def imports() -> list[tuple[str, str]]:
    """Return every import of one module of the package in another, as dotted names below the package."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vaikuttava_museo."):
                found.append((module, node.module.partition(".")[2]))
    return found


def test_imports_only_go_down():
    wrong = [
        f"{module} imports {imported}"
        for module, imported in imports()
        if (mine := room(module)) != (other := room(imported)) and height(other) >= height(mine)
    ]
    assert wrong == []


def test_no_two_modules_have_one_name():
    stems = [path.stem for path in PACKAGE.rglob("*.py") if not path.stem.startswith("__")]
    assert sorted(stem for stem in set(stems) if stems.count(stem) > 1) == []


def test_the_top_holds_a_dozen_rooms_at_most():
    top = [path.name for path in Path(PACKAGE).iterdir() if path.name not in ("__init__.py", "__pycache__")]
    assert len(top) <= 12
