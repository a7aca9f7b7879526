"""What is written: whole characters, marks and spaces (Kielitoimisto, Svenska skrivregler), its language and words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import yaml

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage

# UTF-8 read as Windows-1252: ä becomes Ã¤, ” becomes â€.
_MOJIBAKE = re.compile(r"[ÃÅ][\u0080-\u00bf–—„…‘’“”€ƒ†‡ˆ‰Š‹ŒŽž•™š›œŸ¶¤¥]|â€.?")
_DECOMPOSED = re.compile(r"\w[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# Every fault has one of these in it; nearly all lines are so spared the other patterns.
_SUSPECT_LETTER = re.compile("[ÃÅâ\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]")


def letters_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find lost, mangled, decomposed and invisible characters, each kind once a line."""
    for passage in passages:
        text, place = passage.text, (passage.path, passage.line)
        if text.isascii() or not _SUSPECT_LETTER.search(text):
            continue
        if "\ufffd" in text:
            yield finding(*place, "letter-lost")
        if match := _MOJIBAKE.search(text):
            yield finding(*place, "letter-mangled", seen=match[0], meant=_unmangled(match[0]))
        if match := _DECOMPOSED.search(text):
            meant = unicodedata.normalize("NFC", match[0])
            yield finding(*place, "letter-decomposed", seen=match[0], meant=meant)
        if match := _INVISIBLE.search(text):
            at = match.start()
            word = text[max(0, at - 40) : at].rsplit(" ", 1)[-1] + text[at : at + 40].split(" ", 1)[0]
            code = f"U+{ord(match[0]):04X}"
            yield finding(*place, "letter-invisible", code=code, word=_INVISIBLE.sub("", word))


def _unmangled(seen: str) -> str:
    """Return what was written before it was misread; a sequence that is cut short stands for any letter."""
    try:
        return seen.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if seen.startswith("â") else "ä"


BEFORE_MARK = re.compile(r"(?<=\w) +(?P<mark>[,.!?;:])(?=\s|$)(?!\s*\.)")
"""A space between a word and the mark that belongs to it."""
_SLIPS = {
    "quotes-straight": re.compile(r'"'),
    "quotes-foreign": re.compile(r"[“„‟]|«|(?<=\s)»(?=\w)"),
    "dash-hyphen": re.compile(r"(?<=[^\s|>]) (?:-|--|—) (?=[^\s|>-])|(?<=\w)—(?=\w)"),
    "space-before-mark": BEFORE_MARK,
}
# Without one of these a line can have none of the slips; nearly all lines are so spared the slower patterns.
_SUSPECT_MARK = re.compile(r'["“„‟«»—]| -| [,.!?;:]')
# Tags, attributes, targets and their titles, the title of a box, rows of a table's rule.
_NOT_PROSE = re.compile(
    r"`[^`]{0,1000}`|<[^<>]{1,1000}>|\{[^{}]{0,500}\}|\]\([^()]{0,1000}\)|^\s{0,20}(?:!!!|\?\?\?\+?).{0,500}|"
    r"^\s{0,3}\[[^\[\]]{1,200}\]:.{0,1000}|https?://\S{1,500}"
)
_BEFORE, _AFTER = re.compile(r"(?s)\S{0,30}.{0,15}\Z"), re.compile(r"(?s).{0,15}\S{0,30}")
_TWICE = re.compile(r"(?<=[^\s|])(?<!^[-*+])(?<!\d\.) {2,}(?=[^\s|])")


def typography_sound(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find straight and foreign quotation marks, hyphens used as dashes and spaces before marks, once a line each."""
    for passage in passages:
        if passage.language and _SUSPECT_MARK.search(passage.text):
            # What is no running text becomes one mark that joins its neighbours.
            text = _NOT_PROSE.sub("·", passage.text)
            for rule, pattern in _SLIPS.items():
                if match := pattern.search(text):
                    # A few words around it, none of them cut unless it is very long.
                    before = _BEFORE.findall(text[: match.start()])[0]
                    around = f"{before}{match[0]}{_AFTER.findall(text[match.end() :])[0]}".strip()
                    yield finding(passage.path, passage.line, rule, text=around)


def spaces_sound(text: Page) -> Iterator[Finding]:
    """Hint at spaces that nobody sees: two in a row, and at the end of a line."""
    for line in text.lines:
        if line.typed != line.typed.rstrip():
            yield finding(text.path, line.number, "space-trailing")
        is_plain = line.text and not line.text.lstrip().startswith(("|", ":"))
        if is_plain and "  " in line.text and _TWICE.search(line.text.strip()):
            yield finding(text.path, line.number, "space-twice")


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
