"""What is said: in the language it stands for, with the project's terms, in sentences one can follow, no personal data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import yaml

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.passages import Passage

# The commonest small words and endings tell the two languages apart; they have none in common.
_SMALL_WORDS = {
    "fi": frozenset(re.findall(r"\w+", """
        ja on ei että se jos kun tai joka jotka mitä mikä ovat myös sekä niin kuin mutta vain voi voitte ette te teette
        hän he ne tämä tässä tästä sitä sen siitä niitä niiden ennen jälkeen kanssa yhdessä muun muassa mukaan kaikki
        kuka keitä missä miten milloin jonka joita sitten vielä kuitenkin koska""")),
    "sv": frozenset(re.findall(r"\w+", """
        och att det är som för på med av den ni till en ett inte om kan har de från eller när vad vem vi er era ert man
        så ska vilka vilken hur där här också efter innan under mellan sin sitt sina dem deras alla varje utan men då
        sedan bara samt finns blir""")),
}  # fmt: skip
_ENDINGS = {
    "fi": tuple(re.findall(r"\w+", """
        ssa ssä sta stä lla llä lta ltä lle ksi nen isen kaa kää tte nne mme ään aan uun yyn een iin ien jen uus yys
        isia isiä""")),
    "sv": tuple(re.findall(r"\w+", "ning ningar ningen het heten arna erna orna else elser isk iska ligt liga")),
}  # fmt: skip
_SMALL_LETTERS = re.compile(r"[a-zåäö]{2,40}")
SHORTEST = 5
"""Words: shorter pieces are names and titles too often."""
LONGEST = 300
"""Words: a longer passage has shown its language by then."""
CERTAIN = 3
"""How many words must speak for the other language, and how many times more than for the text's own."""


def text_languages(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find passages written in the site's other language and not marked as such."""
    for passage in passages:
        if passage.language in _SMALL_WORDS:
            other = "sv" if passage.language == "fi" else "fi"
            words = _SMALL_LETTERS.findall(passage.text.lower())[:LONGEST]
            for_other = _score(words, other) if len(words) >= SHORTEST else 0
            if for_other >= CERTAIN and for_other > CERTAIN * _score(words, passage.language):
                text = " ".join(passage.text.split())[:60]
                yield finding(passage.path, passage.line, f"text-in-{other}", text=text)


def _score(words: list[str], language: str) -> int:
    small, endings = _SMALL_WORDS[language], _ENDINGS[language]
    return sum(1 for word in words if word in small or (len(word) > 4 and word.endswith(endings)))


@cache
def terms(language: str) -> tuple[tuple[str, re.Pattern[str], Mapping[str, str]], ...]:
    """Return the ways of writing that are not used: their beginnings in small letters, patterns and rows of the list.

    In the list (`spelling/terms.fi.yml`) `*` at the end of a word stands for any ending, and `=` before a form for its
    letters exactly: otherwise a small first letter stands for a capital as well.
    """
    file = files("vaikuttava_museo.checks.spelling").joinpath(f"terms.{language}.yml")
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
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
                yield finding(passage.path, passage.line, "term", **values)


MAX_WORDS = 36
"""The longest sentence of the site when the rule was made, a list of four things, has 36 words."""
_END = re.compile(r"(?<=[.!?…:])[”)]?\s+")
_WORD = re.compile(r"\w[\w’'-]{0,80}")


def long_sentences(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at sentences whose beginning a listener has forgotten before their end; table rows are no sentences."""
    for passage in passages:
        for sentence in _END.split(passage.text) if not passage.text.lstrip().startswith("|") else ():
            words = _WORD.findall(sentence)
            if len(words) > MAX_WORDS:
                values = {"words": len(words), "start": " ".join(words[:4]), "limit": MAX_WORDS}
                yield finding(passage.path, passage.line, "sentence-long", **values)


PUBLISHED = frozenset({"0401286147"})
"""Mobile numbers that were made public as work numbers: the project's contact, as the project's own page gave it."""
DOMAINS = (
    "museovirasto.fi", "museoliitto.fi", "museot.fi", "sitra.fi", "traficom.fi", "kotka.fi", "hameenlinna.fi",
    "gmail.com", "outlook.com", "hotmail.com", "icloud.com",
)  # fmt: skip
"""Domains that addresses on the site are likely to have; one letter beside them is a slip."""
_DIGITS = re.compile(r"\d\d\d")
# The form and check character: Digital and Population Data Services Agency, henkilötunnus.
_IDENTITY = re.compile(
    r"(?<!\w)(?P<day>[0-3]\d[01]\d\d\d)[-+A-FU-Y](?P<number>\d{3})(?P<check>[0-9A-FHJ-NPR-Y])(?!\w)"
)
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_MOBILE = re.compile(r"(?<![\w+])(?:\+358[ -]?(?:\(0\))?|0)(?:4\d|50)\d?(?:[ -]?\d){5,8}(?!\w)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\(at\))(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")


def personal_data(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find identity numbers with a right check character, private mobile numbers and mistyped mail domains."""
    for passage in passages:
        text, place = passage.text, (passage.path, passage.line)
        has_digits, has_mail = _DIGITS.search(text), "@" in text or "(at)" in text
        for match in _IDENTITY.finditer(text) if has_digits else ():
            if _CHECKS[int(match["day"] + match["number"]) % 31] == match["check"]:
                yield finding(*place, "personal-id")
        for match in _MOBILE.finditer(text) if has_digits else ():
            if re.sub(r"\D", "", match[0].replace("+358", "0").replace("(0)", "")) not in PUBLISHED:
                yield finding(*place, "phone-private", number=match[0])
        for match in _MAIL.finditer(text) if has_mail else ():
            meant = "".join(get_close_matches(match["domain"].lower(), DOMAINS, n=1, cutoff=0.85))
            if meant and meant != match["domain"].lower():
                mended = match[0].replace(match["domain"], meant)
                yield finding(*place, "mail-domain", address=match[0], mended=mended)
