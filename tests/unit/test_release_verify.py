"""Verifying a published site, in a folder and over the network."""

import gzip
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import pytest

from vaikuttava_museo.commands import release as command
from vaikuttava_museo.commands.release import main
from vaikuttava_museo.release import verify
from vaikuttava_museo.release.hosting.packing import write_twins
from vaikuttava_museo.release.manifest import write_manifest
from vaikuttava_museo.release.verify import lapse_of

SUM = "0" * 64


class Host(SimpleHTTPRequestHandler):
    """Serves as hosts do: a page by its folder, its own page with 404 for what is not there."""

    def do_GET(self) -> None:
        if self.path.endswith("/index.html"):
            self.send_response(301)
            self.send_header("Location", self.path.removesuffix("index.html"))
            self.end_headers()
        elif self.path == "/404.html" or not Path(self.translate_path(self.path)).exists():
            body = Path(self.directory, "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in ("index.html", "sv/index.html", "pdf/åäö.pdf", "404.html", ".well-known/security.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{path}\nExpires: 2999-01-01T00:00:00Z\n", encoding="utf-8")
    write_manifest(folder)
    return folder


def serve(handler: object) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    yield from serve(partial(Host, directory=str(site)))


@pytest.fixture(params=["folder", "url"])
def place(request: pytest.FixtureRequest, site: Path, address: str) -> list[str]:
    return ["--folder", str(site)] if request.param == "folder" else ["--url", address]


def test_a_site_as_it_was_published_is_confirmed_in_both_languages(place, capsys):
    assert main(["verify", *place]) == 0
    said = capsys.readouterr().out
    assert "5 tiedostoa tarkistettu, ja kaikki ovat sellaisina kuin ne julkaistiin." in said
    assert "5 filer är kontrollerade, och alla är sådana som de publicerades." in said


def test_what_is_missing_or_changed_is_named(place, site, capsys):
    (site / "pdf/åäö.pdf").unlink()
    (site / "sv/index.html").write_text("muuta")
    assert main(["verify", *place]) == 1
    said = capsys.readouterr().out
    assert "Puuttuu: pdf/åäö.pdf / Saknas: pdf/åäö.pdf" in said
    assert "Muuttunut: sv/index.html / Ändrad: sv/index.html" in said
    assert "poikkeavia 2" in said


def test_what_a_folder_has_too_much_is_named(site, capsys):
    (site / "extra.html").write_text("x")
    assert main(["verify", "--folder", str(site)]) == 1
    assert "Ylimääräinen: extra.html / Överflödig: extra.html" in capsys.readouterr().out


@pytest.fixture
def served(site: Path) -> Path:
    """The site as a host keeps it: packed twins beside its pages."""
    for path in ("index.html", "sv/index.html", "404.html"):
        (site / path).write_text(f"{path} " * 5000, encoding="utf-8")
    write_manifest(site)
    write_twins(site, ["index.html", "sv/index.html", "404.html", "SHA256SUMS"])
    return site


def test_packed_twins_are_no_extra_files_and_are_checked_too(served, capsys):
    assert main(["verify", "--folder", str(served)]) == 0
    assert "13 tiedostoa tarkistettu, ja kaikki" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("twin", "spoil"),
    [
        ("index.html.gz", lambda _: gzip.compress(b"what visitors would get")),
        ("sv/index.html.br", lambda _: brotli.compress(b"what visitors would get")),
        ("index.html.gz", lambda content: content[:-9]),
        ("index.html.br", lambda content: content[:-1]),
        ("index.html.gz", lambda content: content + b"x"),
        ("index.html.br", lambda content: content + b"x"),
        ("index.html.gz", lambda content: content + gzip.compress(b"more")),
        ("index.html.gz", lambda _: b""),
        ("index.html.br", lambda _: b"\xff" * 90),
        ("SHA256SUMS.gz", lambda _: gzip.compress(b"another list")),
    ],
)
def test_a_twin_that_is_not_its_file_is_named(twin, spoil, served, capsys):
    (served / twin).write_bytes(spoil((served / twin).read_bytes()))
    assert main(["verify", "--folder", str(served)]) == 1
    said = capsys.readouterr().out
    assert f"Pakattu tiedosto ei vastaa alkuperäistä: {twin} / Den packade filen " in said
    assert f"motsvarar inte sitt original: {twin}" in said
    assert "poikkeavia 1." in said
    assert "Ylimääräinen" not in said


