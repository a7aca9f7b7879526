"""`build`, `preview`, `verify`, `archive` and `hosting`: from the project to what is published, and whether it is so."""

import os
import re
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from vaikuttava_museo.commands.required_settings import required_settings
from vaikuttava_museo.content.site_content import Content, read_content
from vaikuttava_museo.release.archive import write_archive
from vaikuttava_museo.release.checksums import NAME, verify_address, verify_folder
from vaikuttava_museo.release.exchange import publish, stage
from vaikuttava_museo.release.hosting import read_hosting, write_hosting
from vaikuttava_museo.release.refusals import ReleaseRefusal, in_words, sentences
from vaikuttava_museo.release.site_build import build_preview, build_site, revision

REMIND_BEFORE = timedelta(days=30)


@in_words()
def build(options: Namespace) -> int:
    """Build the whole site with its PDFs and put it in place of the old one."""
    required_settings()
    content, date = _dated_content()
    build_site(options.workshop, options.site, content, date)
    print(f"{options.site}/ – {date:%Y-%m-%d}")
    return 0


@in_words()
def preview(options: Namespace) -> int:
    """Build the copy for a disk to look at, whatever is wrong in the content."""
    build_preview(options.workshop, options.preview, _dated_content()[1])
    print(f"{options.preview}/")
    return 0


@in_words()
def verify(options: Namespace) -> int:
    """Say what differs; a security.txt that has expired is a fault too, one that soon will a reminder."""
    is_address = "://" in options.place
    found = verify_address(options.place) if is_address else verify_folder(Path(options.place))
    for kind, path in found.differences:
        print(sentences(f"file-{kind}", path=path).replace("\n", " / "))
    left = found.expires - datetime.now(UTC) if found.expires else REMIND_BEFORE
    has_expired = left <= timedelta()
    if left < REMIND_BEFORE:
        reminder = "contact-lapsed" if has_expired else "contact-lapses"
        print(sentences(reminder, day=f"{found.expires:%Y-%m-%d}"))
    wrong = len(found.differences)
    print(sentences("not-verified" if wrong else "verified", count=len(found.files), wrong=wrong))
    return int(bool(wrong or has_expired))


@in_words()
def archive(options: Namespace) -> int:
    """Pack booklets and site for an archive."""
    print(write_archive(options.site, options.workshop, _dated_content()[1]))
    return 0


@in_words()
def hosting(options: Namespace) -> int:
    """Write what a host needs of the published site."""
    menu, target = read_content().menu, options.target
    rules = read_hosting(Path("hosting"), menu.redirects() if menu else {})
    host = options.host or urlsplit(required_settings().site_url).hostname or ""
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host):
        raise ReleaseRefusal("not-an-address", place=host)
    if not (options.site / NAME).is_file():
        raise ReleaseRefusal("manifest-missing", name=NAME, place=options.site)
    with stage(target.with_name(f"{target.name}-in-making"), target) as made:
        write_hosting(options.site, made.folder, rules, host)
        publish(made.folder, target)
    print(f"{target}/ – {host}")
    return 0


def _dated_content() -> tuple[Content, datetime]:
    content = read_content()
    return content, revision(os.environ, Path(), content)
