"""Uploading to an object store: there a file's headers are stored with it, so files go up in groups that share them.

The store has no rules of its own: redirects and the headers of every answer are given by the CDN in front.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vaikuttava_museo.release.hosting.rules import HeaderRules

SCRIPT = "upload.sh"
_BEGINNING = """#!/bin/sh
# Written by `make hosting`. Uploads the site with rclone: sh upload.sh REMOTE:BUCKET
# What pages refer to goes up before the pages, and what is no longer part of the site is removed last.
set -eu
to=${1:?"sh upload.sh REMOTE:BUCKET"}
cd "$(dirname "$0")"
"""
_COPY = 'rclone copy ../www "$to" --checksum --files-from {list} {headers}\n'
_END = 'rclone delete "$to" --filter-from removed.txt\n'


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are stored with the same headers; `name` is that of their list."""

    name: str
    content_type: str
    cache_control: str
    paths: tuple[str, ...]


def groups(rules: HeaderRules, paths: Iterable[str]) -> tuple[Group, ...]:
    """Return a site's files in groups, pages and the list of sums last."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for path in sorted(paths):
        kept = rules.cache_class(path)
        found.setdefault((kept.name, rules.type_of(path), kept.value), []).append(path)
    ordered = sorted(found.items(), key=lambda item: (_rank(rules, item[0][0], item[0][1]), item[0]))
    return tuple(
        Group(f"{number:02}-{name}.txt", content_type, cache_control, tuple(members))
        for number, ((name, content_type, cache_control), members) in enumerate(ordered, start=1)
    )


def object_store_files(rules: HeaderRules, paths: Iterable[str]) -> dict[str, str]:
    """Return the script and its lists by file name."""
    found = groups(rules, paths)
    lists = {group.name: "".join(f"/{path}\n" for path in group.paths) for group in found}
    kept = "".join(f"- /{path}\n" for group in found for path in group.paths)
    script = _BEGINNING + "".join(_copy(group) for group in found) + _END
    return lists | {"removed.txt": kept, SCRIPT: script}


def _copy(group: Group) -> str:
    headers = {"Content-Type": group.content_type, "Cache-Control": group.cache_control}
    options = (f'--header-upload "{name}: {value}"' for name, value in headers.items())
    return _COPY.format(list=group.name, headers=" ".join(options))


def _rank(rules: HeaderRules, cache_class: str, content_type: str) -> tuple[int, int]:
    order = [kept.name for kept in rules.caching]
    return order.index(cache_class), int(content_type == rules.types.get("html"))
