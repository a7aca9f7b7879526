"""Scripts are published without their lines of comment, and otherwise as they are written."""

import re

import pytest
from project import ROOT

from vaikuttava_museo.page.assets.styles_and_scripts import without_comments

WRITTEN = sorted((ROOT / "overrides/js").rglob("*.js"))


def test_whole_lines_of_comment_go_and_everything_else_stays():
    script = b'// What it is for.\nconst a = 1; // why\n  // More.\nconst url = "https://x.fi//y";\n//\n'
    assert without_comments(script) == b'const a = 1; // why\nconst url = "https://x.fi//y";\n'


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_text_of_a_script_goes_over_several_lines(path):
    """A line that begins with two slashes is then always a comment."""
    for line in path.read_text(encoding="utf-8").splitlines():
        assert len(re.findall(r"(?<!\\)`", line)) % 2 == 0, line
        assert "/*" not in line
