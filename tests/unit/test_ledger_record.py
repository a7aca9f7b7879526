from datetime import date
from pathlib import PurePosixPath

import pytest

from tests.unit.examples import seen
from tests.unit.ledger_examples import pages, said_of
from vaikuttava_museo.ledger.record import Record, ledger_files, parse_ledger
from vaikuttava_museo.ledger.sections import Address, TextPair

PATH = PurePosixPath("sivu.txt")


def kept() -> bytes:
    return ledger_files(said_of(pages()))[PATH]


def broken(data: bytes) -> list[tuple[str, int, str]]:
    return seen(list(parse_ledger({PATH: data}).findings))


def test_what_is_written_is_read_back():
    records = said_of(pages())
    whole = Record(Address("sivu", "piece"), date(2026, 1, 2), TextPair("a\nb", "c"), is_whole=True)
    ledger = parse_ledger(ledger_files([*records, whole]))
    assert ledger.findings == ()
    assert set(ledger.records) == {*records, whole}


def test_the_same_statements_give_the_same_bytes_in_whatever_order():
    records = said_of(pages())
    assert ledger_files(reversed([*records, records[0]])) == ledger_files(records)


def test_each_statement_is_one_readable_line_with_an_empty_one_between():
    lines = kept().decode().split("\n")
    assert lines[2] == ""
    assert all(line.startswith('{"section": ') for line in lines[3::2])
    assert not any(lines[4::2])
    assert "tärkeimmän syyn" in kept().decode()


def test_the_file_says_in_both_languages_what_to_do_with_a_conflict():
    head = kept().decode().split("\n")[:2]
    assert "pitäkää molempien puolten rivit" in head[0]
    assert "behåll båda sidornas rader" in head[1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"hiljaa", b"rauhassa"),
        lambda data: data.replace(b'{"section": "opening"', b'{"section": "opening'),
        lambda data: data.replace(
            b'"matched": "2026-11-25", "fingerprints": ["', b'"matched": "eilen", "f": ["', 1
        ),
        lambda data: data + b"\nJotain muuta\n",
        lambda data: data + b"\n[1, 2]\n",
        lambda data: data + b"\n" + b"[" * 5000 + b"\n",
        lambda data: data + b'\n{"section": "x"}\n',
    ],
)
def test_a_line_that_cannot_be_trusted_is_told_and_the_others_are_read(spoil):
    data = spoil(kept())
    assert [(path, rule) for path, _, rule in broken(data)] == [("../ledger/sivu.txt", "ledger-broken")]
    assert len(parse_ledger({PATH: data}).records) >= 3


def test_the_broken_line_is_told():
    line = kept().decode().split("\n").index("") + 1
    assert broken(kept().replace(b'"section"', b'"sektion"', 1)) == [
        ("../ledger/sivu.txt", line + 1, "ledger-broken")
    ]


@pytest.mark.parametrize("data", ["ä".encode("latin-1"), "ä".encode("utf-16"), b"\x00"])
def test_a_file_that_is_not_text_is_a_fault_of_its_encoding(data):
    assert broken(data)[0][2].startswith("encoding-")


def test_line_ends_of_another_system_do_no_harm():
    assert broken(kept().replace(b"\n", b"\r\n")) == []
