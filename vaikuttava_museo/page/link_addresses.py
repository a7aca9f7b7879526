"""Where the links of a page lead in the built site."""

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.allow_list import scheme_of


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
