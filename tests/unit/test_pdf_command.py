import subprocess
import sys

import pytest
from project import ROOT

from vaikuttava_museo.commands.pdf import main
from vaikuttava_museo.pdf import chromium


@pytest.fixture
def folders(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<link rel="canonical" href="https://museo.example/">', encoding="utf-8")
    return ["--site", str(site), "--docs", str(ROOT / "docs"), "--overrides", str(ROOT / "overrides"),
            "--cache", str(tmp_path / "cache")]  # fmt: skip


def test_a_machine_without_a_browser_is_told_so_in_three_languages(folders, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_own_browser_of_playwright", lambda: tmp_path / "puuttuu")
    assert main(folders) == 3
    told = capsys.readouterr().err
    for words in ("asentakaa chromium", "installera chromium", "install chromium"):
        assert words in told


@pytest.mark.parametrize("library", ["pikepdf", "playwright"])
def test_a_missing_library_is_told_with_the_command_that_brings_it(library):
    code = f"import sys, runpy; sys.modules[{library!r}] = None; runpy.run_module('vaikuttava_museo.pdf')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 3
    assert "uv sync --group pdf" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_not_there_is_named(folders, tmp_path, capsys):
    assert main([*folders, "--site", str(tmp_path / "puuttuu")]) == 2
    assert "puuttuu" in capsys.readouterr().err


def test_a_site_that_lacks_a_page_is_refused_with_its_name(folders, capsys):
    assert main(folders) == 1
    assert "sivuston-tarkoitus" in capsys.readouterr().err
