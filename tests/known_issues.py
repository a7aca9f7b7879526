"""What the test engines may complain about: only what `docs/known-issues.yml` says, and only while it is true.

Anything the list does not name fails, and so does an exception that is no longer needed: a mended defect leaves it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from project import real_content

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.known_issues import ALL_PAGES, Engine, KnownIssues


@dataclass(frozen=True, slots=True)
class Complaint:
    """What an engine found: its rule's id, the page's key, the element as the engine names it, its explanation.

    As an exception it may stand for all pages or, without a selector, for every element.
    """

    rule: str
    page: str
    selector: str | None = None
    text: str = field(default="", compare=False)

    def covers(self, other: "Complaint") -> bool:
        """Tell whether another complaint of the same engine is this known one."""
        is_same_place = self.page in {ALL_PAGES, other.page} and self.selector in {None, other.selector}
        return is_same_place and self.rule == other.rule


def known_issues() -> KnownIssues:
    """Return the list of known issues as the build reads it."""
    known = real_content().known_issues
    assert known is not None, "docs/known-issues.yml cannot be read: run `make check`"
    return known


def exceptions(engine: Engine, known: KnownIssues) -> list[Complaint]:
    """Return what an engine is allowed to complain about."""
    return [
        Complaint(test.rule, page, test.selector)
        for issue in known.issues
        for test in issue.tests
        for page in issue.pages
        if test.engine == engine
    ]


def page_key(url: str) -> str:
    """Return the key of a page from its address under the site's root: `sv/askel-3/` is `askel-3`.

    Both languages of a page share the key, so an exception is needed as long as either of them fails.
    """
    path = PurePosixPath(url.partition("?")[0].removesuffix("index.html"))
    parts = [part for part in path.parts if part not in {"/", "sv"}]
    key = "/".join(parts).removesuffix(".html")
    return f"{key}/index".lstrip("/") if key in {"", WORKSHEET_FOLDER} else key


def assert_only_known(
    engine: Engine,
    complaints: Iterable[Complaint],
    visited: Collection[str] = (),
    known: KnownIssues | None = None,
) -> None:
    """Fail on a complaint that the list does not explain and on an exception that explains nothing.

    `visited` are the keys of all pages the engine went through: an exception for another page is not judged.
    """
    allowed = exceptions(engine, known or known_issues())
    found = list(complaints)
    new = [item for item in found if not any(exception.covers(item) for exception in allowed)]
    judged = [exception for exception in allowed if exception.page in {ALL_PAGES, *visited}]
    unused = [exception for exception in judged if not any(map(exception.covers, found))]
    assert new == [], f"{engine} complains of what docs/known-issues.yml does not name"
    assert unused == [], f"{engine} no longer complains: remove these from docs/known-issues.yml"
