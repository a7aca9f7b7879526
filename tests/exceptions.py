"""What the test engines may complain about: only what `docs/known-issues.yml` says, and only while it is true.

An engine's test gathers its complaints over the pages it visited and calls `assert_only_known`. Anything the
list does not name fails, and so does an exception that is no longer needed: a mended defect leaves the list.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from project import DOCS

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.known_issues import ALL_PAGES, Engine, KnownIssues
from vaikuttava_museo.content.site_content import parse_content, read_tree


@dataclass(frozen=True, slots=True)
class Complaint:
    """What an engine found: its rule's id, the page's key, and the element as the engine names it."""

    rule: str
    page: str
    selector: str = ""


@dataclass(frozen=True, slots=True)
class KnownComplaint:
    """A complaint that an issue explains. `page` is a key or `all`; without a selector every element is meant."""

    issue: str
    engine: Engine
    rule: str
    page: str
    selector: str | None

    def covers(self, complaint: Complaint) -> bool:
        """Tell whether a complaint of the same engine is this known one."""
        return (
            complaint.rule == self.rule
            and self.page in {ALL_PAGES, complaint.page}
            and self.selector in {None, complaint.selector}
        )


@cache
def known_issues(docs: Path = DOCS) -> KnownIssues:
    """Return the list of known issues as the build reads it."""
    known = parse_content(read_tree(docs)).known_issues
    assert known is not None, "docs/known-issues.yml cannot be read: run `make check`"
    return known


def exceptions(engine: Engine, known: KnownIssues) -> list[KnownComplaint]:
    """Return what an engine is allowed to complain about."""
    return [
        KnownComplaint(issue.id, engine, test.rule, page, test.selector)
        for issue in known.issues
        for test in issue.tests
        for page in issue.pages
        if test.engine == engine
    ]


def page_key(url: str) -> str:
    """Return the key of a page from its address under the site's root: `sv/askel-3/` is `askel-3`.

    Both languages of a page share the key, so an exception is needed as long as either of them fails.
    """
    parts = [part for part in PurePosixPath(url.removesuffix("index.html")).parts if part not in {"/", "sv"}]
    key = "/".join(parts).removesuffix(".html")
    return f"{key}/index".lstrip("/") if key in {"", WORKSHEET_FOLDER} else key


def assert_only_known(
    engine: Engine,
    complaints: Iterable[Complaint],
    visited: Collection[str],
    known: KnownIssues | None = None,
) -> None:
    """Fail on a complaint that the list does not explain and on an exception that explains nothing.

    `visited` are the keys of all pages the engine went through: an exception for another page is not judged.
    """
    allowed = exceptions(engine, known or known_issues())
    found = list(complaints)
    new = [item for item in found if not any(exception.covers(item) for exception in allowed)]
    unused = [
        exception
        for exception in allowed
        if exception.page in {ALL_PAGES, *visited} and not any(exception.covers(item) for item in found)
    ]
    assert new == [], f"{engine} complains of what docs/known-issues.yml does not name"
    assert unused == [], f"{engine} no longer complains: remove these from docs/known-issues.yml"
