"""What nginx answers with: the right file, packed or not, kept as long as it may, in the right language."""

import gzip
from pathlib import Path

import brotli
import pytest
from real_nginx import HIDDEN, HOST, HOSTING, LARGE, LARGE_BYTES, PLANTED, PROBE, Nginx

from vaikuttava_museo.release.hosting.rules import ending
from vaikuttava_museo.release.manifest import files_of
from vaikuttava_museo.release.verify import verify_address, verify_folder

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


def test_the_site_is_verified_over_the_network(nginx: Nginx, site: Path):
    found = verify_address(nginx.url)
    assert (found.missing, found.changed) == ((), ())
    assert found.count == len(files_of(site)) - 1


def test_the_folder_that_is_served_is_verified_with_its_packed_twins(deployed: Path):
    found = verify_folder(deployed)
    assert (found.missing, found.changed, found.unlike) == ((), (), ())
    assert [path for path in found.extra if path.endswith((".br", ".gz"))] == []
    # What the tests have planted there, and the list itself.
    assert found.count == len(files_of(deployed)) - len(found.extra) - 1
    assert set(found.extra) == {*HIDDEN, PROBE, PLANTED, LARGE}


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("gzip, deflate, br", "br"), ("gzip, deflate", "gzip"), ("br", "br"), ("identity", None), ("", None)],
)
@pytest.mark.parametrize("path", ["/askel-3/", "/sitemap.xml", "/sv/site.webmanifest"])
def test_a_page_is_sent_as_small_as_the_browser_takes_it(
    nginx: Nginx, site: Path, path: str, accepted: str, sent: str | None
):
    answer = nginx.ask(path, Accept_Encoding=accepted)
    assert answer.header("Content-Encoding") == sent
    assert answer.header("Vary") == "Accept-Encoding"
    file = site / path.strip("/")
    whole = (file / "index.html" if file.is_dir() else file).read_bytes()
    assert UNPACK[sent](answer.body) == whole
    assert (len(answer.body) < len(whole)) == (sent is not None)


@pytest.mark.parametrize("path", ["/large/", f"/{LARGE}"])
def test_a_large_page_comes_whole_and_with_the_headers_of_every_page(nginx: Nginx, path: str):
    answer = nginx.ask(path)
    assert (answer.status, len(answer.body)) == (200, LARGE_BYTES)
    page = nginx.ask("/planted/")
    differing = {"Date", "Content-Length", "Last-Modified", "ETag"}
    assert {item for item in answer.headers if item[0] not in differing} == {
        item for item in page.headers if item[0] not in differing
    }
    part = nginx.ask(path, Range="bytes=61000-61440")
    assert (part.status, len(part.body)) == (206, 441)


def test_all_that_can_be_packed_is_and_nothing_else(site: Path, deployed: Path):
    twins = {path for path in files_of(deployed) if ending(path) in {"br", "gz"}}
    files = files_of(site)
    packed = {path for path in files if f"{path}.br" in twins and f"{path}.gz" in twins}
    left = {path for path in files if ending(path) in HOSTING.headers.packed and path not in packed}
    assert len(packed) > 100
    assert [path for path in left if (site / path).stat().st_size > 300] == []
    assert {ending(path) for path in packed} <= HOSTING.headers.packed
    assert [
        path
        for path in packed
        if (deployed / f"{path}.br").stat().st_mtime != (deployed / path).stat().st_mtime
    ] == []


def test_what_changes_its_name_is_kept_for_ever_and_pages_are_asked_anew(nginx: Nginx, site: Path):
    kept = {path: nginx.ask(f"/{path}", "HEAD").header("Cache-Control") for path in files_of(site)}
    lasting = {path for path, value in kept.items() if value == "public, max-age=31536000, immutable"}
    assert {path.rsplit("/", 1)[0] for path in lasting if path.endswith(".js")} == {
        path.rsplit("/", 1)[0] for path in kept if path.endswith(".js")
    }
    assert {path for path in kept if path.endswith((".css", ".json"))} <= lasting
    asked_anew = (".html", ".pdf", ".zip", ".xml", ".webmanifest", "robots.txt")
    assert {kept[path] for path in kept if path.endswith(asked_anew)} == {"no-cache"}
    assert {kept[path] for path in kept if path.endswith(".woff2")} == {
        "public, max-age=86400, stale-while-revalidate=604800"
    }


