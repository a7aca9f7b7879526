"""The command that writes what hosts are given; it tells in words why it could not."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from vaikuttava_museo.release.atomic import publish, stage
from vaikuttava_museo.release.faults import ReleaseFault, of_system
from vaikuttava_museo.release.hosting.deployment import Hosting, write_hosting
from vaikuttava_museo.release.hosting.rules import read_header_rules, read_redirect_rules
from vaikuttava_museo.release.manifest import NAME

OK, FAULT = 0, 1
_HEADERS, _REDIRECTS = "headers.yml", "redirects.yml"


def main(arguments: list[str]) -> int:
    """Write the folder; return 0 done, 1 a fault."""
    parser = ArgumentParser(prog="python -m vaikuttava_museo.release.hosting")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the published site")
    parser.add_argument(
        "--target", type=Path, default=Path("build/hosting"), help="the folder that is written"
    )
    parser.add_argument("--host", help="the site's name, where mkdocs.yml has another")
    options = parser.parse_args(arguments)
    try:
        hosting = read_hosting(Path("hosting"))
        host = _sound(options.host or _host_of(Path("mkdocs.yml")))
        if not (options.site / NAME).is_file():
            raise ReleaseFault("manifest-missing", name=NAME, place=options.site)
        with stage(options.target.with_name(f"{options.target.name}-in-making"), options.target) as made:
            write_hosting(options.site, made.folder, hosting, host)
            publish(made.folder, options.target)
    except ReleaseFault as fault:
        print(fault, file=sys.stderr)
        return FAULT
    except OSError as fault:
        print(of_system(fault), file=sys.stderr)
        return FAULT
    print(f"{options.target}/ – {host}")
    return OK


def read_hosting(folder: Path) -> Hosting:
    """Read the project's own files for hosts; raises ReleaseFault for rules that cannot be used."""
    written = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    for name in (_HEADERS, _REDIRECTS):
        if name not in written:
            raise ReleaseFault("hosting-data", path=folder / name, reason="–")
    return Hosting(
        read_header_rules(str(folder / _HEADERS), written[_HEADERS]),
        read_redirect_rules(str(folder / _REDIRECTS), written[_REDIRECTS]),
        written,
    )


def _sound(host: str) -> str:
    """Return a name that may stand in a configuration; raises ReleaseFault for anything else."""
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host):
        raise ReleaseFault("not-an-address", place=host)
    return host


def _host_of(configuration: Path) -> str:
    """Return the name in the site's address."""
    settings = yaml.safe_load(configuration.read_text(encoding="utf-8"))
    return urlsplit(settings["site_url"]).hostname or ""
