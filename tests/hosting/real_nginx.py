"""nginx itself with the configuration that ships, as an ordinary process on a free port of this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from project import ROOT

from vaikuttava_museo.commands.hosting import read_hosting
from vaikuttava_museo.release.hosting.deployment import nginx_files, page_sizes, server_values, write_site
from vaikuttava_museo.release.hosting.nginx import ONE_PIECE

HOSTING = read_hosting(ROOT / "hosting")
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
LARGE_BYTES = ONE_PIECE + 1
_PLANT = """<!doctype html><html lang="fi"><head><title>Planted</title><script>window.ran = 1</script>
<script src="https://elsewhere.example/a.js"></script></head><body>
<img src="https://elsewhere.example/pixel.png" alt=""><a href="javascript:window.ran=2">a</a>
<button onclick="window.ran=3">b</button></body></html>
"""
_ATTEMPTS, _SECONDS = 3, 10
_MODULES = "include /etc/nginx/modules-enabled/*.conf;"
_MAIN = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes {workers};
{modules}
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
    """A running server, its process, and where it serves from."""

    port: int
    root: Path
    policy: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path without following where it leads; underscores in header names stand for hyphens."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": HOST} | given)
            response = connection.getresponse()
            return Answer(response.status, tuple(response.getheaders()), response.read())
        finally:
            connection.close()

    def send(self, raw: bytes) -> bytes:
        """Send bytes as they are and return everything that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=_SECONDS) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            answer = b""
            while chunk := line.recv(1 << 16):
                answer += chunk
        return answer


def deploy(site: Path, folder: Path) -> None:
    """Put the site with its packed twins into `www`, and beside and inside it what nobody may see."""
    write_site(site, folder / "www", HOSTING.headers)
    for hidden in ("secret.txt", *(f"www/{path}" for path in HIDDEN)):
        (folder / hidden).parent.mkdir(exist_ok=True)
        (folder / hidden).write_text(SECRET, encoding="utf-8")
    (folder / "www" / PLANTED).parent.mkdir()
    (folder / "www" / PLANTED).write_text(_PLANT, encoding="utf-8")
    plant_large(folder / "www")
    (folder / "www" / PROBE).write_text("export {};\n", encoding="utf-8")


def plant_large(root: Path) -> None:
    """Write the large page into a folder that is served."""
    (root / LARGE).parent.mkdir()
    (root / LARGE).write_text("<!doctype html>".ljust(LARGE_BYTES), encoding="utf-8")


@contextmanager
def running(
    root: Path,
    folder: Path,
    policy: str,
    server: str = "server.conf",
    *,
    pages: Mapping[str, int] | None = None,
    **values: str,
) -> Iterator[Nginx]:
    """Run nginx with a shipped server file; `folder` is empty and takes configuration and logs.

    `pages` are the sizes of the pages that the configuration is made for; without it, those in `root`.
    """
    sizes = page_sizes(root) if pages is None else pages
    for attempt in range(_ATTEMPTS):
        port = free_port()
        ports = {
            "http": f"listen 127.0.0.1:{port};",
            "root": str(root),
            "log": str(folder / "access.log"),
        }
        write_configuration(folder, policy, sizes, server, ports | values)
        started = start(folder / "nginx.conf", port)
        if started:
            break
        assert attempt < _ATTEMPTS - 1, (folder / "error.log").read_text(encoding="utf-8")
    try:
        yield Nginx(port, root, policy, started, folder / "error.log")
    finally:
        started.terminate()
        started.wait(_SECONDS)


def write_configuration(
    folder: Path, policy: str, pages: Mapping[str, int], server: str, values: Mapping[str, str]
) -> None:
    """Write what ships, filled in for this machine, with a main file that includes it."""
    included = folder / "vaikuttava-museo"
    included.mkdir(exist_ok=True)
    for name, text in nginx_files(HOSTING, policy, pages, server_values(HOST) | dict(values)).items():
        (included / name).write_text(text, encoding="utf-8")
    write_main(folder, f"include {included / server};")


def write_main(folder: Path, servers: str, workers: str = "auto") -> None:
    """Write the file that nginx is started with."""
    user = "user root;" if os.geteuid() == 0 else ""
    text = _MAIN.format(folder=folder, user=user, servers=servers, workers=workers, modules=_MODULES)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")


def start(configuration: Path, port: int) -> subprocess.Popen[bytes] | None:
    """Start nginx and wait until it answers; None when it ended at once, as when another took the port."""
    process = subprocess.Popen(
        [program(), "-c", configuration, "-e", configuration.with_name("error.log")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
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


def program() -> str:
    """Return where nginx is: Debian keeps it out of an ordinary user's path."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert found, "nginx: sh tests/setup.sh"
    return found


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port
