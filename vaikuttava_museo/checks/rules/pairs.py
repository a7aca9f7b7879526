"""Every page exists in both languages: a missing Swedish page would show Finnish text marked as Swedish."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.site_content import Content, missing_twins


def pairs_complete(content: Content) -> Iterator[Finding]:
    """Find pages without their twin. A twin that exists but could not be read has its own finding already."""
    unreadable: set[PurePosixPath] = {item.path for item in content.findings}
    for page, language in missing_twins(content):
        twin = file_of(page.key, language)
        if twin not in unreadable:
            yield finding(page.path, 1, f"twin-missing-{language.code}", twin=twin)
