import socket
from datetime import date

from mkdocs.exceptions import MkDocsException

from vaikuttava_museo.__main__ import main
from vaikuttava_museo.commands.guard import guarded
from vaikuttava_museo.commands.preview import Rebuild, failure_page


def broken() -> int:
    raise ZeroDivisionError("tämä on vika")


def test_a_fault_of_the_program_is_one_sentence_in_each_language_and_a_log_for_the_maintainer(
    tmp_path, capsys
):
    log = tmp_path / "build/error.log"
    assert guarded(broken, "https://github.com/museum/site/issues/new", log) == 3
    finnish, swedish = capsys.readouterr().err.strip().split("\n")
    for line in (finnish, swedish):
        assert "https://github.com/museum/site/issues/new" in line
        assert str(log) in line
        assert "ZeroDivision" not in line
    assert "tämä on vika" in log.read_text(encoding="utf-8")


def test_without_a_place_for_the_log_the_last_line_is_told(tmp_path, capsys):
    (tmp_path / "build").write_text("ei kansio", encoding="utf-8")
    assert guarded(broken, "x", tmp_path / "build/error.log") == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError: tämä on vika" in told
    assert "Traceback" not in told


def test_an_interrupted_command_ends_quietly(capsys):
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted, "x") == 130
    assert capsys.readouterr().err == ""


def test_the_check_itself_is_guarded(tmp_path, monkeypatch, capsys):
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("vaikuttava_museo.commands.check.inspect", lambda *_: broken())
    assert main(["check"], date(2026, 11, 22)) == 3
    assert "Traceback" not in capsys.readouterr().err
    assert "Traceback" in (tmp_path / "build/error.log").read_text(encoding="utf-8")


def test_a_failed_rebuild_tells_of_itself_in_the_terminal_and_on_the_pages_and_the_next_one_clears_it(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    faults = [ZeroDivisionError("<b>"), MkDocsException("Sivun nimi puuttuu <b>"), None]

    def build() -> None:
        fault = faults.pop(0)
        if fault:
            raise fault

    rebuild = Rebuild(build, lambda code: b"site", "https://github.com/museum/site/issues/new")
    assert rebuild.error_page(404) == b"site"
    rebuild()
    assert "Esikatselu ei saanut sivuja valmiiksi" in capsys.readouterr().err
    assert b"F\xc3\xb6rhandsvisningen" in (rebuild.error_page(404) or b"")
    rebuild()
    assert capsys.readouterr().err == "Sivun nimi puuttuu <b>\n"
    assert b"puuttuu &lt;b&gt;" in (rebuild.error_page(404) or b"")
    rebuild()
    assert rebuild.error_page(404) == b"site"


def test_the_page_of_a_failure_tries_again_by_itself():
    assert 'http-equiv="refresh" content="2"' in failure_page("x")


def test_an_address_in_use_is_told_with_the_way_out(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["serve", "--dev-addr", address], date(2026, 11, 22)) == 2
    told = capsys.readouterr().err
    assert f"Osoite {address} on jo käytössä." in told
    assert f"Adressen {address} används redan." in told
