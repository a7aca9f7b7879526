"""`reviews`: the pages that nobody has read through for a year, in both languages.

A page's `reviewed` is the day when a person last read the whole of it and found it right. A year is the house's
own bound, the same that the accessibility statement has by law.
"""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.site_content import Content, parse_content, read_tree

FRESH_FOR_DAYS = 365

_HEADING = (
    "Näitä sivuja ei ole luettu läpi vuoteen. Lukekaa sivu, korjatkaa se ja kirjoittakaa uusi päivä kohtaan reviewed.\n"
    "De här sidorna har ingen läst igenom på ett år. Läs hela sidan, rätta och skriv en ny dag på raden reviewed.\n"
)
_NONE = "Kaikki sivut on tarkistettu vuoden sisällä. / Alla sidor har granskats inom ett år."


@dataclass(frozen=True, slots=True)
class DueReview:
    """A page whose review is old: its file, who answers for it, the day of the review and its age in days."""

    path: PurePosixPath
    owner: str
    reviewed: date
    age: int


def due_reviews(content: Content, today: date) -> list[DueReview]:
    """Return the pages reviewed more than a year ago, the oldest first."""
    due = []
    for (key, language), meta in content.meta.items():
        age = (today - meta.reviewed).days
        page = content.page(key, language)
        if page is not None and age > FRESH_FOR_DAYS:
            due.append(DueReview(page.path, meta.owner, meta.reviewed, age))
    return sorted(due, key=lambda one: (one.reviewed, str(one.path)))


def as_text(due: Iterable[DueReview]) -> str:
    """Return the list as people read it."""
    rows = [f"docs/{one.path}  {one.reviewed.isoformat()}  ({one.owner})" for one in due]
    return "\n".join([_HEADING, *rows]) if rows else _NONE


def reviews(options: Namespace) -> int:
    """Print the list; pages to be read are work, not a fault."""
    print(as_text(due_reviews(parse_content(read_tree(Path("docs"))), options.today)))
    return 0
