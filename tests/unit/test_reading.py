"""A file of the docs folder becomes text, front matter, headings and data, or a finding that names what hinders it."""

import os
import re
import time
from dataclasses import astuple
from pathlib import Path, PurePosixPath

import markdown
import pytest
from project import DOCS
from selectolax.lexbor import LexborHTMLParser

from tests.unit.examples import page, page_text, seen
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.content import yaml_with_lines
from vaikuttava_museo.content.addresses import file_of, language_of, pair_key, url_of
from vaikuttava_museo.content.decoding import decode, unseen
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.content.front_matter import FrontMatterFault, FrontMatterText, split_front_matter
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.pages import Heading, find_fences, find_headings, parse_page
from vaikuttava_museo.content.placeholder_names import find_placeholders
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, read_yaml

PAGE = PurePosixPath("sivu.md")

# --- the folder

READ = ("sivu.md", "tyopohjat/a.yml", "kuva.png", "muistio.txt", "../mkdocs.yml")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs/tyopohjat").mkdir(parents=True)
    for name in (*READ, ".DS_Store", "../README.md"):
        (tmp_path / "docs" / name).write_bytes(b"x")
    return tmp_path / "docs"


def test_every_file_is_read_and_the_settings_beside_them_but_not_the_machine_s_own(docs: Path):
    folder = read_docs(docs)
    assert (folder.files, folder.unread) == ({PurePosixPath(name): b"x" for name in READ}, ())


def test_a_page_beside_the_folder_is_told_but_not_what_the_repository_says_of_itself(docs: Path):
    for name, text in (
        ("uusi.md", "---\ntitle: Uusi\n"),
        ("uusi.sv.md", "Ny"),
        ("changelog.md", "# 1\n"),
        ("b.md", ""),
    ):
        (docs.parent / name).write_text(text)
    assert seen(read_docs(docs).unread) == [
        (f"../uusi{each}.md", 1, "file-misplaced") for each in ("", ".sv")
    ]


@pytest.mark.parametrize(
    ("name", "make", "rule"),
    [
        ("uusi.md", Path.mkdir, "file-is-folder"),
        *(("linkki.md", lambda path, target=target: path.symlink_to(target), "file-link")
          for target in ("puuttuu.md", "sivu.md", "/etc/passwd", "tyopohjat")),
        ("suuri.md", lambda path: path.touch() or os.truncate(path, 50_000_000), "file-too-large"),
        ("putki.md", os.mkfifo, "file-unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_file_to_read_is_told_and_not_followed_or_waited_for(name, make, rule, docs: Path):
    make(docs / name)
    folder = read_docs(docs)
    assert seen(folder.unread) == [(name, 1, rule)]
    assert PurePosixPath(name) not in folder.files
    assert "50000 kilotavua" in report(folder.unread[0]) or rule != "file-too-large"


@pytest.mark.parametrize(("error", "unread"), [(PermissionError, 4), (FileNotFoundError, 0)])
def test_a_file_without_permission_is_told_and_one_that_vanishes_is_not(error, unread, docs, monkeypatch):
    def refuse(_path: Path) -> bytes:
        raise error

    (docs / "../mkdocs.yml").unlink()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    folder = read_docs(docs)
    assert (folder.files, [item.rule for item in folder.unread]) == ({}, ["file-unreadable"] * unread)


# --- bytes


@pytest.mark.parametrize(
    ("data", "text"),
    [("Ä – ”näin”\n".encode(), "Ä – ”näin”\n"), (b"\xef\xbb\xbfa\n", "a\n"), (b"a\r\nb\rc\td", "a\nb\nc\td")],
)  # fmt: skip
def test_utf_8_is_read_with_line_ends_of_one_kind(data, text):
    assert decode(PAGE, data) == text


@pytest.mark.parametrize(
    ("code", "read"),
    [*((code, "") for code in "\x00\x1b"), *((code, " ") for code in "\x0b\x85\u2028\u2029")],
)
def test_a_control_character_is_found_on_its_line_and_the_rest_of_the_file_is_read(code, read):
    data = f"a\nb{code}c\n".encode()
    (found,) = unseen(PAGE, data)
    assert (found.rule, found.line, found.values["code"]) == ("encoding-control", 2, f"U+{ord(code):04X}")
    assert decode(PAGE, data) == f"a\nb{read}c\n"


# --- names


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("askel-3.md", FINNISH), ("tyopohjat/index.sv.md", SWEDISH),
        *((name, None) for name in ("askel-3.se.md", "askel-3.fi.md", "askel-3.SV.md", "a.b.sv.md", "askel-3.yml")),
    ],
)  # fmt: skip
def test_a_file_name_tells_the_language_and_both_files_of_a_pair_share_a_key(name, language):
    assert language_of(PurePosixPath(name)) is language
    if language:
        assert file_of(pair_key(PurePosixPath(name)), language) == PurePosixPath(name)
    else:
        with pytest.raises(ValueError, match=re.escape(name)):
            pair_key(PurePosixPath(name))


@pytest.mark.parametrize(
    ("key", "url"),
    [("index", ""), ("tyopohjat/index", "tyopohjat/"), ("tyopohjat/partner-map", "tyopohjat/partner-map/")],
)
def test_a_page_stands_at_its_address_in_each_language(key, url):
    assert [url_of(key, language) for language in LANGUAGES] == [url, f"sv/{url}"]


# --- front matter and headings


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\ntitle: A\n---\n\nText", FrontMatterText("title: A", 2, "\nText", 4)),
        ("---\n---\nText", FrontMatterText("", 2, "Text", 3)),
        ("\ufeff---  \ntitle: A\n--- \nText", FrontMatterText("title: A", 2, "Text", 4)),
        ("---\ntitle: A\n---\nText\n---\nMore", FrontMatterText("title: A", 2, "Text\n---\nMore", 4)),
        ("", FrontMatterFault("missing", 1)),
        ("\n\n---\ntitle: A\n---\n", FrontMatterFault("not-first", 3)),
        ("— — —\ntitle: A\n", FrontMatterFault("missing", 1)),
        ("--\ntitle: A\n---\n", FrontMatterFault("lookalike", 1)),
        ("---\ntitle: A\n\n## Heading\n\n---\n", FrontMatterFault("unclosed", 3)),
    ],
)
def test_front_matter_is_told_apart_from_the_body_with_the_lines_they_start_on(text, parts):
    assert split_front_matter(text) == parts


