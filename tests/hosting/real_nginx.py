"""nginx itself with the configuration that ships, as an ordinary process on a free port of this machine."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from project import ROOT, free_port, real_content

from vaikuttava_museo.release import hosting

HOSTING = hosting.read_hosting(ROOT / "hosting", real_content().menu.redirects())
HOST = "www.vaikuttavamuseo.fi"
SECRET = "SALAISUUS"
"""Stands in every file that nobody may see."""
HIDDEN = (".git/config", ".env", "askel-1/.hidden", "sv/.hidden")
"""Files in the site's folder that are none of the site's and that nobody may see."""
PROBE = "probe.mjs"
"""A script of a kind that the site has none of."""
PLANTED = "planted/index.html"
"""A page that somebody has got into the site: inline and foreign scripts, a handler, a foreign image, a script link."""
LARGE = "large/index.html"
"""A page too large to be sent in one piece from its file, and its size in bytes."""
LARGE_BYTES = hosting.ONE_PIECE + 1
_PLANT = """<!doctype html><html lang="fi"><head><title>Planted</title><script>window.ran = 1</script>
<script src="https://elsewhere.example/a.js"></script></head><body>
<img src="https://elsewhere.example/pixel.png" alt=""><a href="javascript:window.ran=2">a</a>
<button onclick="window.ran=3">b</button></body></html>
"""
_ATTEMPTS, _SECONDS = 3, 10
_MAIN = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes auto;
include /etc/nginx/modules-enabled/*.conf;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {servers}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What nginx answered: status, headers as they came, and body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header's value, or None; it never stands twice."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(found) < 2, (name, found)
        return found[0] if found else None


@dataclass(frozen=True)
class Nginx:
    """A running server, its process and its access log."""

    port: int
    policy: str
    process: subprocess.Popen[bytes]
    log: Path
    is_secure: bool = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path without following where it leads; underscores in header names stand for hyphens."""
        secure = {"context": ssl._create_unverified_context()} if self.is_secure else {}
        kind = HTTPSConnection if self.is_secure else HTTPConnection
        with closing(kind("127.0.0.1", self.port, timeout=_SECONDS, **secure)) as connection:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": HOST} | given)
            response = connection.getresponse()
            return Answer(response.status, tuple(response.getheaders()), response.read())

    def send(self, raw: bytes) -> bytes:
        """Send bytes as they are and return everything that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=_SECONDS) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            with line.makefile("rb") as answer:
                return answer.read()


def deploy(site: Path, folder: Path) -> None:
    """Put the site with its packed twins into `www`, and beside and inside it what nobody may see."""
    hosting.write_site(site, folder / "www", HOSTING.headers)
    planted = {PLANTED: _PLANT, PROBE: "export {};\n", LARGE: "<!doctype html>".ljust(LARGE_BYTES)}
    for path, text in (planted | dict.fromkeys((*HIDDEN, "../secret.txt"), SECRET)).items():
        (folder / "www" / path).parent.mkdir(exist_ok=True)
        (folder / "www" / path).write_text(text, encoding="utf-8")


@contextmanager
def running(
    root: Path, folder: Path, policy: str, server: str = "server.conf", **values: str
) -> Iterator[Nginx]:
    """Run nginx with a shipped server file; `folder` is empty and takes configuration and logs."""
    included, log = folder / "vaikuttava-museo", folder / "access.log"
    included.mkdir()

    def servers(port: int) -> str:
        given = {"http": f"listen 127.0.0.1:{port};", "root": str(root), "log": str(log)} | values
        sizes, filled = hosting.page_sizes(root), hosting.server_values(HOST) | given
        for name, text in hosting.nginx_files(HOSTING, policy, sizes, filled).items():
            (included / name).write_text(text, encoding="utf-8")
        return f"include {included / server};"

    with started(folder, servers) as (port, process):
        yield Nginx(port, policy, process, log)


@contextmanager
def started(folder: Path, servers: Callable[[int], str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Run nginx on a free port with the servers that are written for it; give the port and the process."""
    user = "user root;" if os.geteuid() == 0 else ""
    for _ in range(_ATTEMPTS):
        text = _MAIN.format(folder=folder, user=user, servers=servers(port := free_port()))
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        if process := _start(folder / "nginx.conf", port):
            break
    assert process, (folder / "error.log").read_text(encoding="utf-8")
    try:
        yield port, process
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _start(configuration: Path, port: int) -> subprocess.Popen[bytes] | None:
    """Start nginx and wait until it answers; None when it ended at once, as when another took the port."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program, "nginx: sh tests/setup.sh"
    call = [program, "-c", configuration, "-e", configuration.with_name("error.log")]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return process
        except OSError:
            time.sleep(0.02)
    process.kill()
    process.wait()
    return None
