"""The project's terms: one word for one thing, in both languages (`spelling/terms.fi.yml`, `terms.sv.yml`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.passages import Passage


@dataclass(frozen=True, slots=True)
class Term:
    """A way of writing that is not used: its beginning in small letters, a pattern of its forms, the right one, why."""

    beginning: str
    pattern: re.Pattern[str]
    write: str
    because: str


@cache
def terms(language: str) -> tuple[Term, ...]:
    """Return the terms of a language.

    In the list `*` at the end of a word stands for any ending, and `=` before a form for its letters exactly:
    otherwise a small first letter stands for a capital as well.
    """
    text = (
        files("vaikuttava_museo.checks.spelling")
        .joinpath(f"terms.{language}.yml")
        .read_text(encoding="utf-8")
    )
    return tuple(
        Term(form.strip("=").split("*")[0].lower(), _pattern(form), row["write"], row["because"])
        for row in yaml.safe_load(text)
        for form in row["instead_of"]
    )


def _pattern(form: str) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\*", r"\w{0,30}") for word in form.removeprefix("=").split()]
    if form[0].islower():
        words[0] = f"[{form[0]}{form[0].upper()}]{words[0][1:]}"
    return re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])")


def project_terms(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find words that the project writes in another way."""
    known = {language.code: terms(language.code) for language in LANGUAGES}
    for passage in passages:
        if passage.is_search_word:
            continue
        small = passage.text.lower()
        for term in known.get(passage.language or "", ()):
            match = term.pattern.search(passage.text) if term.beginning in small else None
            if match:
                values = {"found": match[0], "write": term.write, "because": term.because}
                yield finding(passage.path, passage.line, "term", **values)
