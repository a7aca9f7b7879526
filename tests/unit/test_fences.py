"""Where code is in a page, as the build itself finds it."""

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.pages import find_fences

CASES = {
    "backticks": ("a\n```\nX\n```\nb", {1, 2, 3}),
    "language": ("```yaml\nX\n```", {0, 1, 2}),
    "other-mark-inside": ("~~~\nX\n```\nX\n~~~\nb", {0, 1, 2, 3, 4}),
    "longer-mark": ("````\nX\n```\nX\n````\nb", {0, 1, 2, 3, 4}),
    "opening-inside": ("```\nX\n```yaml\nX\n```\nb", {0, 1, 2, 3, 4}),
    "space-after": ("```\nX\n```  \nb", {0, 1, 2}),
    "indented": ("1. a\n\n    ```\n    X\n    ```\n\nb", {2, 3, 4}),
    "two": ("```\nX\n```\nb\n\n```\nX\n```", {0, 1, 2, 5, 6, 7}),
    "code-in-a-line": ("```X```\n\nb", set()),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_the_lines_of_code_are_those_that_the_build_shows_as_code(text: str, code: set[int]):
    lines = text.split("\n")
    assert find_fences(lines) == (code, None)
    html = LexborHTMLParser(markdown.markdown(text, extensions=["pymdownx.superfences"]))
    shown = "".join(node.text() for node in html.css("pre"))
    assert shown.count("X") == sum("X" in lines[index] for index in code)
    assert "b" not in shown


@pytest.mark.parametrize("text", ["```\nX", "a\n```\nX\n\n~~~", "```\nX\n````", "```\nX\n``"])
def test_a_block_that_nothing_closes_is_told_by_its_mark_and_goes_on_to_the_end(text: str):
    lines = text.split("\n")
    opened = lines.index("```")
    assert find_fences(lines) == (set(range(opened, len(lines))), opened)


def test_a_line_of_marks_alone_takes_no_time():
    assert find_fences(["`" * 200_000 + "x`"]) == (frozenset(), None)
