"""What hosts are given: rules read from `hosting/*.yml`, the packed site, and nginx' include files (1.22 and newer)."""

import gzip
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from vaikuttava_museo.content.menu_and_footer import MENU_FILE
from vaikuttava_museo.content.yaml_with_lines import YamlFault, read_yaml
from vaikuttava_museo.page.content_security_policy import policy_of
from vaikuttava_museo.release.checksums import ENDINGS, files_of
from vaikuttava_museo.release.refusals import ReleaseRefusal

# Values are written between double quotes into configurations.
_Value = Annotated[str, StringConstraints(pattern=r"^[^\"\\$`\x00-\x1f\x7f]+$")]
_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$")]
_Address = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./-]*$")]
_Pattern = Annotated[str, StringConstraints(pattern=r"^[^\"\s]+$")]
_MOVED = re.compile(r"/[a-z0-9._/-]*(?:#[\w.-]+)?")
_Form = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./{}-]*$")]


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read rules; raises ReleaseRefusal with the file and the line for those that cannot be used."""
        source = read_yaml(path.read_text(encoding="utf-8", errors="replace"))
        if isinstance(source, YamlFault):
            raise ReleaseRefusal("hosting-data", path=f"{path}:{source.line}", reason=source.detail)
        try:
            return cls.model_validate(source.data)
        except ValidationError as fault:
            first = fault.errors()[0]
            reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            place = f"{path}:{source.line_of(first['loc'])}"
            raise ReleaseRefusal("hosting-data", path=place, reason=reason) from fault


class HeaderRules(_Rules):
    """`hosting/headers_and_caching.yml`: what is sent with answers."""

    always: Mapping[_Name, _Value]
    over_tls: Mapping[_Name, _Value]
    caching: Mapping[_Pattern, _Value]
    default_caching: _Value
    types: Mapping[_Name, _Value]
    default_type: _Value
    packed: frozenset[_Name]

    def headers(self, policy: str) -> dict[str, str]:
        """Return the headers of every answer by name; `policy` is the content security policy."""
        return {name: value.replace("{policy}", policy) for name, value in self.always.items()}


class RedirectRules(_Rules):
    """`hosting/redirects.yml`: the original site's pages and the forms their addresses may have."""

    pages: Mapping[_Name, _Address]
    forms: tuple[_Form, ...]
    others: Mapping[_Address, _Address]

    def expanded(self) -> dict[str, str]:
        """Return the new path by every old one."""
        pages = ((form.replace("{page}", page), to) for page, to in self.pages.items() for form in self.forms)
        return dict(pages) | dict(self.others)


@dataclass(frozen=True, slots=True)
class Hosting:
    """The project's own files for hosts: their folder, and the rules read from it.

    `redirects` has the new path by every old one, those of the original site and those that pages had before.
    """

    folder: Path
    headers: HeaderRules
    original: RedirectRules
    redirects: Mapping[str, str]


def read_hosting(folder: Path, moved: Mapping[str, str]) -> Hosting:
    """Read the project's own files for hosts; `moved` has the new path by every one that pages had before.

    Raises ReleaseRefusal for rules that cannot be used.
    """
    for path in (*moved, *moved.values()):
        if not _MOVED.fullmatch(path):
            raise ReleaseRefusal("hosting-data", path=f"docs/{MENU_FILE}", reason=path)
    headers, original = (
        HeaderRules.read(folder / "headers_and_caching.yml"),
        RedirectRules.read(folder / "redirects.yml"),
    )
    redirects = {old: moved.get(new, new) for old, new in original.expanded().items()}
    return Hosting(folder, headers, original, redirects | dict(moved))


ONE_PIECE = 15 * 4096
"""The largest page (bytes) that Linux hands on in one piece with its headers.

A piece has at most 17 parts of 4 kB (MAX_SKB_FRAGS), one or two for the headers. The rest waits for the receiver's
word, by default 40 ms, since nginx takes TCP_NODELAY back for `tcp_nopush`; so measured on loopback alone.
"""

_GENERATED = "# Written by `make hosting` from hosting/*.yml: change those.\n"


def headers_conf(rules: HeaderRules, policy: str) -> str:
    """Return the headers of every answer."""
    values = {name: f'"{value}"' for name, value in rules.headers(policy).items()}
    values |= {name: _variable(name) for name in rules.over_tls}
    values |= {"Cache-Control": "$museo_cache_control", "Allow": "$museo_allow"}
    lines = (f"add_header {name} {value} always;\n" for name, value in values.items())
    return _GENERATED + "".join(lines)


def large_pages_conf(pages: Mapping[str, int]) -> str:
    """Return a location for each page too large to be sent in one piece from the file: it is read first, 5 % slower."""
    large = sorted(path for path, size in pages.items() if size > ONE_PIECE)
    lines = (f"location = /{path} {{ sendfile off; output_buffers 1 128k; }}\n" for path in large)
    return _GENERATED + "".join(lines)


def _variable(header: str) -> str:
    return f"$museo_{header.lower().replace('-', '_')}"


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


def write_twins(folder: Path, paths: Iterable[str]) -> None:
    """Write a file's packed twins beside it, of the same date; one that is no smaller than its file is left out."""
    import brotli  # noqa: PLC0415 - a site without twins is verified without it

    for path in paths:
        file = folder / path
        content, dated = file.read_bytes(), file.stat()
        twins = brotli.compress(content, quality=11), gzip.compress(content, compresslevel=9, mtime=0)
        for ending, packed in zip(ENDINGS, twins, strict=True):
            if len(packed) < len(content):
                twin = file.with_name(file.name + ending)
                twin.write_bytes(packed)
                os.utime(twin, ns=(dated.st_atime_ns, dated.st_mtime_ns))


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
    """Return nginx' files by name: hand-written and filled in, or written from the rules and `page_sizes()`."""
    rules = hosting.headers
    caching = {"default": rules.default_caching} | {f'"~{part}"': it for part, it in rules.caching.items()}
    tls = (f'map $museo_tls {_variable(name)} {{\n    on "{it}";\n}}' for name, it in rules.over_tls.items())
    rows = "\n".join(f'    {pattern} "{value}";' for pattern, value in caching.items())
    filled = {"caching": rows, "over_tls": "\n".join(tls), **values}
    files = {}
    for path in (hosting.folder / "nginx").iterdir():
        files[path.name] = path.read_text(encoding="utf-8", errors="replace")
        for value, text in filled.items():
            files[path.name] = files[path.name].replace(f"@{value}@", text)
    types = "".join(f'    "{kind}" {ending};\n' for ending, kind in rules.types.items())
    redirects = hosting.redirects.items()
    moved = "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in redirects)
    return files | {
        "headers.conf": headers_conf(rules, policy),
        # In place of nginx' own list, which lacks some types and has old ones.
        "types.conf": f'{_GENERATED}types {{\n{types}}}\ndefault_type "{rules.default_type}";\n',
        "redirects.conf": f"{_GENERATED}{moved}",
        "large-pages.conf": large_pages_conf(pages),
    }