def test_a_twin_of_a_file_that_is_gone_or_changed_is_held_to_the_list(served, capsys):
    (served / "sv/index.html").unlink()
    (served / "index.html").write_text("muuta")
    assert main(["verify", "--folder", str(served)]) == 1
    said = capsys.readouterr().out
    assert "Puuttuu: sv/index.html" in said
    assert "Muuttunut: index.html" in said
    assert "poikkeavia 2." in said


@pytest.mark.parametrize("path", ["other.html.gz", "index.html.br.gz", "index.html.zip", ".gz"])
def test_what_is_packed_of_nothing_listed_is_extra(path, served, capsys):
    (served / path).write_bytes(gzip.compress(b"x"))
    assert main(["verify", "--folder", str(served)]) == 1
    assert f"Ylimääräinen: {path} " in capsys.readouterr().out


def test_a_twin_that_leads_out_of_the_folder_is_not_followed(served, tmp_path, capsys):
    (served / "index.html.gz").rename(tmp_path / "secret")
    (served / "index.html.gz").symlink_to(tmp_path / "secret")
    assert main(["verify", "--folder", str(served)]) == 1
    assert "ei vastaa alkuperäistä: index.html.gz" in capsys.readouterr().out


def test_without_its_library_a_twin_is_refused_in_words(served, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert main(["verify", "--folder", str(served)]) == 1
    assert "`uv sync --group hosting`" in capsys.readouterr().err


def test_a_link_out_of_a_folder_is_not_followed(site, tmp_path, capsys):
    (tmp_path / "secret").write_text((site / "index.html").read_text())
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "secret")
    assert main(["verify", "--folder", str(site)]) == 1
    assert "Puuttuu: index.html" in capsys.readouterr().out


def test_a_hostile_list_is_refused_and_nothing_it_names_is_asked_for(place, site, capsys):
    (site / "SHA256SUMS").write_text(f"{SUM}  ../../etc/passwd\n")
    assert main(["verify", *place]) == 1
    told = capsys.readouterr()
    assert "Luetteloon ei voi luottaa." in told.err
    assert "Förteckningen går inte att lita på." in told.err
    assert told.out == ""


def test_a_site_without_a_list_cannot_be_verified(place, site, capsys):
    (site / "SHA256SUMS").unlink()
    assert main(["verify", *place]) == 1
    assert "SHA256SUMS" in capsys.readouterr().err


def test_an_endless_answer_ends(monkeypatch, capsys):
    class Endless(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"0" * 65_536)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:
            pass

    for address in serve(Endless):
        assert main(["verify", "--url", address]) == 1
    assert "liian suuri" in capsys.readouterr().err


def test_a_host_that_does_not_answer_is_told_in_one_sentence(address, capsys):
    nobody = "http://127.0.0.1:9"
    assert main(["verify", "--url", nobody]) == 1
    assert f"Osoitteeseen {nobody}/SHA256SUMS ei saatu yhteyttä" in capsys.readouterr().err


@pytest.mark.parametrize(
    "url", ["file:///etc", "ftp://example.org", "vaikuttavamuseo.fi", "http://", "https://[/"]
)
def test_an_address_of_another_kind_is_refused(url, capsys):
    assert main(["verify", "--url", url]) == 1
    assert "Traceback" not in (told := capsys.readouterr().err)
    assert url in told


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path, capsys):
    assert main(["verify", "--folder", str(tmp_path / "puuttuu")]) == 2
    assert "puuttuu" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("now", "code", "told"),
    [
        ("2027-10-24", 0, ""),
        ("2027-10-26", 0, "Påminnelse: filen security.txt går ut 2027-11-24"),
        ("2027-11-25", 1, "security.txt on vanhentunut 2027-11-24"),
    ],
)
def test_security_txt_is_minded_before_it_lapses(now, code, told, capsys):
    found = verify.Outcome(1, (), (), (), (), datetime(2027, 11, 24, 18, tzinfo=UTC))
    assert command._told_outcome(found, datetime.fromisoformat(now).replace(tzinfo=UTC)) == code
    assert told in (said := capsys.readouterr().out)
    assert bool(told) == ("security.txt" in said)


@pytest.mark.parametrize("text", [b"", b"Expires: soon\n", b"Expires: \xff\n"])
def test_a_security_txt_that_tells_no_date_is_none(text):
    assert lapse_of(text) is None
