"""Headings (WCAG 1.3.1, 2.4.6): no skipped level, a text under each, ids that both languages share in the same order."""

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.page_text import PageText
from vaikuttava_museo.content.pages import Heading
from vaikuttava_museo.content.site_content import Content


def levels_and_ids(text: PageText) -> Iterator[Finding]:
    """Find main headings in the text, skipped levels, headings without an id and ids used twice."""
    seen: set[str] = set()
    for before, heading in pairwise([Heading(1, "", "", 0), *text.page.headings]):
        place = (text.path, heading.line)
        if heading.level > before.level + 1:
            its_id = f" {{ #{heading.id} }}" if heading.id else ""
            mended = f"{'#' * (before.level + 1)} {heading.text}{its_id}"
            yield finding(*place, "heading-skipped", text=heading.text, mended=mended)
        if heading.level == 1:
            yield finding(*place, "heading-main", text=heading.text)
        elif heading.id is None:
            mended = f"{'#' * heading.level} {heading.text} {{ #lyhyt-tunnus }}"
            yield finding(*place, "heading-id-missing", text=heading.text, mended=mended)
        elif heading.id in seen:
            yield finding(*place, "heading-id-twice", id=heading.id)
        if heading.level > 1:
            seen.add(heading.id or "")


def shared_headings(content: Content) -> Iterator[Finding]:
    """Find the first place where the headings of a pair part ways."""
    for (key, language), swedish in content.pages.items():
        finnish = content.page(key, FINNISH)
        if language is not SWEDISH or finnish is None:
            continue
        for has, wants in zip_longest(swedish.headings, finnish.headings):
            if _shown(has) != _shown(wants):
                line = has.line if has else swedish.body_line
                values = {"has": _shown(has), "wants": _shown(wants), "twin": finnish.path}
                values["twin_line"] = wants.line if wants else finnish.body_line
                yield finding(swedish.path, line, "headings-differ", **values)
                break


def _shown(heading: Heading | None) -> str:
    return f"{'#' * heading.level} … {{ #{heading.id} }}" if heading else "–"


def sections_filled(text: PageText) -> Iterator[Finding]:
    """Find an empty page, and headings followed by nothing but the next heading of their level."""
    if all(line.is_blank for line in text.lines):
        yield finding(text.path, text.page.body_line, "page-empty")
        return
    first, last = text.page.body_line, Heading(1, "", None, text.lines[-1].number + 1)
    for heading, after in pairwise((*text.page.headings, last)):
        between = text.lines[heading.line - first + 1 : after.line - first]
        if heading.text and after.level <= heading.level and all(line.is_blank for line in between):
            yield finding(text.path, heading.line, "section-empty", text=heading.text)
