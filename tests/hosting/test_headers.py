"""The headers of every kind of answer, from a real nginx."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from project import policy_for
from real_nginx import HOST, HOSTING, Answer, Nginx, free_port, running

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


def test_only_what_the_site_uses_is_allowed(nginx: Nginx):
    assert "default-src 'none'" in nginx.policy and "style-src 'self' 'sha256-" in nginx.policy
    assert "unsafe" not in nginx.policy
    allowed = nginx.ask("/").header("Permissions-Policy") or ""
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(allowed.split(", "))
    assert "*" not in allowed and "self" not in allowed


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
    forwarded = (
        "https",
        "https, https",
        "http, https",
        "HTTPS",
        "https,https",
        "http",
        "xhttps",
        "https, http",
    )
    answers = [nginx.ask("/", X_Forwarded_Proto=given) for given in forwarded]
    assert [bool(answer.header("Strict-Transport-Security")) for answer in answers] == [True] * 5 + [
        False
    ] * 3
