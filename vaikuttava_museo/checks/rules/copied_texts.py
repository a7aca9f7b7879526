"""What stands a second time where it was copied and not changed: titles, descriptions, texts, places in order.

Of two the newer is to blame: the one that has changed since the pair ledger was written, else the later one in the
order of the menu and of the steps.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import PAPERS_FOLDER, worksheet_file
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves
from vaikuttava_museo.page.rendered_page import rendered

COPIED = frozenset({"purpose", "instructions", "question", "questions", "explanation", "example"})
"""The keys whose texts are written for one place. Headings, groups and titles of works may be the same in several."""
_SHORTEST, _SHORTEST_ANSWER = 20, 40
"""Letters: shorter texts (”Kuka? Milloin?”) and sample answers are alike by themselves. A purpose is never."""


@dataclass(frozen=True, slots=True)
class _Place:
    path: PurePosixPath
    source: YamlSource
    at: Location
    text: str

    @property
    def line(self) -> int:
        return self.source.line_of(self.at)


def copied_texts(content: Content, changed: Collection[PurePosixPath] = ()) -> Iterator[Finding]:
    """Find titles and descriptions, texts of data and places in order that two files or fields have in common."""
    for key in ("title", "description"):
        for language in LANGUAGES:
            places = (place for place in _told(content, key) if place.at[-1] == language.code)
            for newer, other in _twice(places, changed):
                yield finding(newer.path, newer.line, f"{key}-duplicate", other=other.path)
    done = set[tuple[PurePosixPath, str | int]]()
    for newer, other in _twice(_written_once(content), changed):
        # A copied sheet has many texts of the other: each part of it is told of once, in whichever language.
        if (part := (newer.path, newer.at[0])) not in done:
            done.add(part)
            values = {"text": newer.text, "other": other.path, "other_line": other.line}
            yield finding(newer.path, newer.line, "text-copied", **values)


def orders_apart(content: Content, changed: Collection[PurePosixPath] = ()) -> Iterator[Finding]:
    """Find worksheets of a step that have the same place in its order."""
    for step in STEP_NUMBERS:
        sheets = content.worksheets_of(step)
        free = max((sheet.order for _, sheet in sheets), default=0) + 1
        paths = ((worksheet_file(id), sheet) for id, sheet in sheets)
        places = (_Place(path, content.data[path], ("order",), str(sheet.order)) for path, sheet in paths)
        for newer, other in _twice(places, changed):
            mended = newer.source.line_with(newer.at, str(free)) if free < 10 else ""
            values = {"order": newer.text, "step": step, "other": other.path, "mended": mended}
            yield finding(newer.path, newer.line, "worksheet-order-twice", **values)


def _twice(places: Iterable[_Place], changed: Collection[PurePosixPath]) -> Iterator[tuple[_Place, _Place]]:
    """Yield each place whose text another has, and that other; of two the newer first."""
    seen = dict[str, _Place]()
    for place in places:
        text = " ".join(re.findall(r"\w+", place.text.lower()))
        other = seen.setdefault(text, place)
        if not text or other is place:
            continue
        is_original = other.path in changed and place.path not in changed
        if is_original:
            seen[text] = place
        yield (other, place) if is_original else (place, other)


def _told(content: Content, key: str) -> Iterator[_Place]:
    """Yield the titles or descriptions of pages, in the order of the menu, and of worksheets; `at` ends in a language."""
    order = {name: number for number, name in enumerate(content.navigation or ())}
    for page in sorted(
        content.pages.values(), key=lambda page: (order.get(f"{page.key}.md", len(order)), page.key)
    ):
        yield _Place(page.path, page.meta, (key, page.language.code), page.text_of(key))
    for id, sheet in content.worksheets_of(*STEP_NUMBERS):
        path, words = worksheet_file(id), getattr(sheet, key)
        for language in LANGUAGES:
            yield _Place(path, content.data[path], (key, language.code), words[language.code])


def _written_once(content: Content) -> Iterator[_Place]:
    """Yield the texts of data that are written for one place, in the order of the steps."""
    steps = [PurePosixPath(f"askel-{number}.yml") for number in STEP_NUMBERS]
    sheets = [worksheet_file(id) for id, _ in content.worksheets_of(*STEP_NUMBERS)]
    for path in (*steps, *sheets, PurePosixPath("sanasto.yml")):
        source = content.data.get(path)
        for at, text in leaves(source.data) if source else ():
            shortest = {"purpose": 1, "example": _SHORTEST_ANSWER}.get(str(at[0]), _SHORTEST)
            is_who = at[0] == "example" and str(at[1]).startswith("who.")
            if source and len(text) >= shortest and not is_who and not COPIED.isdisjoint(at):
                yield _Place(path, source, at, text)


_HEADINGS = 3
"""So many headings of a page that stand on it already are the page itself, pasted below what it was to replace."""


def page_once(page: Page) -> Iterator[Finding]:
    """Find a page whose text stands on it a second time."""
    first = dict[str, int]()
    again = [one for one in page.headings if one.id and first.setdefault(one.id, one.line) != one.line]
    if len(again) >= _HEADINGS:
        yield finding(page.path, again[0].line, "page-twice", other_line=first[again[0].id or ""])


_FEWEST = 7
"""Words: a shorter paragraph or item may stand in several places of a page by right."""


def paragraphs_once(page: Page) -> Iterator[Finding]:
    """Hint at paragraphs and items that stand on a page a second time, and at sentences in one: they were pasted twice."""
    seen = dict[str, int]()
    # The letters of a page are alike, and so are cells.
    for block in rendered(page).texts(page.language.code) if page.path.parts[0] != PAPERS_FOLDER else ():
        is_own = block.tag in ("p", "li") and block.language == page.language.code
        words = re.findall(r"\w+", block.text.lower()) if is_own else ()
        first = seen.setdefault(" ".join(words), block.line)
        if len(words) >= _FEWEST and first != block.line:
            yield _told_twice(page, block.line, block.text, first)
        sentences = dict[str, int]()
        for sentence in _SENTENCE.finditer(block.text) if is_own else ():
            words, line = re.findall(r"\w+", sentence[0].lower()), block.line_at(sentence.start())
            if len(words) >= _FEWEST_IN_SENTENCE and " ".join(words) in sentences:
                yield _told_twice(page, line, sentence[0], sentences[" ".join(words)])
            sentences.setdefault(" ".join(words), line)


_FEWEST_IN_SENTENCE = 4
_SENTENCE = re.compile(r"(?<!\S)[^.!?]{1,400}[.!?]{1,3}(?!\S)")


def _told_twice(page: Page, line: int, text: str, first: int) -> Finding:
    start = " ".join(text.split()[:4])
    return finding(page.path, line, "paragraph-twice", start=start, other_line=first)


PAGE_RULES = (page_once, paragraphs_once)
CHANGED_RULES = (copied_texts, orders_apart)
