"""Scripts and style sheets ask for nothing that the oldest browsers lack: `tests/tools/oldest-browsers.mjs`."""

import json
from pathlib import Path

from project import ROOT, run

from tests.unit.examples import NODE

TOOLS = ROOT / "tests/tools"
ESLINT = (TOOLS / "node_modules/eslint/bin/eslint.js", "--no-inline-config", "--format", "json")
STYLELINT = (TOOLS / "node_modules/stylelint/bin/stylelint.mjs", "--formatter", "json", "--allow-empty-input")
OVERRIDES = ROOT / "overrides"


def unknown_in(scripts: Path, styles: Path) -> list[str]:
    """Return what the oldest browsers do not know in a folder's scripts and another's style sheets: file, line, what."""
    of_scripts = run(NODE, *ESLINT, "--config", TOOLS / "eslint.config.mjs", ".", cwd=scripts)
    of_styles = run(NODE, *STYLELINT, "--config", TOOLS / "stylelint.config.mjs", "*.css", cwd=styles)
    told = [(file["filePath"], file["messages"], "message") for file in json.loads(of_scripts.stdout)]
    told += [(file["source"], file["warnings"], "text") for file in json.loads(of_styles.stderr)]
    return [f"{Path(path).name}:{one['line']} {one[key]}" for path, found, key in told for one in found]


def test_scripts_and_styles_ask_for_nothing_newer():
    assert unknown_in(OVERRIDES / "js", OVERRIDES / "css") == []


NEWER = {
    "method.js": ("[1].toSorted();", "toSorted"),
    "static.js": ("Map.groupBy([1], String);", "groupBy"),
    "expression.js": ("/(?<=a)b/.test('b');", "lookbehind"),
    "syntax.js": ("class A { static { A.b = 1; } }", "static block"),
    "aria.js": ("Object.assign(document.body, { ariaLabel: 'a' });", "not allowed"),
    "interface.js": ("new CompressionStream('gzip');", "CompressionStream"),
    "rule.css": ("@container (width > 1px) { a { color: red } }", "css-container-queries"),
    "nested.css": ("a { & b { color: red } }", "css-nesting"),
    "alternative.css": ("a::before { content: attr(x) / ''; }", "without before it"),
}


def test_what_is_newer_is_found(tmp_path: Path):
    for name, (text, _) in NEWER.items():
        (tmp_path / name).write_text(text)
    found = unknown_in(tmp_path, tmp_path)
    missed = [
        name
        for name, (_, told) in NEWER.items()
        if not any(line.startswith(f"{name}:") and told in line for line in found)
    ]
    assert missed == [], found
