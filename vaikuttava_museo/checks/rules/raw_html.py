"""Raw HTML: only `<span lang="…">`, the mark of a foreign name, has a place in a text.

All else is either unsafe (it would run or load something in the visitor's browser), or escapes the checks of
links, headings and pictures.
"""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText, TextLine, blocks

LANGUAGES = ("fi", "sv", "en", "se", "smn", "sms")
"""Languages that a name may be marked with; the three last are the Sámi languages of Finland."""

_UNSAFE = frozenset({
    "script", "iframe", "object", "embed", "applet", "style", "form", "input", "button", "link", "meta", "base",
    "svg", "math", "video", "audio", "frame", "frameset", "template",
})  # fmt: skip
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>]|$)(?P<rest>[^<>]{0,1000})")
_HANDLER = re.compile(r"""(?:^|[\s"'/{])(?P<name>on[a-z]{3,30}|style|srcdoc)\s{0,5}=""", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"(?:javascript|vbscript|data)\s{0,5}:", re.IGNORECASE)
_SPAN = re.compile(r'^ lang="(?P<language>[A-Za-z-]{1,20})"$')
_HREF = re.compile(r"""\shref\s?=\s?["']?(?P<target>[^"'\s>]{1,500})""", re.IGNORECASE)
_SRC = re.compile(r"""\ssrc\s?=\s?["']?(?P<target>[^"'\s>]{1,500})""", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s?=\s?["'](?P<alt>[^"'>]{1,500})""", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:? ?(?P<attributes>[^{}]{1,500})\}")


def no_raw_html(text: PageText) -> Iterator[Finding]:
    """Find tags, comments and attributes that do not belong in a text."""
    for line in text.lines:
        if "<" in line.text:
            for tag in _TAG.finditer(line.text):
                yield from _tag(text, line, tag)
            if "<!--" in line.text:
                yield finding(text.path, line.number, "html-comment")
        if "{" in line.text:
            yield from _attributes(text, line)
    yield from _spans_closed(text)


def _tag(text: PageText, line: TextLine, tag: re.Match[str]) -> Iterator[Finding]:
    name, rest = tag["name"].lower(), tag["rest"]
    if name in _UNSAFE:
        if not tag["close"]:
            yield finding(text.path, line.number, "html-unsafe", tag=f"<{name}>")
    elif handler := _HANDLER.search(rest):
        yield finding(text.path, line.number, "html-handler", name=handler["name"])
    elif _SCRIPT_ADDRESS.search(rest):
        yield finding(text.path, line.number, "html-unsafe", tag=f"<{name}>")
    elif name == "a" and not tag["close"]:
        target = _HREF.search(rest)
        words = line.text[tag.end() + 1 : tag.end() + 300].split("<")[0].strip() or "…"
        mended = f"[{words}]({target['target'] if target else '…'})"
        yield finding(text.path, line.number, "html-link", mended=mended)
    elif name == "img":
        source, alt = _SRC.search(rest), _ALT.search(rest)
        mended = f"![{alt['alt'] if alt else '…'}]({source['target'] if source else '…'})"
        yield finding(text.path, line.number, "html-image", mended=mended)
    elif name == "span":
        yield from _language_mark(text, line, tag)
    elif not tag["close"]:
        yield finding(text.path, line.number, "html-tag", tag=f"<{name}>")


def _language_mark(text: PageText, line: TextLine, tag: re.Match[str]) -> Iterator[Finding]:
    if tag["close"]:
        return
    span = _SPAN.match(tag["rest"])
    if span is None:
        yield finding(text.path, line.number, "span-form", mended='<span lang="fi">…</span>')
    elif span["language"] not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        yield finding(text.path, line.number, "span-language", language=span["language"], known=known)


def _attributes(text: PageText, line: TextLine) -> Iterator[Finding]:
    """Find what attribute lists (`{ onclick="…" }`) would add to a link or a heading."""
    for braces in _ATTRIBUTES.finditer(line.text):
        handler = _HANDLER.search(braces["attributes"])
        if handler:
            yield finding(text.path, line.number, "html-handler", name=handler["name"])


def _spans_closed(text: PageText) -> Iterator[Finding]:
    """Find language marks that do not end in their paragraph: the rest would be read in a foreign accent."""
    for block in blocks(text):
        opened: list[int] = []
        for line in block:
            for tag in _TAG.finditer(line.text):
                if tag["name"].lower() == "span" and tag["close"]:
                    if not opened:
                        yield finding(text.path, line.number, "span-unopened")
                    opened = opened[:-1]
                elif tag["name"].lower() == "span":
                    opened.append(line.number)
        if opened:
            yield finding(text.path, opened[0], "span-unclosed")
