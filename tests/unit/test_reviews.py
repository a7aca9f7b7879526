"""The monthly list of pages that nobody has read through for a year."""

import shutil
from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.commands.reviews import FRESH_FOR, reviews

WRITTEN = date(2026, 11, 22)
LAST_FRESH_DAY = WRITTEN + FRESH_FOR


@pytest.fixture
def docs(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(HERE / "sound", tmp_path / "docs")


def test_a_page_read_within_a_year_needs_nobody(docs: Path, capsys):
    assert reviews(Namespace(today=LAST_FRESH_DAY)) == 0
    assert "Kaikki sivut" in capsys.readouterr().out


def test_the_next_day_every_page_is_listed_with_its_owner(docs: Path, capsys):
    assert reviews(Namespace(today=LAST_FRESH_DAY + timedelta(days=1))) == 0
    said = capsys.readouterr().out
    assert "docs/askel-1.sv.md  2026-11-22" in said
    assert "sivuston toimitus" in said and "Läs hela sidan" in said


def test_the_oldest_stands_first(docs: Path, capsys):
    page = docs / "sivu.sv.md"
    page.write_text(page.read_text(encoding="utf-8").replace("2026-11-22", "2024-01-01"), encoding="utf-8")
    reviews(Namespace(today=LAST_FRESH_DAY))
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("docs/")] == [
        "docs/sivu.sv.md  2024-01-01  (webbplatsens redaktion)"
    ]
