"""Text from shared data as safe HTML: everything is escaped but `<span lang="…">`, the mark of a foreign name."""

import re
from datetime import date
from html import escape

from vaikuttava_museo.languages import FINNISH, Language
from vaikuttava_museo.typography import NBSP, bind

_SPAN = re.compile(r"&lt;span lang=&quot;(?P<lang>fi|sv|en|se|smn|sms)&quot;&gt;(?P<text>.*?)&lt;/span&gt;")
_MONTHS_SV = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def inline(text: str) -> str:
    """Return a data text as HTML, its language marks kept and all else escaped."""
    return _SPAN.sub(r'<span lang="\g<lang>">\g<text></span>', escape(bind(text)))


def plain(text: str) -> str:
    """Return a data text without any marks, for attributes such as tooltips."""
    return re.sub(r"</?span[^>]*>", "", text)


def day(value: date, language: Language) -> str:
    """Return a date as the language writes it: 22.11.2026, den 22 november 2026."""
    if language is FINNISH:
        return f"{value.day}.{value.month}.{value.year}"
    return f"den {value.day} {_MONTHS_SV[value.month - 1]} {value.year}".replace(" ", NBSP)
