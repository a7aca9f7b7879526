"""The schema of `docs/valikko.yml`: where the menu and the footer lead, and where renamed and removed pages went.

A place is written as a page's key (`askel-3`, `tyopohjat/partner-map`), with the id of a heading if it leads to one
(`index#steps`).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.steps_people_glossary import Shared, Text

MENU_FILE = PurePosixPath("valikko.yml")
MOST_IN_MENU = 6
"""Places in the menu: with more it breaks into two lines on a laptop."""
LONGEST_IN_MENU, LONGEST_IN_FOOTER = 20, 80
"""Characters of a label."""
FORMER_KEY = re.compile(r"(?!sv(?:/|$))[a-z0-9]+(?:[-_/][a-z0-9]+)*")
"""The keys that a page can have had: one of a language's folder would be the address of a page that is there."""

Place = Annotated[str, Field(min_length=1, max_length=120)]


class MenuLink(Shared):
    """One place that is led to. Without a label it is called what its page is called."""

    page: Place
    label: Text | None = None

    @property
    def key(self) -> str:
        """Return the pair key of the page."""
        return self.page.partition("#")[0]

    @property
    def anchor(self) -> str:
        """Return what follows the page's address: `#steps`, or "" for the whole page."""
        return "".join(self.page.partition("#")[1:])


Link = Annotated[
    MenuLink, BeforeValidator(lambda value: {"page": value} if isinstance(value, str) else value)
]
"""A bare key is a link without a label."""


class FooterGroup(Shared):
    """A list of the footer, under a heading that is read aloud."""

    heading: Text
    pages: Annotated[tuple[Link, ...], Field(min_length=1, max_length=12)]


def _groups(value: object) -> object:
    for at, group in enumerate(value) if isinstance(value, list) else ():
        if isinstance(group, str) or (isinstance(group, dict) and "page" in group):
            raise PydanticCustomError(
                "page_beside_heading", "a page that is under no heading", {"within": (at,)}
            )
    return value


def _pairs(value: object) -> object:
    first = value[0] if isinstance(value, list) and value else ""
    if first and (isinstance(first, str) or "page" in first):
        raise PydanticCustomError("page_in_moved", "a page of the footer, no pair of names", {"within": (0,)})
    if first or (isinstance(value, str) and value):
        raise PydanticCustomError("moved_row", "no pair of names", {"within": (0,) if first else ()})
    return value or {}


class Menu(Shared):
    """`valikko.yml` as a whole."""

    menu: Annotated[tuple[Link, ...], Field(min_length=1, max_length=MOST_IN_MENU)]
    footer: Annotated[tuple[FooterGroup, ...], Field(min_length=1, max_length=3), BeforeValidator(_groups)]
    moved: Annotated[dict[str, Place], BeforeValidator(_pairs), Field(default_factory=dict)]
    """The key that a page had, to the place that its readers are sent to: both languages' addresses follow from it."""

    def redirects(self) -> dict[str, str]:
        """Return the new path by every path that a page of another name had, with the slash at its end and without."""
        found = dict[str, str]()
        for language in LANGUAGES:
            for before, key, anchor in self.led_on(language):
                new = f"/{url_of(key, language)}{anchor}"
                found |= {f"/{before}": new, f"/{before}".rstrip("/"): new}
        return found

    def led_on(self, language: Language) -> Iterator[tuple[str, str, str]]:
        """Yield each address that a page had in a language, and the key and the anchor of where it leads to now."""
        for old, place in self.moved.items():
            key, before = self.key_now(old), url_of(old, language)
            # A folder's first page that left the folder has its address still.
            if FORMER_KEY.fullmatch(old) and before != url_of(key, language):
                yield before, key, "".join(place.partition("#")[1:])

    def key_now(self, key: str) -> str:
        """Return the key that a page has now, if it was renamed."""
        return self.moved.get(key, key).partition("#")[0]
