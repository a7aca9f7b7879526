"""YAML as editors write it: values as typed, the line of every part, and a fault where the text goes wrong."""

import re
import time

import pytest
from project import DOCS

from vaikuttava_museo.content import yaml_with_lines
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, read_yaml


def read(text: str, first_line: int = 1) -> YamlSource:
    source = read_yaml(text, first_line)
    assert isinstance(source, YamlSource)
    return source


def fault(text: str, first_line: int = 1) -> tuple[str, int, int, str]:
    found = read_yaml(text, first_line)
    assert isinstance(found, YamlFault)
    return found.problem, found.line, found.column, found.detail


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 2026\nb: no\nc: 2026-13-45\nd: 007\ne: ~\n",
         {"a": "2026", "b": "no", "c": "2026-13-45", "d": "007", "e": "~"}),
        ("a:\n  - b: 1\n    c: [x, y]\n", {"a": [{"b": "1", "c": ["x", "y"]}]}),
        ("", {}),
        ("# only a comment\n", {}),
    ],
)  # fmt: skip
def test_values_stay_as_they_were_typed(text, data):
    assert read(text).data == data


def test_every_key_and_item_knows_its_line_and_what_is_missing_that_of_what_is_around_it():
    source = read("a: 1\nb:\n  - c: 2\n  - d: 3\n", first_line=5)
    places = [("a",), ("b",), ("b", 0, "c"), ("b", 1), ("b", 1, "d"), ("b", 0, "missing"), ("missing",)]
    assert [source.line_of(place) for place in places] == [5, 6, 7, 8, 8, 7, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: c: d\n", ("syntax", 2, 5)),
        ("a: 1\n\tb: 2\n", ("syntax", 2, 1)),
        ('a: "open\nb: 2\nc: 3\n', ("syntax", 1, 4)),
        ("a: 'open\nb: 2\n", ("syntax", 1, 4)),
        ("a: 1\nb: {{ c }}\n", ("syntax", 2, 5)),
        ("a: 1\nb: @c\n", ("syntax", 2, 4)),
        ("a: *b\n", ("syntax", 1, 4, "alias")),
        ("a: &x [1, *x]\n", ("syntax", 1, 11, "alias")),
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1, "a")),
        ("a:\n  - b: 1\n    b: 2\n", ("duplicate-key", 3, 5, "b")),
        ("- a\n- b\n", ("not-mapping", 1, 1, "")),
        ("only text\n", ("not-mapping", 1, 1, "")),
        ("a: 1\nb: x\x7fy\n", ("character", 2, 1, "U+007F")),
        ("a: 1\nb: x\ufffey\n", ("character", 2, 1, "U+FFFE")),
    ],
)
def test_a_text_that_is_no_mapping_is_a_fault_where_it_goes_wrong(text, expected):
    assert fault(text)[: len(expected)] == expected
    assert fault(text, first_line=7)[1] == expected[1] + 6


@pytest.mark.parametrize("text", ["a: " + "[" * 3000, "a: " + "{a: " * 3000, "- " * 3000])
def test_nesting_without_end_is_a_fault_and_no_crash(text):
    assert fault(text)[:2] == ("syntax", 1)


def read_slowly(text: str, monkeypatch: pytest.MonkeyPatch) -> YamlSource | YamlFault:
    """Read a text with PyYAML's own Python alone."""
    with monkeypatch.context() as patch:
        patch.setattr(yaml_with_lines, "_READ_OTHERWISE", re.compile(""))
        return read_yaml(text)


def test_both_loaders_find_the_same_on_the_same_lines(monkeypatch):
    for path in DOCS.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        fast, slow = read(text), read_slowly(text, monkeypatch)
        assert isinstance(slow, YamlSource)
        assert (fast.data, fast.lines) == (slow.data, slow.lines), path


@pytest.mark.parametrize(
    "text",
    ["a: [b, c? d]\n", "a: b\tc\n", "a: |-#\n", "a: b\n\ufeff", "a: {fi: x? , sv: y}\n", "---", "- a\n"],
)
def test_what_libyaml_would_read_otherwise_is_read_as_ever(text, monkeypatch):
    usual, slow = read_yaml(text), read_slowly(text, monkeypatch)
    if isinstance(usual, YamlSource) and isinstance(slow, YamlSource):
        assert (usual.data, usual.lines) == (slow.data, slow.lines)
    else:
        assert usual == slow


def test_brackets_without_end_take_no_time():
    began = time.process_time()
    read_yaml("title: a\n" + "  {{ {{ ?x\n" * 5_000)
    assert time.process_time() - began < 1
