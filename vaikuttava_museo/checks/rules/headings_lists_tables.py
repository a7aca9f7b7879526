"""Headings (WCAG 1.3.1, 2.4.6) and marks of Markdown: what would show as it was typed, or not as it was meant."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise, zip_longest

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pages import Heading, Page, TextLine, blocks
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS, INLINE_PLACEHOLDERS, find_placeholders
from vaikuttava_museo.content.site_content import Content


def levels_and_ids(text: Page) -> Iterator[Finding]:
    """Find main headings in the text, skipped levels, headings without an id and ids used twice."""
    seen: set[str] = set()
    for before, heading in pairwise([Heading(1, "", "", 0), *text.headings]):
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


def sections_filled(text: Page) -> Iterator[Finding]:
    """Find an empty page, and headings followed by nothing but the next heading of their level."""
    if all(line.is_blank for line in text.lines):
        yield finding(text.path, text.body_line, "page-empty")
        return
    first, last = text.body_line, Heading(1, "", None, text.lines[-1].number + 1)
    for heading, after in pairwise((*text.headings, last)):
        between = text.lines[heading.line - first + 1 : after.line - first]
        if heading.text and after.level <= heading.level and all(line.is_blank for line in between):
            yield finding(text.path, heading.line, "section-empty", text=heading.text)


_HEADING = re.compile(r"^#{1,6}\s")
_HEADING_SLIP = re.compile(r"^(?P<marks>#{1,20})(?P<text>.{0,500})$")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,200}\}\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
_BOLD_LINE = re.compile(r"^\*\*(?P<text>[^*]{1,80})\*\*\s*$")
_LIST_ITEM = re.compile(r"^[ \t]{0,40}(?:[-*+]|\d{1,9}\.)[ \t]+\S")
_STRONG = re.compile(r"(?<!\\)\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_NO_PARAGRAPH = re.compile(r"^(?:\s|[#|>:]|!!!|\?\?\?|\*\[|\[\^?[^\[\]]{1,100}\]:|(?:[-*+]|\d{1,9}\.)\s)")
_HOLDS_INDENTED = re.compile(r"^\s{0,3}(?:[-*+]\s|\d{1,9}\.\s|!!!|\?\?\?|:\s|\[\^)")


def fence_closed(text: Page) -> Iterator[Finding]:
    """Find a block of code that never ends: the rest of the page would be code."""
    if text.open_fence:
        yield finding(text.path, text.open_fence, "fence-unclosed")


def heading_marks(text: Page) -> Iterator[Finding]:
    """Find `##Otsikko`, seven marks, empty headings, underlined and merely bold ones."""
    for line in text.lines:
        slip = _HEADING_SLIP.match(line.text)
        if slip and not _ATTRIBUTES.sub("", slip["text"]).strip():
            yield finding(text.path, line.number, "heading-empty")
        elif slip and not _HEADING.match(line.text):
            marks = slip["marks"] if len(slip["marks"]) <= 6 else "##"
            mended = f"{marks} {slip['text'].strip()}"
            yield finding(text.path, line.number, "heading-space", mended=mended)
    for first, *others in blocks(text):
        bold = _BOLD_LINE.match(first.text) if not others else None
        title = bold["text"].strip() if bold else first.typed.strip()
        mended = f"## {title} {{ #lyhyt-tunnus }}"
        if bold and not title.endswith((".", "!", "?", ":")):
            yield finding(text.path, first.number, "heading-bold", mended=mended)
        elif others and _UNDERLINE.match(others[0].text) and not _NO_PARAGRAPH.match(first.text):
            yield finding(text.path, first.number, "heading-underlined", mended=mended)


def lists_apart(text: Page) -> Iterator[Finding]:
    """Find lists without a blank line before them, and sublists indented by less than four spaces."""
    for block in blocks(text):
        is_paragraph = not _NO_PARAGRAPH.match(block[0].text)
        for before, line in pairwise(block):
            if _HEADING.match(before.text):
                is_paragraph = not _NO_PARAGRAPH.match(line.text)
            elif _LIST_ITEM.match(line.text) and not line.indent and is_paragraph:
                yield finding(text.path, line.number, "list-stuck", mended=line.typed.strip())
                break
    for before, line in pairwise([line for line in text.lines if line.text.strip()]):
        are_items = _LIST_ITEM.match(before.text) and _LIST_ITEM.match(line.text)
        if are_items and before.indent < line.indent < before.indent + 4:
            mended = " " * (before.indent + 4) + line.typed.strip()
            yield finding(text.path, line.number, "list-indent", mended=mended)


def emphasis_closed(text: Page) -> Iterator[Finding]:
    """Find bold text that begins but never ends within its paragraph, list item or table row."""
    for block in blocks(text):
        parts: list[list[int]] = [[]]
        for line in block:
            if _LIST_ITEM.match(line.text) or line.text.lstrip().startswith("|"):
                parts.append([])
            parts[-1] += [line.number] * len(_STRONG.findall(line.text))
        for marks in parts:
            if len(marks) % 2:
                yield finding(text.path, marks[-1], "emphasis-unclosed")


def indented_text(text: Page) -> Iterator[Finding]:
    """Find paragraphs that four spaces turn into code: their lines would not wrap, and links would not work."""
    opener, before = "", ""
    for line in text.lines:
        if not line.is_blank and line.text:
            if line.indent >= 4 and not before and not _HOLDS_INDENTED.match(opener):
                yield finding(text.path, line.number, "text-indented", mended=line.typed.strip())
            if line.indent < 4:
                opener = line.text
        before = line.typed.strip()


BOX_KINDS = ("example", "note", "tip", "warning")
"""The kinds of boxes; all look the same to a reader, and their titles tell them apart."""
_BOX = re.compile(r"^\s{0,20}(?P<mark>!!!|\?\?\?\+?)(?P<rest>.{0,500})$")
_SOUND_BOX = re.compile(r'^ (?P<kind>[\w-]{1,40})(?: "(?P<title>[^"]{1,300})")?\s*$')


def boxes_sound(text: Page) -> Iterator[Finding]:
    """Find boxes with an unknown kind, without a title, miswritten or with their text outside."""
    for place, line in enumerate(text.lines):
        box = _BOX.match(line.text)
        if not box:
            continue
        parts = _SOUND_BOX.match(box["rest"])
        if not parts:
            words = re.sub(r"[\"”“']", "", box["rest"]).split()
            kind = words.pop(0).lower() if words and words[0].lower() in BOX_KINDS else BOX_KINDS[0]
            mended = f'{box["mark"]} {kind} "{" ".join(words) or "…"}"'
            yield finding(text.path, line.number, "box-form", mended=mended)
        elif parts["kind"] not in BOX_KINDS:
            meant = "".join(get_close_matches(parts["kind"].lower(), BOX_KINDS, n=1)) or BOX_KINDS[0]
            values = {"kind": parts["kind"], "known": ", ".join(BOX_KINDS)}
            mended = line.typed.strip().replace(parts["kind"], meant, 1)
            yield finding(text.path, line.number, "box-kind", **values, mended=mended)
        elif not parts["title"]:
            example = f'{box["mark"]} {parts["kind"]} "…"'
            yield finding(text.path, line.number, "box-title", kind=parts["kind"], mended=example)
        inside = next((later for later in text.lines[place + 1 :] if not later.is_blank), None)
        if inside is None or inside.indent < line.indent + 4:
            mended = "    " + (inside.typed.strip() if inside else "…")
            yield finding(text.path, line.number, "box-empty", mended=mended)


_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\[\]]{1,200})\]:\s?")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]{1,300})\] ?\[(?P<name>[^\[\]]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,100})\](?!:)")
_SNIPPET = re.compile(r"^\s{0,40};{0,3}-{1,10}8<-{1,10}")


def references_defined(text: Page) -> Iterator[Finding]:
    """Find references and footnotes without their other end, and lines that fetch another file."""
    defined = {match["name"].lower(): line for line in text.lines if (match := _DEFINED.match(line.text))}
    called: set[str] = set()
    for line in text.lines:
        if _SNIPPET.match(line.text):
            yield finding(text.path, line.number, "snippet")
        for match in _FOOTNOTE.finditer(line.text):
            called.add(f"^{match['name'].lower()}")
            if f"^{match['name'].lower()}" not in defined:
                yield finding(text.path, line.number, "footnote-undefined", name=match["name"])
        for match in _REFERENCE.finditer(line.text):
            name = match["name"] or match["text"]
            if not name.startswith("^") and name.lower() not in defined:
                yield finding(text.path, line.number, "reference-undefined", name=name, text=match["text"])
    for name, line in defined.items():
        if name.startswith("^") and name not in called:
            yield finding(text.path, line.number, "footnote-unused", name=name[1:])


_PLACEHOLDERS = BLOCK_PLACEHOLDERS | INLINE_PLACEHOLDERS
# One brace too few at either end: `{{ plan }`, `{ plan }}`, `{ plan }`.
_BRACES = re.compile(r"(?<!\{)(?P<open>\{{1,2}) {0,3}(?P<name>[a-z-]{4,40}) {0,3}(?P<close>\}{1,2})(?!\})")


def placeholders_known(text: Page) -> Iterator[Finding]:
    """Find misspelt placeholders, lists in the middle of a line, and placeholders that lack a brace."""
    for name, line, alone in find_placeholders(text.body, text.body_line):
        if name not in _PLACEHOLDERS:
            meant = get_close_matches(name, _PLACEHOLDERS, n=1)
            rule = "placeholder-misspelt" if meant else "placeholder-unknown"
            known = ", ".join(sorted(_PLACEHOLDERS))
            yield finding(text.path, line, rule, name=name, meant="".join(meant), known=known)
        elif name in BLOCK_PLACEHOLDERS and not alone:
            yield finding(text.path, line, "placeholder-not-alone", name=name)
    for typed in text.lines:
        for match in _BRACES.finditer(typed.typed) if "{" in typed.typed else ():
            if match["name"] in _PLACEHOLDERS and len(match["open"] + match["close"]) < 4:
                values = {"name": match["name"], "seen": match[0]}
                yield finding(text.path, typed.number, "placeholder-braces", **values)


MAX_COLUMNS = 6
MAX_CHARACTERS = 72
"""What an A4 page in portrait holds side by side: the longest word of every column together, in characters."""

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?=[^-]*-)[|:\s-]+")
_NOT_SEEN = re.compile(r"\]\([^()]{0,1000}\)|<[^<>]{1,1000}>|\{[^{}]{0,200}\}|[*\[\]`]")


def tables_sound(text: Page) -> Iterator[Finding]:
    """Find tables that would not become tables, broken rows, and tables too wide to print."""
    for block in blocks(text):
        start = next((place for place, line in enumerate(block) if _is_row(line)), None)
        if start is None:
            continue
        if start and not block[start - 1].text.startswith("#"):
            yield finding(text.path, block[start].number, "table-stuck")
            continue
        yield from _table(text, [line for line in block[start:] if _is_row(line)])
        if after := next((line for line in block[start:] if not _is_row(line)), None):
            yield finding(text.path, after.number, "table-row-form", mended=f"| {after.typed.strip(' |')} |")


def _is_row(line: TextLine) -> bool:
    return line.text.lstrip().startswith("|")


def _table(text: Page, rows: Sequence[TextLine]) -> Iterator[Finding]:
    head, *others = map(_cells, rows)
    columns, first = len(head), rows[0].number
    if len(rows) < 2 or not _RULE.fullmatch(rows[1].text.strip()):
        yield finding(text.path, first, "table-rule", mended="|" + " --- |" * columns)
        return
    for row, cells in zip(rows[1:], others, strict=True):
        if len(cells) != columns:
            yield finding(text.path, row.number, "table-cells", cells=len(cells), columns=columns)
    width = sum(max(map(_width, column)) for column in zip_longest(head, *others[1:], fillvalue=""))
    if columns > MAX_COLUMNS:
        yield finding(text.path, first, "table-columns", columns=columns, limit=MAX_COLUMNS)
    elif width > MAX_CHARACTERS:
        yield finding(text.path, first, "table-wide", width=width, limit=MAX_CHARACTERS)


def _cells(row: TextLine) -> list[str]:
    line = row.text.strip().removeprefix("|")
    return _CELL_BORDER.split(line[:-1] if line.endswith("|") and not line.endswith("\\|") else line)


def _width(cell: str) -> int:
    return max(map(len, _NOT_SEEN.sub(" ", cell).split()), default=0)
