"""What an editor meant by a value that is not of its kind: candidates to try, none where nobody can tell."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.addresses import as_id
from vaikuttava_museo.content.yaml_with_lines import written

_DURATIONS = frozenset({"time", "minutes"})
_NUMBER = re.compile(r"(?<![\w,.–-])\d{1,6}(?![\w,–-]|\.\d)")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WRITTEN = yaml_loaders.own(__package__, "meant_values.yml")
_NUMBERS = {
    word: number for number, words in enumerate(_WRITTEN["numbers"], start=1) for word in words.split()
}
_HOURS = re.compile(
    r"(?:(?P<hours>\d{1,2})(?:[,.](?P<half>5))? *(?:h|t|tuntia?|timmar|timme|tim)\.?)?"
    r"(?: *(?:ja|och|,)? *(?P<minutes>\d{1,3}) *(?:min(?:uuttia?|uter|ut)?)\.?)?"
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_ABOUT = re.compile(r"^(?:noin|n\.|arviolta|cirka|circa|ca\.?|ungefär|c\.) *", re.IGNORECASE)


def step_of(file: str) -> Callable[[str, str], Iterator[str]]:
    """Return what yields a step's number, which is that of its file whatever was typed."""

    def number(_key: str, _given: str) -> Iterator[str]:
        yield file.removeprefix("askel-")[:1]

    return number


def numbers(key: str, given: str) -> Iterator[str]:
    """Yield the number that stands in a text: of a duration its minutes, of anything else the only one there is."""
    words = _ABOUT.sub("", given.strip()).rstrip(" .").lower().split()
    text = " ".join(str(_NUMBERS.get(word, word)) for word in words)
    if key in _DURATIONS and (match := _CLOCK.fullmatch(text) or _HOURS.fullmatch(text)) and match[0]:
        minutes = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
        yield str(minutes + (30 if match.groupdict().get("half") else 0))
    elif key in _DURATIONS and text in _WRITTEN["durations"]:
        yield str(_WRITTEN["durations"][text])
    elif len(found := _NUMBER.findall(text)) == 1 and not (key in _DURATIONS and text != found[0]):
        yield found[0]
    elif text.upper() in ROMAN:
        yield str(ROMAN.index(text.upper()) + 1)


_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./ -]+(?P<month>\d{1,2})[./ -]+(?P<year>\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./ -]+(?P<month>\d{1,2})[./ -]+(?P<day>\d{1,2})")
_WORDS = re.compile(
    r"(?:den )?(?P<day>\d{1,2})(?:\.|:?e|th|st|nd|rd)? +(?P<name>[a-zåäö]+)\.?,? +(?P<year>\d{4})"
)
_NAME_FIRST = re.compile(r"(?P<name>[a-z]+)\.? +(?P<day>\d{1,2})(?:th|st|nd|rd)?,? +(?P<year>\d{4})")


def dates(_key: str, given: str) -> Iterator[str]:
    """Yield the day that a text tells, in the order that people here write it: day, month, year."""
    text = " ".join(given.lower().split()).rstrip(".")
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _WORDS, _NAME_FIRST):
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = int(parts["month"]) if "month" in parts else _month(parts["name"])
            year, day = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0), int(parts["day"])
            # A month over twelve is a day: 2026-28-11.
            for number, in_month in (
                ((month, day), (day, month)) if pattern is _YEAR_FIRST else ((month, day),)
            ):
                try:
                    yield date(year, number, in_month).isoformat()
                except ValueError:
                    continue
                return


def _month(name: str) -> int:
    """Return a month's number by its name in Finnish, Swedish or English, 0 for another word."""
    found = (
        number
        for number, names in enumerate(_WRITTEN["months"], start=1)
        if name.startswith(tuple(names.split()))
    )
    # The longer name first: marraskuuta also begins as mars does.
    return max(found, default=0)


def number_words(number: int) -> list[str]:
    """Return the words of a number, and how the name of the month begins that has it."""
    lists = (_WRITTEN["numbers"], _WRITTEN["months"])
    return [word for words in lists for word in "".join(words[number - 1 : number]).split() if number > 0]


def choices(offered: Sequence[str]) -> Callable[[str, str], Iterator[str]]:
    """Return what yields the offered value that a text means, or is one letter away from."""

    def meant(_key: str, given: str) -> Iterator[str]:
        word = given.strip(" .\"'”").lower()
        by_case = {choice.lower(): choice for choice in offered}
        named = [choice for choice in offered if word in _WRITTEN["choices"].get(choice, "").split()]
        close = get_close_matches(word, by_case, n=1, cutoff=0.75) if len(word) > 2 or word in by_case else []
        yield from named or (by_case[choice] for choice in close)

    return meant


def lists(key: str, given: str) -> Iterator[str]:
    """Yield the list that a line of words separated by commas means; which id a name stands for is told elsewhere."""
    if key == "organisations" and not re.fullmatch(r"[a-z\d,; -]+", given):
        return
    items = (item.strip(" \"'”“„[]()") for item in re.split(r"[,;]|(?<=[”\"])\s+(?=[”“\"])", given))
    if quoted := [written(item, in_brackets=True) for item in items if item]:
        yield f"[{', '.join(quoted)}]"


ADDRESS = re.compile(
    r"https?://[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#](?:[^\s<>\"]*[^\s<>\".,;:!?”])?)?",
    re.IGNORECASE,
)
"""A whole address of the web: its scheme once, a name with a dot in it, no spaces, no mark of the sentence it stood in."""
CONTACT = re.compile(rf"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,}}|(?=https:){ADDRESS.pattern}", re.IGNORECASE)
"""A mail address, or the address of a page with https:."""
_SCHEMES = re.compile(r"^(?:(?:https?)?[:;]?/{1,3})?(?:https?:/{1,3})?(?=[\w-]+\.)", re.IGNORECASE)


def addresses(_key: str, given: str) -> Iterator[str]:
    """Yield the web address that was meant: its beginning once and whole, no spaces in it."""
    text = re.sub(
        r"^(https?) *: */ */ *", r"\1://", given.strip("<> ").rstrip(".,;:!?”"), flags=re.IGNORECASE
    )
    address = f"{'http' if text.startswith('http:') else 'https'}://{_SCHEMES.sub('', text, count=1)}"
    if ADDRESS.fullmatch(address):
        yield from (address, address.replace("http:", "https:"))


def contacts(_key: str, given: str) -> Iterator[str]:
    """Yield the mail or web address that was meant by one with a slip in it."""
    text = re.sub(r"\s*(?:\(at\)|\[at\]|\(ät\))\s*", "@", given.strip().removeprefix("mailto:").strip())
    yield from (text, *addresses(_key, text))


def ids(_key: str, given: str) -> Iterator[str]:
    """Yield the id that one with capitals, spaces, underscores or å, ä, ö means."""
    yield as_id(given)
