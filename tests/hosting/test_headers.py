"""The headers of every kind of answer from a real nginx, and requests that nobody makes in good faith."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from project import free_port, policy_for
from real_nginx import HOST, HOSTING, SECRET, Answer, Nginx, running

pytestmark = pytest.mark.thorough

# What the OWASP Secure Headers Project asks of a site that shows pages and nothing else.
OWASP = {
    "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "X-Permitted-Cross-Domain-Policies",
    "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy", "X-DNS-Prefetch-Control",
}  # fmt: skip
# Withdrawn, or telling more than anyone needs.
NOT_SENT = ("X-Powered-By", "X-XSS-Protection", "Public-Key-Pins", "Clear-Site-Data", "Set-Cookie", "Via")
KINDS: dict[str, tuple[int, Callable[[Nginx], Answer]]] = {
    "page": (200, lambda nginx: nginx.ask("/askel-1/")),
    "page asked for by HEAD": (200, lambda nginx: nginx.ask("/sv/", "HEAD")),
    "packed page": (200, lambda nginx: nginx.ask("/", Accept_Encoding="br")),
    "document": (200, lambda nginx: nginx.ask("/pdf/askel-1.pdf")),
    "security.txt": (200, lambda nginx: nginx.ask("/.well-known/security.txt")),
    "part of a document": (206, lambda nginx: nginx.ask("/pdf/askel-1.pdf", Range="bytes=0-99")),
    "missing slash": (301, lambda nginx: nginx.ask("/askel-1")),
    "original address": (301, lambda nginx: nginx.ask("/index.php/askel-1")),
    "other host": (301, lambda nginx: nginx.ask("/askel-1/", Host="vaikuttavamuseo.fi")),
    "not modified": (304, lambda nginx: nginx.ask("/", If_None_Match=nginx.ask("/").header("ETag") or "")),
    "malformed request": (400, lambda nginx: nginx.ask("/", Host="a/../b")),
    "missing page": (404, lambda nginx: nginx.ask("/ei-ole/")),
    "folder without a page": (404, lambda nginx: nginx.ask("/assets/")),
    "hidden file": (404, lambda nginx: nginx.ask("/.git/config")),
    "another method": (405, lambda nginx: nginx.ask("/askel-1/", "POST")),
    "too long an address": (414, lambda nginx: nginx.ask("/" + "a" * 20_000)),
    "part that is not there": (416, lambda nginx: nginx.ask("/robots.txt", Range="bytes=99999999-")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_every_header(nginx: Nginx, kind: str):
    status, ask = KINDS[kind]
    answer = ask(nginx)
    wanted = HOSTING.headers.headers(nginx.policy) | {"Server": "nginx"}
    assert (answer.status, {name: answer.header(name) for name in wanted}) == (status, wanted)
    assert set(wanted) >= OWASP
    assert [name for name in (*NOT_SENT, "Strict-Transport-Security") if answer.header(name)] == []
    assert answer.header("Allow") == ("GET, HEAD" if status == 405 else None)
    assert b"nginx/" not in answer.body


def test_no_page_may_use_what_the_machine_has_but_a_screen_that_is_full_and_awake(nginx: Nginx):
    allowed = nginx.ask("/").header("Permissions-Policy") or ""
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(allowed.split(", "))
    of_the_workshop = {"fullscreen=(self)", "screen-wake-lock=(self)"}
    assert {item for item in allowed.split(", ") if not item.endswith("=()")} == of_the_workshop


@pytest.fixture(scope="module")
def tls(
    site: Path, deployed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Nginx, Nginx]]:
    """The server file with TLS under a certificate of our own, asked over TLS and over plain HTTP."""
    folder, port = tmp_path_factory.mktemp("tls"), free_port()
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
        capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    values = {"https": f"listen 127.0.0.1:{port} ssl http2;", "certificate": certificate, "key": key}
    with running(deployed, folder, policy_for(site), "server-tls.conf", **values) as server:
        yield replace(server, port=port, is_secure=True), server


def test_over_tls_browsers_are_told_to_stay_there_and_speak_http_2(tls: tuple[Nginx, Nginx]):
    with socket.create_connection(("127.0.0.1", tls[0].port), timeout=10) as plain:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["h2", "http/1.1"])
        with context.wrap_socket(plain, server_hostname=HOST) as line:
            assert (line.selected_alpn_protocol(), line.version()) == ("h2", "TLSv1.3")
    hsts = {"Strict-Transport-Security": "max-age=31536000"}
    wanted = HOSTING.headers.headers(tls[0].policy) | hsts
    page, other = tls[0].ask("/askel-1/"), tls[0].ask("/askel-1/", Host="vaikuttavamuseo.fi")
    for answer in (page, other):
        assert {name: answer.header(name) for name in wanted} == wanted
    assert (page.status, other.status) == (200, 301)
    assert other.header("Location") == f"https://{HOST}/askel-1/"


@pytest.mark.parametrize("host", [HOST, "vaikuttavamuseo.fi"])
def test_plain_http_leads_to_tls_with_every_header(tls: tuple[Nginx, Nginx], host: str):
    answer = tls[1].ask("/askel-1/?a=1", Host=host)
    assert (answer.status, answer.header("Location")) == (301, f"https://{HOST}/askel-1/?a=1")
    wanted = HOSTING.headers.headers(tls[1].policy)
    assert {name: answer.header(name) for name in wanted} == wanted
    assert answer.header("Strict-Transport-Security") is None


def test_behind_a_proxy_with_tls_browsers_are_told_too(nginx: Nginx):
    secure = ("https", "https, https", "http, https", "HTTPS", "https,https")
    for forwarded in (*secure, "http", "xhttps", "https, http"):
        told = nginx.ask("/", X_Forwarded_Proto=forwarded).header("Strict-Transport-Security")
        assert bool(told) == (forwarded in secure), forwarded


# --- hostile requests: refused with the right status, nothing told, the server as well as before

FOUND_NOWHERE = [
    "/.git/config", "/.git/", "/.env", "/%2e%67it/config", "/.%67it/config", "/askel-1/.hidden", "/sv/.hidden",
    "/.well-known/.git/config", "/.well-known/../.git/config", "/.well-known/", "/askel-1/../.env",
    "/..%5c..%5csecret.txt", "/secret.txt", "/assets/", "/index.html.gz", "/index.html.br", "/%2e%2e%2e/secret.txt",
    "/%252e%252e/secret.txt", "/askel-1/%0d%0aSet-Cookie:%20a=b", "/askel-1%0d%0aX:%20y/", "/cgi-bin/test",
    "/wp-login.php", "/%ff%fe", "/" + "a" * 4_000,
]  # fmt: skip
LEADS_OUT = [
    "/askel-1/index.html/..%2f..%2f..%2fetc/passwd%20", "/../secret.txt", "/../../../../etc/passwd",
    "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "/assets/../../secret.txt",
    "/assets/..%2f..%2fsecret.txt", "/%00", "/askel-1/%00.html", "/robots.txt%00.png",
]  # fmt: skip
TOO_LONG = ["/" + "a" * length for length in (9_000, 100_000, 2_000_000)]
METHODS = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "MKCOL", "FOO"]
MALFORMED = [
    b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a/../b\r\n\r\n",
    b"GET nothing HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40_000 + b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]


@pytest.fixture(autouse=True)
def alive(nginx: Nginx) -> Iterator[None]:
    """After every test the server is as well as before it."""
    yield
    assert nginx.process.poll() is None
    assert nginx.ask("/robots.txt").status == 200


def _asked(nginx: Nginx, path: str, method: str = "GET") -> bytes:
    """Return the answer to a request whose address no client library has tidied, and see that it tells nothing."""
    raw = f"{method} {path} HTTP/1.1\r\nHost: www.vaikuttavamuseo.fi\r\nConnection: close\r\n\r\n"
    answer = nginx.send(raw.encode("latin-1"))
    assert SECRET.encode() not in answer and b"root:" not in answer
    assert b"Set-Cookie" not in answer.partition(b"\r\n\r\n")[0]
    return answer


@pytest.mark.parametrize(
    ("status", "paths"), [(404, FOUND_NOWHERE), (400, LEADS_OUT), (414, TOO_LONG)], ids=[404, 400, 414]
)
def test_what_is_hidden_leads_out_or_is_too_long_has_its_status(nginx: Nginx, status: int, paths: list[str]):
    found = {path[:80]: int(_asked(nginx, path).split(b" ", 2)[1]) for path in paths}
    assert found == {path[:80]: status for path in paths}


@pytest.mark.parametrize("path", ["/", "/askel-1/", "/sanasto", "/.git/config", "/index.php", "/ei-ole"])
def test_only_reading_is_allowed(nginx: Nginx, path: str):
    found = {method: _asked(nginx, path, method).split(b" ", 2)[1] for method in METHODS}
    assert found == dict.fromkeys(METHODS, b"405")


@pytest.mark.parametrize("raw", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_request_is_refused(nginx: Nginx, raw: bytes):
    answer = nginx.send(raw)
    assert answer == b"" or answer.split(b" ", 2)[1] in {b"400", b"494"} or b"400 Bad Request" in answer
    assert SECRET.encode() not in answer


def test_nobody_is_led_to_another_host(nginx: Nginx):
    for path in ("//evil.example/askel-1", "/\\evil.example/askel-1", "//evil.example/%2e%2e/askel-1"):
        lines = _asked(nginx, path).split(b"\r\n")
        led = {line for line in lines if line.lower().startswith(b"location:")}
        assert led <= {b"Location: /askel-1/"}, path


def test_many_ranges_cost_no_more_than_the_file(nginx: Nginx):
    whole = nginx.ask("/pdf/vaikuttava-museo.pdf", "HEAD").header("Content-Length")
    many = ",".join(f"{start}-{start + 9}" for start in range(0, 2_000, 10))
    answer = nginx.ask("/pdf/vaikuttava-museo.pdf", Range=f"bytes={many}")
    assert answer.status in {200, 206}
    assert len(answer.body) <= int(whole or 0)
