"""Lists: numbers that a reader sees as they were typed, kinds of list kept apart, and lists that are none."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vaikuttava_museo.checks.rules.dates_and_times import MONTHS
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page, TextLine
from vaikuttava_museo.content.value_corrections import ROMAN
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
        typed = [_typed_number(page, item.line) for item in numbered.items]
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


def _typed_number(page: Page, line: int) -> int | None:
    match = _NUMBERED.match(page.line(line).typed)
    return int(match["number"]) if match else None


def _is_text(text: str, number: int, *, is_alone: bool) -> bool:
    """Tell whether the number belongs to the sentence: a date, a year, `2. askel`."""
    return number >= LARGEST or bool(_MONTH.match(text)) or (text[:1].islower() and is_alone)


_ITEM = re.compile(r"^(?:[-*+]|(?P<number>\d{1,3})\.)[ \t]+(?P<text>\S)")


def lists_apart(page: Page) -> Iterator[Finding]:
    """Find lists without a blank line before them, and sublists indented by less than four spaces."""
    bent = {
        below.number
        for before, below in _items_in_row(page)
        if before.indent < below.indent < before.indent + 4
    }
    for block in rendered(page).texts(page.language.code):
        lines = block.text.split("\n")
        places = [place for place in range(1, len(lines)) if _begins_list(lines, place)]
        if places and block.tag in ("p", "li", "dd"):
            line = block.line_at(len("\n".join(lines[: places[0]])) + 1)
            if line not in bent:
                yield finding(page.path, line, "list-stuck", mended=page.line(line).typed.strip())
        swallowed = next((place for place in range(1, len(lines)) if _begins_sentence(lines, place)), 0)
        if block.tag == "li" and not places and swallowed:
            line = block.line_at(len("\n".join(lines[:swallowed])) + 1)
            typed = page.line(line).typed
            # Whoever indents it means it so.
            if not typed.startswith(" "):
                values = {"text": lines[swallowed].strip()[:40], "mended": typed.strip()}
                yield finding(page.path, line, "list-swallows", **values)
    for before, below in _items_in_row(page):
        if below.number in bent:
            mended = " " * (before.indent + 4) + below.typed.strip()
            yield finding(page.path, below.number, "list-indent", mended=mended)


def _items_in_row(page: Page) -> Iterator[tuple[TextLine, TextLine]]:
    for before, below in pairwise([line for line in page.lines if line.text.strip()]):
        if _ITEM.match(before.text.lstrip()) and _ITEM.match(below.text.lstrip()):
            yield before, below


def _begins_sentence(lines: Sequence[str], place: int) -> bool:
    return lines[place - 1].rstrip().endswith((".", "!", "?")) and lines[place].strip()[:1].isupper()


def _begins_list(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line of running text begins a list, and not merely a line with a number (`…vuonna⏎2013. Sen`)."""
    match = _ITEM.match(lines[place].lstrip(" "))
    if not match or not match["number"]:
        return match is not None
    following = _ITEM.match(lines[place + 1].lstrip()) if place + 1 < len(lines) else None
    goes_on = following and following["number"] == str(int(match["number"]) + 1)
    return int(match["number"]) == 1 and (bool(goes_on) or match["text"].isupper())


_ITEM_MARK = re.compile(r"^(?:[-*+]|\d{1,9}\.)[ \t]+")
_BULLET = "•·▪◦‣➢➤✓✔●○■□◆◇▸►∙⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_ALWAYS = re.compile(
    rf"[{_BULLET}][ \t\u00a0]*(?=\S)|§(?:[ \t]{{2,}}|[ ]?[\t\u00a0])\s*(?=[^\W\d])|o(?:[ \t]{{2,}}|[ ]?[\t\u00a0])\s*(?=\S)|"
    rf"[-*+]\u00a0\s*(?=\S)|"
    rf"(?P<number>\d{{1,2}})\)[ \t\u00a0]*(?=[^\W\d])|(?P<letter>[a-h])\)[ \t\u00a0]+(?=\S)|"
    rf"(?P<box>[☐☑☒✅⬜])[ \t\u00a0]*(?=\S)|-(?P<task>\[[ xX]?\])[ \t\u00a0]*(?=\S)|"
    rf"(?P<outline>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?)[ \t\u00a0]+(?=[A-ZÅÄÖ])|"
    rf"(?P<roman>[ivxIVX]{{1,4}})(?:\)[ \t\u00a0]+(?=\S)|\.[ \t\u00a0]+(?=[A-ZÅÄÖ]))|"
    rf"\((?P<enclosed>\d{{1,2}})\)[ \t\u00a0]+(?=[^\W\d])|"
    rf"(?P<joined>\d{{1,2}})\.[\u00a0]?(?=[^\W\d_][^\W\d_]+\b(?!\.))"
)
_ODD_INDENT = re.compile(r"^[\u00a0\u2000-\u200a\u202f\u3000]+[-*+•][ \u00a0]+(?=\S)")
"""A bullet after a space that looks like any other, and that Markdown takes for text."""
_OFTEN = re.compile(r"o (?=[^\W\d_]{2})|[–—−‐‑→⇒➔➜][ \t\u00a0]+(?=\S)|-(?=[^\W\d_])")
"""What begins a list where several lines have it: a dash may begin a speaker's line, a hyphen the end of a compound, an
arrow what follows from the line."""


