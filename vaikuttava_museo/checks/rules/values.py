"""The texts in front matter and data, which take no Markdown: whole, without marks, and titles written as titles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import TEXT_KEYS
from vaikuttava_museo.content.no_break_spaces_and_marks import MARKS, without_marks
from vaikuttava_museo.content.passages import NO_TEXT, SEARCH_WORDS
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_marks import quoted_parts, unwrapped
from vaikuttava_museo.content.yaml_with_lines import Location, Typed, YamlSource, leaves, written

TITLES = frozenset({"title", "subtitle", "heading", "term"})
TEXTS = TITLES.union(
    TEXT_KEYS, ("fi", "sv", "also", "explanation", "publisher", "name", "site_name", "site_description")
)
"""The keys of what people read; all else is for the machine: ids, numbers, days, kinds, addresses."""

MAY_BE_EMPTY = frozenset({"also", "keywords"})
_PLACEHOLDER = re.compile(r"\{\{[^{}]{0,100}\}\}")
_ABBREVIATIONS = re.compile(
    r"(?:^|\s)(?:\w\.){1,3}$|(?:^|\s)(?:ym|yms|tms|jne|mm|ns|esim|eKr|jKr|osv|etc|bl\.a|m\.fl)\.$"
)
_ENDS = (".", ":", ";", ",")


def values_sound(path: PurePosixPath, source: YamlSource) -> Iterator[Finding]:
    """Find texts that YAML cuts, texts in quotation marks or with marks, and titles not written as titles.

    What is offered is the whole line without any of them.
    """
    values = dict(leaves(source.data))
    # What a comma cuts in braces is told as such: `{fi: ”a, b”, sv: c}`.
    cut = {at[:-1] for at, text in values.items() if not text and _is_in_brackets(source, at)}
    faulty = {
        at: (text, fault)
        for at, text in values.items()
        if at[:-1] not in cut and (fault := _fault(source, at, text))
    }
    mended = {at: _replacement(source, at, text) for at, (text, _) in faulty.items()}
    told = set[tuple[int, str]]()
    for at, (text, (rule, seen)) in faulty.items():
        line = source.line_of(at)
        if (line, rule) not in told:
            told.add((line, rule))
            key = next(part for part in reversed(at) if isinstance(part, str))
            beside = [mended[other] for other in faulty if source.line_of(other) == line]
            known = dict(filter(None, beside))
            offered = source.retyped(line, known) if len(known) == len(beside) else ""
            yield finding(path, line, rule, key=key, text=text, seen=seen, mended=offered)


def _is_in_brackets(source: YamlSource, at: Location) -> bool:
    return (key := source.keys.get(at)) is not None and key.in_brackets


def _fault(source: YamlSource, at: Location, text: str) -> tuple[str, str] | None:
    """Return the first rule that a value offends and what of it; None for a sound one."""
    whole = _whole(source, at)
    # What is no text but cut all the same: `page: index #steps`, not `minutes: 45 # a guess`.
    if whole and (is_text(at) or re.search(r"\s#\w", whole)):
        return "yaml-cut", "#"
    if not is_text(at):
        return None
    if is_quoted(at, text):
        return "value-quoted", text[0]
    if SEARCH_WORDS & set(at) and isinstance(at[-1], int) and (";" in text or quoted_parts(text)):
        return ("list-semicolon", ";") if ";" in text else ("list-comma", text)
    if mark := next(filter(None, (pattern.search(text) for pattern in (_PLACEHOLDER, *MARKS))), None):
        return "value-marks", mark[0].strip()
    return _fault_of_title(text) if _is_title(at) else None


def is_text(at: Location) -> bool:
    """Tell whether what stands at a place is read by people."""
    return not TEXTS.isdisjoint(at) and NO_TEXT.isdisjoint(at)


def is_quoted(at: Location, text: str) -> bool:
    """Tell of typographic quotation marks around a text, or of one at an end; a sample answer may quote somebody."""
    may_quote = "example" in at and not text.endswith('"')
    return unwrapped(text) != text and not TEXTS.isdisjoint(at) and not may_quote


def _whole(source: YamlSource, at: Location) -> str:
    """Return the whole of a text that ` #` cuts, "" for one that is not cut."""
    typed = source.values.get(at)
    if at not in source.cut or not typed:
        return ""
    rest = source.typed_line(typed.line)[typed.start :].strip()
    # After the key of a list that may be empty, `# …` is what it looks like: a remark.
    return "" if rest.startswith("# ") and at[-1] in MAY_BE_EMPTY else rest


def _is_title(at: Location) -> bool:
    """Tell whether a text is one of the site's titles; the name of a work is its own."""
    return not TITLES.isdisjoint(at) and at[0] != "resources"


def in_capitals(text: str) -> bool:
    """Tell of a text in capitals alone; shorter words are abbreviations (EMMA, WAM)."""
    return sum(map(str.isalpha, text)) >= 5 and text == text.upper()


def _fault_of_title(text: str) -> tuple[str, str] | None:
    if in_capitals(text):
        return "title-capitals", text
    has_end = text.endswith(_ENDS) and not text.endswith("..") and not _ABBREVIATIONS.search(text)
    return ("title-full-stop", text[-1]) if has_end else None


def _replacement(source: YamlSource, at: Location, text: str) -> tuple[Typed, str] | None:
    """Return a text free of every fault as it is typed, and where; None where only a person knows what it should be."""
    typed = source.values.get(at)
    whole = _whole(source, at)
    new = without_marks(unwrapped(whole or text))
    fault = _fault_of_title(new) if _is_title(at) else None
    if fault and fault[0] == "title-capitals":
        # In several words there may be names, whose capitals only a person knows.
        new = new.capitalize() if len(new.split()) == 1 else ""
    if _is_title(at) and _fault_of_title(new):
        new = new.rstrip(" .:;,")
    if not typed or not new or _PLACEHOLDER.search(new) or "<" in new:
        return None
    if parts := quoted_parts(text) or (new.split(";") if ";" in new and isinstance(at[-1], int) else []):
        return typed, ", ".join(written(it.strip(), in_brackets=True) for it in parts if it.strip())
    place = replace(typed, end=len(source.typed_line(typed.line))) if whole else typed
    return place, written(new, in_brackets=typed.in_brackets)


def days_passed(content: Content, today: date) -> Iterator[Finding]:
    """Find pages that are said to be reviewed on a day to come."""
    for (key, language), meta in content.meta.items():
        page = content.pages[key, language]
        if is_to_come(meta.reviewed, today):
            line = page.meta.line_of(("reviewed",))
            yield finding(page.path, line, "reviewed-in-future", day=meta.reviewed, today=today)


def years_passed(content: Content, today: date) -> Iterator[Finding]:
    """Hint at works of a year to come; a book of next year may be out already."""
    for number, step in content.steps.items():
        path = PurePosixPath(f"askel-{number}.yml")
        for place, work in enumerate(step.resources):
            if work.year and work.year > today.year + 1:
                line = content.data[path].line_of(("resources", place, "year"))
                yield finding(path, line, "year-in-future", given=work.year)


def is_to_come(day: date, today: date) -> bool:
    """Tell whether a day is in the future wherever one is: the machine that checks may be a time zone behind."""
    return day - today > timedelta(days=1)


DATA_RULES = (values_sound,)
DAY_RULES = (days_passed, years_passed)
