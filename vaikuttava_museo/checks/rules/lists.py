"""Lists: numbers that a reader sees as they were typed, kinds of list kept apart, and lists that are none."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vaikuttava_museo.checks.pasted_lists import (
    DASH,
    ITEM,
    LETTERED,
    as_items,
    begins_pasted,
    kind_of,
    lines_seen,
    mark_of,
)
from vaikuttava_museo.checks.rules.dates_and_times import MONTHS
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.visible_texts import TextBlock

_NUMBERED = re.compile(r"^(?P<before>\s*(?:[-*+>]\s+)*)(?P<number>\d{1,9})\.(?=\s)")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS['fi'])})kuu|(?:{'|'.join(MONTHS['sv'])})\b", re.IGNORECASE)
LARGEST = 100
"""The number from which a line begins with a year or a sum rather than with its place in a list."""


def numbers_kept(page: Page) -> Iterator[Finding]:
    """Find numbers that Markdown takes for a list's, and items that show another number than was typed."""
    lists = [each for each in rendered(page).lists if each.is_numbered]
    starts = {each.start for each in lists}
    following = {each.start + len(each.items) for each in lists}
    for numbered in lists:
        matches = [_NUMBERED.match(page.line(item.line).typed) for item in numbered.items]
        typed = [int(match["number"]) if match else None for match in matches]
        # One item, a paragraph of its own, the next item: GitHub shows it as one list, and so does the reader see it.
        is_alone = len(typed) == 1 and numbered.start not in following and numbered.start + 1 not in starts
        alike = len(set(typed)) == 1 and len(typed) > 1
        for place, (item, number) in enumerate(zip(numbered.items, typed, strict=True)):
            shown, line = numbered.start + place, page.line(item.line).typed
            if number is None:
                continue
            goes_back = place > 0 and not alike and number <= (typed[place - 1] or 0)
            if _is_text(item.text, number, is_alone=is_alone or goes_back):
                mended = _NUMBERED.sub(r"\g<before>\g<number>\.", line).strip()
                yield finding(page.path, item.line, "list-number-text", seen=f"{number}.", mended=mended)
            elif number != shown and not alike:
                mended = _NUMBERED.sub(rf"\g<before>{shown}.", line).strip()
                values = {"number": number, "shown": shown, "mended": mended}
                yield finding(page.path, item.line, "list-number-shown", **values)


def _is_text(text: str, number: int, *, is_alone: bool) -> bool:
    """Tell whether the number belongs to the sentence: a date, a year, `2. askel`."""
    return number >= LARGEST or bool(_MONTH.match(text)) or (text[:1].islower() and is_alone)


_ITEM_MARK = re.compile(r"^(?:[-*+]|\d{1,9}\.)[ \t]+")


def lists_apart(page: Page) -> Iterator[Finding]:
    """Find lists without a blank line before them, and sublists indented by less than four spaces."""
    bent = {
        below.number: before.indent + 4
        for before, below in pairwise([line for line in page.lines if line.text.strip()])
        if ITEM.match(before.text.lstrip()) and ITEM.match(below.text.lstrip())
        if before.indent < below.indent < before.indent + 4
    }
    for block in rendered(page).texts(page.language.code):
        numbers, lines = [number for number, _ in block.lines], lines_seen(page, block)
        places = range(1, len(lines))
        if stuck := next((place for place in places if _begins_list(lines, place)), 0):
            # One that follows on a pasted list is told with it.
            is_pasted = any(begins_pasted(lines, place, ()) for place in range(stuck))
            if block.tag in ("p", "li", "dd") and numbers[stuck] not in bent and not is_pasted:
                mended = page.line(numbers[stuck]).typed.strip()
                yield finding(page.path, numbers[stuck], "list-stuck", mended=mended)
        elif swallowed := next((place for place in places if _begins_sentence(lines, place)), 0):
            typed = page.line(numbers[swallowed]).typed
            # Whoever indents it means it so.
            if block.tag == "li" and not typed.startswith(" "):
                values = {"text": lines[swallowed].strip()[:40], "mended": typed.strip()}
                yield finding(page.path, numbers[swallowed], "list-swallows", **values)
    for number, indent in bent.items():
        mended = " " * indent + page.line(number).typed.strip()
        yield finding(page.path, number, "list-indent", mended=mended)


