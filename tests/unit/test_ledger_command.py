"""The commands as a person calls them, on a small tree on disk."""

from pathlib import Path

import pytest

from tests.unit.examples import page_text
from tests.unit.ledger_examples import FOLLOWED, LATER, SLIP, SWEDISH, pages, said_of, swedish_page
from vaikuttava_museo.__main__ import main
from vaikuttava_museo.ledger.statements import ledger_files

STORED = ledger_files(said_of(pages())).popitem()[1]
ALL_IN_STEP = "kaikissa kohdissa (4).\nSpråken stämmer överens på alla ställen (4).\n"


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch) -> Path:
    """A page whose Finnish side is ahead of its ledger's file."""
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/sivu.md").write_text(page_text(SLIP), encoding="utf-8")
    Path("docs/sivu.sv.md").write_text(swedish_page(SWEDISH), encoding="utf-8")
    Path("ledger").mkdir()
    Path("ledger/sivu.txt").write_bytes(STORED)
    return Path("ledger/sivu.txt")


def run(*arguments: str) -> int:
    return main([*arguments], LATER)


def test_pairs_tells_what_is_behind_by_which_words(capsys):
    assert run("pairs") == 0
    printed = capsys.readouterr().out
    assert "docs/sivu.sv.md:9: Avsnittet ”Inledning” (opening) har blivit efter:" in printed
    assert "Vastausta odottavia kohtia: 1." in printed
    Path("docs/sivu.sv.md").write_text(swedish_page(FOLLOWED), encoding="utf-8")
    assert run("pairs") == 0
    printed = capsys.readouterr().out
    assert "[-viidentoista-] {+kahdenkymmenen+}" in printed and "[-femton-] {+tjugo+}" in printed


def test_an_answer_is_written_into_the_ledger_and_nothing_is_behind_any_more(ledger, capsys):
    assert run("same", "sivu", "opening") == 0
    assert "sivu#opening" in capsys.readouterr().out
    assert ledger.read_text(encoding="utf-8").count('"matched": "2026-12-03"') == 1
    assert [path.name for path in ledger.parent.iterdir()] == ["sivu.txt"]
    run("pairs")
    assert capsys.readouterr().out.endswith(ALL_IN_STEP)


def test_ticked_boxes_are_written_down_once(ledger, capsys):
    run("boxes")
    Path("body.md").write_text("Hei!\n\n" + capsys.readouterr().out.replace("[ ]", "[x]"), encoding="utf-8")
    assert run("answers", "--pull-request-body", "body.md") == 0
    written = ledger.read_bytes()
    assert run("answers", "--pull-request-body", "body.md") == 0
    assert ledger.read_bytes() == written != STORED
    run("pairs")
    assert capsys.readouterr().out.endswith(ALL_IN_STEP)


@pytest.mark.parametrize(
    ("command", "code", "sentences"),
    [
        ("translated sivu opening", 1, ["vain toinen kieli on muuttunut", "bara det ena språket har"]),
        ("same siwu", 1, ["Kohtaa siwu ei ole.", "Tarkoititteko kohtaa sivu?", "Menade ni sivu?"]),
        ("same siwu openning", 1, ["Tarkoititteko kohtaa sivu#opening?"]),
        ("answers --pull-request-body puuttuu.md", 2, ["puuttuu.md"]),
        ("answers --pull-request-body docs/sivu.md", 0, ["ei ole rastitettuja", "inga ikryssade svar"]),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_written(ledger, capsys, command, code, sentences):
    assert run(*command.split()) == code
    told = "".join(capsys.readouterr())
    assert [sentence for sentence in sentences if sentence not in told] == []
    assert ledger.read_bytes() == STORED


def test_a_ledger_that_is_broken_or_missing_is_told_and_never_written_over(ledger, capsys):
    ledger.write_bytes(STORED[:-9])
    assert run("same", "sivu") == 1
    assert "ledger/sivu.txt:" in capsys.readouterr().err
    assert ledger.read_bytes() == STORED[:-9]
    ledger.parent.rename("elsewhere")
    assert run("same", "sivu") == 1
    told = capsys.readouterr().err
    assert "Kansiota ledger ei ole" in told and "Mappen ledger finns inte" in told


def test_pairs_puts_a_merge_that_stopped_in_order(ledger):
    ledger.write_bytes(STORED.replace(b"{", b"<<<<<<< HEAD\n{", 1) + b"=======\n>>>>>>> theirs\n")
    assert run("pairs") == 0
    assert ledger.read_bytes() == STORED


def test_the_statements_of_a_renamed_page_move_to_its_file(ledger):
    for name in ("md", "sv.md"):
        Path(f"docs/sivu.{name}").rename(f"docs/uusi.{name}")
    assert run("same", "uusi") == 0
    assert [path.name for path in ledger.parent.iterdir()] == ["uusi.txt"]
