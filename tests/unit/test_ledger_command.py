"""The commands as a person calls them, on a small tree on disk."""

import re
from pathlib import Path

import pytest

from tests.unit.examples import page_text
from tests.unit.ledger_examples import FINNISH, FOLLOWED, LATER, SLIP, SWEDISH, pages, said_of, swedish_page
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.ledger.ledger_files import ledger_files

STORED = ledger_files(said_of(pages())).popitem()[1]
ALL_IN_STEP = "kaikissa kohdissa (4).\nSpråken stämmer överens på alla ställen (4).\n"


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch) -> Path:
    """A page whose Finnish side is ahead of its ledger's file."""
    monkeypatch.chdir(tmp_path)
    for folder, finnish in (("before", FINNISH), ("docs", SLIP)):
        Path(folder).mkdir()
        Path(folder, "sivu.md").write_text(page_text(finnish), encoding="utf-8")
        Path(folder, "sivu.sv.md").write_text(swedish_page(SWEDISH), encoding="utf-8")
    Path("ledger").mkdir()
    Path("ledger/sivu.txt").write_bytes(STORED)
    return Path("ledger/sivu.txt")


def run(*arguments: str) -> int:
    return main([*arguments], LATER)


def test_pairs_tells_what_is_behind_by_which_words(capsys):
    assert run("pairs") == 0
    printed = capsys.readouterr().out
    assert "docs/sivu.md:11: Kohta ”Avaus” / ”Inledning” (opening) on muuttunut suomeksi" in printed
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


def answer(body: str) -> int:
    Path("body.md").write_text(body, encoding="utf-8")
    return run("answers", "--pull-request-body", "body.md", "--before", "before")


@pytest.mark.parametrize("box", ["", "- [x] Muutos ei muuta merkitystä"], ids=["section", "template"])
def test_ticked_boxes_are_written_down_once_and_said_to_be_understood(ledger, capsys, box):
    run("boxes")
    body = "Hei!\n\n" + (box or capsys.readouterr().out.replace("[ ]", "[x]"))
    assert answer(body) == 0
    told = capsys.readouterr().out
    assert "kirjataan vastaamaan toisiaan: sivu#opening." in told and "antecknas" in told
    assert "```" not in told, "nothing waits"
    written = ledger.read_bytes()
    assert answer(body) == 0
    assert ledger.read_bytes() == written != STORED
    run("pairs")
    assert capsys.readouterr().out.endswith(ALL_IN_STEP)


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("", ["Kuvauksessa ei ole rastitettuja vastauksia.", "inga ikryssade svar"]),
        (
            "- [x] Muutos muuttaa merkitystä",
            ["`- [x] Muutos muuttaa merkitystä` ei luettu", "lästes inte som ett svar"],
        ),
        ("- [x] a`<b>`: @everyone", ["`- [x] a'<b>': @everyone`"]),
        ("<!--\n- [x] sivu: sama merkitys\n-->", ["kommentissa tai koodissa", "i en kommentar eller i kod"]),
        ("sivu#opening: sama merkitys", ["ei ole rastitettu", "inte ikryssad"]),
        (
            "- [x] Muutin molemmat kielet",
            ["sivu#opening: vain toinen kieli on muuttunut", "bara det ena språket"],
        ),
        ("- [x] sivu#openning: samma betydelse", ["Kohtaa sivu#openning ei ole.", "Menade ni sivu#opening?"]),
        (
            "- [x] merkitys sama\n- [x] toinen kieli odottaa",
            ["Poistakaa toinen rasti.", "Ta bort det ena krysset."],
        ),
        ("- [x] Det andra språket får vänta.", ["odotetaan vastausta", "väntar på svar"]),
    ],
)
def test_what_was_not_understood_is_answered_with_the_box_that_still_waits(ledger, capsys, body, sentences):
    assert answer(body) == 0
    told = capsys.readouterr().out
    assert [sentence for sentence in sentences if sentence not in told] == []
    assert re.search(
        r"```text\n- \[ \] sivu#opening \([0-9a-f]{8}\): sama merkitys / samma betydelse\n```", told
    )
    assert ledger.read_bytes() == STORED


def test_a_change_without_open_sections_needs_no_answer(capsys):
    for name in ("sivu.md", "sivu.sv.md"):
        Path("docs", name).write_bytes(Path("before", name).read_bytes())
    assert answer("- [x] Muutos ei muuta merkitystä") == 0
    assert "ei ole kohtaa, joka odottaa vastausta" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "code", "sentences"),
    [
        ("translated sivu opening", 1, ["vain toinen kieli on muuttunut", "bara det ena språket har"]),
        ("same siwu", 1, ["Kohtaa siwu ei ole.", "Tarkoititteko kohtaa sivu?", "Menade ni sivu?"]),
        ("same siwu openning", 1, ["Tarkoititteko kohtaa sivu#opening?"]),
        ("answers --pull-request-body puuttuu.md --before before", 2, ["puuttuu.md"]),
        ("answers --pull-request-body docs/sivu.md --before puuttuu", 2, ["puuttuu"]),
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
