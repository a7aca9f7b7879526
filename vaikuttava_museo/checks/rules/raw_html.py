"""Raw HTML is unsafe or escapes the other checks: only `<span lang="…">`, the mark of a foreign name, has a place."""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page, TextLine, blocks

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
_ADDRESS = re.compile(r"""\s(?:href|src)\s?=\s?["']?(?P<value>[^"'\s>]{1,500})""", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s?=\s?["'](?P<value>[^"'>]{1,500})""", re.IGNORECASE)
# What an attribute list (`{ onclick="…" }`) would add to a link or a heading.
_ATTRIBUTES = re.compile(r"\{:? ?(?P<attributes>[^{}]{1,500})\}")


def no_raw_html(text: Page) -> Iterator[Finding]:
    """Find tags, comments and attributes that do not belong in a text, and language marks that do not end."""
    for line in text.lines:
        for tag in _TAG.finditer(line.text) if "<" in line.text else ():
            yield from _tag(text, line, tag)
        if "<!--" in line.text:
            yield finding(text.path, line.number, "html-comment")
        for braces in _ATTRIBUTES.finditer(line.text) if "{" in line.text else ():
            if handler := _HANDLER.search(braces["attributes"]):
                yield finding(text.path, line.number, "html-handler", name=handler["name"])
    for block in blocks(text):
        opened: list[int] = []
        for number, tag in [(line.number, tag) for line in block for tag in _TAG.finditer(line.text)]:
            if tag["name"].lower() == "span" and tag["close"]:
                if not opened:
                    yield finding(text.path, number, "span-unopened")
                opened = opened[:-1]
            elif tag["name"].lower() == "span":
                opened.append(number)
        # After a mark that does not end in its paragraph the rest would be read in a foreign accent.
        if opened:
            yield finding(text.path, opened[0], "span-unclosed")


def _tag(text: Page, line: TextLine, tag: re.Match[str]) -> Iterator[Finding]:
    name, rest, place = tag["name"].lower(), tag["rest"], (text.path, line.number)
    if name in _UNSAFE:
        if not tag["close"]:
            yield finding(*place, "html-unsafe", tag=f"<{name}>")
    elif handler := _HANDLER.search(rest):
        yield finding(*place, "html-handler", name=handler["name"])
    elif _SCRIPT_ADDRESS.search(rest):
        yield finding(*place, "html-unsafe", tag=f"<{name}>")
    elif name == "img":
        yield finding(*place, "html-image", mended=f"![{_value(_ALT, rest)}]({_value(_ADDRESS, rest)})")
    elif tag["close"]:
        return
    elif name == "a":
        words = line.text[tag.end() + 1 : tag.end() + 300].split("<")[0].strip() or "…"
        yield finding(*place, "html-link", mended=f"[{words}]({_value(_ADDRESS, rest)})")
    elif name != "span":
        yield finding(*place, "html-tag", tag=f"<{name}>")
    elif (span := _SPAN.match(rest)) is None:
        yield finding(*place, "span-form", mended='<span lang="fi">…</span>')
    elif span["language"] not in LANGUAGES:
        yield finding(*place, "span-language", language=span["language"], known=", ".join(LANGUAGES))


def _value(attribute: re.Pattern[str], rest: str) -> str:
    match = attribute.search(rest)
    return match["value"] if match else "…"
