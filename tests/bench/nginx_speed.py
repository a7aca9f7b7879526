"""nginx with the shipped configuration beside stock nginx, same files, same run.

wrk, 2 threads, 64 connections, the pages of the sitemap in turn, once as a client that takes nothing packed (the
same bytes from both) and once as browsers do. Both run as many workers as there are processors, as Debian has them
start, and take turns of a few seconds, so that a busy moment of the machine meets both and one unlucky sharing of the
connections between workers does not decide.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from bench.budgets import HOSTING
from bench.table import Row
from project import policy_for
from real_nginx import deploy, running, started

_TURNS, _SECONDS = 6, 2
_STOCK: Final = """include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    gzip on;
    access_log {folder}/access.log;
    server {{ listen 127.0.0.1:{}; root {root}; index index.html; }}"""
_SCRIPT: Final = """local paths, at = {{ {paths} }}, 0
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


class _Load(NamedTuple):
    """What wrk found: answers that failed, the 99th percentile of latency (ms), requests per second."""

    errors: float
    p99: float
    rate: float


def hosting_rows(site: Path) -> Iterator[Row]:
    """Run both servers on a finished site and yield the rows of both kinds of client."""
    urls = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    paths = ", ".join(f'"{urlsplit(url).path}"' for url in urls)
    with ExitStack() as stack:
        deployed, own, theirs = (Path(stack.enter_context(TemporaryDirectory())) for _ in range(3))
        deploy(site, deployed)
        ours = stack.enter_context(running(deployed / "www", own, policy_for(site))).url
        debian = partial(_STOCK.format, folder=theirs, root=site)
        stock = f"http://127.0.0.1:{stack.enter_context(started(theirs, debian))[0]}/"
        for client, accepted in (("unpacked", "identity"), ("packed", "gzip, deflate, br")):
            script = own / f"{client}.lua"
            script.write_text(_SCRIPT.format(paths=paths, accepted=accepted), encoding="utf-8")
            loads: dict[str, list[_Load]] = {ours: [], stock: []}
            for turn in range(_TURNS):
                for url in (ours, stock) if turn % 2 else (stock, ours):
                    loads[url].append(_load(url, script))
            found, stock_found = (zip(*turns, strict=True) for turns in loads.values())
            (errors, p99, rate), (stock_errors, stock_p99, stock_rate) = found, stock_found
            what, least = f"nginx, {client}: requests a second", mean(stock_rate)
            yield Row("nginx: failed answers", sum(errors), sum(stock_errors), goal=0)
            yield Row("nginx: p99, ms", max(p99), max(stock_p99), goal=HOSTING["p99_ms"])
            yield Row(what, mean(rate), least, goal=least, why="packaged", more_is_better=True)


def _load(url: str, script: Path) -> _Load:
    """Ask a server for pages for some seconds."""
    assert shutil.which("wrk"), "apt-get install wrk"
    command = ["wrk", "-t2", "-c64", f"-d{_SECONDS}s", "-s", str(script), url]
    output = subprocess.check_output(command, text=True, timeout=_SECONDS + 60)
    found = re.search(r"FOUND (\d+) ([\d.]+) ([\d.]+)", output)
    assert found, output
    return _Load(*map(float, found.groups()))
