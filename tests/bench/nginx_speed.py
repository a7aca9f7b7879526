"""`python -m bench.nginx_speed [SECONDS]`: nginx with the shipped configuration beside stock nginx, same files, same run.

wrk, 2 threads, 64 connections, the pages of the sitemap in turn, once as a client that takes nothing packed (the
same bytes from both) and once as browsers do. Exits with 1 when a goal of issue F is missed.

Both run as many workers as there are processors, as Debian has them start, and take turns of a few seconds, so that
a busy moment of the machine meets both and one unlucky sharing of the connections between workers does not decide.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

from bench.budgets import HOSTING_P99_MS
from bench.table import Row, lines
from project import build_site, finish_site, policy_for
from real_nginx import (
    LARGE,
    LARGE_BYTES,
    Nginx,
    deploy,
    free_port,
    page_sizes,
    plant_large,
    running,
    start,
    write_main,
)

SECONDS: Final = 60
TURN: Final = 6
"""How many seconds a server is asked before it is the other's turn."""
_ASKED, _WAIT, _READ = 4000, 0.035, 8192
"""How many answers of the large page are timed, from how many seconds on one has waited, and what is read at a time."""
_STOCK = """include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    gzip on;
    access_log {folder}/access.log;
    server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}"""
_SCRIPT = """local paths, at = {{ {paths} }}, 0
request = function()
    at = at % #paths + 1
    return wrk.format("GET", paths[at], {{ ["Accept-Encoding"] = "{accepted}" }})
end
done = function(summary, latency)
    local e = summary.errors
    local failed = e.connect + e.read + e.write + e.status + e.timeout
    print(string.format("FOUND %d %f %f", failed, latency:percentile(99) / 1000, summary.requests / summary.duration * 1e6))
end
"""


@dataclass(frozen=True)
class Load:
    """What wrk found: answers that failed, the 99th percentile of latency (ms), requests per second."""

    errors: int
    p99: float
    rate: float


def load(url: str, script: Path, seconds: int) -> Load:
    """Ask a server for pages for so many seconds."""
    assert shutil.which("wrk"), "apt-get install wrk"
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "-s", str(script), url]
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True).stdout
    found = re.search(r"FOUND (\d+) ([\d.]+) ([\d.]+)", said)
    assert found, said
    return Load(int(found[1]), float(found[2]), float(found[3]))


def in_turns(urls: Sequence[str], script: Path, seconds: int) -> list[Load]:
    """Ask servers in turns for so many seconds each: all failures, the worst percentile, the mean rate."""
    turns = max(1, seconds // TURN)
    found: dict[str, list[Load]] = {url: [] for url in urls}
    for turn in range(turns):
        for url in urls if turn % 2 else reversed(urls):
            found[url].append(load(url, script, seconds // turns))
    return [
        Load(
            sum(each.errors for each in loads),
            max(each.p99 for each in loads),
            mean(each.rate for each in loads),
        )
        for loads in found.values()
    ]


@contextmanager
def stock(root: Path, folder: Path) -> Iterator[str]:
    """Run nginx as Debian configures it, and give its address."""
    port = free_port()
    write_main(folder, _STOCK.format(folder=folder, port=port, root=root))
    process = start(folder / "nginx.conf", port)
    assert process, (folder / "error.log").read_text(encoding="utf-8")
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def measured(site: Path, ours: Nginx, stock_url: str, folder: Path, seconds: int) -> Iterator[Row]:
    """Yield the rows of both kinds of client."""
    urls = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    paths = ", ".join(f'"{urlsplit(url).path}"' for url in urls)
    for client, accepted in (("unpacked", "identity"), ("packed", "gzip, deflate, br")):
        script = folder / f"{client}.lua"
        script.write_text(_SCRIPT.format(paths=paths, accepted=accepted), encoding="utf-8")
        for url in (ours.url, stock_url):
            load(url, script, 1)
        here, there = in_turns((ours.url, stock_url), script, seconds)
        what = f"nginx, {client}"
        yield Row(f"{what}: failed answers", here.errors, there.errors, 0)
        yield Row(f"{what}: p99, ms", here.p99, there.p99, HOSTING_P99_MS)
        yield Row(f"{what}: requests per second", here.rate, there.rate, there.rate, more_is_better=True)


def waiting(folder: Path) -> Iterator[Row]:
    """Count the answers that wait for their receiver, of a page too large for one piece, read first and from its file.

    When those from the file never wait any more, large-pages.conf has done its work and can go.
    """
    plant_large(folder)
    what = f"nginx, page of {LARGE_BYTES} bytes: of {_ASKED} wait"
    for pages, how, budget in ((page_sizes(folder), "read first", 0), ({}, "from its file", None)):
        with (
            TemporaryDirectory() as own,
            running(folder, Path(own), policy_for(folder), pages=pages) as nginx,
        ):
            waits = sum(took > _WAIT for took in answer_times(nginx.port, f"/{LARGE}", _ASKED))
        yield Row(f"{what}, {how}", waits, budget=budget)


def answer_times(port: int, path: str, count: int) -> Iterator[float]:
    """Yield the seconds that each of so many answers takes on one connection, read in small pieces as wrk reads."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    with closing(connection):
        for _ in range(count):
            begun = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200
            while answer.read(_READ):
                pass
            yield time.perf_counter() - begun


def main(seconds: int = SECONDS) -> int:
    """Build the site, run both servers, print the table."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory())) for _ in range(4)]
        site, deployed, own, theirs = folders
        finish_site(build_site(site))
        deploy(site, deployed)
        ours = stack.enter_context(running(deployed / "www", own, policy_for(site)))
        rows = list(measured(site, ours, stack.enter_context(stock(site, theirs)), own, seconds))
        rows += waiting(site)
    print("\n".join(lines(rows)))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
