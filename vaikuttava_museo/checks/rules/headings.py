"""Headings (WCAG 1.3.1, 2.4.6): typed as such, their levels, and the ids that links and the other language need."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from vaikuttava_museo.checks.rules.page_links import data_ids
from vaikuttava_museo.checks.rules.values import in_capitals
from vaikuttava_museo.content.addresses import as_id
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES
from vaikuttava_museo.content.pages import Page, blocks
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compared_sections import on_one_line
from vaikuttava_museo.ledger.ledger_files import Compared
from vaikuttava_museo.page.rendered_page import PageHeading, rendered

TEMPLATE_IDS = frozenset({
    "booklet-contents", "content", "contents-list", "contents-title", "search-words", "site-menu", "site-search",
    "drawing-title", "drawing-description",
    "agenda-data", "agenda-heading-note", "agenda-plan", "agenda-form", "agenda-what", "plan", "plan-data",
    "sheet", "sheet-title", "worksheet-data", "run-data", "run-promised", "run-promised-note", "stage-promised",
})  # fmt: skip
"""The ids that the templates give to parts of a page."""

_TYPED = re.compile(r"[\s>:*+\d.-]*#{1,6}\s+[^\s{#]")
_GOOD_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LEFT_OVER = re.compile(
    r"\s*[(\[]\s*#(?P<round>[\w-]+)\s*[)\]]$|\s*\{?:?\s*#(?P<id>[\w-]+)[\s})\]]*$|\s*\{[^{}]*\}?$"
)
_ATTRIBUTES = re.compile(r"\s*(?:[(\[]\s*#[\w-]+\s*[)\]]|\{[^{}]*[})\]]*|(?<=\s)#[\w-]+\s*[})\]]*)\s*$")
# An id with a space in it, of which Markdown takes the first word.
_WIDE_ID = re.compile(r"\{:?\s*#(?P<id>[\w-]+(?:\s+[\w-]+)+)\s*\}\s*$")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|[IVX]{1,4}\.)\s+(?=[A-ZÅÄÖ])")
MODEL_IDS = {"fi": "lyhyt-tunnus", "sv": "kort-id"}
"""What stands for an id that only a person can give; no id by itself."""
_MODEL = re.compile(rf"#+(?P<text> .*) \{{ #(?:{'|'.join(MODEL_IDS.values())}) \}}$")
_ABBREVIATED = ("jne.", "ym.", "yms.", "ms.", "m.m.", "m.fl.", "osv.", "o.s.v.", "e.d.", "…", "...")


def headings_sound(page: Page) -> Iterator[Finding]:
    """Find main headings in the text, skipped levels, headings without a sound id, and marks at their end."""
    first = PageHeading(0, 1, "", "", is_own_id=True)
    # `#museo` at a line's beginning is a hashtag, not the beginning of a new page.
    made = [one for one in rendered(page).headings if one.level > 1 or is_typed(page, one)]
    seen = set[str]()
    for before, heading in pairwise([first, *made]):
        if not is_typed(page, heading):
            continue  # told by the rules on how headings are typed
        if heading.level > 1 and is_without_id(heading) and not LEFT_OVER.search(heading.text):
            continue  # told beside the other language, which may have the id
        if heading.level > before.level + 1:
            yield _told(page, heading, "heading-skipped", heading.level - before.level - 1)
        if heading.level == 1:
            is_title = heading.text.strip().lower() == page.text_of("title").strip().lower()
            mended = "" if is_title else _told(page, heading, "heading-main", -1).values["mended"]
            yield finding(page.path, heading.line, "heading-main", text=heading.text, mended=mended)
        elif left := LEFT_OVER.search(heading.text):
            yield _told(page, heading, "heading-id-form", id=left["id"] or left["round"] or "")
        elif wide := _WIDE_ID.search(page.line(heading.line).typed):
            yield _told(page, heading, "heading-id-form", id=wide["id"])
        elif not _GOOD_ID.fullmatch(heading.id):
            yield _told(page, heading, "heading-id-form", id=heading.id)
        if _NUMBER.match(heading.text):
            yield _told(page, heading, "heading-number")
        if in_capitals(heading.text):
            yield _told(page, heading, "heading-capitals")
        if heading.text.casefold() in seen:
            yield finding(page.path, heading.line, "heading-twice", text=heading.text)
        seen.add(heading.text.casefold())
        if heading.text.endswith((":", ".")) and not heading.text.endswith(_ABBREVIATED):
            yield _told(page, heading, "heading-mark")


def is_typed(page: Page, heading: PageHeading) -> bool:
    """Tell whether a heading was typed with marks, a space and a text."""
    return _TYPED.match(page.line(heading.line).typed) is not None


def _told(page: Page, heading: PageHeading, rule: str, deeper: int = 0, id: str = "") -> Finding:
    """Return a finding with the heading's line mended: its level, its mark, its id."""
    text = _plain(page.line(heading.line).typed.strip().strip("#").strip())
    text = text.capitalize() if in_capitals(text) else text
    its_id = as_id(id) or (heading.id if heading.is_own_id else MODEL_IDS[page.language.code])
    mended = f"{'#' * (heading.level - deeper)} {text} {{ #{its_id} }}"
    number = "".join(_NUMBER.findall(heading.text)[:1]).strip()
    return finding(page.path, heading.line, rule, text=heading.text, id=id, number=number, mended=mended)


