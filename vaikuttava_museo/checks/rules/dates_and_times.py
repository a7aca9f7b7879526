"""Dates and hours as both languages write them, and those that no calendar and no clock has.

What is found here is mended with the rest of `typography.py`, which takes these finders in among its own.
"""

import re
from collections.abc import Iterator
from datetime import date

from vaikuttava_museo.checks.edits import Edit, Finder, always, finder


def _day(year: int, month: int, day: int) -> str | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return f"{day}.{month}.{year}"


def _date(match: re.Match[str], _: str) -> str | None:
    parts = [int(part) for part in re.findall(r"\d+", match[0])]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    year += 2000 if year < 100 else 0
    return _day(year, month, day) or _day(year, day, month)


MONTHS = {
    language: {name: number for number, name in enumerate(names.split(), start=1)}
    for language, names in {
        "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    }.items()
}
_DAYS = {
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ma ti ke to pe la su",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag må ti on to fr lö sö",
}
MONTH = "|".join(month + ("kuuta?" if code == "fi" else "") for code in MONTHS for month in MONTHS[code])
_DATE = re.compile(
    rf"(?<![\w.,/])(?:(?P<weekday>{'|'.join(_DAYS.values()).replace(' ', '|')})(?P<ending>na|en)?,? )?"
    rf"(?P<den>\bden )?(?P<day>\d{{1,2}})"
    rf"(?:(?P<mark>[./])(?P<number>\d{{1,2}})(?P<last>(?P=mark)(?P<year>\d{{3,6}})?)?"
    rf"|\.? (?P<month>{MONTH})(?: (?P<its_year>\d{{4}}))?)(?![\w/]|\.\w)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?<![\w/.”-])(?:19|20)\d\d([/-])\d\d\1\d\d(?![\w/-]|\.\w)")
_LEAP_YEAR = 2024
_THING = re.compile(
    r"\b(?:kuva\w*|taulukko|taulukon|liite|liitteen|osan?|pykälä\w*|sivu\w*|lain|bild\w*|tabell\w*|bilaga\w*|del|sida\w*"
    r"|paragraf\w*|kapitl\w+) $",
    re.IGNORECASE,
)
"""Before a number that is no day: kuva 31.6., tabell 30.2."""


def _wrong_dates(text: str, language: str) -> Iterator[Edit]:
    """Find days that no calendar has, and days of the week that are not those of their dates."""
    for match in _DATE.finditer(text):
        name = (match["month"] or "").lower().removesuffix("ta").removesuffix("kuu")
        month = MONTHS[language].get(name, 0) if name else int(match["number"])
        day, year = int(match["day"]), int(match["year"] or match["its_year"] or _LEAP_YEAR)
        before = text[: match.start("day")][-20:]
        is_number = _NUMBERED.search(before) or _THING.search(before)
        may_be = 28 < day < 32 and 0 < month < 13 and not is_number
        is_whole = name or match["year"] or (may_be and (match["last"] == "." or match["den"]))
        if (name and not month) or not is_whole:
            continue
        is_there = _day(year, month, day)
        if year < 1000 or not is_there:
            may_be_turned = match["number"] and year < 10_000 and not is_there
            meant = _day(year, day, month) if may_be_turned else None
            yield Edit("date-impossible", match.start("day"), match.end(), meant)
        elif match["weekday"] and (match["year"] or match["its_year"]):
            yield from _wrong_weekday(match, language, date(year, month, day).weekday())
    for match in _YEAR_FIRST.finditer(text):
        if not _date(match, language):
            yield Edit("date-impossible", *match.span(), None)


def _wrong_weekday(match: re.Match[str], language: str, weekday: int) -> Iterator[Edit]:
    names, given = _DAYS[language].split(), match["weekday"]
    if given.lower() in names and names.index(given.lower()) % 7 != weekday:
        right = names[weekday + 7 * (names.index(given.lower()) >= 7)]
        meant = right.capitalize() if given[0].isupper() else right
        yield Edit("date-weekday", *match.span("weekday"), meant)


_CLOCK_TIME = re.compile(
    r"(?<!\w)(?:klo|kello|kl\.?|klockan) (?:\d{1,2}(?:[.:]\d\d)? ?[–-] ?)?"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?![\d.,:]*\d)",
    re.IGNORECASE,
)


def _wrong_times(text: str, _: str) -> Iterator[Edit]:
    for match in _CLOCK_TIME.finditer(text):
        if int(match["hour"]) > 24 or int(match["minute"] or 0) > 59:
            yield Edit("date-impossible", match.start("hour"), match.end(), None)


