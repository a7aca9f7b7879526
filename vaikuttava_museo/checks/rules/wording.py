"""Words that the project writes in another way, and sentences that are too long or lack their end."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from xml.etree.ElementTree import Element

from vaikuttava_museo.checks.rules.foreign_passages import sentences
from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.addresses import PAPERS_FOLDER
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.page.rendered_page import rendered


@cache
def places() -> Mapping[str, str]:
    """Return the Swedish names of places by their Finnish ones, where both languages have one."""
    return dict(yaml_loaders.own("vaikuttava_museo.checks.spelling", "place_names.yml"))


@cache
def terms(language: str) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    """Return the ways of writing that are not used: their beginnings in small letters, forms and rows of the list.

    In the list (`spelling/preferred_terms.fi.yml`) `*` ends a word for any ending, and `=` begins a form that stands for its
    letters exactly: otherwise a small first letter stands for a capital as well.
    """
    rows = yaml_loaders.own("vaikuttava_museo.checks.spelling", f"preferred_terms.{language}.yml")
    forms = ((form, row) for row in rows for form in row["instead_of"])
    return tuple((form.strip("=").split("*")[0].lower(), form, row) for form, row in forms)


@cache
def pattern_of(form: str) -> re.Pattern[str]:
    """Return the pattern of a form of the list."""
    words = [re.escape(word).replace(r"\*", r"\w{0,30}") for word in form.removeprefix("=").split()]
    if form[0].islower():
        words[0] = f"[{form[0]}{form[0].upper()}]{words[0][1:]}"
    return re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])")


def project_terms(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find words that the project writes in another way: one word for one thing."""
    whole = "\n".join(passage.text for passage in passages).lower()
    spoken = {language.code for language in LANGUAGES} & {passage.language for passage in passages}
    known = {code: [term for term in terms(code) if term[0] in whole] for code in spoken}
    for passage in passages:
        own = () if passage.is_search_word else known.get(passage.language or "", ())
        small = passage.text.lower() if own else ""
        for beginning, form, right in own:
            if beginning in small and (match := pattern_of(form).search(passage.text)):
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


_SINGULAR = {
    "fi": re.compile(r"(?<![\w-])[Ss]in(?:ä(?!\s\w+n[aä]\b)|un|ut|ua|ulle|ulla|ulta|usta|uun|ussa)(?![\w-])"),
    "sv": re.compile(r"(?<![\w-])[Dd](?:u|ig|in|itt|ina)(?![\w-])"),
}
_SAID = re.compile("”[^”]*”")


def readers_addressed(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at words for one reader: the site speaks to a group; what is said to a visitor stands in quotation marks."""
    for passage in passages:
        singular = _SINGULAR.get(passage.language or "") if not passage.of else None
        if singular and (match := singular.search(_SAID.sub("", passage.text))):
            yield passage.finding("reader-singular", match[0], seen=match[0])


_FEWEST = 5
"""Words: a shorter paragraph may be a name or an address, and short lines cells of a table."""
_OPEN_END = re.compile(r"^[\w”\"'(].*(?:[^\W\d_]|[,–])$", re.DOTALL)
_LED_TO = frozenset({"ul", "ol", "dl", "table", "pre", "div", "details", "figure", "form"})
"""What a paragraph that goes on in it may stand before: a list, a table, an example."""


def sentences_ended(page: Page) -> Iterator[Finding]:
    """Hint at paragraphs that end within a sentence: the rest was lost on the way, or stands in the next one."""
    made = rendered(page)
    for parent in made.root.iter() if page.path.parts[0] != PAPERS_FOLDER else ():
        # An item or a cell is often no sentence.
        for block, after in zip_longest(parent, parent[1:]) if parent.tag in ("div", "blockquote") else ():
            leads_on = after is not None and (after.tag in _LED_TO or "{" in made.text_of(after)[:1])
            if block.tag == "p" and not leads_on and not _is_apart(block) and not block.get("class"):
                text, lines = made.text_of(block), 1 + made.last_line_of(block) - made.line_of(block)
                if len(text.split()) >= max(_FEWEST, 3 * lines) and _OPEN_END.search(text):
                    end = " ".join(text.split()[-4:])
                    yield finding(page.path, made.last_line_of(block), "sentence-cut", seen=end)


def _is_apart(block: Element) -> bool:
    """Tell of a paragraph that ends in a link, or is one mark as a whole: what to read next is often no sentence."""
    ends_within = len(block) > 0 and not (block[-1].tail or "").strip()
    return ends_within and (block[-1].tag == "a" or (len(block) == 1 and not (block.text or "").strip()))


PAGE_RULES = (sentences_ended,)
SPOKEN_RULES = (project_terms, long_sentences, places_in_swedish, readers_addressed)
