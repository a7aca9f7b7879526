import shutil
from datetime import date

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.__main__ import main


@pytest.fixture
def sound(tmp_path):
    """A sound tree in a folder called docs, to check or to break."""
    return shutil.copytree(HERE / "sound", tmp_path / "docs")


def checked(*arguments: str) -> int:
    return main(["check", *arguments], date(2026, 11, 22))


def test_a_sound_tree_is_praised_in_both_languages(sound, capsys):
    assert checked(str(sound)) == 0
    assert "8 sivua ja 6 työpohjaa kunnossa. / 8 sidor och 6 arbetsblad i ordning." in capsys.readouterr().out


def test_a_broken_tree_is_refused_with_the_place_and_the_count(sound, capsys):
    (sound / "sivu.md").write_bytes((HERE / "broken" / "title_with_colon.md").read_bytes())
    (sound / "sivu.sv.md").write_bytes((HERE / "broken" / "link_broken.sv.md").read_bytes())
    assert checked(str(sound)) == 1
    printed = capsys.readouterr().out
    assert "docs/sivu.md:2\n" in printed
    assert "docs/sivu.sv.md:9\n" in printed
    assert "Korjattavaa: 2." in printed
    assert "Att rätta: 2." in printed


def test_what_is_behind_in_the_other_language_is_told_and_stops_nobody(sound, capsys):
    assert "make translated" not in _printed(sound, capsys)
    (sound.parent / "ledger").mkdir()
    assert "make translated page=sivu" in _printed(sound, capsys)


def _printed(docs, capsys) -> str:
    assert checked(str(docs)) == 0
    return capsys.readouterr().out


def test_a_ledger_that_cannot_be_read_is_a_fault(sound, capsys):
    (sound.parent / "ledger").mkdir()
    (sound.parent / "ledger/sivu.txt").write_text("x\n", encoding="utf-8")
    assert checked(str(sound)) == 1
    printed = capsys.readouterr().out
    assert "ledger/sivu.txt:1" in printed
    assert "Korjattavaa: 1." in printed


def test_the_docs_folder_is_checked_when_none_is_named(sound, monkeypatch, capsys):
    monkeypatch.chdir(sound.parent)
    assert checked() == 0
    assert "kunnossa" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["puhdista"], ["check", "a", "b"], ["check", "--format", "x"], ["fix", "--wet"]]
)
def test_a_wrong_call_is_told_how_to_call(arguments, capsys):
    assert main(arguments, date(2026, 11, 22)) == 2
    assert "python -m vaikuttava_museo" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    missing = tmp_path / "puuttuu"
    assert checked(str(missing)) == 2
    assert str(missing) in capsys.readouterr().err


def test_on_github_findings_are_annotations_and_the_summary_is_added_to_the_file_that_github_names(
    sound, monkeypatch, capsys
):
    (sound / "sivu.md").write_bytes((HERE / "broken" / "title_with_colon.md").read_bytes())
    summary = sound.parent / "summary.md"
    summary.write_text("Aiempi vaihe.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert checked("--format", "github", str(sound)) == 1
    assert capsys.readouterr().out.startswith("::error file=docs/sivu.md,line=2,")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("Aiempi vaihe.\n## Vaikuttava museo")
    assert "sivu&#46;md" in written


def test_hints_alone_do_not_stop_publishing(sound, monkeypatch, capsys):
    (sound / "sivu.md").write_bytes((HERE / "broken" / "title_with_colon.md").read_bytes())
    monkeypatch.setattr("vaikuttava_museo.checks.rules.HINTS", frozenset({"yaml-syntax-colon"}))
    assert checked(str(sound)) == 0
    printed = capsys.readouterr().out
    assert "kunnossa" in printed
    assert "Vihjeitä: 1." in printed


def test_a_folder_that_may_not_be_read_is_named(sound, monkeypatch, capsys):
    monkeypatch.setattr("vaikuttava_museo.commands.check.os.access", lambda *_: False)
    assert checked(str(sound)) == 2
    assert "ei saa luettua" in capsys.readouterr().err
