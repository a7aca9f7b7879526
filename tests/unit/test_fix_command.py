import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.__main__ import main


@pytest.fixture
def docs(tmp_path):
    """A tree whose Finnish and Swedish page each have a slip that can be mended."""
    docs = shutil.copytree(HERE / "sound", tmp_path / "docs")
    for name in ("sivu.md", "sivu.sv.md"):
        path = docs / name
        path.write_text("\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return docs


def run(docs: Path, *options: str) -> int:
    return main(["fix", *options, str(docs)], date(2026, 11, 22))


def texts(docs: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def test_what_was_mended_is_told_in_the_language_of_the_file(docs, capsys):
    assert run(docs) == 0
    printed = capsys.readouterr().out
    assert "docs/sivu.md: korjattu: tyhjät rivit ennen sivun tietoja" in printed
    assert "docs/sivu.sv.md: rättat: tomma rader före sidans uppgifter" in printed
    assert "Korjattuja tiedostoja: 2." in printed
    assert "Rättade filer: 2." in printed
    assert (docs / "sivu.md").read_bytes() == (HERE / "sound/sivu.md").read_bytes()


def test_a_second_run_changes_nothing(docs, capsys):
    run(docs)
    before = texts(docs)
    capsys.readouterr()
    assert run(docs) == 0
    assert texts(docs) == before
    assert "Ei ollut mitään" in capsys.readouterr().out


def test_a_dry_run_shows_the_change_and_writes_nothing(docs, capsys):
    before = texts(docs)
    assert run(docs, "--dry-run") == 1
    assert texts(docs) == before
    printed = capsys.readouterr().out
    assert "--- docs/sivu.md" in printed
    assert "korjattaisiin: tyhjät rivit" in printed
    assert "Mitään ei muutettu." in printed


def test_a_file_that_cannot_be_written_stays_whole_and_is_named(docs, capsys, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError

    before = texts(docs)
    monkeypatch.setattr(Path, "replace", refuse)
    assert run(docs) == 2
    assert texts(docs) == before
    told = capsys.readouterr().err
    assert "ei saa kirjoitettua" in told
    assert "går inte att skriva" in told


def test_a_file_that_is_not_utf_8_is_left_to_a_person(docs):
    latin = (docs / "sivu.md").read_text(encoding="utf-8").encode("latin-1")
    (docs / "sivu.md").write_bytes(latin)
    run(docs)
    assert (docs / "sivu.md").read_bytes() == latin


def test_the_permissions_of_a_mended_file_stay(docs):
    (docs / "sivu.md").chmod(0o640)
    run(docs)
    assert (docs / "sivu.md").stat().st_mode & 0o777 == 0o640
