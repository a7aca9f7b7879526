"""Headings: one main heading, no skipped level, and ids that both languages share in the same order.

Links, the language switch and saved answers hang on the ids (WCAG 1.3.1 and 2.4.6 on the levels).
"""

from collections.abc import Iterator
from itertools import pairwise

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pages import Heading, Page
from vaikuttava_museo.content.site_content import Content


def heading_outline(content: Content) -> Iterator[Finding]:
    """Find main headings in the text, skipped levels, headings without an id and ids used twice."""
    for page in content.pages.values():
        yield from _levels(page)
        yield from _ids(page)


def _levels(page: Page) -> Iterator[Finding]:
    for heading in page.headings:
        if heading.level == 1:
            yield finding(page.path, heading.line, "heading-main", text=heading.text)
    levels = [Heading(1, "", "", 0), *page.headings]
    for before, after in pairwise(levels):
        if after.level > before.level + 1:
            its_id = f" {{ #{after.id} }}" if after.id else ""
            mended = "#" * (before.level + 1) + f" {after.text}{its_id}"
            yield finding(page.path, after.line, "heading-skipped", text=after.text, mended=mended)


def _ids(page: Page) -> Iterator[Finding]:
    seen: set[str] = set()
    for heading in page.headings:
        if heading.level == 1:
            continue
        if heading.id is None:
            mended = f"{'#' * heading.level} {heading.text} {{ #lyhyt-tunnus }}"
            yield finding(page.path, heading.line, "heading-id-missing", text=heading.text, mended=mended)
        elif heading.id in seen:
            yield finding(page.path, heading.line, "heading-id-twice", id=heading.id)
        else:
            seen.add(heading.id)


def shared_headings(content: Content) -> Iterator[Finding]:
    """Find the first place where the headings of a pair part ways."""
    for (key, language), swedish in content.pages.items():
        finnish = content.page(key, FINNISH)
        if language is not SWEDISH or finnish is None:
            continue
        ours, theirs = _outline(swedish), _outline(finnish)
        if ours == theirs:
            continue
        place = next(
            (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
            min(len(ours), len(theirs)),
        )
        has = swedish.headings[place] if place < len(ours) else None
        wants = finnish.headings[place] if place < len(theirs) else None
        yield finding(
            swedish.path,
            has.line if has else swedish.body_line,
            "headings-differ",
            has=_shown(has),
            wants=_shown(wants),
            twin=finnish.path,
            twin_line=wants.line if wants else finnish.body_line,
        )


def _outline(page: Page) -> list[tuple[int, str | None]]:
    return [(heading.level, heading.id) for heading in page.headings]


def _shown(heading: Heading | None) -> str:
    return f"{'#' * heading.level} … {{ #{heading.id} }}" if heading else "–"
