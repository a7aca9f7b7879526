"""What hosts are given, as files in one folder: the site with its packed twins, and nginx' configuration."""

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from vaikuttava_museo.page.content_security_policy import policy_of
from vaikuttava_museo.release.hosting import nginx
from vaikuttava_museo.release.hosting.host_rules import HeaderRules, Hosting
from vaikuttava_museo.release.manifest import files_of
from vaikuttava_museo.release.packed_twins import write_twins

_TEMPLATES = ("server.conf", "server-tls.conf", "install.sh")


def write_hosting(site: Path, target: Path, hosting: Hosting, host: str) -> None:
    """Write everything into a folder: the site into `www`, and each program's files beside it."""
    write_site(site, target / "www", hosting.headers)
    policy = policy_of(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    configuration = nginx_files(hosting, policy, page_sizes(site), server_values(host))
    (target / "nginx").mkdir()
    for name, text in configuration.items():
        (target / "nginx" / name).write_text(text, encoding="utf-8")
    shutil.copytree(hosting.folder / "container", target / "container")


def write_site(site: Path, target: Path, rules: HeaderRules) -> None:
    """Copy a site and pack it; dates are the originals', so that what a visitor has cached stays valid."""
    shutil.copytree(site, target)
    paths = files_of(target)
    write_twins(target, [path for path in paths if PurePosixPath(path).suffix[1:] in rules.packed])


def server_values(host: str) -> dict[str, str]:
    """Return what the servers' files are filled with on Debian; `host` is the address's own name."""
    bare = host.removeprefix("www.")
    return {
        "host": host,
        "other_host": bare if bare != host else f"www.{host}",
        "http": "listen 80;\n    listen [::]:80;",
        "https": "listen 443 ssl http2;\n    listen [::]:443 ssl http2;",
        "root": "/var/www/vaikuttava-museo",
        "log": "/var/log/nginx/vaikuttava-museo.log",
        "certificate": f"/etc/letsencrypt/live/{host}/fullchain.pem",
        "key": f"/etc/letsencrypt/live/{host}/privkey.pem",
    }


def page_sizes(site: Path) -> dict[str, int]:
    """Return how long each page is in bytes, by its file's path."""
    return {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("index.html")}


def nginx_files(
    hosting: Hosting, policy: str, pages: Mapping[str, int], values: Mapping[str, str]
) -> dict[str, str]:
    """Return nginx' files by name: written from the rules and `page_sizes()`, hand-written, the servers filled in."""
    by_hand = (hosting.folder / "nginx").iterdir()
    files = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in by_hand}
    for name in _TEMPLATES:
        for value, text in values.items():
            files[name] = files[name].replace(f"@{value}@", text)
    return files | {
        "http.conf": nginx.http_conf(hosting.headers),
        "headers.conf": nginx.headers_conf(hosting.headers, policy),
        "types.conf": nginx.types_conf(hosting.headers),
        "redirects.conf": nginx.redirects_conf(hosting.redirects.expanded()),
        "large-pages.conf": nginx.large_pages_conf(pages),
    }
