"""Requests that nobody makes in good faith: refused with the right status, nothing told, the server as well as before."""

from collections.abc import Iterator

import pytest
from real_nginx import SECRET, Nginx

pytestmark = pytest.mark.thorough

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


def test_a_body_is_not_taken(nginx: Nginx):
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n"
    assert nginx.send(head).split(b" ", 2)[1] in {b"405", b"413"}


@pytest.mark.parametrize(
    "path", ["//evil.example/askel-1", "/\\evil.example/askel-1", "//evil.example/%2e%2e/askel-1"]
)
def test_nobody_is_led_to_another_host(nginx: Nginx, path: str):
    places = [line for line in _asked(nginx, path).split(b"\r\n") if line.lower().startswith(b"location:")]
    assert all(line == b"Location: /askel-1/" for line in places)


def test_many_ranges_cost_no_more_than_the_file(nginx: Nginx):
    whole = nginx.ask("/pdf/vaikuttava-museo.pdf", "HEAD").header("Content-Length")
    many = ",".join(f"{start}-{start + 9}" for start in range(0, 2_000, 10))
    answer = nginx.ask("/pdf/vaikuttava-museo.pdf", Range=f"bytes={many}")
    assert answer.status in {200, 206}
    assert len(answer.body) <= int(whole or 0)
