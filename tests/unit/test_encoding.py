from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding


def read(data: bytes) -> str | Finding:
    return decode(PurePosixPath("sivu.md"), data)


def test_utf_8_is_read_as_it_is():
    assert read("Äänekoski – ”näin”\n".encode()) == "Äänekoski – ”näin”\n"


def test_a_byte_order_mark_is_left_out():
    assert read(b"\xef\xbb\xbfa\n") == "a\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_become_the_same(end):
    assert read(f"a{end}b{end}".encode()) == "a\nb\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_a_finding(encoding):
    mark = {"utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    assert read(mark + "näin".encode(encoding)).rule == "encoding-utf-16"


@pytest.mark.parametrize(("encoding", "character"), [("latin-1", "ä"), ("cp1252", "”"), ("cp1252", "–")])
def test_an_old_encoding_is_a_finding_that_shows_the_character(encoding, character):
    found = read(f"yksi\nkaksi {character}\n".encode(encoding))
    assert (found.rule, found.line, found.values["seen"]) == ("encoding-latin-1", 2, character)


@pytest.mark.parametrize(("byte", "code"), [(b"\x00", "U+0000"), (b"\x0b", "U+000B"), (b"\x1b", "U+001B")])
def test_a_control_character_is_a_finding_that_names_it(byte, code):
    found = read(b"a\nb" + byte + b"\n")
    assert (found.rule, found.line, found.values["code"]) == ("encoding-control", 2, code)


def test_a_tab_is_no_control_character():
    assert read(b"a\tb") == "a\tb"


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_that_only_some_readers_know_is_named(character):
    found = decode(PurePosixPath("a.md"), f"a\nb{character}c\n".encode())
    assert isinstance(found, Finding)
    assert (found.line, found.rule, found.values["code"]) == (
        2,
        "encoding-control",
        f"U+{ord(character):04X}",
    )
