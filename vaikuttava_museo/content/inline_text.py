"""Where a line must not break, so that writers type ordinary spaces: before a dash, between a number and its unit.

See Kielitoimiston ohjepankki (sitova välilyönti) and Svenska skrivregler (fast mellanslag).
"""

import re

NBSP = "\u00a0"

_DASH = re.compile(r"(?<=[^\s|>-]) (?=– )")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:h|min|mm|cm|kB|MB|€|%|minuut\w*|minut\w*|tun\w+|timm\w+|henge\w*|person\w*|§)(?![\w-]))"
)
_NUMERAL = re.compile(r"\b(?P<step>[Aa]ske[lt]\w*|[Ss]teg\w*) (?=(?:I{1,3}|IV|VI?)(?!\.?\w))")


def bind(text: str) -> str:
    """Return the text with ordinary spaces made non-breaking where a line must not break."""
    text = _UNIT.sub(NBSP, _DASH.sub(NBSP, text))
    return _NUMERAL.sub(lambda match: match["step"] + NBSP, text)


def plain(text: str) -> str:
    """Return a data text without any marks, for attributes such as tooltips."""
    return re.sub(r"</?span[^>]*>", "", text)
