"""Lists: numbers that a reader sees as they were typed, kinds of list kept apart, and lists that are none."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vaikuttava_museo.checks.rules.dates_and_times import MONTHS
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
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


_ITEM = re.compile(r"^(?:[-*+]|(?P<number>\d{1,3})\.)[ \t]+(?P<text>\S)")


def lists_apart(page: Page) -> Iterator[Finding]:
    """Find lists without a blank line before them, and sublists indented by less than four spaces."""
    bent = {
        below.number: before.indent + 4
        for before, below in pairwise([line for line in page.lines if line.text.strip()])
        if _ITEM.match(before.text.lstrip()) and _ITEM.match(below.text.lstrip())
        if before.indent < below.indent < before.indent + 4
    }
    for block in rendered(page).texts(page.language.code):
        numbers, lines = [number for number, _ in block.lines], _lines(page, block)
        places = range(1, len(lines))
        if stuck := next((place for place in places if _begins_list(lines, place)), 0):
            # One that follows on a pasted list is told with it.
            is_pasted = any(_begins_pasted(lines, place, ()) for place in range(stuck))
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
    match = _ITEM.match(lines[place].lstrip(" "))
    if not match or not match["number"]:
        return match is not None
    following = _ITEM.match(lines[place + 1].lstrip()) if place + 1 < len(lines) else None
    goes_on = following and following["number"] == str(int(match["number"]) + 1)
    return int(match["number"]) == 1 and (bool(goes_on) or match["text"].isupper())


_ITEM_MARK = re.compile(r"^(?:[-*+]|\d{1,9}\.)[ \t]+")
_BULLET = "•·▪◦‣➢➤✓✔●○■□◆◇♦❖✦▸►∙⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_PASTED = re.compile(
    rf"(?P<bullet>[{_BULLET}][ \t\u00a0]*(?=\S)|§(?:[ \t]{{2,}}|[ ]?[\t\u00a0])\s*(?=[^\W\d])|"
    rf"o(?:[ \t]{{2,}}|[ ]?[\t\u00a0])\s*(?=\S)|[-*+]\u00a0\s*(?=\S))|"
    rf"(?P<number>\d{{1,2}})\)[ \t\u00a0]*(?=[^\W\d])|\(?(?P<letter>[a-hA-H])[).][ \t\u00a0]+(?=\S)|"
    rf"(?P<bare>\d{{1,2}})[ \t\u00a0]+(?=[A-ZÅÄÖ])|(?P<escaped>\\[-*+]|\d{{1,2}}\\[.)])[ \t\u00a0]+(?=\S)|"
    rf"(?P<box>[☐☑☒✅⬜])[ \t\u00a0]*(?=\S)|-(?P<task>\[[ xX]?\])[ \t\u00a0]*(?=\S)|"
    rf"(?P<outline>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?)[ \t\u00a0]+(?=[A-ZÅÄÖ])|"
    rf"(?P<roman>[ivxIVX]{{1,4}})(?:\)[ \t\u00a0]+(?=\S)|\.[ \t\u00a0]+(?=[A-ZÅÄÖ]))|"
    rf"\((?P<enclosed>\d{{1,2}})\)[ \t\u00a0]+(?=[^\W\d])|"
    rf"(?P<joined>\d{{1,2}})\.[\u00a0]?(?=[^\W\d_][^\W\d_]+\b(?!\.))|"
    rf"(?P<often>o (?=[^\W\d_]{{2}})|(?:[–—−‐‑→⇒➔➜]|--)[ \t\u00a0]+(?=\S)|-(?=\*{{0,2}}[^\W\d_]))"
)
"""The marks of pasted lists by their kind. Those that `often` begin one do so where several lines have them: a dash may
begin a speaker's line, a hyphen the end of a compound, an arrow what follows from the line."""
_ALONE = ("outline", "roman", "enclosed", "bare")
"""Kinds of which one alone is a section's number, or the beginning of a name."""
_DASH = re.compile(r"[–—−] +(?=\S)|-(?=[^\W\d_])")
_ODD_INDENT = re.compile(r"^[\u00a0\u2000-\u200a\u202f\u3000]+[-*+•][ \u00a0]+(?=\S)")
"""A bullet after a space that looks like any other, and that Markdown takes for text."""
_ESCAPED = re.compile(r"^\s*(?:\\[-*+]|\d{1,2}\\[.)])[ \t\u00a0]")
"""A mark that a program has made to show, as it does when a list is pasted into it."""


def _lines(page: Page, block: TextBlock) -> list[str]:
    """Return a block's lines as a reader sees them, those with a mark that only looks like a list's as no list."""
    typed = [page.line(number).typed for number, _ in block.lines]
    return [
        text.replace(" ", "\u00a0", 1)
        if _ODD_INDENT.match(line)
        else line.strip()
        if _ESCAPED.match(line)
        else text
        for line, (_, text) in zip(typed, block.lines, strict=True)
    ]