def test_a_page_knows_its_pair_and_language_and_counts_its_lines_as_the_file_does():
    found = page("tyopohjat/index.sv.md", "\nTeksti.\n\n## Otsikko { #a }\n", title="[a, b]")
    assert (found.key, found.language) == ("tyopohjat/index", SWEDISH)
    assert (found.body_line, found.headings[0].line) == (7, 10)
    assert found.meta.line_of(("description",)) == 3
    assert found.text_of("title") == found.text_of("subtitle") == "", "a value that is no text reads as empty"


def test_a_step_page_is_told_by_its_name():
    assert page("askel-3.md").is_step
    assert not page("askel.md").is_step and not page("sivu.md", step="3").is_step


@pytest.mark.parametrize(
    ("value", "rule", "mended"),
    [
        ('Vieras: "Maija"', "yaml-syntax-colon", 'title: "Vieras: ”Maija”"'),
        *((value, "yaml-syntax-colon", f'title: "{value}"')
          for value in ("Askel I: katse", "@museo", "&Palaute heti", "!Palaute heti", "[Palaute] heti", "- x", "> x")),
        ("*tärkeä*", "value-marks", "title: tärkeä"), ("”Askel I: katse”", "yaml-syntax-colon", 'title: "Askel I: katse"'),
        *((f"{mark}Auki: yhä", "yaml-syntax", 'title: "Auki: yhä"') for mark in "\"'"),
        ('"Palaute”', "yaml-syntax", 'title: "Palaute"'), ("'It's'", "yaml-syntax", 'title: "It\'s"'),
        ('"Kiinni" mutta jatkuu', "yaml-syntax", "title: ”Kiinni” mutta jatkuu"),
        ('"a" ja "b"', "yaml-syntax", "title: ”a” ja ”b”"),
        ('"Opas "Arvio" auttaa"', "yaml-syntax", 'title: "Opas ”Arvio” auttaa"'),
        ("{{ provider }}", "value-marks", ""), ("{fi: Opas", "yaml-syntax", "title: {fi: Opas}"),
    ],
)  # fmt: skip
def test_a_value_that_yaml_cannot_read_is_offered_as_it_was_meant(value, rule, mended):
    found = parse_page(PAGE, page_text(title=value))
    assert isinstance(found, Finding)
    assert (found.rule, found.line, found.values["mended"]) == (rule, 2, mended)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Otsikko { #core-questions }", [Heading(2, "Otsikko", "core-questions", 1)]),
        ("### Otsikko {#a}", [Heading(3, "Otsikko", "a", 1)]),
        ("## Otsikko { .iso #a }", [Heading(2, "Otsikko", "a", 1)]),
        ("# Otsikko { .iso }", [Heading(1, "Otsikko", None, 1)]),
        ("#Otsikko\nTeksti # ristikko\n    ## Sisennetty\n####### Seitsemän", []),
        ("## A { #a }\n~~~\n```\n## B\n```\n~~~\n## C", [Heading(2, "A", "a", 1), Heading(2, "C", None, 7)]),
    ],
)
def test_headings_are_told_from_what_looks_alike_and_from_code(body, expected):
    assert list(find_headings(body)) == expected


def test_placeholders_are_found_with_line_and_place():
    body = "Alku {{ contact }}\n\n  {{steps}}  \n{ steps } {{ }} {{ two words }} {# a #}"
    assert list(find_placeholders(body, first_line=4)) == [("contact", 4, False), ("steps", 6, True)]


