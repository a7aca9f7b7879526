"""Numbers, ranges of them and units as both languages write them."""

import re

from vaikuttava_museo.checks.edits import Finder, always, finder
from vaikuttava_museo.content.value_corrections import ROMAN

_END = rf"\d{{1,4}}(?:[.,]\d{{1,2}}){{0,2}}(?:\.\d{{4}})?\.?|{'|'.join(reversed(ROMAN))}"
# What has a hyphen between its numbers by right.
_NUMBERED = re.compile(
    r"(?:ISBN|ISSN|DOI|puh|tel|tfn|nro|nr|numero|nummer|tunnus|dnro|dnr)\.?:? ?$", re.IGNORECASE
)


def _range(match: re.Match[str], _: str) -> str | None:
    first, last = match["first"], match["last"]
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match["dash"] == "–" or _NUMBERED.search(before) or not _grows(first, last):
        return None
    return f"{first}–{last}"


def _grows(first: str, last: str) -> bool:
    """Tell a range from a difference, a score, and a telephone number or another in parts."""
    if first in ROMAN or last in ROMAN:
        return first in ROMAN and last in ROMAN and ROMAN.index(first) < ROMAN.index(last)
    if not (first.isdecimal() and last.rstrip(".").isdecimal()):
        return True
    low, high = int(first), int(last.rstrip("."))
    are_years_or_round = high < 2200 or (low % 10 == 0 and high % 10 == 0)
    is_code = first.startswith("0") or last.startswith("0") or (low > 999 and not are_years_or_round)
    return low < high and not is_code


_UNITS = (
    r"st|kpl|hlöä|hlö|vko|kk|vrk|Gt|Mt|MW|€|%|‰|°C|min|h|km|[kcdm]?m[²³23]|cm|mm|m|kg|g|dl|ml|l|kB|MB|GB|kWh|kW|W|"
    r"euroa|euro|eur|EUR|minuuttia|minuutin|tuntia|tunnin|prosenttia|minuter|timmar|procent"
)
# What is counted in thousands: after it, a comma between groups of three is no decimal one.
_COUNTED = (
    r"€|euro|kävij|besök|hlö|henk|person|osallistuj|deltag|asuka|invånar|kpl|st\b|ihmi|människ|esine|föremål|kuv|bild|"
    r"vuotta|år\b"
)


def _spaced(match: re.Match[str], _: str) -> str:
    return re.sub(r"[.,](?=\d{3})", " ", match[0])


def _english(match: re.Match[str], _: str) -> str:
    return re.sub(r"[,'’]", " ", match[0]).replace(".", ",")


def _superscript(match: re.Match[str], _: str) -> str:
    return match["unit"].rstrip("^23") + ("²" if match["unit"].endswith("2") else "³")


NUMBERS: tuple[Finder, ...] = (
    finder("number-decimal", r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\w.,]*\d)", _spaced),
    finder(
        "number-decimal",
        r"(?<![\w.,])\d{1,3}(?:,\d{3})+\.\d{1,2}(?![\w.,]*\d)|(?<![\w.,])\d{1,3}(?:['’]\d{3})+(?![\w.,]*\d)",
        _english,
    ),
    finder(
        "number-decimal",
        rf"(?<![\w.,])\d{{1,3}}(?:,\d{{3}}){{2,}}(?![\w.,]*\d)|(?<![\w.,])\d{{1,3}},\d{{3}}(?= (?:{_COUNTED}))",
        _spaced,
    ),
    finder(
        "number-decimal",
        rf"(?<![\w.,:/–-])(?<!klo )(?<!kl\. )\d{{1,4}}(?P<point>\.)\d{{1,2}}"
        rf"(?=(?:[–-]\d{{1,4}}(?:[.,]\d{{1,2}})?)? ?(?:{_UNITS})(?!\w))",
        always(","),
        "point",
    ),
    finder("space-after-mark", r"(?<!\w)[Kk](?P<ending>lo)(?=\d)", always("lo "), "ending"),
    finder("space-after-mark", r"(?<!\w)[Kk](?P<ending>l\.?)(?=\d)", always("l. "), "ending"),
)
RANGES: tuple[Finder, ...] = (
    finder(
        "number-range",
        r"(?:(?<=[Kk]l\.)|(?<=[Kk]lo)|(?<![\w.,/:+§&–-]))(?<!\d )"
        rf"(?P<first>{_END})(?P<dash>[ \u00a0]?(?:--|[-–—−‐‑])[ \u00a0]?)(?P<last>{_END})"
        rf"(?![\d/]|[.,:–-]\d)(?:(?=(?:{_UNITS})(?!\w))|(?!\w))",
        _range,
    ),
)
UNITS: tuple[Finder, ...] = (
    finder("number-unit", r"(?<!\w)(\d{1,2})h ?(\d{1,2})min(?!\w)", always(r"\1 h \2 min")),
    finder(
        "number-unit",
        rf"(?<![\w.,])\d{{1,9}}(?:[.,]\d{{1,9}})?(?P<gap>)(?=(?:{_UNITS})(?![\w²³]|-\w))",
        always(" "),
        "gap",
    ),
    finder(
        "number-unit",
        r"(?<=\d)[ \u00a0]?[º°˚] ?C(?!\w)",
        lambda match, _: None if match[0][1:] == "°C" else " °C",
    ),
    finder("number-unit", r"(?<=\d)[ \u00a0]?(?P<unit>[kcdm]?m\^?[23])(?![\w^])", _superscript, "unit"),
    finder("number-unit", r"(?<=\d)(?P<gap>)(?=§)", always(" "), "gap"),
    finder("number-unit", r"(?<!\d)(?<!\d[ \u00a0])§(\d{1,4})(?![\w§–-]| ?§)", always(r"\1 §")),
    finder("number-unit", r"(?<![\w.,])(\d{1,6})[,:][-–—](?: ?(?:€|euroa?))?(?!\w)", always(r"\1 €")),
    finder("number-unit", r"(?<!\w)EUR (\d{1,9}(?:,\d{1,2})?)(?![\d.,]*\d)", always(r"\1 €")),
    finder("number-unit", r"€ ?(\d{1,9}(?:[.,]\d{1,9})?)(?![\d.,]*\d)", always(r"\1 €")),
)
