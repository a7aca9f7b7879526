"""Every element of a rendered page tells the line on which an editor typed it, whatever stands around it."""

import re
from html import unescape
from itertools import count
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from tests.unit.test_properties import steady
from vaikuttava_museo.checks.passages_of_pages import heard_passages
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.page.placeholder_extension import SIGN, serialised
from vaikuttava_museo.page.rendered_page import RenderedPage, render
from vaikuttava_museo.page.visible_texts import OBJECT

CONSTRUCTS = (
    "W\nW *W\nW* W", "W  \nW\\\nW", "W **W *W\nW* W** `W\nW` W", "W [W\nW](x.md) W", 'W [W](x.md\n"W") W\nW',
    "W [W\nW][known]\nW", "W [known]\n[W][known] W", "![W](x.png) W\nW", "W ![W\nW](x.png)\nW",
    'W <span lang="sv">W\nW</span> W\nW', 'W <span\nlang="sv">W</span>\nW', "W <https://W.fi/> W\n<W@w.fi>",
    "W &amp; W\n&nbsp;W", "W {{ contact }} W\nW", "W\n{{ steps }}\nW", "{{ steps }}",
    "- W\n- W\n    - W\n    - W\n\n        W\n- W", "- W\n\n- W\nW\n\n    W\n\n    - W\n- W", "* W\n\n\n* W",
    "1. W\n2. W\n   W\n\n    > W\n    > W\n\n3. W", "5. W\n    1. W\n        - W\n    2. W",
    "> W\n> W\n>\n> - W\n> - W\n>\n> > W\n\nW", "> ## W\n> W", "W\n> W\nW",
    '!!! note "W"\n\n    W\n    W\n\n    - W\n    - W', '!!! note "W"\n    W', "W\n!!! note\n    W\n\n    W",
    '??? tip "W"\n    W\n\n    | W | W |\n    |---|---|\n    | W | W |',
    '???+ warning "W"\n\n    W\n\n    !!! note "W"\n\n        W',
    "| W | W |\n| --- | --- |\n| W | x |\n| x | W |\n| x | x |\n| x | **W** W |", "|W|\n|-|\n|W|",
    "W | W\n--- | ---\nW | W\nx | W", "W\n:   W\n\n    W\n\nW\n:   W\n:   W", "W\nW\n:   W\n    W",
    "x\n:   x W\n\nx\n:   x W", "```\n```\nW", "```\n\n```\nW `W\nW",
    "```\nW\n\nW\n```", "~~~ python\nW\n~~~\nW", "W\n\n    ```\n    W\n    ```\n\nW",
    "- W\n\n    ```\n    W\n    ```\n\n    W", "    W\n    W\n\n    W", "W\n\n    W\n\nW",
    "<div>\nx\n</div>\n\nW",
    "W <div>x</div> W\nW", "<p>x</p> W\nW", "<!-- x\n\nx -->\n\nW", "W <!-- x --> W", "## W { #a }\nW\n### W\n\nW",
    "W\n## W ##\nW", "W\n===\nW", "W\n---\nW", "W\n***\nW\n\n---\nW", "W\n{: .x }\n\nW", "- W\n{: .x }\n- W",
    "W[^1]\nW", "W[^2] W[^2]\n\nW", "[^1]: W\n    W\n\n    W\n\n    - W\n    - W", "[^2]: W", "W\n[known]: x.md\nW",
    '[known]: x.md "W"\n[other]: y.md\n\nW', "*[HTML]: W\n\nW HTML W\nHTML W", "W HTML\nW *HTML W*\nW",
    "\tW\n\n- W\n\n\tW", "W\tW\n", "\n\n\nW", "W\u00adW\nW", "x\n\nx\n\nx", "- x\n- x\n\n    - x\n    - x",
    "W   \n   \nW", "x\n\n> x\n\n- x",
    '=== "W"\n\n    W\n    W\n\n=== "W"\n\n    - W\n    - W\n\n    W', '=== "W"\n\n    === "W"\n\n        W\n\n    W\n\nW',
    "- [ ] W\n- [x] W\nW\n\n    - [ ] W", "- [ ] W\n\n- [x] W\n\n    W", "W\n\n/// caption\nW\nW\n///\n\nW",
    "| W |\n| --- |\n| W |\n\n/// caption\nW\n\nW\n///", "W ==W\nW== ~~W~~ W^W^ W~W~\nW ^^W^^", 'W ++ctrl+w++ W\n++"x"++ W',
    ":material-book: W\nW :material-map-marker:\nW", "[W](x.md){ .md-button }\nW", "> [!NOTE]\n> W",
    '- W\n\n    === "W"\n\n        W\n\n    ??? note "W"\n        W',
)  # fmt: skip
"""Constructs of Markdown in which W is a word; x is one that stands in many places."""


def written(constructs: list[str]) -> tuple[str, dict[str, int]]:
    """Return a text of constructs in which every W is a word of its own, and the line of each word."""
    number = count(1)
    text = re.sub("W", lambda _: f"sana{next(number):03}", "\n\n".join(constructs))
    lines = enumerate(text.split("\n"), start=7)
    return text, {word: line for line, typed in lines for word in re.findall(r"sana\d{3}", typed)}


def lines_told(page: RenderedPage) -> dict[str, set[int]]:
    """Return the lines that a page tells of each word."""
    told: dict[str, set[int]] = {}
    for block in page.texts("fi"):
        for found in re.finditer(r"sana\d{3}", block.text):
            told.setdefault(found[0], set()).add(block.line_at(found.start()))
    for line, text in (
        *((fence.line + 1, fence.text) for fence in page.fences),
        *((page.line_of(code), unescape("".join(code.itertext()))) for code in page.root.iter("code")),
        *((picture.line, picture.alt) for picture in page.pictures),
    ):
        for below, typed in enumerate(text.split("\n")):
            for word in re.findall(r"sana\d{3}", typed):
                told.setdefault(word, set()).add(line + below)
    return told