# --- code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nX\n```\nb", {1, 2, 3}), ("```yaml\nX\n```", {0, 1, 2}), ("```\nX\n```  \nb", {0, 1, 2}),
        ("~~~\nX\n```\nX\n~~~\nb", {0, 1, 2, 3, 4}), ("````\nX\n```\nX\n````\nb", {0, 1, 2, 3, 4}),
        ("```\nX\n```yaml\nX\n```\nb", {0, 1, 2, 3, 4}), ("1. a\n\n    ```\n    X\n    ```\n\nb", {2, 3, 4}),
        ("```\nX\n```\nb\n\n```\nX\n```", {0, 1, 2, 5, 6, 7}), ("```X```\n\nb", set()),
    ],
)  # fmt: skip
def test_the_lines_of_code_are_those_that_the_build_shows_as_code(text: str, code: set[int]):
    lines = text.split("\n")
    assert find_fences(lines) == (code, None)
    html = LexborHTMLParser(markdown.markdown(text, extensions=["pymdownx.superfences"]))
    shown = "".join(node.text() for node in html.css("pre"))
    assert shown.count("X") == sum("X" in lines[index] for index in code)
    assert "b" not in shown


def test_a_block_that_nothing_closes_is_told_by_its_mark_and_goes_on_to_the_end():
    for text in ("```\nX", "a\n```\nX\n\n~~~", "```\nX\n````", "```\nX\n``"):
        lines = text.split("\n")
        opened = lines.index("```")
        assert find_fences(lines) == (set(range(opened, len(lines))), opened), text


# --- YAML


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 2026\nb: no\nc: 2026-13-45\nd: 007\ne: ~\n",
         {"a": "2026", "b": "no", "c": "2026-13-45", "d": "007", "e": "~"}),
        ("a:\n  - b: 1\n    c: [x, y]\n", {"a": [{"b": "1", "c": ["x", "y"]}]}),
        ("# only a comment\n", {}),
    ],
)  # fmt: skip
def test_values_stay_as_they_were_typed(text, data):
    source = read_yaml(text)
    assert isinstance(source, YamlSource) and source.data == data


def test_every_key_and_item_knows_its_line_and_what_is_missing_that_of_what_is_around_it():
    source = read_yaml("a: 1\nb:\n  - c: 2\n  - d: 3\n", 5)
    places = [("a",), ("b",), ("b", 0, "c"), ("b", 1), ("b", 1, "d"), ("b", 0, "missing"), ("missing",)]
    assert [source.line_of(place) for place in places] == [5, 6, 7, 8, 8, 7, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: c: d\n", ("syntax", 2, 5)),
        ('a: "open\nb: 2\nc: 3\n', ("syntax", 1, 4)),
        ("a: 1\nb: {{ c }}\n", ("syntax", 2, 5)),
        ("a: *b\n", ("syntax", 1, 4, "alias")),
        ("a: &x [1, *x]\n", ("syntax", 1, 4, "anchor")),
        ("a: !!python/object/apply:os.getcwd b\n", ("syntax", 1, 4, "tag")),
        ("a: 1\nb:2\nc: 3\n", ("syntax", 2, 1)),
        ("a:\n  - b: 1\n    b: 2\n", ("duplicate-key", 3, 5, "b")),
        ("- a\n- b\n", ("not-mapping", 1, 1, "")),
        ("a: 1\nb: x\x7fy\n", ("character", 2, 1, "U+007F")),
        *((text * 3000, ("syntax", 1)) for text in ("a: [", "a: {a: ", "- ")),
    ],
)
def test_a_text_that_is_no_mapping_is_a_fault_where_it_goes_wrong(text, expected):
    for first_line in (1, 7):
        found = read_yaml(text, first_line)
        assert isinstance(found, YamlFault)
        told = (found.problem, found.line - first_line + 1, found.column, found.detail)
        assert told[: len(expected)] == expected


ODD_YAML = ["a: [b, c? d]\n", "a: b\tc\n", "a: |-#\n", "a: b\n\ufeff", "a: {f: x? , s: y}\n", "---", "- a\n"]


def test_libyaml_is_used_only_where_it_reads_the_same_on_the_same_lines(monkeypatch):
    texts = [*ODD_YAML, *(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.yml"))]
    usual = [read_yaml(text) for text in texts]
    monkeypatch.setattr(yaml_with_lines, "_READ_OTHERWISE", re.compile(""))
    for text, found in zip(texts, usual, strict=True):
        assert astuple(read_yaml(text)) == astuple(found), text


def test_marks_without_end_take_no_time():
    began = time.process_time()
    read_yaml("title: a\n" + "  {{ {{ ?x\n" * 5_000)
    assert find_fences(["`" * 200_000 + "x`"]) == (frozenset(), None)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: "yksi\n  x: kaksi"\nb: c\nc: [1, 2\nd: e\n', 4),  # the text over two lines is sound
        ('a: "yksi\nb: "kaksi"\nc: d\n', 1),
    ],
)
def test_a_fault_is_told_where_its_mark_was_lost(text: str, line: int):
    fault = read_yaml(text)
    assert isinstance(fault, YamlFault) and fault.opened == line
