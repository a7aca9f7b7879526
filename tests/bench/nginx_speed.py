"""`python -m bench.nginx_speed [SECONDS]`: nginx with the shipped configuration beside stock nginx, same files, same run.

wrk, 2 threads, 64 connections, the pages of the sitemap in turn, once as a client that takes nothing packed (the
same bytes from both) and once as browsers do. Exits with 1 when a goal of issue F is missed.

On a quiet, fast machine the unpacked rate misses its goal: our headers go out in a packet of their own, for which wrk
wakes up once more. Stock's go with the page, at the price of a p99 of 40 ms (hosting/nginx/site.conf). Tried without
success: postpone_output of 4 and 16 kB (p99 43 ms), no sendfile with buffers of 32 to 256 kB, no tcp_nopush,
sendfile_max_chunk, reuseport, multi_accept. A busy machine turns it round: nginx itself has less to do for ours.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bench.budgets import HOSTING_P99_MS
from bench.table import Row, lines
from project import build_site, finish_site, policy_for
from real_nginx import Nginx, deploy, free_port, running, start, write_main

SECONDS: Final = 60
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


@contextmanager
def stock(root: Path, folder: Path) -> Iterator[str]:
    """Run nginx as Debian configures it, with the same number of workers, and give its address."""
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
    """Yield the rows of both kinds of client; the servers take turns so that a busy moment meets both."""
    urls = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    paths = ", ".join(f'"{urlsplit(url).path}"' for url in urls)
    for client, accepted in (("unpacked", "identity"), ("packed", "gzip, deflate, br")):
        script = folder / f"{client}.lua"
        script.write_text(_SCRIPT.format(paths=paths, accepted=accepted), encoding="utf-8")
        for url in (ours.url, stock_url):
            load(url, script, 1)
        there, here = load(stock_url, script, seconds), load(ours.url, script, seconds)
        what = f"nginx, {client}"
        yield Row(f"{what}: failed answers", here.errors, there.errors, 0)
        yield Row(f"{what}: p99, ms", here.p99, there.p99, HOSTING_P99_MS)
        yield Row(f"{what}: requests per second", here.rate, there.rate, there.rate, more_is_better=True)


def main(seconds: int = SECONDS) -> int:
    """Build the site, run both servers, print the table."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(4)]
        site, deployed, own, theirs = folders
        finish_site(build_site(site))
        deploy(site, deployed)
        ours = stack.enter_context(running(deployed / "www", own, policy_for(site)))
        rows = list(measured(site, ours, stack.enter_context(stock(site, theirs)), own, seconds))
    print("\n".join(lines(rows)))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