def test_a_page_that_is_kept_is_asked_anew_at_the_price_of_its_headers(nginx: Nginx):
    first = nginx.ask("/askel-1/", Accept_Encoding="br")
    again = nginx.ask("/askel-1/", Accept_Encoding="br", If_None_Match=first.header("ETag") or "")
    assert (again.status, again.body) == (304, b"")
    assert again.header("Cache-Control") == "no-cache"
    plain = nginx.ask("/askel-1/").header("ETag")
    assert plain and plain != first.header("ETag")


@pytest.mark.parametrize(
    "path", ["/assets/js.00000000/site.js", "/assets/print.00000000.css", "/assets/fonts/ei.woff2"]
)
def test_what_is_missing_is_not_kept_for_a_year(nginx: Nginx, path: str):
    answer = nginx.ask(path)
    assert (answer.status, answer.header("Cache-Control")) == (404, "no-cache")


@pytest.mark.parametrize(
    ("path", "language"),
    [("/ei-ole/", "fi"), ("/sv/finns-inte/", "sv"), ("/sv/.hidden", "sv"), ("/svenska", "fi"), ("/sv/pdf/", "sv"),
     ("/404.html", "fi"), ("/sv/404.html", "sv"), ("/askel-1/.hidden", "fi"), ("/sv/index.html.gz", "sv")],
)  # fmt: skip
def test_the_page_of_what_is_missing_is_in_the_language_of_the_address(
    nginx: Nginx, site: Path, path, language
):
    answer = nginx.ask(path)
    assert answer.status == 404
    page = site / ("sv/404.html" if language == "sv" else "404.html")
    assert answer.body == page.read_bytes()
    assert f'lang="{language}"'.encode() in answer.body


MOVED = HOSTING.redirects.expanded()


@pytest.mark.parametrize("old", MOVED)
@pytest.mark.parametrize("host", ["www.vaikuttavamuseo.fi", "vaikuttavamuseo.fi"])
def test_an_address_of_the_original_site_leads_to_its_page(nginx: Nginx, site: Path, host: str, old: str):
    answer = nginx.ask(old, Host=host)
    if host == "vaikuttavamuseo.fi":
        assert (answer.status, answer.header("Location")) == (301, f"http://www.vaikuttavamuseo.fi{old}")
        answer = nginx.ask(old)
    assert (answer.status, answer.header("Location")) == (301, MOVED[old])
    assert nginx.ask(MOVED[old]).body == (site / MOVED[old].strip("/") / "index.html").read_bytes()


@pytest.mark.parametrize("page", HOSTING.redirects.pages)
def test_the_originals_own_addresses_are_pages(nginx: Nginx, page: str):
    assert nginx.ask(f"/{page}/").status == 200
    assert nginx.ask(f"/{page}").header("Location") == f"/{page}/"
    assert nginx.ask(f"/sv/{page}").header("Location") == f"/sv/{page}/"


def test_a_redirect_keeps_to_the_host_and_port_it_was_asked_at(nginx: Nginx):
    assert nginx.ask("/askel-1", Host=f"127.0.0.1:{nginx.port}").header("Location") == "/askel-1/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/probe.mjs", "text/javascript; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/SHA256SUMS", "text/plain; charset=utf-8"),
        ("/assets/fonts/sans.woff2", "font/woff2"),
        ("/assets/mark.svg", "image/svg+xml"),
        ("/pdf/askel-1.pdf", "application/pdf"),
        ("/vaikuttava-museo.zip", "application/zip"),
    ],
)
def test_a_file_is_what_its_type_says(nginx: Nginx, path: str, kind: str):
    assert nginx.ask(path).header("Content-Type") == kind
    assert nginx.ask(path, Accept_Encoding="br").header("Content-Type") == kind


def test_every_ending_in_the_site_has_a_type(site: Path):
    endings = {ending(path) for path in files_of(site)} - {""}
    assert endings <= set(HOSTING.headers.types)


@pytest.mark.parametrize(
    ("asked", "host"), [("/tyopajan-aikataulu/", HOST), ("/ei-ole/", HOST), ("/museo/", "vaikuttavamuseo.fi")]
)
def test_the_logs_tell_what_was_asked_for_and_keep_no_query(nginx: Nginx, asked: str, host: str):
    nginx.ask(f"{asked}?valinta=oma", Host=host)
    nginx.process.send_signal(10)  # SIGUSR1: nginx writes out what it holds and opens its logs anew
    log = nginx.log.with_name("access.log")
    for _ in range(200):
        if f'"GET {asked}"' in log.read_text(encoding="utf-8"):
            break
        nginx.ask("/robots.txt")
    assert f'"GET {asked}"' in log.read_text(encoding="utf-8")
    assert "valinta" not in log.read_text(encoding="utf-8") + nginx.log.read_text(encoding="utf-8")