CLOCK = {"fi": "klo", "sv": "kl."}
"""The word before an hour, by language."""
_AFTER_CLOCK = re.compile(r"(?:klo\.?|kello|kl\.?|klockan|[–-]) ?$", re.IGNORECASE)
_SCALE = re.compile(r"(?:mittakaava\w*|skala\w*|suhde|suhtees\w+) ?$", re.IGNORECASE)


def _time(match: re.Match[str], language: str) -> str | None:
    before = match.string[max(0, match.start() - 14) : match.start()]
    is_clock = _AFTER_CLOCK.search(before)
    if _SCALE.search(before) or (match["hour"] == "1" and not is_clock):
        return None
    lacks_word = before.endswith(" ") and before.strip(" |") and not is_clock
    return f"{CLOCK[language]} {_typed(match[0])}" if lacks_word else _typed(match[0])


def _typed(time: str) -> str:
    return re.sub(r" ?[-–—] ?", "–", time.replace(":", "."))


def _abbreviated(match: re.Match[str], language: str) -> str | None:
    time, word = _typed(match["time"].replace(",", ".")), CLOCK[language]
    if match["word"].strip().lower() == word and "," not in match["time"]:
        return None
    return f"{word.capitalize() if match[0][0] == 'K' else word} {re.sub(r'^0(?=[1-9])', '', time)}"


_NUMBERED = re.compile(
    r"(?:version?\w*|versio\w*|kohta|kohda\w+|avsnitt\w*|kapitel|luku|luvu\w+|§|nr|nro|v)\.? ?$",
    re.IGNORECASE,
)


def _short_year(match: re.Match[str], language: str) -> str | None:
    return None if _NUMBERED.search(match.string[: match.start()][-20:]) else _date(match, language)


def _slashed(match: re.Match[str], language: str) -> str | None:
    if (language, match["word"].lower()) == ("fi", "on"):  # a verb before a fraction, no Swedish Wednesday
        return None
    day, month = int(match["day"]), int(match["month"])
    is_date, is_last = _day(_LEAP_YEAR, month, day), match.string.startswith(".", match.end())
    return f"{day}.{month}{'.' if language == 'fi' and not is_last else ''}" if is_date else None


DATES_AND_TIMES: tuple[Finder, ...] = (
    _wrong_dates,
    _wrong_times,
    finder(
        "date-form",
        # Not where a name of a file begins: ”2026-11-22 työpaja”.
        r"(?<![\w/.”-])(?:\d{1,2}([/-])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}[/ ](?:(?:19|20)\d\d|(?<=/)\d\d)"
        r"|\d{1,2}\. \d{1,2}\. ?(?:19|20)\d\d"
        r"|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|0\d\.\d{1,2}\.\d{4}|\d{1,2}\.0\d\.\d{4})(?![\w/-]|\.\w)",
        _date,
    ),
    finder(
        "time-form",
        r"(?<!\w)(?P<word>[Kk]lo?(?: |\.(?= ?\d))) ?"
        r"(?P<time>(?:[01]?\d|2[0-4])(?:[.:,][0-5]\d)?(?: ?[-–—] ?(?:[01]?\d|2[0-4])(?:[.:,][0-5]\d)?)?)"
        r"(?!\w|[.,:]\d)",
        _abbreviated,
    ),
    finder(
        "time-form",
        r"(?<![\w:.,/])(?P<hour>[01]?\d|2[0-3]):[0-5]\d(?![\d:]| ?\d{3})"
        r"(?: ?[-–—] ?(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d:]))?",
        _time,
    ),
    finder("date-form", r"(?<![\w.,/–-])\d{1,2}\.\d{1,2}\.[23]\d(?![\w/–-]|[.,]\d)", _short_year),
    finder(
        "date-form",
        rf"(?i)(?<!\w)(?P<word>den|(?:{'|'.join(_DAYS.values()).replace(' ', '|')})(?:na|en)?) "
        r"(?P<date>(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![\w/])",
        _slashed,
        "date",
    ),
    finder("time-form", r"(?:(?<=[Kk]lo )|(?<=[Kk]l\. ))(?P<nought>0)(?=[1-9]\.\d\d)", always(""), "nought"),
    finder("date-form", rf"(?<![\w:])\d{{1,2}}(?P<ending>:[ae])(?= (?:{MONTH})\b)", always(""), "ending"),
)  # fmt: skip

DATES_DECIDED = frozenset({"date-form", "date-impossible", "date-weekday", "time-form"})
"""Those in which there is something to decide: `make fix` leaves them."""
