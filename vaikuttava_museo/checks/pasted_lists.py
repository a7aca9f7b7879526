"""Lists as people paste them, from a word processor, a PDF or a phone: their marks, and the items they are meant as."""

import re
from collections.abc import Iterator, Sequence

from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.value_corrections import ROMAN
from vaikuttava_museo.page.visible_texts import TextBlock

ITEM = re.compile(r"^(?:[-*+]|(?P<number>\d{1,3})\.)[ \t]+(?P<text>\S)")
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
DASH = re.compile(r"[–—−] +(?=\S)|-(?=[^\W\d_])")
_ODD_INDENT = re.compile(r"^[\u00a0\u2000-\u200a\u202f\u3000]+[-*+•][ \u00a0]+(?=\S)")
"""A bullet after a space that looks like any other, and that Markdown takes for text."""
_ESCAPED = re.compile(r"^\s*(?:\\[-*+]|\d{1,2}\\[.)])[ \t\u00a0]")
"""A mark that a program has made to show, as it does when a list is pasted into it."""


def lines_seen(page: Page, block: TextBlock) -> list[str]:
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


def begins_pasted(lines: Sequence[str], place: int, around: Sequence[str]) -> bool:
    """Tell whether a pasted list begins on a line of a block; `around` are the blocks before and after it."""
    kind, following, line = kind_of(lines, place), kind_of(lines, place + 1), lines[place].strip()
    if kind in _ALONE:
        return following in _ALONE
    if kind == "escaped":
        return following == kind or (place == 0 and any(kind_of([one], 0) == kind for one in around))
    if kind == "letter":
        return _begins_lettered(lines, place, around)
    if kind == "often" and DASH.match(line) and place + 1 < len(lines) and lines[place + 1].startswith("- "):
        return True
    if kind == "often":
        return bool(following and (place or line[0] != "o")) or (place == 0 and line[0] == "-")
    # Within a paragraph only a series tells a list from a line that happens to begin so.
    return bool(kind) and (place == 0 or bool(following) or kind not in ("number", "joined"))


LETTERED = tuple(f"{letter})" for letter in "abcdefghABCDEFGH")
_LETTER = re.compile(r"(?<!\w)([a-hA-H])[).]")


def _begins_lettered(lines: Sequence[str], place: int, around: Sequence[str]) -> bool:
    """Tell whether a letter is one of a series, or stands below a whole sentence that has none."""
    own, beside = mark_of(lines[place]), [*lines[place + 1 : place + 2], *(around if place == 0 else ())]
    letter = ord(own.strip("().").lower())
    if any(
        one and abs(ord(one[1].lower()) - letter) == 1 for one in map(_LETTER.match, map(mark_of, beside))
    ):
        return True
    is_apart = place > 0 and lines[place - 1].rstrip().endswith((".", ":", "!", "?"))
    is_first = is_apart and not _LETTER.search(" ".join(lines[:place]))
    return own.endswith(")") and (is_first or any(mark_of(one).endswith(")") for one in beside))


def kind_of(lines: Sequence[str], place: int) -> str:
    """Return the kind of mark that a line of a block begins with; "" for none, and for a line that is not there."""
    match = _PASTED.match(lines[place].strip()) if place < len(lines) else None
    return (match.lastgroup or "") if match else ""


def mark_of(line: str) -> str:
    """Return the mark of a pasted list that a line begins with; "" for none."""
    match = _PASTED.match(line.strip())
    return match[0].strip() if match else ""


def _as_item(line: str, *, is_below: bool) -> str:
    """Return a line as an item of a list; a letter `is_below` numbers, and what goes on with an item is indented."""
    line = line.strip()
    match = _PASTED.match(line)
    if match is None or match.lastgroup is None:
        return line if ITEM.match(line) else f"    {line}"
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


def as_items(lines: Sequence[str], under: int) -> Iterator[str]:
    """Yield lines as items: letters in a list `under` the item above, at that column, if there is one.

    Bullets that end a numbered list have numbers of their own, others of another kind are a list below.
    """
    is_below = under > 0 or any(kind_of(lines, place) in _OF_NUMBERS for place in range(len(lines)))
    items = [_as_item(line, is_below=is_below) for line in lines]
    if under and kind_of(lines, 0) == "letter":
        yield from (" " * (under - 4) + item for item in items)
        return
    kinds = [match["number"] for match in map(ITEM.match, items) if match]
    number, left = 0, len(kinds)
    for item in items:
        match = ITEM.match(item)
        left -= match is not None
        if match is None or bool(match["number"]) == bool(kinds[0]):
            number = int(match["number"] or 0) if match else number
            yield item
        elif kinds[0] and not any(kinds[len(kinds) - left :]):
            number += 1
            yield f"{number}. {item[match.start('text') :]}"
        else:
            yield f"    {item}"
