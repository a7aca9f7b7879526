"""Parts of built pages for the booklet: cut out of their pages, and made to stand beside each other in one.

The parts keep their markup letter by letter; only what refers to a page or to an id is changed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

Attributes = dict[str, str | None]

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
DROPPED = frozenset({"nav", "script", "noscript", "template", "dialog", "button"})
"""Elements that have no use on paper."""
ONLINE_ONLY = "data-online-only"
"""The attribute of an element that has no use but on the site itself."""
ID_REFERENCES = frozenset(
    {
        "id",
        "for",
        "form",
        "headers",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
    }
)
_ID = re.compile(r"""\sid="(?P<id>[^"]+)\"""")
_URL_REFERENCE = re.compile(r"url\(#(?P<id>[^)]+)\)")


class _Copier(HTMLParser):
    """Writes what it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []

    def write(self, text: str) -> None:
        self.out.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write(start_tag(tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write(start_tag(tag, dict(attrs), closed=tag not in VOID))

    def handle_endtag(self, tag: str) -> None:
        self.write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.write(data)

    def handle_entityref(self, name: str) -> None:
        self.write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.write(f"&#{name};")


def start_tag(tag: str, attributes: Mapping[str, str | None], *, closed: bool = False) -> str:
    """Return an element's start tag."""
    parts = [
        tag,
        *(name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items()),
    ]
    return f"<{' '.join(parts)}{'/' if closed else ''}>"


Wanted = Callable[[str, Attributes], bool]


def with_class(name: str) -> Wanted:
    """Return a test for elements of a class."""
    return lambda tag, attributes: name in (attributes.get("class") or "").split()


def named(tag: str) -> Wanted:
    """Return a test for elements of a name."""
    return lambda found, attributes: found == tag


def cut(html: str, wanted: Wanted) -> str:
    """Return the first element of a page that is wanted, without what has no use on paper; "" if there is none."""
    cutter = _Cutter(wanted)
    cutter.feed(html)
    cutter.close()
    return "".join(cutter.out)


class _Cutter(_Copier):
    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
        self.open: list[str] = []
        self.dropping = 0
        self.done = False

    def write(self, text: str) -> None:
        if self.open and not self.dropping:
            super().write(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begins = not self.open and not self.done and self.wanted(tag, dict(attrs))
        if tag not in VOID and (self.open or begins):
            self.open.append(tag)
            is_dropped = tag in DROPPED or ONLINE_ONLY in dict(attrs)
            self.dropping += not begins and (self.dropping > 0 or is_dropped)
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open:
            return
        super().handle_endtag(tag)
        self.open.pop()
        self.dropping = max(self.dropping - 1, 0)
        self.done = not self.open


_PIECE = 10_000
"""Both elements stand at a page's beginning: the rest is not read."""


def root_attributes(html: str, tag: str) -> Attributes:
    """Return the attributes of a page's `html` or `body` element."""
    reader = _RootReader(tag)
    for start in range(0, len(html), _PIECE):
        reader.feed(html[start : start + _PIECE])
        if reader.attributes:
            break
    return reader.attributes


class _RootReader(HTMLParser):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self.attributes: Attributes = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.tag:
            self.attributes = dict(attrs)


def ids_of(fragment: str) -> frozenset[str]:
    """Return the ids of a part."""
    return frozenset(match["id"] for match in _ID.finditer(fragment))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page's part stands in the booklet: the anchor of its beginning, and the ids inside it."""

    anchor: str
    ids: frozenset[str]

    def target(self, id: str) -> str:
        """Return the booklet's own name for an id of the page; the beginning when the part has no such id."""
        return f"{self.anchor}--{id}" if id in self.ids else self.anchor


def placed(fragment: str, address: str, places: Mapping[str, Place]) -> str:
    """Return a page's part for the booklet: ids unlike any other's, links led to the booklet's parts.

    `places` has every page of the booklet by full address. Other addresses become full ones.
    """
    copier = _Placer(address, places)
    copier.feed(fragment)
    copier.close()
    return "".join(copier.out)


class _Placer(_Copier):
    def __init__(self, address: str, places: Mapping[str, Place]) -> None:
        super().__init__()
        self.address = address
        self.places = places

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, [(name, self._value(name, value)) for name, value in attrs])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_startendtag(tag, [(name, self._value(name, value)) for name, value in attrs])

    def _value(self, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in ID_REFERENCES:
            return " ".join(self._id(id) for id in value.split())
        if name in {"href", "xlink:href"}:
            return self._link(value)
        if name == "src":
            return urljoin(self.address, value)
        return _URL_REFERENCE.sub(lambda match: f"url(#{self._id(match['id'])})", value)

    def _id(self, id: str) -> str:
        place = self.places.get(self.address)
        return f"{place.anchor}--{id}" if place else id

    def _link(self, value: str) -> str:
        page, fragment = urldefrag(urljoin(self.address, value))
        place = self.places.get(page)
        if not place:
            return urljoin(self.address, value)
        return f"#{place.target(fragment)}"
