"""The faulty line as it is shown: the part at fault marked, cut to a width, and safe to print."""

from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.checks.inspection import WIDTH, Excerpt, excerpt
from vaikuttava_museo.checks.messages import on_one_line, visible
from vaikuttava_museo.content.findings import finding


def shown(data: str | bytes, line: int = 1, rule: str = "x", **values: object) -> Excerpt:
    content = data if isinstance(data, bytes) else data.encode()
    found = excerpt(content, finding(PurePosixPath("a.md"), line, rule, **values))
    assert found is not None
    return found


def test_the_line_is_shown_as_it_stands_in_the_file():
    found = shown(b"\xef\xbb\xbfa\r\nb c\r\n", 2)
    assert (found.number, found.text, found.length) == (2, "b c", 0)


@pytest.mark.parametrize(
    ("text", "rule", "values", "part"),
    [
        ("x [tästä](puuttuu.md) y", "x", {"target": "puuttuu.md", "text": "tästä"}, "puuttuu.md"),
        ("desciption: Kuvaus", "key-misspelt", {"key": "desciption", "given": "Kuvaus"}, "desciption"),
        ("title: a: b", "x", {"column": 9}, ":"),
        ("x \x1b[31m", "x", {"column": 3}, "\ufffd"),
    ],
)
def test_the_part_that_the_finding_names_is_marked(text, rule, values, part):
    assert shown(text, 1, rule, **values).parts[1] == part


def test_carets_stand_under_what_a_terminal_shows():
    assert shown("漢字 é x", target="x").mark == "       ^"


def test_a_long_line_is_cut_around_the_fault():
    found = shown("a" * 5000 + " puuttuu.md " + "b" * 5000, target="puuttuu.md")
    assert len(found.text) <= WIDTH + 2
    assert found.text.startswith("…") and found.text.endswith("…")
    assert found.parts[1] == "puuttuu.md"


@pytest.mark.parametrize(("data", "line"), [(None, 1), (b"", 1), (b"a\n\nb", 2), (b"a", 7), (b"---\na", 1)])
def test_there_is_nothing_to_show_of_an_empty_or_missing_line(data, line):
    assert excerpt(data, finding(PurePosixPath("a.md"), line, "x")) is None


@pytest.mark.parametrize("character", "\x1b\x07\x00\x7f\x9b\u202e\u2066\u2028\ud800")
def test_what_could_steer_a_terminal_or_turn_a_line_is_shown_as_replaced(character):
    assert visible(f"a{character}[31mb") == "a\ufffd[31mb"
    assert visible("Näin: ”å” – 1\u00a0kg 😀\n\tx") == "Näin: ”å” – 1\u00a0kg 😀\n\tx"
    assert on_one_line("a\r\nb\tc") == "a  b c"
