"""Slips in the marks that editors know from Material: what is found, which line is offered, and what is left alone."""

import pytest

from tests.unit.examples import page
from vaikuttava_museo.checks.rules import PAGE_RULES

SLIPS = [
    ("!!! huomio\n    a", "box-kind", "!!! note"),
    ('!!! Huom "A b"\n    a', "box-kind", '!!! note "A b"'),
    ('??? vinkki "A"\n    a', "box-kind", '??? tip "A"'),
    ("???+ råd\n    a", "box-kind", "???+ tip"),
    ("!!! tärkeää\n    a", "box-kind", "!!! warning"),
    ("!!! caution\n    a", "box-kind", "!!! warning"),
    ("!!! lyckad\n    a", "box-kind-unknown", ""),
    ("!!!note inline end\n    a", "box-form", "!!! note"),
    ('!!! tip inline "A"\n    a', "box-form", '!!! tip "A"'),
    ("!!! tip Hyvä Neuvo\n    a", "box-form", '!!! tip "Hyvä Neuvo"'),
    ('!!! "A b"\n    a', "box-form", '!!! note "A b"'),
    ("!! note A\n    a", "box-form", '!!! note "A"'),
    ("?? tip ”A”\n    a", "box-form", '??? tip "A"'),
    ("!!! note\n\na", "box-empty", "    a"),
    ('??? note "A"\na', "box-empty", "    a"),
    ("=== ”A b”\n\n    a", "tab-form", '=== "A b"'),
    ("=== 'A'\n\n    a", "tab-form", '=== "A"'),
    ('==="A"\n\n    a', "tab-form", '=== "A"'),
    ('== "A"\n\n    a', "tab-form", '=== "A"'),
    ("===+ A\n\n    a", "tab-form", '=== "A"'),
    ('=== "A"\n\n    a\n\n=== "B"\n\nb', "tab-empty", "    b"),
    ("- [ ]A", "task-form", "- [ ] A"),
    ("- [x]A", "task-form", "- [x] A"),
    ("* [v] A", "task-form", "* [x] A"),
    ("2. [ x] A", "task-form", "2. [x] A"),
    ("- [X ] A", "task-form", "- [x] A"),
    ("- [ ]", "task-form", "- [ ] …"),
    ("/// figure-caption\nA\n///", "caption-form", ""),
    ("a\n\n/// caption\nA\n\nB\n///\n\nc\n\n/// caption\nC", "caption-unclosed", ""),
    (":material-acount:", "icon-misspelt", ":material-account:"),
    (":material-qqqq-zz:", "icon-unknown", ""),
    ("a :smile: b", "icon-unknown", ""),
    (":octicons-heart-16:", "icon-unknown", ""),
    ("++ctrl+foo++", "keyboard-key", '++ctrl+"foo"++'),
    ("```mermaid\nA --> B\n```", "diagram", ""),
    ("~~~ {.mermaid}\nA --> B\n~~~", "diagram", ""),
    ("a $x^2$ b", "formula", ""),
    ("$$\n\\frac{a}{b}\n$$", "formula", ""),
    ("```python\nx = 1  # (1)!\n```", "code-annotation", ""),
    ("a (1)\n{ .annotate }\n\n1. Beeta.\n2. Gamma.", "code-annotation", ""),
    ("> [!IMPORTANT]\n> a", "github-box", "!!! warning"),
]


def found_in(text: str) -> list:
    """Return what the rules of pages find in a text."""
    return [finding for rule in PAGE_RULES for finding in rule(page(body=f"{text}\n"))]


@pytest.mark.parametrize(("text", "rule", "mended"), SLIPS)
def test_a_slip_is_found_once_and_the_line_that_is_offered_leaves_the_page_sound(text, rule, mended):
    lines, (finding,) = text.split("\n"), found_in(text)
    meant = finding.values.get("meant")
    offered = f":material-{meant}:" if meant else finding.values.get("mended", "")
    assert finding.rule == rule
    assert offered.strip() == mended.strip()
    if not mended or rule == "github-box":
        return
    at = finding.line - page(body=text).body_line
    if rule.endswith("empty"):
        lines[lines.index(mended.strip(), at)] = mended
    else:
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at] = indent + finding.values.get("mended", mended)
    assert found_in("\n".join(lines)) == []


SOUND = [
    '!!! note "A"\n    a', "!!! Danger\n    a", '??? "A"\n    a', '!!! quote ""\n    a', "Hei!!! Mitä???", "!!",
    "?! Mitä", '=== "A"\n\n    a\n\n===+ "B"\n\n    b', "==tärkeä== asia", "a\n\n/// caption\nA\n///",
    "a\n\n/// caption\nA\n\nB\n///\n\nc", "- [ ] A\n- [x] B", "- [A](index.md)", "- [x][1] b\n\n[1]: index.md",
    "1. [ ] A", "klo 9:30:15", "suhde 1:2:3", "`:smile:`", "a: b :c", ":material-account: A", "++ctrl+s++",
    '++"Oma"++', "C++ ja C++", "5 $ ja 10 $", "$5 tai $10", "US$ ja A$", "hinta $5–$10", "`$x$`",
    "```\n$x$ :smile: ++foo++ === A\n```", "```sh\nls # (luettelo)\n```", "> Lainaus [!]", "[huom!]", "a /// b",
    "~~a~~ ^b^", "`++foo++`",
]  # fmt: skip


def test_what_is_sound_is_left_alone():
    found = {text: [finding.rule for finding in found_in(text)] for text in SOUND}
    assert {text: rules for text, rules in found.items() if rules} == {}
