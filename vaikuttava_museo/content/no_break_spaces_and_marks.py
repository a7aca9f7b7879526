"""Where a line must not break, so that writers type ordinary spaces: before a dash, between a number and its unit.

See Kielitoimiston ohjepankki (sitova välilyönti) and Svenska skrivregler (fast mellanslag).
"""

import re

NBSP = "\u00a0"

_DASH = re.compile(r"(?<=[^\s|>-]) (?=– )")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:h|min|mm|cm|kB|MB|€|%|minuut\w*|minut\w*|tun\w+|timm\w+|henge\w*|person\w*|§)(?![\w-]))"
)
_COUNTED = re.compile(r"\d ")  # without which no unit is looked for: most texts count nothing
_NUMERAL = re.compile(r"\b(?P<step>[Aa]ske[lt]\w*|[Ss]teg\w*) (?=(?:I{1,3}|IV|VI?)(?!\.?\w))")


def bind(text: str) -> str:
    """Return the text with ordinary spaces made non-breaking where a line must not break."""
    if " – " in text:
        text = _DASH.sub(NBSP, text)
    if _COUNTED.search(text):
        text = _UNIT.sub(NBSP, text)
    if "I" in text or "V" in text:
        text = _NUMERAL.sub(lambda match: match["step"] + NBSP, text)
    return text


def plain(text: str) -> str:
    """Return a data text without any marks, for attributes such as tooltips."""
    return re.sub(r"</?span[^>]*>", "", text)


_WORDS = r"(?P<text>[^\s{0}](?:[^{0}]{{0,300}}[^\s{0}])?)"
MARKS = (
    re.compile(rf"(?P<mark>\*\*|__|~~|==)(?=\S){_WORDS.format('*_~=')}(?P=mark)"),
    re.compile(rf"(?<![\w*])\*{_WORDS.format('*')}\*(?![\w*])"),
    re.compile(rf"(?<![\w_])_{_WORDS.format('_')}_(?![\w_])"),
    re.compile(r"`(?P<text>[^`]{1,300})`"),
    re.compile(r"!?\[(?P<text>[^\[\]]{0,300})\]\([^()]{0,500}\)"),
    re.compile(r"(?P<text>)\s*\{:? ?[#.][\w -]{1,100}\}"),
    re.compile(r"^(?P<text>)#{1,6}\s+"),
)
"""Marks of Markdown, each with the text that is left without them, for texts that take none."""


def without_marks(text: str) -> str:
    """Return a text as its writer wanted it to look, as far as plain text can."""
    for pattern in MARKS:
        text = pattern.sub(r"\g<text>", text)
    return text.strip()
