"""What hosts are given, as files in one folder: the site with its packed twins, and each host's own configuration."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.page.content_security_policy import policy_of
from vaikuttava_museo.release.hosting import nginx
from vaikuttava_museo.release.hosting.header_files import headers_file, redirects_file
from vaikuttava_museo.release.hosting.object_store import object_store_files
from vaikuttava_museo.release.hosting.packing import write_twins
from vaikuttava_museo.release.hosting.rules import HeaderRules, RedirectRules, ending
from vaikuttava_museo.release.manifest import files_of

SERVED = "www"
"""The folder of the site itself."""
ROOT = "/var/www/vaikuttava-museo"
"""Where Debian's servers keep it."""
_PAGE = "index.html"
_TEMPLATES = ("server.conf", "server-tls.conf", "install.sh")


@dataclass(frozen=True, slots=True)
class Hosting:
    """The project's own files for hosts: rules read, and the hand-written files by path within `hosting/`."""

    headers: HeaderRules
    redirects: RedirectRules
    written: Mapping[str, str]


def server_values(host: str) -> dict[str, str]:
    """Return what the servers' files are filled with on Debian; `host` is the address's own name."""
    bare = host.removeprefix("www.")
    certificates = f"/etc/letsencrypt/live/{host}"
    return {
        "host": host,
        "other_host": bare if bare != host else f"www.{host}",
        "http": "listen 80;\n    listen [::]:80;",
        "https": "listen 443 ssl http2;\n    listen [::]:443 ssl http2;",
        "root": ROOT,
        "log": f"/var/log/nginx/{nginx.FOLDER}.log",
        "certificate": f"{certificates}/fullchain.pem",
        "key": f"{certificates}/privkey.pem",
    }


def page_sizes(site: Path) -> dict[str, int]:
    """Return how long each page is in bytes, by its file's path."""
    return {
        path: (site / path).stat().st_size for path in files_of(site) if PurePosixPath(path).name == _PAGE
    }


def nginx_files(
    hosting: Hosting, policy: str, pages: Mapping[str, int], values: Mapping[str, str]
) -> dict[str, str]:
    """Return nginx' files by name: written from the rules and `page_sizes()`, hand-written, the servers filled in."""
    by_hand = {
        name.removeprefix("nginx/"): text
        for name, text in hosting.written.items()
        if name.startswith("nginx/")
    }
    made = {
        "http.conf": nginx.http_conf(hosting.headers),
        "headers.conf": nginx.headers_conf(hosting.headers, policy),
        "types.conf": nginx.types_conf(hosting.headers),
        "redirects.conf": nginx.redirects_conf(hosting.redirects.expanded()),
        "large-pages.conf": nginx.large_pages_conf(pages),
    }
    filled = {name: nginx.filled(by_hand[name], values) for name in _TEMPLATES}
    return by_hand | made | filled


def write_site(site: Path, target: Path, rules: HeaderRules) -> None:
    """Copy a site and pack it; dates are the originals', so that what a visitor keeps stays valid."""
    shutil.copytree(site, target)
    write_twins(target, [path for path in files_of(target) if ending(path) in rules.packed])


def write_hosting(site: Path, target: Path, hosting: Hosting, host: str) -> None:
    """Write everything into a folder."""
    write_site(site, target / SERVED, hosting.headers)
    paths = files_of(site)
    policy = policy_of((site / path).read_text(encoding="utf-8") for path in paths if path.endswith(".html"))
    moved = hosting.redirects.expanded()
    for_nginx = nginx_files(hosting, policy, page_sizes(site), server_values(host))
    files = {f"nginx/{name}": text for name, text in for_nginx.items()}
    files |= {name: text for name, text in hosting.written.items() if name.startswith("container/")}
    files |= {
        f"object-store/{name}": text for name, text in object_store_files(hosting.headers, paths).items()
    }
    files |= {
        "cdn/_headers": headers_file(hosting.headers, policy, paths),
        "cdn/_redirects": redirects_file(moved),
    }
    for name, text in files.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