def _begins_sentence(lines: Sequence[str], place: int) -> bool:
    return lines[place - 1].rstrip().endswith((".", "!", "?")) and lines[place].strip()[:1].isupper()


def _begins_list(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line of running text begins a list, and not merely a line with a number (`…vuonna⏎2013. Sen`)."""
    match = ITEM.match(lines[place].lstrip(" "))
    if not match or not match["number"]:
        return match is not None
    following = ITEM.match(lines[place + 1].lstrip()) if place + 1 < len(lines) else None
    goes_on = following and following["number"] == str(int(match["number"]) + 1)
    return int(match["number"]) == 1 and (bool(goes_on) or match["text"].isupper())


def lists_pasted(page: Page) -> Iterator[Finding]:
    """Find lists that came from a word processor, a PDF or a phone, and would run on as one paragraph."""
    blocks = [block for block in rendered(page).texts(page.language.code) if block.tag in ("p", "li", "dd")]
    texts, under = [lines_seen(page, block) for block in blocks], 0
    for place, (block, lines) in enumerate(zip(blocks, texts, strict=True)):
        around = [
            *(texts[place - 1][-1:] if place else []),
            *(one[0] for one in texts[place + 1 : place + 2]),
        ]
        typed = page.line(block.line)
        if kind_of(lines, 0) != "letter":
            under = typed.indent + 4 if _ITEM_MARK.match(typed.text.lstrip()) else 0
        start = next((place for place in range(len(lines)) if begins_pasted(lines, place, around)), None)
        if start is None and under and typed.text.lstrip().startswith(LETTERED):
            start = 0  # alone between two items
        if start is None and block.tag == "li":
            # Without the space after its mark, or with a dash for it, a line within an item would be of the item above.
            first, *others = (page.line(block.line + place).typed for place in range(len(lines)))
            is_bullet = first.startswith(("- ", "* ", "+ "))
            slips = (
                place
                for place, typed in enumerate(others, start=1)
                if kind_of(lines, place) == "joined" or (is_bullet and DASH.match(typed))
            )
            start = next(slips, None)
        if start is None:
            yield from _run_in(page, block)
            continue
        mended = "\n".join(as_items(_typed(page, block)[start:], under))
        rule = "list-pasted-stuck" if start and block.tag != "li" else "list-pasted"
        yield finding(page.path, block.line + start, rule, seen=mark_of(lines[start]), mended=mended)


_RUN_IN = re.compile(
    r"(?P<before>.*?\S)[ \u00a0]+(?P<items>(?P<mark>[•▪◦‣➢\uf0b7])[ \u00a0]?\S.*[ \u00a0](?P=mark)[ \u00a0]?\S.*)"
)


def _run_in(page: Page, block: TextBlock) -> Iterator[Finding]:
    """Find a list whose items came in one line, as a table's cell or a PDF gives them."""
    for place, typed in enumerate(_typed(page, block)):
        if block.tag == "p" and (match := _RUN_IN.fullmatch(typed)):
            items = "".join(f"\n- {item.strip()}" for item in match["items"].split(match["mark"])[1:])
            values = {"seen": match["mark"], "mended": f"{match['before']}\n{items}"}
            yield finding(page.path, block.line + place, "list-pasted-stuck", **values)


def _typed(page: Page, block: TextBlock) -> list[str]:
    """Return a block's lines as they stand in the file, links and all, without the mark of the item they are in."""
    count = len(block.text.strip().split("\n"))
    lines = [page.line(block.line + place).typed.strip() for place in range(count)]
    return [_ITEM_MARK.sub("", lines[0]), *lines[1:]] if block.tag == "li" else lines


_TASK = re.compile(r"^\[(?P<mark>[ xXvV✓✔√*-]{0,2})\](?![(\[:])\s*(?P<task>.{0,300})$")


def tasks_sound(page: Page) -> Iterator[Finding]:
    """Find items that begin with something like the box of a task."""
    for found in rendered(page).lists:
        for item in found.items:
            if task := _TASK.match(item.text):
                bullet = page.line(item.line).typed.strip().partition("[")[0].strip() or "-"
                box = "[x]" if task["mark"].strip() else "[ ]"
                mended = f"{bullet} {box} {task['task'] or '…'}"
                yield finding(page.path, item.line, "task-form", mended=mended)


PAGE_RULES = (
    tasks_sound,
    lists_apart,
    numbers_kept,
    lists_pasted,
)
