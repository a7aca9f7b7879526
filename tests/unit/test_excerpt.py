from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.checks.excerpt import WIDTH, excerpt
from vaikuttava_museo.content.findings import finding


def at(line: int, rule: str = "x", **values: object):
    return finding(PurePosixPath("a.md"), line, rule, **values)


def marked(data: str, found) -> str:
    shown = excerpt(data.encode(), found)
    assert shown is not None
    return shown.text[shown.start : shown.start + shown.length]


def test_the_line_is_shown_as_it_stands_in_the_file():
    shown = excerpt(b"\xef\xbb\xbfa\r\nb c\r\n", at(2))
    assert shown is not None
    assert (shown.number, shown.text, shown.length) == (2, "b c", 0)


def test_the_part_that_the_finding_names_is_marked():
    assert marked("x [tästä](puuttuu.md) y", at(1, target="puuttuu.md", text="tästä")) == "puuttuu.md"


def test_a_misspelt_key_is_marked_rather_than_its_value():
    assert (
        marked("desciption: Kuvaus", at(1, "key-misspelt", key="desciption", given="Kuvaus")) == "desciption"
    )


def test_a_column_is_marked_by_one_character():
    assert marked("title: a: b", at(1, column=9)) == ":"


def test_carets_stand_under_what_a_terminal_shows():
    shown = excerpt("漢字 é x".encode(), at(1, target="x"))
    assert shown is not None
    assert shown.mark == "       ^"


def test_a_long_line_is_cut_around_the_fault():
    line = "a" * 5000 + " puuttuu.md " + "b" * 5000
    shown = excerpt(line.encode(), at(1, target="puuttuu.md"))
    assert shown is not None
    assert len(shown.text) <= WIDTH + 2
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert marked(line, at(1, target="puuttuu.md")) == "puuttuu.md"


def test_an_escape_sequence_in_a_file_does_not_reach_the_terminal():
    assert marked("x \x1b[31m", at(1, column=3)) == "\ufffd"


@pytest.mark.parametrize(("data", "line"), [(None, 1), (b"", 1), (b"a\n\nb", 2), (b"a", 7), (b"---\na", 1)])
def test_there_is_nothing_to_show_of_an_empty_or_missing_line(data, line):
    assert excerpt(data, at(line)) is None