def _plain(typed: str) -> str:
    """Return a heading's words without number, id and the mark of a sentence."""
    text = _NUMBER.sub("", _ATTRIBUTES.sub("", typed))
    return text if text.endswith(_ABBREVIATED) else text.rstrip(" .:")


def is_without_id(heading: PageHeading) -> bool:
    """Tell whether a heading's id is one that nobody gave, or the model of one."""
    return not heading.is_own_id or heading.id in MODEL_IDS.values()


def ids_given(content: Content, compared: Compared) -> Iterator[Finding]:
    """Find headings without an id, and offer the one that it had, or that of the same heading in the other language.

    Where neither language has one, both are offered the same.
    """
    had = {
        (one.address.page, language.code, getattr(one, language.code).partition("\n")[0]): one.section
        for one in compared.statements
        for language in LANGUAGES
    }
    for page in content.pages.values():
        made = tuple(rendered(page).headings)
        twins = [content.page(page.key, language) for language in LANGUAGES if language is not page.language]
        others = [tuple(rendered(twin).headings) for twin in twins if twin]
        own = {heading.id for heading in made}
        for place, heading in enumerate(made):
            typed = is_typed(page, heading) and heading.level > 1
            if typed and is_without_id(heading) and not LEFT_OVER.search(heading.text):
                meant = [other[place] for other in others if len(other) == len(made)]
                meant = [one for one in meant if one.level == heading.level]
                first = (heading if page.language is FINNISH else one for one in meant if is_without_id(one))
                known = had.get((page.key, page.language.code, on_one_line(heading.text)), "")
                ids = [
                    known,
                    *(one.id for one in meant if not is_without_id(one)),
                    *(as_id(one.text) for one in first),
                ]
                ids = [id for id in ids if id and (id not in own or id == heading.id)]
                missing = _told(page, heading, "heading-id-missing", id="".join(ids[:1]))
                yield _with_known_id(content, page, missing)


def headings_typed(content: Content) -> Iterator[Finding]:
    """Find what is wrong in how the headings of each page are typed."""
    for page in content.pages.values():
        yield from (_with_known_id(content, page, one) for one in _of_page(page))


@lru_cache(maxsize=CACHED_FILES)
def _of_page(page: Page) -> tuple[Finding, ...]:
    return (*headings_sound(page), *heading_marks(page), *headings_at_the_margin(page))


def _with_known_id(content: Content, page: Page, told: Finding) -> Finding:
    """Return a finding with the id that the other language has there, and without a line to copy if that is unsure."""
    model = _MODEL.fullmatch(told.values.get("mended", ""))
    meant = _beside(content, page, told.line) if model else None
    if not model:
        return told
    mended = f"{'#' * meant.level}{model['text']} {{ #{meant.id} }}" if meant else ""
    return replace(told, values={**told.values, "mended": mended})


def _beside(content: Content, page: Page, line: int) -> PageHeading | None:
    """Return the one heading that the other language has between those above and below a line."""
    made = [one for one in rendered(page).headings if one.line != line]
    around = (
        [one.id for one in made if one.line < line][-1:],
        [one.id for one in made if one.line > line][:1],
    )
    twins = (content.page(page.key, language) for language in LANGUAGES if language is not page.language)
    others = [one for twin in twins if twin for one in rendered(twin).headings]
    for place, one in enumerate(others):
        beside = ([it.id for it in others[:place]][-1:], [it.id for it in others[place + 1 :]][:1])
        if beside == around and not is_without_id(one):
            return one
    return None


