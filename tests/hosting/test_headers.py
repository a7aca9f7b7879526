"""The headers of every kind of answer, from a real nginx."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from project import policy_for
from real_nginx import HOSTING, Answer, Nginx, free_port, running

# What the OWASP Secure Headers Project asks of a site that shows pages and nothing else.
OWASP = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
}
# Withdrawn, or telling more than anyone needs.
NOT_SENT = ("X-Powered-By", "X-XSS-Protection", "Public-Key-Pins", "Clear-Site-Data", "Set-Cookie", "Via")

LONG = "/" + "a" * 20_000


def _not_modified(nginx: Nginx) -> Answer:
    return nginx.ask("/askel-1/", If_None_Match=nginx.ask("/askel-1/").header("ETag") or "")


def _parsed(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = tuple((name, value) for name, _, value in (line.partition(": ") for line in lines))
    return Answer(int(first.split()[1]), headers, body)


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
    "not modified": (304, _not_modified),
    "malformed request": (400, lambda nginx: _parsed(nginx.send(b"GET / HTTP/1.1\r\n\r\n"))),
    "missing page": (404, lambda nginx: nginx.ask("/ei-ole/")),
    "folder without a page": (404, lambda nginx: nginx.ask("/assets/")),
    "hidden file": (404, lambda nginx: nginx.ask("/.git/config")),
    "another method": (405, lambda nginx: nginx.ask("/askel-1/", "POST")),
    "too long an address": (414, lambda nginx: nginx.ask(LONG)),
    "part that is not there": (416, lambda nginx: nginx.ask("/robots.txt", Range="bytes=99999999-")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_every_header(nginx: Nginx, kind: str):
    status, ask = KINDS[kind]
    answer = ask(nginx)
    assert answer.status == status
    wanted = HOSTING.headers.headers(nginx.policy)
    assert {name: answer.header(name) for name in wanted} == wanted
    assert OWASP.items() <= wanted.items()
    assert answer.header("Server") == "nginx"
    assert [name for name in NOT_SENT if answer.header(name)] == []
    assert b"nginx/" not in answer.body
    assert answer.header("Strict-Transport-Security") is None


def test_the_policy_is_strict_and_knows_the_pages_own_styles(nginx: Nginx):
    assert "default-src 'none'" in nginx.policy
    assert "unsafe" not in nginx.policy
    assert "style-src 'self' 'sha256-" in nginx.policy


def test_what_may_be_used_is_only_what_the_site_uses(nginx: Nginx):
    allowed = nginx.ask("/").header("Permissions-Policy") or ""
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(allowed.split(", "))
    assert "*" not in allowed and "self" not in allowed


def test_who_is_refused_a_method_is_told_which_there_are(nginx: Nginx):
    assert nginx.ask("/", "DELETE").header("Allow") == "GET, HEAD"
    assert nginx.ask("/").header("Allow") is None


@pytest.fixture(scope="module")
def tls(site: Path, deployed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Nginx, int]]:
    """The server file with TLS under a certificate of our own, and its secure port."""
    folder, secure = tmp_path_factory.mktemp("tls"), free_port()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
        capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    values = {
        "https": f"listen 127.0.0.1:{secure} ssl http2;",
        "certificate": str(certificate),
        "key": str(key),
    }
    with running(deployed, folder, policy_for(site), "server-tls.conf", **values) as server:
        yield server, secure


def _over_tls(port: int, host: str, protocols: list[str]) -> tuple[str | None, str | None, Answer | None]:
    """Return the protocol and TLS version agreed on and, where that is HTTP/1.1, the answer to `GET /askel-1/`."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(protocols)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as line,
    ):
        agreed = line.selected_alpn_protocol()
        if agreed == "h2":
            return agreed, line.version(), None
        line.sendall(f"GET /askel-1/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        raw = b""
        while chunk := line.recv(1 << 16):
            raw += chunk
        return agreed, line.version(), _parsed(raw)


def test_over_tls_browsers_are_told_to_stay_there_and_speak_http_2(tls: tuple[Nginx, int]):
    _, port = tls
    assert _over_tls(port, "www.vaikuttavamuseo.fi", ["h2", "http/1.1"])[:2] == ("h2", "TLSv1.3")
    answer = _over_tls(port, "www.vaikuttavamuseo.fi", ["http/1.1"])[2]
    assert answer and answer.status == 200
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"
    assert answer.header("X-Frame-Options") == "DENY"


def test_the_other_name_leads_to_the_right_one_over_tls(tls: tuple[Nginx, int]):
    _, port = tls
    answer = _over_tls(port, "vaikuttavamuseo.fi", ["http/1.1"])[2]
    assert answer and answer.status == 301
    assert answer.header("Location") == "https://www.vaikuttavamuseo.fi/askel-1/"
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"


@pytest.mark.parametrize("host", ["www.vaikuttavamuseo.fi", "vaikuttavamuseo.fi"])
def test_plain_http_leads_to_tls_with_every_header(tls: tuple[Nginx, int], host: str):
    answer = tls[0].ask("/askel-1/?a=1", Host=host)
    assert answer.status == 301
    assert answer.header("Location") == "https://www.vaikuttavamuseo.fi/askel-1/?a=1"
    wanted = HOSTING.headers.headers(tls[0].policy)
    assert {name: answer.header(name) for name in wanted} == wanted
    assert answer.header("Strict-Transport-Security") is None


def test_behind_a_proxy_with_tls_browsers_are_told_too(nginx: Nginx):
    answer = nginx.ask("/", X_Forwarded_Proto="https")
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"
    assert nginx.ask("/", X_Forwarded_Proto="http").header("Strict-Transport-Security") is None
    assert nginx.ask("/", X_Forwarded_Proto="xhttps").header("Strict-Transport-Security") is None
    for several in ("https, https", "http, https", "HTTPS", "https,https"):
        assert nginx.ask("/", X_Forwarded_Proto=several).header("Strict-Transport-Security")
    assert nginx.ask("/", X_Forwarded_Proto="https, http").header("Strict-Transport-Security") is None
