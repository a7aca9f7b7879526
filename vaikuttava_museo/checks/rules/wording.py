"""Words that the project writes in another way, and sentences that are too long."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from vaikuttava_museo.checks.rules.foreign_passages import sentences
from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.passages import Passage


@cache
def places() -> Mapping[str, str]:
    """Return the Swedish names of places by their Finnish ones, where both languages have one."""
    return dict(yaml_loaders.own("vaikuttava_museo.checks.spelling", "place_names.yml"))


@cache
def terms(language: str) -> tuple[tuple[str, re.Pattern[str], Mapping[str, str]], ...]:
    """Return the ways of writing that are not used: their beginnings in small letters, patterns and rows of the list.

    In the list (`spelling/preferred_terms.fi.yml`) `*` ends a word for any ending, and `=` begins a form that stands for its
    letters exactly: otherwise a small first letter stands for a capital as well.
    """
    rows = yaml_loaders.own("vaikuttava_museo.checks.spelling", f"preferred_terms.{language}.yml")
    forms = ((form, row) for row in rows for form in row["instead_of"])
    return tuple((form.strip("=").split("*")[0].lower(), _pattern(form), row) for form, row in forms)


def _pattern(form: str) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\*", r"\w{0,30}") for word in form.removeprefix("=").split()]
    if form[0].islower():
        words[0] = f"[{form[0]}{form[0].upper()}]{words[0][1:]}"
    return re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])")


def project_terms(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find words that the project writes in another way: one word for one thing."""
    known = {language.code: terms(language.code) for language in LANGUAGES}
    for passage in passages:
        small = passage.text.lower()
        own = () if passage.is_search_word else known.get(passage.language or "", ())
        for beginning, pattern, right in own:
            if beginning in small and (match := pattern.search(passage.text)):
                values = {"found": match[0], "write": right["write"], "because": right["because"]}
                yield passage.finding("term", match[0], **values)


MAX_WORDS = 36
"""The longest sentence of the site when the rule was made, a list of four things, has 36 words."""
_WORD = re.compile(r"\w[\w’'-]{0,80}")


def long_sentences(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at sentences whose beginning a listener has forgotten before their end."""
    for passage in passages:
        may_be = len(passage.text) > 2 * MAX_WORDS and len(_WORD.findall(passage.text)) > MAX_WORDS
        for sentence in sentences(passage.text) if may_be else ():
            words = _WORD.findall(sentence)
            if len(words) > MAX_WORDS:
                values = {"words": len(words), "start": " ".join(words[:4]), "limit": MAX_WORDS}
                yield passage.finding("sentence-long", sentence, **values)


_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]{2,30}(?![\w-])")


def places_in_swedish(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at Finnish names of places in Swedish texts."""
    for passage in passages:
        for name in _CAPITALISED.findall(passage.text) if passage.language == "sv" else ():
            if (write := places().get(name.removesuffix("s"), places().get(name, name))) != name:
                yield passage.finding("place-in-finnish", name, found=name, write=write)


SPOKEN_RULES = (project_terms, long_sentences, places_in_swedish)
