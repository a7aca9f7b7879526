"""What a page's text may become: these tags, attributes and kinds of addresses. All else is refused, however typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.content.languages import MARKED

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
"""Kinds of addresses that a link may have; which `http` addresses are left, another rule says."""

_BARE = """
    abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li
    mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr ul
"""
TAGS: Mapping[str, frozenset[str]] = {tag: frozenset[str]() for tag in _BARE.split()} | {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "input": frozenset({"type", "name", "checked", "disabled"}),
    "label": frozenset({"for"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"style"}),
    "th": frozenset({"style"}),
}
"""The tags that Markdown makes, each with the attributes that it may have besides those of every tag."""

_OF_EVERY_TAG = frozenset({"id", "class", "lang", "aria-hidden", "data-tabs"})
_VALUES: Mapping[str, re.Pattern[str]] = {
    "alt": re.compile(r"[^<]*"),
    "title": re.compile(r"[^<]*"),
    "class": re.compile(r"[\w -]*"),
    "id": re.compile(r"[^\s\"'<>&]+"),
    "lang": re.compile("|".join(MARKED)),
    "type": re.compile("checkbox|radio"),
    "start": re.compile(r"\d{1,9}"),
    "style": re.compile(r"text-align: (?:left|center|right);"),
}
# As browsers read an address (URL Standard): no control characters or spaces around it, no line ends or tabs in it.
_AROUND = "".join(map(chr, range(33)))
_NOT_READ = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OTHER_HOST = re.compile(r"[/\\]{2}")


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not allowed: a tag, an attribute of one, a link's address or a picture's."""

    kind: Literal["tag", "attribute", "address", "picture"]
    name: str
    value: str = ""


def refused(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Refused]:
    """Yield what is not allowed of an element."""
    if tag not in TAGS:
        yield Refused("tag", tag)
        return
    for name, value in attributes.items():
        pattern, given = _VALUES.get(name), value or ""
        if name not in TAGS[tag] | _OF_EVERY_TAG or (pattern and not pattern.fullmatch(given)):
            yield Refused("attribute", name, given)
        elif name == "href" and (scheme_of(given) or "https") not in SCHEMES:
            yield Refused("address", scheme_of(given), given)
        elif name == "src" and scheme_of(given):
            yield Refused("picture", scheme_of(given), given)


def scheme_of(address: str) -> str:
    """Return what kind of address a browser takes this for: "" for a relative one, "//" for another host's."""
    read = _NOT_READ.sub("", address.strip(_AROUND))
    if _OTHER_HOST.match(read):
        return "//"
    found = _SCHEME.match(read)
    return found["scheme"].lower() if found else ""


_TYPED = re.compile(rf'&[^<>]*|<span lang="(?:{"|".join(MARKED)})">|</span>')


def is_allowed(html: str) -> bool:
    """Tell whether a piece of HTML may be typed in Markdown: an entity, a language mark."""
    return _TYPED.fullmatch(html) is not None


def elements_in(html: str) -> Iterator[LexborNode]:
    """Yield the elements of a piece of HTML as a browser reads it, without those it adds by itself."""
    root = LexborHTMLParser(f"<!doctype html><body>{html}").root
    for node in root.traverse() if root else ():
        if node.attributes or node.tag not in ("html", "head", "body"):
            yield node


def refused_in(html: str) -> Iterator[Refused]:
    """Yield what is not allowed in HTML, as a browser reads it."""
    for node in elements_in(html):
        yield from refused(node.tag or "", node.attributes)
