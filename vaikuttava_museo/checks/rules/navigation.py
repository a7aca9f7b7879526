"""Every page stands in the site's navigation once, or no menu leads to it (`nav` in `mkdocs.yml`)."""

from collections.abc import Iterator

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.navigation import SETTINGS
from vaikuttava_museo.content.site_content import Content


def navigation_complete(content: Content) -> Iterator[Finding]:
    """Find pages that `nav` leaves out, and files it names twice or in vain."""
    names = content.navigation
    if names is None:
        return
    for (key, _), page in content.pages.items():
        if f"{key}.md" not in names:
            yield finding(page.path, 1, "page-not-in-nav", mended=f"  - {key}.md")
    for name in sorted(set(names)):
        if names.count(name) > 1:
            yield finding(SETTINGS, 1, "nav-twice", name=name)
        key = name.removesuffix(".md")
        path = file_of(key, FINNISH)
        if path not in content.files and not content.is_unread(path):
            yield finding(SETTINGS, 1, "nav-missing", name=name)
