"""Slips of Markdown that show: marks which stay visible, lists and headings that become running text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText, TextLine, blocks

_HEADING = re.compile(r"^#{1,6}\s")
_HEADING_SLIP = re.compile(r"^(?P<marks>#{1,20})(?P<text>.{0,500})$")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,200}\}\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
_BOLD_LINE = re.compile(r"^\*\*(?P<text>[^*]{1,80})\*\*$")
_STRONG = re.compile(r"(?<!\\)\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_NO_PARAGRAPH = re.compile(r"^(?:\s|[#|>:]|!!!|\?\?\?|\*\[|\[\^?[^\[\]]{1,100}\]:|(?:[-*+]|\d{1,9}\.)\s)")


def fence_closed(text: PageText) -> Iterator[Finding]:
    """Find a block of code that never ends: the rest of the page would be code."""
    if text.open_fence:
        yield finding(text.path, text.open_fence, "fence-unclosed")


def heading_marks(text: PageText) -> Iterator[Finding]:
    """Find `##Otsikko`, seven marks, empty headings, underlined and merely bold ones."""
    for line in text.lines:
        slip = _HEADING_SLIP.match(line.text)
        if slip and not _ATTRIBUTES.sub("", slip["text"]).strip():
            yield finding(text.path, line.number, "heading-empty")
        elif slip and not _HEADING.match(line.text):
            marks = slip["marks"] if len(slip["marks"]) <= 6 else "##"
            mended = f"{marks} {slip['text'].strip()}"
            yield finding(text.path, line.number, "heading-space", mended=mended)
    for block in blocks(text):
        yield from _heading_lookalikes(text, block)


def _heading_lookalikes(text: PageText, block: tuple[TextLine, ...]) -> Iterator[Finding]:
    first = block[0]
    if len(block) > 1 and _UNDERLINE.match(block[1].text) and not _NO_PARAGRAPH.match(first.text):
        title = first.typed.strip()
        yield finding(text.path, first.number, "heading-underlined", mended=f"## {title} {{ #lyhyt-tunnus }}")
    bold = _BOLD_LINE.match(first.text.strip()) if len(block) == 1 and not first.indent else None
    if bold and not bold["text"].strip().endswith((".", "!", "?", ":")):
        mended = f"## {bold['text'].strip()} {{ #lyhyt-tunnus }}"
        yield finding(text.path, first.number, "heading-bold", mended=mended)


def lists_apart(text: PageText) -> Iterator[Finding]:
    """Find lists without a blank line before them, and sublists indented by less than four spaces."""
    for block in blocks(text):
        is_paragraph = not _NO_PARAGRAPH.match(block[0].text)
        for before, line in pairwise(block):
            if _HEADING.match(before.text):
                is_paragraph = not _NO_PARAGRAPH.match(line.text)
            elif line.is_list_item and not line.indent and is_paragraph:
                yield finding(text.path, line.number, "list-stuck", mended=line.typed.strip())
                break
    for before, line in pairwise([line for line in text.lines if line.text.strip()]):
        if before.is_list_item and line.is_list_item and before.indent < line.indent < before.indent + 4:
            mended = " " * (before.indent + 4) + line.typed.strip()
            yield finding(text.path, line.number, "list-indent", mended=mended)


def emphasis_closed(text: PageText) -> Iterator[Finding]:
    """Find bold text that begins but never ends within its paragraph or list item."""
    for block in blocks(text):
        marks: list[int] = []
        for line in block:
            if marks and (line.is_list_item or line.text.lstrip().startswith("|")):
                yield from _odd(text, marks)
                marks = []
            if "**" in line.text or "__" in line.text:
                marks += [line.number] * len(_STRONG.findall(line.text))
        yield from _odd(text, marks)


def _odd(text: PageText, marks: list[int]) -> Iterator[Finding]:
    if len(marks) % 2:
        yield finding(text.path, marks[-1], "emphasis-unclosed")


def indented_text(text: PageText) -> Iterator[Finding]:
    """Find paragraphs that four spaces turn into code: their lines would not wrap, and links would not work."""
    opener, before = "", ""
    for line in text.lines:
        if line.is_blank:
            before = ""
            continue
        is_code = line.indent >= 4 and line.text and not before and not _holds_indented(opener)
        if is_code:
            yield finding(text.path, line.number, "text-indented", mended=line.typed.strip())
        if line.indent < 4 and line.text:
            opener = line.text
        before = line.typed


def _holds_indented(opener: str) -> bool:
    """Tell whether a line may be followed by indented text: a list item, a box, a footnote, an explanation."""
    return re.match(r"^\s{0,3}(?:[-*+]\s|\d{1,9}\.\s|!!!|\?\?\?|:\s|\[\^)", opener) is not None
