"""What a template indents comes to the reader without its indentation, and reads the same."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.page.typography import without_indentation


def test_elements_on_lines_of_their_own_are_parted_by_a_line_break():
    assert (
        without_indentation("<ul>\n\n    <li>a</li>\n\t \n  <li>b</li>\n</ul>")
        == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<b>a</b> <i>b</i>",
        "<b>a</b><i>b</i>",
        "a\n   b <b>c</b>\n  d",
        "a &gt;\n   &lt; b",
        "<b>a</b>\u00a0\n<i>b</i>",
        "<td>\n\u3000</td>",
    ],
    ids=["one-line", "joined", "text", "escaped", "no-break-space", "ideographic-space"],
)
def test_what_stands_on_a_line_with_a_text_stays(html):
    assert without_indentation(html) == html


def test_words_on_either_side_do_not_join():
    html = without_indentation("<p>\n  <a>yksi</a>\n  <a>kaksi</a>\n</p>")
    assert LexborHTMLParser(html).css_first("p").text().split() == ["yksi", "kaksi"]


def test_code_keeps_its_lines():
    html = "<div>\n  <pre><b>if</b>\n    <i>x</i></pre>\n</div>"
    assert without_indentation(html) == html
