"""The commands as a person calls them, on a small tree on disk."""

from pathlib import Path

import pytest

from tests.unit.examples import page_text
from tests.unit.ledger_examples import FINNISH, LATER, SWEDISH, pages, said_of
from vaikuttava_museo.commands.pairs import main
from vaikuttava_museo.ledger.record import ledger_files

SLIP = FINNISH.replace("viidentoista", "kahdenkymmenen")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A pair of pages that matches, and its ledger."""
    docs, ledger = tmp_path / "docs", tmp_path / "ledger"
    docs.mkdir()
    ledger.mkdir()
    write(docs, FINNISH, SWEDISH)
    for path, data in ledger_files(said_of(pages())).items():
        (ledger / path).write_bytes(data)
    return docs


def write(docs: Path, finnish: str, swedish: str) -> None:
    (docs / "sivu.md").write_text(page_text(finnish), encoding="utf-8")
    swedish_page = page_text(swedish, title="Sida", description="Beskrivning " * 6)
    (docs / "sivu.sv.md").write_text(swedish_page, encoding="utf-8")


def ledger_of(docs: Path) -> dict[str, bytes]:
    folder = docs.parent / "ledger"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def run(docs: Path, *arguments: str) -> int:
    return main(arguments, LATER, docs)


def test_everything_in_step_is_told_in_both_languages(docs, capsys):
    assert run(docs, "pairs") == 0
    told = capsys.readouterr().out
    assert "Kielet vastaavat toisiaan kaikissa kohdissa (4)." in told
    assert "Språken stämmer överens på alla ställen (4)." in told


def test_pairs_tells_what_is_behind_by_which_words(docs, capsys):
    write(docs, SLIP, SWEDISH)
    assert run(docs, "pairs") == 0
    told = capsys.readouterr().out
    assert "docs/sivu.sv.md:9: Avsnittet ”Inledning” (opening) har blivit efter:" in told
    assert "[-viidentoista-] {+kahdenkymmenen+}" in told
    assert "make same page=sivu section=opening" in told


def test_pairs_shows_both_languages_words_where_both_have_changed(docs, capsys):
    write(docs, SLIP, SWEDISH.replace("femton", "tjugo"))
    run(docs, "pairs")
    told = capsys.readouterr().out
    assert "[-viidentoista-] {+kahdenkymmenen+}" in told
    assert "[-femton-] {+tjugo+}" in told


def test_same_writes_the_ledger_and_nothing_is_behind_any_more(docs, capsys):
    write(docs, SLIP, SWEDISH)
    before = ledger_of(docs)
    assert run(docs, "same", "sivu", "opening") == 0
    assert "sivu#opening" in capsys.readouterr().out
    assert ledger_of(docs).keys() == before.keys()
    assert ledger_of(docs) != before
    assert '"matched": "2026-12-03"' in ledger_of(docs)["sivu.txt"].decode()
    run(docs, "pairs")
    assert "(4)." in capsys.readouterr().out


def test_translated_is_refused_while_the_translation_is_missing(docs, capsys):
    write(docs, SLIP, SWEDISH)
    before = ledger_of(docs)
    assert run(docs, "translated", "sivu", "opening") == 1
    told = capsys.readouterr().err
    assert "vain toinen kieli on muuttunut" in told
    assert "bara det ena språket har ändrats" in told
    assert ledger_of(docs) == before
    write(docs, SLIP, SWEDISH.replace("femton", "tjugo"))
    assert run(docs, "translated", "sivu") == 0
    assert ledger_of(docs) != before


def test_a_misspelt_page_gets_the_likely_one_and_writes_nothing(docs, capsys):
    before = ledger_of(docs)
    assert run(docs, "same", "siwu") == 1
    told = capsys.readouterr().err
    assert "Kohtaa siwu ei ole." in told and "Tarkoititteko kohtaa sivu?" in told
    assert "Stället siwu finns inte." in told and "Menade ni sivu?" in told
    assert ledger_of(docs) == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["same"], ["same", ""], ["same", "a", "b", "c"], ["x"], ["answers", "f"], ["pairs", "x"]],
)
def test_a_wrong_call_is_told_how_to_call(docs, arguments, capsys):
    assert run(docs, *arguments) == 2
    told = capsys.readouterr().err
    assert "make same page=askel-3 section=opening" in told
    assert "Användning" in told


def test_without_a_ledger_or_docs_there_is_one_sentence_in_both_languages(tmp_path, capsys):
    assert run(tmp_path / "docs", "pairs") == 2
    assert "ei ole" in capsys.readouterr().err
    (tmp_path / "docs").mkdir()
    assert run(tmp_path / "docs", "same", "sivu") == 1
    told = capsys.readouterr().err
    assert "Kansiota ledger ei ole" in told and "Mappen ledger finns inte" in told


def test_a_broken_ledger_is_told_and_never_written_over(docs, capsys):
    file = docs.parent / "ledger/sivu.txt"
    file.write_bytes(file.read_bytes().replace(b"viidentoista", b"kolmen"))
    before = ledger_of(docs)
    assert run(docs, "same", "sivu") == 1
    assert "ledger/sivu.txt:" in capsys.readouterr().err
    assert ledger_of(docs) == before


def test_pairs_puts_a_merge_that_stopped_in_order(docs, capsys):
    file = docs.parent / "ledger/sivu.txt"
    whole = file.read_bytes()
    lines = whole.split(b"\n")
    lines[3:4] = [b"<<<<<<< HEAD", lines[3], b"=======", lines[3], b">>>>>>> theirs"]
    file.write_bytes(b"\n".join(lines))
    assert run(docs, "pairs") == 0
    assert file.read_bytes() == whole


def test_ticked_boxes_of_a_description_are_written_down(docs, tmp_path, capsys):
    write(docs, SLIP, SWEDISH)
    run(docs, "boxes")
    body = tmp_path / "body.md"
    body.write_text("Hei!\n\n" + capsys.readouterr().out.replace("[ ]", "[x]"), encoding="utf-8")
    assert run(docs, "answers", "--pull-request-body", str(body)) == 0
    assert "sivu#opening" in capsys.readouterr().out
    run(docs, "pairs")
    assert "(4)." in capsys.readouterr().out


def test_the_same_boxes_again_change_nothing_and_are_no_fault(docs, tmp_path):
    write(docs, SLIP, SWEDISH)
    body = tmp_path / "body.md"
    body.write_text("- [x] sivu#opening: sama merkitys / samma betydelse\n", encoding="utf-8")
    assert run(docs, "answers", "--pull-request-body", str(body)) == 0
    before = ledger_of(docs)
    assert run(docs, "answers", "--pull-request-body", str(body)) == 0
    assert ledger_of(docs) == before


@pytest.mark.parametrize("body", [b"", b"Moi", b"\xff\xfe\x00", b"- [ ] sivu#opening: sama merkitys"])
def test_a_description_without_answers_writes_nothing(docs, tmp_path, capsys, body):
    before = ledger_of(docs)
    file = tmp_path / "body.md"
    file.write_bytes(body)
    assert run(docs, "answers", "--pull-request-body", str(file)) == 0
    assert "ei ole rastitettuja vastauksia" in capsys.readouterr().out
    assert ledger_of(docs) == before


def test_a_description_that_is_not_there_is_named(docs, tmp_path, capsys):
    assert run(docs, "answers", "--pull-request-body", str(tmp_path / "puuttuu.md")) == 2
    assert "puuttuu.md" in capsys.readouterr().err


def test_a_deleted_page_leaves_the_ledger_when_it_is_next_written(docs):
    other = page_text("## Muu { #other }\n\nAivan toinen teksti.\n", title="Muu", description="Muu " * 14)
    for name in ("muu.md", "muu.sv.md"):
        (docs / name).write_text(other, encoding="utf-8")
    assert run(docs, "same", "muu") == 0
    assert set(ledger_of(docs)) == {"sivu.txt", "muu.txt"}
    for name in ("muu.md", "muu.sv.md"):
        (docs / name).unlink()
    write(docs, SLIP, SWEDISH)
    assert run(docs, "same", "sivu") == 0
    assert set(ledger_of(docs)) == {"sivu.txt"}
