"""Verifying a published site, in a folder and over the network."""

import gzip
import shutil
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import pytest
from bench.wire import hosted

from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.release.checksums import unpacks_to, write_manifest
from vaikuttava_museo.release.hosting import write_twins


class Endless(BaseHTTPRequestHandler):
    """Answers without an end."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with Path("/dev/zero").open("rb") as zeros, suppress(OSError):
            shutil.copyfileobj(zeros, self.wfile)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in ("index.html", "sv/index.html", "pdf/åäö.pdf", "404.html", ".well-known/security.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{path}\nExpires: 2999-01-01T00:00:00Z\n" * 99, encoding="utf-8")
    write_manifest(folder)
    return folder


@pytest.fixture(params=["folder", "address"])
def place(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    with hosted(site) as host:  # what other hosts do is tested with nginx
        yield str(site) if request.param == "folder" else host.url.removesuffix("/")


@pytest.fixture
def served(site: Path) -> Path:
    """The site as a host serves it: packed twins beside its pages."""
    write_twins(site, ["index.html", "sv/index.html", "404.html", "SHA256SUMS"])
    return site


def verified(place: object, capsys: pytest.CaptureFixture[str], code: int = 1) -> str:
    """Return what the command says of a place, and see that it ends as expected."""
    assert main(["verify", str(place)], date(2026, 11, 25)) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_a_site_as_it_was_published_is_confirmed_in_both_languages(place, capsys):
    said = verified(place, capsys, code=0)
    assert "5 tiedostoa tarkistettu, ja kaikki ovat sellaisina kuin ne julkaistiin." in said
    assert "5 filer är kontrollerade, och alla är oförändrade sedan publiceringen." in said


def test_what_is_missing_or_changed_is_named(place, site, capsys):
    (site / "pdf/åäö.pdf").unlink()
    (site / "sv/index.html").write_text("muuta")
    said = verified(place, capsys)
    assert "Puuttuu: pdf/åäö.pdf / Saknas: pdf/åäö.pdf" in said
    assert "Muuttunut: sv/index.html / Ändrad: sv/index.html" in said
    assert "poikkeavia 2" in said


def test_packed_twins_are_no_extra_files_and_are_checked_too(served, capsys):
    assert "13 tiedostoa tarkistettu, ja kaikki" in verified(served, capsys, code=0)


UNLIKE, EXTRA = "Pakattu tiedosto ei vastaa alkuperäistä: ", "Ylimääräinen: "


@pytest.mark.parametrize(
    ("path", "spoil", "difference"),
    [
        ("index.html.gz", lambda _: gzip.compress(b"what visitors would get"), UNLIKE),
        ("sv/index.html.br", lambda _: brotli.compress(b"what visitors would get"), UNLIKE),
        ("index.html.gz", lambda content: content[:-9], UNLIKE),
        ("index.html.br", lambda content: content[:-1], UNLIKE),
        ("index.html.gz", lambda content: content + b"x", UNLIKE),
        ("index.html.br", lambda content: content + b"x", UNLIKE),
        ("index.html.gz", lambda content: content + gzip.compress(b"more"), UNLIKE),
        ("index.html.gz", lambda _: b"", UNLIKE),
        ("index.html.br", lambda _: b"\xff" * 90, UNLIKE),
        ("SHA256SUMS.gz", lambda _: gzip.compress(b"another list"), UNLIKE),
        *((path, gzip.compress, EXTRA)
          for path in ("extra.html", "other.html.gz", "index.html.br.gz", "index.html.zip", ".gz")),
    ],
)  # fmt: skip
def test_a_twin_that_is_not_its_file_and_an_extra_file_are_named(path, spoil, difference, served, capsys):
    file = served / path
    file.write_bytes(spoil(file.read_bytes() if file.exists() else b""))
    said = verified(served, capsys)
    assert f"{difference}{path} / " in said
    assert "poikkeavia 1." in said


@pytest.mark.parametrize("compress", [gzip.compress, partial(brotli.compress, quality=1)])
def test_a_small_twin_cannot_fill_the_machine(compress):
    bomb = compress(bytes(40_000_000))
    tracemalloc.start()
    assert not unpacks_to("a.gz" if compress is gzip.compress else "a.br", bomb, bytes(1000))
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(("path", "difference"), [("index.html.gz", UNLIKE), ("index.html", "Puuttuu: ")])
def test_a_link_out_of_the_folder_is_not_followed(path, difference, served, tmp_path, capsys):
    (served / path).rename(tmp_path / "secret")
    (served / path).symlink_to(tmp_path / "secret")
    assert f"{difference}{path} / " in verified(served, capsys)


def test_without_its_library_a_twin_is_refused_in_words(served, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert "kirjaston brotli: `uv sync --group hosting`" in verified(served, capsys, code=3)


def test_a_hostile_list_is_refused_and_nothing_it_names_is_asked_for(place, site, capsys):
    (site / "SHA256SUMS").write_text(f"{'0' * 64}  ../../etc/passwd\n")
    said = verified(place, capsys)
    assert "Luetteloon ei voi luottaa." in said and "Förteckningen går inte att lita på." in said
    assert "Puuttuu" not in said


def test_a_site_without_a_list_cannot_be_verified(place, site, capsys):
    (site / "SHA256SUMS").unlink()
    assert f"Luetteloa SHA256SUMS ei löydy paikasta {place}" in verified(place, capsys)


def test_an_endless_answer_ends(capsys):
    with ThreadingHTTPServer(("127.0.0.1", 0), Endless) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert "niin suuri" in verified(f"http://127.0.0.1:{server.server_port}", capsys)
        server.shutdown()


class LeadsOn(SimpleHTTPRequestHandler):
    """A host that redirects from one address, as ours does from those that pages had before."""

    def do_GET(self) -> None:
        if self.path != "/vanha/":
            super().do_GET()
            return
        self.send_response(301)
        self.send_header("Location", "/uusi/")
        self.end_headers()


@pytest.mark.parametrize(
    ("page", "code"),
    [(f'<meta http-equiv="refresh" content="0; url={goal}">', code) for goal, code in
     (("../uusi/", 0), ("../uusi/#osa", 0), ("../sv/", 1))] + [("sivu", 1)],
)  # fmt: skip
def test_a_redirect_is_right_only_where_the_page_in_its_place_leads_to_the_same(page, code, site, capsys):
    for name, text in (("vanha", page), ("uusi", "uusi sivu")):
        (site / name).mkdir()
        (site / name / "index.html").write_text(text)
    write_manifest(site)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(LeadsOn, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said = verified(f"http://127.0.0.1:{server.server_port}", capsys, code)
        assert ("Muuttunut: vanha/index.html" in said) == bool(code)
        server.shutdown()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:9", "Osoitteeseen http://127.0.0.1:9/SHA256SUMS ei saatu yhteyttä"),
        ("https://[/", "Osoitteeseen https://[/SHA256SUMS ei saatu yhteyttä"),
        ("file:///etc", "”file:///etc” ei ole verkko-osoite."),
        ("ftp://example.org", "”ftp://example.org” ei ole verkko-osoite."),
        ("puuttuu", "Luetteloa SHA256SUMS ei löydy paikasta puuttuu."),
    ],
)
def test_a_place_that_cannot_be_asked_is_told_in_one_sentence(address, sentence, capsys):
    said = verified(address, capsys)
    assert sentence in said and "Traceback" not in said


def in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days)).isoformat("T", "seconds")


@pytest.mark.parametrize(
    ("expires", "code", "sentence"),
    [
        (29, 0, "Påminnelse: filen security.txt går ut "),
        (-1, 1, "security.txt vanheni "),
        *((text, 0, "") for text in
          (31, "", "soon", "\ufffd", "2027-11-24T18:00:00", "2027-99-99T18:00:00Z")),
    ],
)  # fmt: skip
def test_security_txt_is_minded_before_it_expires(expires, code, sentence, site, capsys):
    expires = in_days(expires) if isinstance(expires, int) else expires
    (site / ".well-known/security.txt").write_text(f"Contact: mailto:a@b.fi\nExpires: {expires}\n")
    write_manifest(site)
    said = verified(site, capsys, code)
    assert sentence in said
    assert bool(sentence) == ("security.txt" in said)
