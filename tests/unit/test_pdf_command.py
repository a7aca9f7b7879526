import sys
from datetime import date

import pytest
from project import ROOT, run

from vaikuttava_museo.commands import pdf
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.pdf.chromium import BuiltSite


def print_of(site):
    return main(
        ["pdf", str(ROOT / "docs"), "--site", str(site), "--cache", f"{site}-cache"], date(2026, 11, 28)
    )


@pytest.mark.parametrize("driver", [{}, {"PLAYWRIGHT_NODEJS_PATH": "/bin/false"}], ids=["runs", "cannot run"])
def test_a_machine_without_a_browser_is_told_so_in_three_languages(driver: dict[str, str], tmp_path):
    none = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), **driver}
    # A program of its own: beside a browser that another test has open none is looked for.
    call = (sys.executable, "-m", "vaikuttava_museo", "pdf", "--site", tmp_path, "--cache", tmp_path / "none")
    result = run(*call, **none)
    assert result.returncode == 3
    for words in ("asentakaa chromium", "installera chromium", "install chromium"):
        assert words in result.stderr
    assert "Ohjelmassa on vika" not in result.stderr


def test_a_missing_library_is_told_with_the_command_that_brings_it():
    code = "import sys, runpy; sys.modules['pikepdf'] = None; runpy.run_module('vaikuttava_museo', None, '__main__')"
    result = run(sys.executable, "-c", code, "pdf")
    assert result.returncode == 3
    assert "uv sync --group pdf" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("folder", "code", "name"), [("puuttuu", 2, "puuttuu"), ("", 1, "index.html")])
def test_a_folder_or_page_that_is_not_there_is_named(folder, code, name, tmp_path, capsys):
    assert print_of(tmp_path / folder) == code
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("start", ["", "\r\033[K"], ids=["log", "terminal"])
def test_it_tells_how_far_it_is_and_knows_where_the_site_will_stand(start, tmp_path, monkeypatch, capsys):
    reported = []

    def print_site(site, content, css, cache, report):
        assert site == BuiltSite(tmp_path, "https://www.vaikuttavamuseo.fi/")
        for document in pdf.documents(content):
            report(document)
            reported.append(document.path)
        return 3

    monkeypatch.setattr(pdf, "print_site", print_site)
    monkeypatch.setattr(pdf, "_put_word_files", lambda *_: None)  # half a minute, tried with the built site
    monkeypatch.setattr("sys.stdout.isatty", lambda: bool(start))
    assert print_of(tmp_path) == 0
    total, end = len(reported), "" if start else "\n"
    lines = [f"{start}[{number:3}/{total}] {path}" for number, path in enumerate(reported, 1)]
    sentence = f"{total} PDF-tiedostoa, joista tulostettiin 3. / {total} pdf-filer, varav 3 skrevs ut."
    assert capsys.readouterr().out == f"{end.join(lines)}\n{sentence}\n"