@steady
@given(st.lists(st.sampled_from(CONSTRUCTS), min_size=1, max_size=8))
def test_every_word_is_told_on_its_own_line(constructs):
    text, lines = written(constructs)
    told = lines_told(render(text, 7))
    assert {word: told[word] for word in told} == {word: {lines[word]} for word in told}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_no_word_that_is_shown_goes_untold(construct):
    text, _ = written(["[known]: x.md", construct, "[^1]: x", "[^2]: x"])
    page = render(text, 7)
    shown = re.sub(r"<[^>]*>", "", serialised(page.converter(), page.root))
    assert set(re.findall(r"sana\d{3}", shown)) <= set(lines_told(page))


def test_superfences_still_keeps_a_blank_line_of_an_empty_block_of_code():
    """Else `_empty_keys` of page/source_lines.py can go."""
    converter = Markdown(extensions=["pymdownx.superfences"])
    converter.convert("```\n```")
    (extension,) = (one for one in converter.registeredExtensions if hasattr(one, "stash"))
    assert [text for text, _ in extension.stash.stash.values()] == ["```\n\n```"]


def test_the_same_text_twice_is_told_where_each_stands():
    text = "x\n\n- x\n- x\n\n```\nx\n```\n\nx\n\n> x\n\nx[^1]\n\n[^1]: x\n"
    page = render(text, 1)
    assert [(block.tag, block.line) for block in page.texts("fi")] == [
        ("p", 1), ("li", 3), ("li", 4), ("p", 10), ("p", 12), ("p", 14), ("p", 16),
    ]  # fmt: skip
    assert [fence.line for fence in page.fences] == [6]


def test_rules_see_links_pictures_headings_ids_lists_tables_and_html_with_their_lines():
    text = "## Otsikko\n\n[a *b*](x.md) ![c](k.png)\n<b>d</b> `e`\n\n3. f\n\n    - g\n\n4. h\n\n"
    page = render(f"{text}| i | **j** |\n|---|---|\n| k | l |\n", 1)
    assert [(link.line, link.text, link.target) for link in page.links] == [(3, "a b", "x.md")]
    assert [(it.line, it.alt, it.target) for it in page.pictures] == [(3, "c", "k.png")]
    assert [(it.level, it.text, it.id, it.is_own_id) for it in page.headings] == [
        (2, "Otsikko", "otsikko", False)
    ]
    assert [(it.line, it.is_numbered, [item.text for item in it.items]) for it in page.lists] == [
        (6, True, ["f", "h"]), (8, False, ["g"]),
    ]  # fmt: skip
    assert [page.line_of(row) for row in page.root.iter("tr")] == [12, 14]
    assert [(it.line, it.html) for it in page.raw_html] == [(4, "<b>"), (4, "</b>")]


def test_texts_have_no_marks_and_each_language_is_apart():
    page = render('*a* `b` s\u00adana a\u0308 <span lang="sv">*c* d</span>, *e*{ lang=en } \\* &amp;\n', 1)
    assert [(block.language, block.text) for block in page.texts("fi")] == [
        ("sv", "c d"), ("en", "e"), ("fi", f"a {OBJECT} sana ä {OBJECT}, {OBJECT} * &"),
    ]  # fmt: skip


def test_a_passage_that_is_never_closed_ends_on_a_line_of_the_file():
    texts = render('a\n<span lang="sv">b\nc\n', 7).texts("fi")
    assert [[*block.lines] for block in texts] == [[(8, "b"), (9, "c")], [(7, "a"), (9, OBJECT)]]


def test_a_line_end_by_its_name_ends_no_line_of_the_file():
    (block,) = render("a&#10;b&NewLine;&#10;c\n", 1).texts("fi")
    assert block.text == "a b  c"


def test_a_text_that_is_placed_too_far_down_still_has_a_line():
    page = parse_page(PurePosixPath("sivu.md"), "---\ntitle: A\n---\na\n[^1]: b\n\n\nc\na\nd\n:e:\n")
    assert isinstance(page, Page)
    assert [passage.text for passage in heard_passages(page)][1:] == ["a", "c\na\nd\n:e:", "b"]


TAKEN = {
    "backtick": "`", "keys-custom": "++a++", "escape": "\\a", "footnote": "[^1]",
    "inline-placeholder": "{{ contact }}", "reference": "[", "link": "[", "image_link": "![", "image_reference": "![",
    "short_reference": "[", "short_image_ref": "![", "autolink": "<https://a>", "automail": "<a@b>",
    "linebreak": "  \n", "html": "<b>", "entity": "&amp;", "icon": ":material-a:", "keys": "++a++", "em_strong": "*",
    "delimiter": "^",
}  # fmt: skip
"""Of each pattern of text the least that it takes."""


def test_only_texts_without_anything_that_a_pattern_takes_are_kept_from_all_patterns():
    patterns = render("", 1).converter().inlinePatterns
    assert {name for name in TAKEN if name in patterns} == set(TAKEN)
    assert len(patterns) == len(TAKEN), "a pattern came: name here what it takes, and see that SIGN knows it"
    for name, least in (*TAKEN.items(), ("em_strong", "_"), ("delimiter", "~"), ("delimiter", "=")):
        assert patterns[name].getCompiledRegExp().search(least), name
        assert SIGN.search(least), name
