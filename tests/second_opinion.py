"""What others say of a page as it is published: a maintained sanitiser of its tags and addresses, a parser of its links."""

import posixpath
from pathlib import PurePosixPath

import nh3

from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.placeholder_names import BLOCK_PLACEHOLDERS
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.allowed_tags_and_attributes import TAGS, elements_in
from vaikuttava_museo.page.placeholder_extension import fill
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.tooltips_links_and_notices import PageMarks, published

_OURS = {"class", "id", "lang", "role", "aria-label", "aria-labelledby", "aria-hidden", "data-search-exclude"}
_ATTRIBUTES = {tag: set(names) for tag, names in TAGS.items() if names} | {
    "*": _OURS, "details": {"open", "name"}, "svg": {"xmlns", "viewbox", "viewBox"}, "path": {"d"},
}  # fmt: skip


def published_html(page: Page) -> str:
    """Return a page's text as it is published, without what shared data gives it."""
    marks = PageMarks(page.language, (), (), (("contact", ""), ("provider", "")))
    return fill(published(rendered(page), marks, str), BLOCK_PLACEHOLDERS, lambda name: "")


def refused_by_sanitiser(html: str) -> list[str]:
    """Return the elements that a sanitiser would leave out or change, as they stand in the HTML."""
    clean = nh3.clean(
        html, tags={*TAGS, "svg", "path"}, attributes=_ATTRIBUTES, link_rel=None,
        url_schemes={"https", "http", "mailto", "tel"},
    )  # fmt: skip
    kept = _elements(clean)
    return [element for element in _elements(html) if element not in kept]


def _elements(html: str) -> list[str]:
    given = (
        (node.tag, {name: value or "" for name, value in node.attributes.items()})
        for node in elements_in(html)
    )
    return [f"{tag} {sorted(attributes.items())}" for tag, attributes in given]


def dead_links(content: Content) -> list[str]:
    """Return the links between pages, and the pictures, that lead to nothing."""
    nodes = {page.path: list(elements_in(published_html(page))) for page in content.pages.values()}
    ids = {path: {node.attributes.get("id") for node in found} for path, found in nodes.items()}
    shared = {
        "sanasto": {term.id for term in content.glossary.terms} if content.glossary else set(),
        "ohjausryhma": {group.id for group in content.people.groups} if content.people else set(),
    }
    dead = []
    for page in content.pages.values():
        for node in nodes[page.path]:
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            file, _, anchor = target.partition("#")
            if not target or ":" in file:
                continue
            name = posixpath.normpath(posixpath.join(page.path.parent, file)) if file else f"{page.key}.md"
            if file.endswith(".md"):
                name = f"{content.led_to(target, page.path)[0]}.md"
            suffix = ".md" if page.language is FINNISH else ".sv.md"
            path = PurePosixPath(name.removesuffix(".md") + suffix if name.endswith(".md") else name)
            is_sheet = content.sheet_of(name.removesuffix(".md")) is not None
            if (not is_sheet and path not in content.files) or (
                anchor
                and path in ids
                and anchor not in ids[path] | shared.get(name.removesuffix(".md"), set())
            ):
                dead.append(f"{page.path}: {target}")
    return dead
