"""Addresses of the web and of mail, in links and in data: whole, encrypted, and open to everybody."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.checks.pasted_addresses import (
    HTTP_ONLY,
    LONGEST,
    WEB,
    before_title,
    has_backslash,
    host_of,
    is_of_own_computer,
    is_walled,
    is_web,
    straightened,
    untracked,
    unwrapped,
)
from vaikuttava_museo.checks.rules.page_links import is_gone, link_finding, own_page
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.value_corrections import ADDRESS
from vaikuttava_museo.content.yaml_with_lines import leaves
from vaikuttava_museo.page.allowed_tags_and_attributes import SCHEMES, scheme_of
from vaikuttava_museo.page.rendered_page import Link, rendered


def addresses_sound(content: Content) -> Iterator[Finding]:
    """Find addresses that are misspelt, unsafe, or lead to where not everybody may go; the gravest of each link."""
    for page in content.pages.values():
        for picture in rendered(page).pictures:
            if is_of_own_computer(target := picture.target.strip()):
                yield finding(page.path, picture.line, "own-computer", target=target[:LONGEST])
        for link in rendered(page).links:
            target = link.target.strip()
            for rule, right in _fault(content, page, link, target):
                yield link_finding(page, link, rule, right)


def _fault(content: Content, page: Page, link: Link, target: str) -> Iterator[tuple[str, str]]:
    """Yield the rule that an address offends and the address that is right, "" where only a person knows it."""
    scheme, right = scheme_of(target), straightened(target)
    if not link.text or target in ("", "#"):
        return  # told by the rules on the texts of links
    if is_of_own_computer(target):
        yield "own-computer", ""
    elif bare := before_title(target):
        yield "link-title", bare
    elif right:
        yield "link-mailto" if right.startswith("mailto:") else "link-slip", right
    elif target.startswith("www."):
        yield "link-https", f"https://{target}"
    elif scheme == "//":
        yield "link-https", f"https:{target}"
    elif not scheme and has_backslash(target):
        yield "link-slip", target.replace("\\", "/")
    elif scheme not in {*SCHEMES, ""}:
        yield "address-unsafe", ""
    elif (scheme in WEB and not is_web(target)) or (scheme == "mailto" and "@" not in target):
        yield "link-incomplete", ""
    elif scheme in WEB and not (own_page(content, page, target) or is_gone(content, page, target)):
        yield from _fault_of_web(page, link, target)


def _fault_of_web(page: Page, link: Link, target: str) -> Iterator[tuple[str, str]]:
    if astray := _astray(target):
        yield astray
    elif _is_cut(page, link):
        yield "link-parenthesis", ""
    elif scheme_of(target) == "http" and host_of(target) not in HTTP_ONLY:
        yield "link-http", f"https{target[4:]}"


def _astray(address: str) -> tuple[str, str] | None:
    """Return the rule that a whole address offends which is not the one meant, and that one; None for a sound one."""
    if inner := unwrapped(address):
        return "link-wrapped", inner
    if is_walled(address):
        return "link-walled", ""
    bare = untracked(address)
    return ("link-tracked", bare) if bare else None


def _is_cut(page: Page, link: Link) -> bool:
    """Tell whether the address ended at a bracket of its own: then one is left over in the text."""
    if not re.match(r"[^\s()]*\)", link.element.tail or ""):
        return False
    around = next("".join(one.itertext()) for one in rendered(page).root.iter() if link.element in list(one))
    return around.count(")") > around.count("(")


_INSECURE = re.compile(r"http://(?P<rest>[^\s<>()\[\]\"']{1,500})")


def urls_sound(content: Content) -> Iterator[Finding]:
    """Find addresses in data that are wrapped, without encryption or behind a wall; cut ones the schema refuses."""
    for path, source in content.data.items():
        for at, value in leaves(source.data):
            is_address, line = at[-1] == "url", source.line_of(at)
            if is_address and not ADDRESS.fullmatch(value):
                continue
            if is_address and (astray := _astray(value)):
                yield finding(path, line, astray[0], target=value, mended=astray[1])
                continue
            for match in _INSECURE.finditer(value):
                if host_of(match[0]) not in HTTP_ONLY:
                    mended = f"https://{match['rest'].rstrip('.,;')}"
                    yield finding(path, line, "link-http", target=match[0], mended=mended)


def links_once(page: Page) -> Iterator[Finding]:
    """Hint at an address that the links of two items of a list have: one is a copy, or was left as it was."""
    made = rendered(page)
    for each in made.root.iter():
        items = each if each.tag in ("ul", "ol") else ()
        links = [(link, item) for item in items if (link := item.find(".//a")) is not None]
        yield from _twice(
            page.path,
            (
                (link.get("href") or "", made.line_of(link))
                for link, item in links
                if made.text_of(item).startswith(made.text_of(link))
            ),
        )


def sources_once(content: Content) -> Iterator[Finding]:
    """Hint at an address that two sources of a step have."""
    for number in content.steps:
        source = content.data[path := PurePosixPath(f"askel-{number}.yml")]
        urls = ((at, str(one.get("url", ""))) for at, one in enumerate(source.data.get("resources") or ()))
        yield from _twice(path, ((url, source.line_of(("resources", at, "url"))) for at, url in urls))


def _twice(path: PurePosixPath, led: Iterable[tuple[str, int]]) -> Iterator[Finding]:
    first = dict[str, int]()
    for target, line in led:
        key = target.rstrip("/")
        if key and first.setdefault(key, line) != line:
            yield finding(path, line, "link-twice", target=target, other_line=first[key])


CONTENT_RULES = (addresses_sound, urls_sound, sources_once)
PAGE_RULES = (links_once,)
