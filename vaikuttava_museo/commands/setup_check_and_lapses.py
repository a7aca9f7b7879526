"""`setup-check`: what a maintainer settles before the site is published; `lapses`: what a calendar ends afterwards.

Both are work for people, not faults: a build of the same commit is the same whatever the day (the issue is opened by
.github/workflows/reviews.yml).
"""

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from vaikuttava_museo.commands.required_settings import required_settings
from vaikuttava_museo.content.known_issues import LATE_AFTER_DAYS
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.site_content import Content, read_content
from vaikuttava_museo.content.site_settings import SiteSettings
from vaikuttava_museo.page.assets.robots_security_manifest import HOLDS_FOR
from vaikuttava_museo.release.site_build import revision
from vaikuttava_museo.texts import say_both

TOLD_BEFORE = (90, 30, 3)
"""Days before something lapses at which its maintainers are told, each time anew."""

SETTLED, OPEN, ELSEWHERE = "[x]", "[ ]", "[?]"
"""Marks: settled, not settled, and what no file here can tell."""
_said = partial(say_both, of="commands")


def setup_check(_: Namespace) -> int:
    """Print what is confirmed and what not, each with its place."""
    content = read_content()
    rows = [*_in_settings(required_settings()), *_in_files(content), *_on_github(required_settings())]
    marks = {SETTLED: "settled", OPEN: "unsettled", ELSEWHERE: "elsewhere"}
    print(*(f"{mark} {_said(name)}" for mark, name in marks.items()), sep="   ", end="\n\n")
    print(*(f"{mark} {what}  –  {place}" for mark, what, place in rows), sep="\n")
    return 0


def _in_settings(settings: SiteSettings) -> Iterator[tuple[str, str, str]]:
    mark = SETTLED if settings.extra.confirmed else OPEN
    values = {
        "site_url": settings.site_url,
        "repo_url": settings.repo_url or "–",
        "extra.provider": " / ".join(map(plain, (settings.extra.provider.fi, settings.extra.provider.sv))),
        "extra.contact": settings.extra.contact,
    }
    for name, value in values.items():
        yield mark, f"{name}: {value}", "mkdocs.yml (extra.confirmed)"


def _in_files(content: Content) -> Iterator[tuple[str, str, str]]:
    known = content.known_issues
    is_reviewed = known is not None and known.review.reviewed_by is not None
    mark = SETTLED if is_reviewed else OPEN
    yield mark, _said("reviewed-by-person"), "docs/known-issues.yml (reviewed_by)"
    yield ELSEWHERE, _said("controller"), "docs/tietosuoja.md, docs/tietosuoja.sv.md"


def _on_github(settings: SiteSettings) -> Iterator[tuple[str, str, str]]:
    owners = Path(".github/CODEOWNERS")
    teams = re.findall(r"@[\w/-]+", owners.read_text(encoding="utf-8")) if owners.is_file() else []
    yield ELSEWHERE, f"{_said('team')}: {', '.join(sorted(set(teams))) or '–'}", ".github/CODEOWNERS"
    site, repository = urlsplit(settings.site_url).hostname, settings.repo_url or "GitHub"
    yield ELSEWHERE, _said("branch", branch="main"), f"{repository}/settings/branches"
    yield ELSEWHERE, f"{_said('pages-address')} (GitHub Pages): {site}", f"{repository}/settings/pages"


def lapses(options: Namespace) -> int:
    """Print what lapses within ninety days, below the least of 90, 30 and 3 days within which it does; or nothing."""
    content = read_content()
    ends = sorted(
        (day, name) for name, day in _ends(content) if day <= options.today + timedelta(TOLD_BEFORE[0])
    )
    if ends:
        left = (ends[0][0] - options.today).days
        print(min(days for days in TOLD_BEFORE if left <= days))
        print(*(f"{day}  {_said(f'lapses-{name}')}" for day, name in ends), sep="\n")
    return 0


def _ends(content: Content) -> Iterator[tuple[str, date]]:
    """Yield by name what ends, and its last day, if the site was published as it is in this commit."""
    if content.known_issues:
        yield "statement", content.known_issues.review.reviewed_on + timedelta(LATE_AFTER_DAYS)
    yield "security", (revision({}, Path(), content) + HOLDS_FOR).date()
