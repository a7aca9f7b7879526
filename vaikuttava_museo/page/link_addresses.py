"""Where the links of a page lead in the built site, and what stands at the addresses that pages had before."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from vaikuttava_museo.content.localized import page_links
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.allowed_tags_and_attributes import scheme_of
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.page.finished_html import finished
from vaikuttava_museo.page.templates import environment


def addresses_from(file: File, files: Files, content: Content) -> Callable[[str], str]:
    """Return what gives a link of a page its address in the built site; one that leads to no file stays as it is."""

    def address(target: str) -> str:
        if scheme_of(target):
            return target
        _, _, path, query, anchor = urlsplit(target)
        name = posixpath.join(posixpath.dirname(file.src_uri), unquote(path))
        found = files.get_file_from_path(posixpath.normpath(name)) if path else None
        if path.endswith(".md") and not found:
            key, anchor = content.led_to(target, PurePosixPath(file.src_uri))
            found = files.get_file_from_path(f"{key}.md")
        return urlunsplit(("", "", get_relative_url(found.url, file.url), query, anchor)) if found else target

    return address


def former_pages(
    content: Content, site: Mapping[str, Any], templates: tuple[Path, ...], root: str
) -> Iterator[Asset]:
    """Yield a page for each address that pages had in a language: it leads on from hosts that redirect nothing."""
    template, language = environment(templates).get_template("moved.html"), site["language"]
    links = page_links(content, language)
    taken = {link.url for link in links.values()}
    for before, key, anchor in content.menu.led_on(language) if content.menu else ():
        # Only a preview goes on with a line that leads nowhere, or from a page that is there.
        if key in links and before not in taken:
            link = links[key]
            relative = get_relative_url(link.url, before) + anchor
            html = template.render(**site, link=link, address=root + link.url, relative=relative)
            yield Asset(f"{before}index.html", finished(html, with_its_policy=True).encode())
