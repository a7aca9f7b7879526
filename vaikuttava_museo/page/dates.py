"""Dates and lengths of time as each language writes them."""

from collections.abc import Mapping
from datetime import date

from vaikuttava_museo.content.languages import FINNISH, Language
from vaikuttava_museo.content.no_break_spaces_and_marks import NBSP

_MONTHS_SV = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def day(value: date, language: Language) -> str:
    """Return a date as the language writes it: 22.11.2026, den 22 november 2026."""
    if language is FINNISH:
        return f"{value.day}.{value.month}.{value.year}"
    return f"den {value.day} {_MONTHS_SV[value.month - 1]} {value.year}".replace(" ", NBSP)


def duration(minutes: int, texts: Mapping[str, str]) -> str:
    """Return a length of time in words; `texts` is the interface catalogue of the language."""
    hours, rest = divmod(minutes, 60)
    key = "minutes" if not hours else "hours_minutes" if rest else "hours"
    return texts[key].format(hours=hours, minutes=rest).replace(" ", NBSP)


WORKSHOP_BEGINS = 9 * 60
"""The minute of the day at which a workshop begins where nothing else is said."""


def clock(minute: int) -> str:
    """Return a minute of the day as both languages write the time: 9.05."""
    return f"{minute // 60}.{minute % 60:02}"


def whole_hours(minutes: int, texts: Mapping[str, str]) -> str:
    """Return a length of time in words to the nearest hour: noin 27 tuntia."""
    return texts["about_hours"].format(hours=round(minutes / 60)).replace(" ", NBSP)