def lists_pasted(page: Page) -> Iterator[Finding]:
    """Find lists that came from a word processor, a PDF or a phone, and would run on as one paragraph."""
    blocks = [block for block in rendered(page).texts(page.language.code) if block.tag in ("p", "li", "dd")]
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        typed = (page.line(block.line + place).typed for place in range(block.text.strip().count("\n") + 1))
        odd = [_ODD_INDENT.match(line) for line in typed]
        lines = [
            line.replace(" ", "\u00a0", 1) if is_odd else line
            for line, is_odd in zip(block.text.strip().split("\n"), odd, strict=True)
        ]
        around = [one.text.strip() if one else "" for one in (before, after)]
        start = next((place for place in range(len(lines)) if _begins_pasted(lines, place, around)), None)
        if start is None and block.tag == "li":
            start = next((place for place, line in enumerate(lines) if place and _joins_number(line)), None)
        if start is None:
            yield from _run_in(page, block)
            continue
        mended = "\n".join(map(_as_item, _typed(page, block)[start:]))
        rule = "list-pasted-stuck" if start and block.tag != "li" else "list-pasted"
        yield finding(page.path, block.line + start, rule, seen=_mark(lines[start]), mended=mended)


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


def _begins_pasted(lines: Sequence[str], place: int, around: Sequence[str]) -> bool:
    """Tell whether a pasted list begins on a line of a block; `around` are the blocks before and after it."""
    line = lines[place].strip()
    goes_on = _is_marked(lines, place + 1)
    if match := _ALWAYS.match(line):
        if match["outline"] or match["roman"] or match["enclosed"]:
            # One alone is a section's number, or the beginning of a name.
            same = _ALWAYS.match(lines[place + 1].strip()) if place + 1 < len(lines) else None
            return same is not None and bool(same["outline"] or same["roman"] or same["enclosed"])
        if match["letter"]:
            return goes_on or (place == 0 and any(_mark(one).endswith(")") for one in around))
        # Within a paragraph only a series tells a list from a line that happens to begin so.
        return place == 0 or goes_on or not (match["number"] or match["joined"])
    if not _OFTEN.match(line):
        return False
    if line[0] == "o":
        return goes_on and place > 0
    return goes_on or (place == 0 and line[0] == "-")


def _joins_number(line: str) -> bool:
    """Tell of a line within an item that lacks the space after its number: it would be of the item above."""
    match = _ALWAYS.match(line.strip())
    return match is not None and match["joined"] is not None


def _is_marked(lines: Sequence[str], place: int) -> bool:
    line = lines[place].strip() if place < len(lines) else ""
    return bool(_ALWAYS.match(line) or _OFTEN.match(line))


def _mark(line: str) -> str:
    match = _ALWAYS.match(line.strip()) or _OFTEN.match(line.strip())
    return match[0].strip() if match else ""


def _as_item(line: str) -> str:
    """Return a line as an item of a list; one that goes on with the item before it is indented."""
    line = line.strip()
    match = _ALWAYS.match(line) or _OFTEN.match(line)
    if match is None:
        return line if _ITEM.match(line) else f"    {line}"
    if match.re is _OFTEN:
        return f"{'    ' if line[0] == 'o' else ''}- {line[match.end() :]}"
    number = match["number"] or match["joined"] or match["enclosed"]
    if match["letter"]:
        number = str(ord(match["letter"]) - ord("a") + 1)
    elif match["outline"]:
        number = match["outline"].strip(".").rpartition(".")[2]
    elif match["roman"] and match["roman"].upper() in ROMAN:
        number = str(ROMAN.index(match["roman"].upper()) + 1)
    elif match["box"] or match["task"]:
        done = match["box"] in ("☑", "☒", "✅") if match["box"] else "x" in match["task"].lower()
        return f"- [{'x' if done else ' '}] {line[match.end() :]}"
    return f"{number}. {line[match.end() :]}" if number else f"- {line[match.end() :]}"


_TASK = re.compile(r"^\[(?P<mark>[ xXvV✓✔√*-]{0,2})\](?![(\[:])\s*(?P<task>.{0,300})$")


def tasks_sound(page: Page) -> Iterator[Finding]:
    """Find items that begin with something like the box of a task."""
    for found in rendered(page).lists:
        for item in found.items:
            if task := _TASK.match(item.text):
                bullet = page.line(item.line).typed.strip().partition("[")[0].strip() or "-"
                box = "[x]" if task["mark"].strip() else "[ ]"
                yield finding(
                    page.path, item.line, "task-form", mended=f"{bullet} {box} {task['task'] or '…'}"
                )


PAGE_RULES = (
    tasks_sound,
    lists_apart,
    numbers_kept,
    lists_pasted,
)
