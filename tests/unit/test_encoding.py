"""A file's bytes become text, or a finding that names what hinders it."""

from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Äänekoski – ”näin”\n".encode(), "Äänekoski – ”näin”\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"a\tb", "a\tb"),
    ],
)
def test_utf_8_is_read_with_line_ends_of_one_kind(data, text):
    assert decode(PurePosixPath("sivu.md"), data) == text


@pytest.mark.parametrize(
    ("data", "rule", "line", "values"),
    [
        ("näin".encode("utf-16"), "encoding-utf-16", 1, {}),
        (b"\xfe\xff" + "näin".encode("utf-16-be"), "encoding-utf-16", 1, {}),
        ("yksi\nkaksi ä\n".encode("latin-1"), "encoding-latin-1", 2, {"seen": "ä"}),
        ("yksi\nkaksi –\n".encode("cp1252"), "encoding-latin-1", 2, {"seen": "–"}),
        *((f"a\nb{code}c".encode(), "encoding-control", 2, {"code": f"U+{ord(code):04X}"})
          for code in "\x00\x0b\x1b\x85\u2028\u2029"),
    ],
)  # fmt: skip
def test_what_is_no_sound_utf_8_is_a_finding_that_names_it(data, rule, line, values):
    found = decode(PurePosixPath("sivu.md"), data)
    assert isinstance(found, Finding)
    assert (found.rule, found.line, dict(found.values)) == (rule, line, values)
