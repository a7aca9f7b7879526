"""A step's timetable: it can be read and carried out, adds up to `time`, is the same in both languages; times in words."""

import re
from collections.abc import Collection, Iterator
from itertools import accumulate, pairwise
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.translations import first_difference
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.value_corrections import numbers
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.timetable import (
    Timetable,
    read_preparation,
    read_timetable,
    timetable_lines,
)

SHORTEST = 15
"""Minutes: a timetable shorter than any workshop is not whole."""


def timetables_sound(content: Content, changed: Collection[PurePosixPath] = ()) -> Iterator[Finding]:
    """Find what is wrong in the timetables of a step, and where those of the two languages part ways."""
    for key in dict.fromkeys(key for (key, _), meta in content.meta.items() if isinstance(meta, StepMeta)):
        pages = [content.pages[key, spoken] for spoken in LANGUAGES if (key, spoken) in content.meta]
        found = [one for page in pages for one in _in_page(content, page)]
        yield from found
        if len(pages) == len(LANGUAGES) and not found:
            pair = content.pages[key, SWEDISH], content.pages[key, FINNISH]
            # A table whose heading one of them has lost has a finding of its own.
            for figures in (_days, _phases):
                if all(any(figures(page)) for page in pair):
                    yield from first_difference("timetable-differs", pair, figures, changed)


def _in_page(content: Content, page: Page) -> Iterator[Finding]:
    """Find rows that cannot be read or carried out, and minutes that do not add up to `time`."""
    timetable, meta = read_timetable(page), content.meta[page.key, page.language]
    for line, text in timetable.unread.items():
        # One without its first bar has a finding of its own, as in any table.
        if text.startswith(("|", "#")):
            yield finding(page.path, line, "timetable-row", text=text, mended=_mended(text))
    for line, text in read_preparation(page)[1].items():
        yield finding(page.path, line, "preparation-row", text=text)
    for line, phase in timetable.rows.items():
        values = {"title": phase.title, "minutes": phase.minutes, "shortest": phase.shortest}
        if phase.shortest is not None and phase.shortest >= phase.minutes:
            yield finding(page.path, line, "timetable-minimum", **values)
        # A link that leads nowhere has a finding of its own, as anywhere.
        if not (phase.is_break or phase.section):
            yield finding(page.path, line, "timetable-section", **values)
    if isinstance(meta, StepMeta) and timetable.minutes != meta.time and not timetable.unread:
        yield _sum(content, page, meta.time, timetable.minutes)


def _sum(content: Content, page: Page, time: int, total: int) -> Finding:
    twins = (other for (name, _), other in content.pages.items() if name == page.key and other is not page)
    # Where the other language still agrees with `time`, the timetable is what has changed.
    is_time = all(read_timetable(twin).minutes != time for twin in twins)
    line = page.meta.line_of(("time",))
    mended = page.meta.line_with(("time",), str(total)) if is_time and total >= SHORTEST else ""
    return finding(page.path, line, "timetable-sum", total=total, time=time, mended=mended)


def _days(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the rows of what is prepared by their lines, without their words."""
    for line, item in read_preparation(page)[0].items():
        yield line, f"| {item.days} | … |"


def _phases(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the rows of the timetable by their lines, without their words."""
    for line, phase in read_timetable(page).rows.items():
        shortest = "" if phase.shortest is None else f"{phase.shortest} "
        title = f"[…](#{phase.section})" if phase.section else "…"
        yield line, f"| {phase.minutes} | {shortest}| {title} | … |"


def _mended(row: str) -> str:
    """Return a row of four cells with its minutes as numbers; "" where they cannot be told."""
    minutes, *rest = (cell.strip() for cell in row.strip("| ").split("|"))
    meant = next(numbers("minutes", minutes), "")
    return f"| {meant} | {' | '.join(rest)} |" if meant and len(rest) == 3 else ""


_SENTENCE = re.compile(r"\S(?:[^.!?]|[.!?](?=\S)|(?<=\bkl)\.)*[.!?]?")
_HOUR = r"(?<![\d.,])([01]?\d|2[0-4])"
_TIME = re.compile(rf"{_HOUR}[.:]([0-5]\d)(?![\d,])")
# Without minutes only after ”kello”: 6–12 may be people.
_FROM_TO = re.compile(
    rf"(?P<clock>\b(?:klo|kello|kl\.?|klockan)\s)?(?P<begin>{_HOUR}(?:[.:]([0-5]\d))?)\s?[–-]\s?"
    rf"(?P<end>([01]?\d|2[0-4])(?:[.:]([0-5]\d))?)(?![\d,])",
    re.IGNORECASE,
)


def clock_times_fit(page: Page) -> Iterator[Finding]:
    """Find a day told in clock times beside a timetable that takes another time, breaks included.

    From one time to another is the whole day, a phase, or, in a sentence that names a phase, several. Single times
    are a hint.
    """
    timetable = read_timetable(page) if page.is_step else None
    if timetable and timetable.meetings and not timetable.unread:
        lines = timetable_lines(page)
        for block in rendered(page).texts(page.language.code):
            if block.line in lines and block.tag not in {"td", "th"}:
                for sentence in _SENTENCE.finditer(block.text):
                    line = block.line_at(sentence.start())
                    yield from _clock_times(page, line, sentence[0].replace("\n", " "), timetable)


def _clock_times(page: Page, line: int, sentence: str, timetable: Timetable) -> Iterator[Finding]:
    phases = [phase for meeting in timetable.meetings for phase in meeting.phases]
    starts = [[0, *accumulate(phase.minutes for phase in meeting.phases)] for meeting in timetable.meetings]
    totals = {sum(phase.minutes for phase in phases), *(meeting[-1] for meeting in starts)}
    allowed = totals | {phase.minutes for phase in phases}
    if any(phase.title.casefold() in sentence.casefold() for phase in phases):
        allowed |= {end - start for meeting in starts for start in meeting for end in meeting}
    found = (match for match in _FROM_TO.finditer(sentence) if match["clock"] or {".", ":"} & set(match[0]))
    ranges = {match[0]: match for match in found}
    for text, match in ranges.items():
        begin, end = _minutes(match["begin"]), _minutes(match["end"])
        if end - begin not in allowed:
            total = min(totals, key=lambda total: abs(total - (end - begin)))
            hour, minute = divmod(begin + total, 60)
            mended = f"{match['begin']}–{hour}" + (f".{minute:02}" if minute or "." in match["end"] else "")
            values = {"minutes": end - begin, "total": total, "mended": mended}
            yield finding(page.path, line, "timetable-clock", text=text, **values)
    times = [_minutes(match[0]) for match in _TIME.finditer(sentence)]
    is_day = len(times) > 1 and not ranges and all(before < after for before, after in pairwise(times))
    # Whenever a meeting begins, the clock shows these times when its phases begin or end.
    fits = (all(time - times[0] + start in each for time in times) for each in starts for start in each)
    if is_day and not any(fits):
        yield finding(page.path, line, "timetable-clock-hint", text=sentence[:60])


def _minutes(clock: str) -> int:
    """Return how many minutes of the day have gone at 9.30, 9:30 or 9."""
    hours, _, minutes = clock.replace(":", ".").partition(".")
    return 60 * int(hours) + int(minutes or 0)


CHANGED_RULES = (timetables_sound,)
PAGE_RULES = (clock_times_fit,)
