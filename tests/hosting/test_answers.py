"""What nginx answers with: the right file, packed or not, cached as long as it may be, in the right language."""

import gzip
import re
from pathlib import Path, PurePosixPath

import brotli
import pytest
from real_nginx import HIDDEN, HOST, HOSTING, LARGE, LARGE_BYTES, PLANTED, PROBE, Nginx

from vaikuttava_museo.release.checksums import files_of, verify_address, verify_folder

pytestmark = pytest.mark.thorough

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
MOVED = HOSTING.redirects


def ending(path: str) -> str:
    return PurePosixPath(path).suffix[1:]


def test_the_site_is_verified_over_the_network_and_on_the_disk(nginx: Nginx, site: Path, deployed: Path):
    found = verify_address(nginx.url)
    assert (found.differences, len(found.files)) == ((), len(files_of(site)) - 1)
    planted = {("extra", path) for path in (*HIDDEN, PROBE, PLANTED, LARGE)}
    assert set(verify_folder(deployed).differences) == planted


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("gzip, deflate, br", "br"), ("gzip, deflate", "gzip"), ("br", "br"), ("identity", None), ("", None)],
)
def test_a_page_is_sent_packed(nginx: Nginx, site: Path, accepted: str, sent: str | None):
    for path in ("askel-3/index.html", "sitemap.xml", "sv/site.webmanifest"):
        answer = nginx.ask(f"/{path}", Accept_Encoding=accepted)
        assert (answer.header("Content-Encoding"), answer.header("Vary")) == (sent, "Accept-Encoding")
        whole = (site / path).read_bytes()
        assert UNPACK[sent](answer.body) == whole
        assert (len(answer.body) < len(whole)) == (sent is not None)


def test_a_large_page_comes_whole_and_with_the_headers_of_every_page(nginx: Nginx):
    answer, page = nginx.ask(f"/{LARGE}"), nginx.ask("/planted/")
    assert (answer.status, len(answer.body)) == (200, LARGE_BYTES)
    differing = {"Date", "Content-Length", "Last-Modified", "ETag"}
    kept = ({item for item in found.headers if item[0] not in differing} for found in (answer, page))
    assert next(kept) == next(kept)
    part = nginx.ask(f"/{LARGE}", Range="bytes=61000-61440")
    assert (part.status, len(part.body)) == (206, 441)


def test_all_that_can_be_packed_is_and_keeps_its_date(site: Path, deployed: Path):
    twins = [path for path in files_of(deployed) if ending(path) in {"br", "gz"}]
    packed = {path[:-3] for path in twins}
    packable = {path for path in files_of(site) if ending(path) in HOSTING.headers.packed}
    assert packed <= packable
    assert [path for path in packable - packed if (site / path).stat().st_size > 300] == []
    dates = [((deployed / path).stat().st_mtime, (deployed / path[:-3]).stat().st_mtime) for path in twins]
    assert [pair for pair in dates if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    ("pattern", "caching"),
    [
        (r"assets/js\.\w+/.*|assets/[^/]*\.css|search/.*", "public, max-age=31536000, immutable"),
        (r".*\.woff2", "public, max-age=86400, stale-while-revalidate=604800"),
        (r".*\.(?:html|pdf|zip|xml|webmanifest)|robots\.txt|SHA256SUMS", "no-cache"),
    ],
)
def test_what_changes_its_name_is_cached_for_ever(nginx: Nginx, site: Path, pattern: str, caching: str):
    paths = [path for path in files_of(site) if re.fullmatch(pattern, path)]
    assert {nginx.ask(f"/{path}", "HEAD").header("Cache-Control") for path in paths} == {caching}
    missing = ("/assets/js.00000000/site.js", "/assets/print.00000000.css", "/assets/fonts/ei.woff2")
    assert {nginx.ask(path).header("Cache-Control") for path in missing} == {"no-cache"}


def test_a_page_that_is_cached_is_asked_anew_at_the_price_of_its_headers(nginx: Nginx):
    tag = nginx.ask("/askel-1/", Accept_Encoding="br").header("ETag") or ""
    again = nginx.ask("/askel-1/", Accept_Encoding="br", If_None_Match=tag)
    assert (again.status, again.body, again.header("Cache-Control")) == (304, b"", "no-cache")
    assert nginx.ask("/askel-1/").header("ETag") not in {tag, None}


@pytest.mark.parametrize(
    ("paths", "page"),
    [
        (("/ei-ole/", "/svenska", "/404.html", "/askel-1/.hidden"), "404.html"),
        (("/sv/finns-inte/", "/sv/.hidden", "/sv/pdf/", "/sv/404.html", "/sv/index.html.gz"), "sv/404.html"),
    ],
)
def test_the_missing_page_speaks_the_language(nginx: Nginx, site: Path, paths: tuple[str, ...], page: str):
    answers = {path: (answer.status, answer.body) for path in paths for answer in [nginx.ask(path)]}
    assert answers == dict.fromkeys(paths, (404, (site / page).read_bytes()))


def test_an_address_of_the_original_site_leads_to_its_page(nginx: Nginx, site: Path):
    for old, new in MOVED.items():
        answer = nginx.ask(old, Host="vaikuttavamuseo.fi")
        assert (answer.status, answer.header("Location")) == (301, f"http://{HOST}{old}")
        answer = nginx.ask(old)
        assert (answer.status, answer.header("Location")) == (301, new)
        assert nginx.ask(new).body == (site / new.partition("#")[0].strip("/") / "index.html").read_bytes()
    for page in HOSTING.original.pages:
        assert nginx.ask(f"/{page}/").status == 200
        for place in (f"/{page}", f"/sv/{page}"):
            assert nginx.ask(place).header("Location") == f"{place}/"
    elsewhere = nginx.ask("/askel-1", Host=f"127.0.0.1:{nginx.port}")
    assert elsewhere.header("Location") == "/askel-1/", "it keeps to the host and port it was asked at"


def test_a_file_is_what_its_type_says(nginx: Nginx, site: Path):
    kinds = {
        "/": "text/html; charset=utf-8",
        "/site.webmanifest": "application/manifest+json",
        "/probe.mjs": "text/javascript; charset=utf-8",
        "/.well-known/security.txt": "text/plain; charset=utf-8",
        "/SHA256SUMS": "text/plain; charset=utf-8",
        "/assets/fonts/sans.woff2": "font/woff2",
        "/pdf/askel-1.pdf": "application/pdf",
        "/word/partner-map.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    for encoding in ("identity", "br"):
        asked = {path: nginx.ask(path, Accept_Encoding=encoding).header("Content-Type") for path in kinds}
        assert asked == kinds
    assert {ending(path) for path in files_of(site)} - {""} <= set(HOSTING.headers.types)


def test_the_logs_say_what_was_asked_for_and_keep_no_query(nginx: Nginx):
    asked = {"/tyopajan-aikataulu/": HOST, "/ei-ole/": HOST, "/museo/": "vaikuttavamuseo.fi"}
    for path, host in asked.items():
        nginx.ask(f"{path}?valinta=oma", Host=host)
    nginx.process.send_signal(10)  # SIGUSR1: nginx writes out what it holds and opens its logs anew
    for _ in range(200):
        log = nginx.log.read_text(encoding="utf-8")
        if missing := [path for path in asked if f'"GET {path}"' not in log]:
            nginx.ask("/robots.txt")
    assert missing == []
    assert not any("valinta" in log.read_text(encoding="utf-8") for log in nginx.log.parent.glob("*.log"))