def ids_unique(content: Content) -> Iterator[Finding]:
    """Find ids that two parts of a page share: two headings, or a heading and a part of the template or the data."""
    for page in content.pages.values():
        seen, others = set[str](), TEMPLATE_IDS | data_ids(content, page.key)
        for line, id in rendered(page).ids:
            if id in seen:
                yield finding(page.path, line, "heading-id-twice", id=id)
            elif id in others:
                yield finding(page.path, line, "heading-id-taken", id=id)
            seen.add(id)


_INDENTED = re.compile(r"^[ \t]*#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s")
_HEADING_SLIP = re.compile(r"^(?P<marks>#{1,20})(?P<text>.{0,500})$")
# A line that begins in small letters, or holds nothing but subjects marked as in social media.
_HASHTAGS = re.compile(r"^#(?:[a-zåäö][^{}]*|\w+(?:\s+#\w+)+\s*)$")
_BRACES = re.compile(r"\{[^{}]{0,200}\}\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
_BOLD_LINE = re.compile(r"^\*\*(?P<text>[^*]{1,80})\*\*\s*$")
_NO_PARAGRAPH = re.compile(
    r"^(?:\s|[#|>:]|!!!|\?\?\?|===|///|\*\[|\[\^?[^\[\]]{1,100}\]:|(?:[-*+]|\d{1,9}\.)\s)"
)


def heading_marks(page: Page) -> Iterator[Finding]:
    """Find `##Otsikko`, seven marks, `#aihe`, empty headings, underlined and merely bold ones."""
    for line in page.lines:
        slip, place = _HEADING_SLIP.match(line.text), (page.path, line.number)
        if slip and not _BRACES.sub("", slip["text"]).strip():
            yield finding(*place, "heading-empty")
        elif _HASHTAGS.match(line.text):
            yield finding(*place, "hashtag", seen=line.text.split()[0], mended=f"\\{line.typed.rstrip()}")
        elif slip and not _HEADING.match(line.text):
            marks = slip["marks"] if 1 < len(slip["marks"]) <= 6 else "##"
            yield finding(*place, "heading-space", mended=_with_id(page, f"{marks} {slip['text'].strip()}"))
    for first, *others in blocks(page):
        bold = _BOLD_LINE.match(first.text) if not others else None
        is_underlined = others and _UNDERLINE.match(others[0].text) and not _NO_PARAGRAPH.match(first.text)
        title = bold["text"].strip() if bold else first.typed.strip()
        if is_underlined or (bold and not title.endswith((".", "!", "?", ":"))):
            rule = "heading-underlined" if is_underlined else "heading-bold"
            mended = _with_id(page, f"{'#' * _level_at(page, first.number)} {title}")
            yield finding(page.path, first.number, rule, mended=mended)


def headings_at_the_margin(page: Page) -> Iterator[Finding]:
    """Find headings with space or a backslash before their marks, which show as they were typed."""
    for block in rendered(page).texts(page.language.code):
        if match := _INDENTED.search(block.text):
            line = page.line(block.line_at(match.start()))
            if not line.typed.startswith("#"):
                mended = _with_id(page, re.sub(r"^#(?= )", "##", line.typed.replace("\\#", "#").strip()))
                yield finding(page.path, line.number, "heading-indented", mended=mended)


def _with_id(page: Page, heading: str) -> str:
    """Return a heading's line with its id or the place for one, and without the number and mark of a list."""
    marks, _, text = heading.partition(" ")
    given = _ATTRIBUTES.search(text)
    id = re.search(r"#([\w-]+)", given[0]) if given else None
    return f"{marks} {_plain(text)} {{ #{as_id(id[1]) if id else MODEL_IDS[page.language.code]} }}"


def _level_at(page: Page, line: int) -> int:
    """Return the level of a heading typed at a line: below one that nothing stands under yet, else beside it."""
    above = [heading for heading in page.headings if heading.line < line]
    if not above:
        return 2
    is_first = all(each.is_blank for each in page.between(above[-1].line, line))
    return max(2, min(above[-1].level + is_first, 4))


CONTENT_RULES = (headings_typed, ids_unique)
LEDGER_RULES = (ids_given,)