def lists_pasted(page: Page) -> Iterator[Finding]:
    """Find lists that came from a word processor, a PDF or a phone, and would run on as one paragraph."""
    blocks = [block for block in rendered(page).texts(page.language.code) if block.tag in ("p", "li", "dd")]
    texts, under = [_lines(page, block) for block in blocks], 0
    for place, (block, lines) in enumerate(zip(blocks, texts, strict=True)):
        around = [
            *(texts[place - 1][-1:] if place else []),
            *(one[0] for one in texts[place + 1 : place + 2]),
        ]
        typed = page.line(block.line)
        if _kind(lines, 0) != "letter":
            under = typed.indent + 4 if _ITEM_MARK.match(typed.text.lstrip()) else 0
        start = next((place for place in range(len(lines)) if _begins_pasted(lines, place, around)), None)
        if start is None and under and typed.text.lstrip().startswith(_LETTERED):
            start = 0  # alone between two items
        if start is None and block.tag == "li":
            # Without the space after its mark, or with a dash for it, a line within an item would be of the item above.
            first, *others = (page.line(block.line + place).typed for place in range(len(lines)))
            is_bullet = first.startswith(("- ", "* ", "+ "))
            slips = (
                place
                for place, typed in enumerate(others, start=1)
                if _kind(lines, place) == "joined" or (is_bullet and _DASH.match(typed))
            )
            start = next(slips, None)
        if start is None:
            yield from _run_in(page, block)
            continue
        mended = "\n".join(_of_one_kind(_typed(page, block)[start:], under))
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
    kind, following, line = _kind(lines, place), _kind(lines, place + 1), lines[place].strip()
    if kind in _ALONE:
        return following in _ALONE
    if kind == "escaped":
        return following == kind or (place == 0 and any(_kind([one], 0) == kind for one in around))
    if kind == "letter":
        return _begins_lettered(lines, place, around)
    if kind == "often" and _DASH.match(line) and place + 1 < len(lines) and lines[place + 1].startswith("- "):
        return True
    if kind == "often":
        return bool(following and (place or line[0] != "o")) or (place == 0 and line[0] == "-")
    # Within a paragraph only a series tells a list from a line that happens to begin so.
    return bool(kind) and (place == 0 or bool(following) or kind not in ("number", "joined"))


_LETTERED = tuple(f"{letter})" for letter in "abcdefghABCDEFGH")
_LETTER = re.compile(r"(?<!\w)([a-hA-H])[).]")


def _begins_lettered(lines: Sequence[str], place: int, around: Sequence[str]) -> bool:
    """Tell whether a letter is one of a series, or stands below a whole sentence that has none."""
    own, beside = _mark(lines[place]), [*lines[place + 1 : place + 2], *(around if place == 0 else ())]
    letter = ord(own.strip("().").lower())
    if any(one and abs(ord(one[1].lower()) - letter) == 1 for one in map(_LETTER.match, map(_mark, beside))):
        return True
    is_apart = place > 0 and lines[place - 1].rstrip().endswith((".", ":", "!", "?"))
    is_first = is_apart and not _LETTER.search(" ".join(lines[:place]))
    return own.endswith(")") and (is_first or any(_mark(one).endswith(")") for one in beside))


def _kind(lines: Sequence[str], place: int) -> str:
    """Return the kind of mark that a line of a block begins with; "" for none, and for a line that is not there."""
    match = _PASTED.match(lines[place].strip()) if place < len(lines) else None
    return (match.lastgroup or "") if match else ""


def _mark(line: str) -> str:
    match = _PASTED.match(line.strip())
    return match[0].strip() if match else ""


def _as_item(line: str, *, is_below: bool) -> str:
    """Return a line as an item of a list; a letter `is_below` numbers, and what goes on with an item is indented."""
    line = line.strip()
    match = _PASTED.match(line)
    if match is None or match.lastgroup is None:
        return line if _ITEM.match(line) else f"    {line}"
    kind, mark, bullet = match.lastgroup, match[match.lastgroup], "-"
    if kind in _OF_NUMBERS:
        bullet = f"{mark}."
    elif kind == "escaped" and mark[0] != "\\":
        bullet = f"{mark[:-2]}."
    elif kind == "letter" and is_below:
        bullet = "    -"
    elif kind == "letter":
        bullet = f"{ord(mark.lower()) - ord('a') + 1}."
    elif kind == "outline":
        bullet = f"{mark.strip('.').rpartition('.')[2]}."
    elif kind == "roman" and mark.upper() in ROMAN:
        bullet = f"{ROMAN.index(mark.upper()) + 1}."
    elif kind in ("box", "task"):
        bullet = "- [x]" if re.search("[☑☒✅xX]", mark) else "- [ ]"
    elif kind == "often" and mark[0] == "o":
        bullet = "    -"
    return f"{bullet} {line[match.end() :]}"


_OF_NUMBERS = ("number", "joined", "enclosed", "bare")


def _of_one_kind(lines: Sequence[str], under: int) -> Iterator[str]:
    """Yield lines as items: letters in a list `under` the item above, at that column, if there is one.

    Bullets that end a numbered list have numbers of their own, others of another kind are a list below.
    """
    is_below = under > 0 or any(_kind(lines, place) in _OF_NUMBERS for place in range(len(lines)))
    items = [_as_item(line, is_below=is_below) for line in lines]
    if under and _kind(lines, 0) == "letter":
        yield from (" " * (under - 4) + item for item in items)
        return
    kinds = [match["number"] for match in map(_ITEM.match, items) if match]
    number, left = 0, len(kinds)
    for item in items:
        match = _ITEM.match(item)
        left -= match is not None
        if match is None or bool(match["number"]) == bool(kinds[0]):
            number = int(match["number"] or 0) if match else number
            yield item
        elif kinds[0] and not any(kinds[len(kinds) - left :]):
            number += 1
            yield f"{number}. {item[match.start('text') :]}"
        else:
            yield f"    {item}"


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
