import time

import pytest
from project import DOCS

from vaikuttava_museo.content.yaml_with_lines import (
    YamlFault,
    YamlSource,
    _explained,
    _ExplainingLoader,
    _FastLoader,
    _read,
    read_yaml,
)


def read(text: str, first_line: int = 1) -> YamlSource:
    source = read_yaml(text, first_line)
    assert isinstance(source, YamlSource)
    return source


def fault(text: str, first_line: int = 1) -> YamlFault:
    found = read_yaml(text, first_line)
    assert isinstance(found, YamlFault)
    return found


def test_values_stay_as_they_were_typed():
    data = read("a: 2026\nb: no\nc: 2026-13-45\nd: 007\ne: ~\n").data
    assert data == {"a": "2026", "b": "no", "c": "2026-13-45", "d": "007", "e": "~"}


def test_lists_and_mappings_keep_their_shape():
    assert read("a:\n  - b: 1\n    c: [x, y]\n").data == {"a": [{"b": "1", "c": ["x", "y"]}]}


def test_every_key_and_item_knows_its_line():
    source = read("a: 1\nb:\n  - c: 2\n  - d: 3\n", first_line=5)
    places = [("a",), ("b",), ("b", 0, "c"), ("b", 1), ("b", 1, "d")]
    assert [source.line_of(place) for place in places] == [5, 6, 7, 8, 8]


def test_a_part_that_is_not_there_stands_on_the_line_of_what_is_around_it():
    source = read("a: 1\nb:\n  - c: 2\n")
    assert source.line_of(("b", 0, "missing")) == 3
    assert source.line_of(("missing",)) == 1


def test_an_empty_text_has_no_data():
    assert read("", first_line=2).data == {}
    assert read("# only a comment\n").data == {}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: c: d\n", 2, 5),
        ("a: 1\n\tb: 2\n", 2, 1),
        ('a: "open\nb: 2\nc: 3\n', 1, 4),
        ("a: 'open\nb: 2\n", 1, 4),
        ("a: 1\nb: {{ c }}\n", 2, 5),
        ("a: 1\nb: @c\n", 2, 4),
    ],
)
def test_a_text_that_is_not_yaml_is_a_fault_where_it_goes_wrong(text, line, column):
    found = fault(text)
    assert (found.problem, found.line, found.column) == ("syntax", line, column)


def test_the_line_of_a_fault_counts_from_the_first_line_of_the_file():
    assert fault("a: b: c\n", first_line=7).line == 7


@pytest.mark.parametrize("text", ["a: *b\n", "a: &x [1, *x]\n", "a: &b 1\nc: *b\n"])
def test_an_alias_is_a_fault_and_never_followed(text):
    assert fault(text).problem == "syntax"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [("a: 1\nb: 2\na: 3\n", 3, "a"), ("a:\n  b: 1\n  b: 2\n", 3, "b"), ("a:\n  - b: 1\n    b: 2\n", 3, "b")],
)
def test_a_key_that_stands_twice_is_a_fault_where_it_stands_again(text, line, key):
    found = fault(text)
    assert (found.problem, found.line, found.detail) == ("duplicate-key", line, key)


@pytest.mark.parametrize("text", ["- a\n- b\n", "only text\n"])
def test_what_is_no_mapping_is_a_fault(text):
    assert fault(text, first_line=4) == YamlFault("not-mapping", 4, 1, "")


@pytest.mark.parametrize(
    ("character", "code"), [("\x7f", "U+007F"), ("\x9f", "U+009F"), ("\ufffe", "U+FFFE")]
)
def test_a_character_that_yaml_refuses_is_named(character, code):
    assert fault(f"a: 1\nb: x{character}y\n") == YamlFault("character", 2, 1, code)


@pytest.mark.parametrize("text", ["a: " + "[" * 3000, "a: " + "{a: " * 3000, "- " * 3000])
def test_nesting_without_end_is_a_fault_and_no_crash(text):
    fault = read_yaml(text)
    assert isinstance(fault, YamlFault)
    assert (fault.problem, fault.line) == ("syntax", 1)


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.yml")), ids=lambda path: path.stem)
def test_both_readers_find_the_same_on_the_same_lines(path):
    text = path.read_text(encoding="utf-8")
    assert _read(_FastLoader, text, 1) == _read(_ExplainingLoader, text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "a: [b, c? d]\n",
        "a: b\tc\n",
        "a: |-#\n",
        "a: b\n\ufeff",
        "a: {fi: x? , sv: y}\n",
        "---",
        "a: *b\n",
        "- a\n",
    ],
)
def test_what_libyaml_would_read_otherwise_is_read_as_ever(text):
    assert read_yaml(text) == _explained(text, 1)


def test_brackets_without_end_take_no_time():
    text = "title: a\n" + "  {{ {{ ?x\n" * 5_000
    began = time.process_time()
    read_yaml(text)
    assert time.process_time() - began < 1
