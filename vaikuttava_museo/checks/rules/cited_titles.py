"""Names that drift apart: a text calls a step, a worksheet or a field something else than it is called now.

What a link says of its own target can be judged, and so can a name that the ledger knows as a former one. What only
resembles a name is a hint.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import zip_longest
from pathlib import PurePosixPath

from vaikuttava_museo.checks.passages_of_pages import heard_in
from vaikuttava_museo.checks.rules.page_links import mended_link
from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, key_of_target, worksheet_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import page_links
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.step_colours import STEP_MARKS, mark_of
from vaikuttava_museo.content.worksheets import fields_of
from vaikuttava_museo.content.yaml_marks import unwrapped
from vaikuttava_museo.ledger.compared_sections import FACTS
from vaikuttava_museo.ledger.ledger_files import Compared
from vaikuttava_museo.page.rendered_page import Link, rendered

_STEP = re.compile(
    r"(?P<step>(?:[Aa]ske[lt]|[Ss]teg)\w*\s)(?P<number>VI|IV|V|I{1,3}|[1-6])"
    r"(?P<between>[,:]\s|\s[–-]\s)?(?P<title>(?<=\s)[A-ZÅÄÖ].*)?"
)
# ”askeleen II vaihtoehdot”, not ”askelten I ja II työpohjat” or ”askeleen II jälkeen”.
_STEP_FIRST = re.compile(
    r"(?:[Aa]ske[lt]|[Ss]teg)\w*\s(?P<number>VI|IV|V|I{1,3}|[1-6])(?![\w:]|\s(?:jälk|jälj|edel)|,?\s(?:ja|tai|sekä|och|eller|samt|[–-])\s|[–-])"
)
_PAGE_CALLED = re.compile(
    r"(?P<title>.+?)(?:-|\s-?)?(?:sivu\w*|sida\w*)|(?:[Ss]ivu\w*|[Ss]ida\w*)\s”?(?P<after>.+?)”?"
)
_NUMBERS = {text: mark.number for mark in STEP_MARKS for text in (mark.numeral, str(mark.number))}
_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)
_QUOTATION = re.compile("”([^”]*)”")
_COMPOUND = re.compile(r"\s-\w+$")
"""What a name is joined to: ”Museo ja ympäristö -työpohja”."""
SHORTEST, LONGEST = 6, 80
"""Characters of a quotation that may have been meant to be a name: shorter words resemble too many."""
NEAR = 0.8
"""How alike (difflib) a quotation and a name are when the one was probably meant to be the other."""
MOST = 300
"""Quotations of a file that are compared with names: five times the most that a page has."""
LONG_WORD, ENDING = 5, 2
"""Characters: a longer word is known by all of it but so many, whatever its ending."""


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in one language."""

    titles: Mapping[str, str]
    """By the key of their page."""
    keys: Mapping[str, str]
    """The key of each page by its title in small letters."""
    steps: Mapping[str, int]
    """The number of each step by the key of its page."""
    worksheets: frozenset[str]
    """The keys of their pages."""
    all: frozenset[str]
    """Titles and headings of fields."""
    now: Mapping[str, str]
    """By a former name the one that took its place."""
    renamed_in: Mapping[str, PurePosixPath]
    """By a former name the file that had it."""


_STEPS_SPOKEN = re.compile(
    r"\b(?:[Aa]ske[lt]\w{0,8}|[Ss]teg(?:et|en|ens)?) (?P<first>[IVXivx]{1,5}|\d{1,2})"
    r"(?P<more>(?:(?:, | ja | och | tai | eller |[–-])(?:[IVX]{1,5}|\d{1,2}))*)(?![\w%]|[.,]\d)"
)
_PLACE = re.compile(r"[IVXivx]{1,5}|\d{1,2}")


def steps_spoken_of(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find steps that are not there; one whose number is typed otherwise than with capitals of Roman numerals is a hint."""
    numerals = [mark.numeral for mark in STEP_MARKS]
    # In Swedish the small i and v are words of their own: ett steg i taget.
    sound = {"i", "v", "x", *numerals}
    for passage in passages:
        is_spoken = "ske" in passage.text or "teg" in passage.text
        for match in _STEPS_SPOKEN.finditer(passage.text) if is_spoken else ():
            places = _PLACE.findall(match["first"] + match["more"])
            number = next((place for place in places if place not in sound), "")
            is_quoted = passage.text.count("”", 0, match.start()) % 2  # the name of a file, say
            if number and not is_quoted:
                meant = numerals[int(number) - 1] if number in map(str, STEP_NUMBERS) else number.upper()
                line, typed = passage.line_with(match[0])
                right, is_there = match[0].replace(number, meant), meant in numerals
                mended = typed.replace(match[0], right).strip() if is_there and match[0] in typed else ""
                rule = "step-form" if is_there else "step-gone"
                yield finding(passage.path, line, rule, seen=match[0], meant=right, mended=mended)


def names_in_step(content: Content, compared: Compared) -> Iterator[Finding]:
    """Find links and quotations whose names are not, or no longer, those of what they speak of."""
    names = {language.code: _names(content, language, compared) for language in LANGUAGES}
    found = [item for page in content.pages.values() for item in _in_links(content, page, names)]
    heard = [one for one in heard_in(content) if one.language in names and not one.is_search_word]
    quoted = Counter[PurePosixPath]()
    found += [item for one in heard for item in _in_quotations(one, names[one.language or ""], quoted)]
    yield from found
    told = {(item.path, item.line) for item in found}
    for one in heard if any(own.now for own in names.values()) else ():
        mentioned = _mentioned(one, names[one.language or ""])
        yield from (item for item in mentioned if (item.path, item.line) not in told)


def _names(content: Content, language: Language, compared: Compared) -> Names:
    code = language.code
    # Marks around a whole title have a finding of their own.
    titles = {key: unwrapped(link.title) for key, link in page_links(content, language).items()}
    sheets = content.worksheets.values()
    headings = (field.heading[code] for sheet in sheets for _, field in fields_of(sheet))
    names = frozenset([*titles.values(), *headings])
    now, renamed_in = dict[str, str](), dict[str, PurePosixPath]()
    for section, statement in ((item.section, item.statement) for item in compared.standings):
        old = (
            _name_in(statement.address.page, statement.section, getattr(statement, code)) if statement else ""
        )
        new = _name_in(section.address.page, section.address.section, section.sides[language].text)
        if old and new and old != new and old not in names:
            now[old], renamed_in[old] = new, section.sides[language].path
    # A step's number is that of its file: another in its front matter has a finding of its own.
    metas = (
        key
        for (key, spoken), meta in content.meta.items()
        if spoken is language and isinstance(meta, StepMeta)
    )
    steps = {key: int(key[-1]) for key in metas if int(key[-1]) in STEP_NUMBERS}
    keys = {title.casefold(): key for key, title in titles.items()}
    return Names(
        titles, keys, steps, frozenset(map(worksheet_key, content.worksheets)), names, now, renamed_in
    )


def _name_in(page: str, section: str, text: str) -> str:
    """Return the title or the field's heading that a section of the ledger holds; "" for all other texts."""
    if section == FACTS:
        return "".join(_TITLE.findall(text)[:1])
    is_name = page.startswith(WORKSHEET_FOLDER) and (section == "title" or section.endswith(".heading"))
    return text if is_name else ""


def _in_links(content: Content, page: Page, called: Mapping[str, Names]) -> Iterator[Finding]:
    """Find links that call their target by another's, a former or a slightly different name.

    What a link says where it ends (”alternativen från steg II”) may be something else, unless its twin says it first.
    """
    links, names = rendered(page).links, called[page.language.code]
    pairs = (content.page(page.key, language) for language in LANGUAGES if language is not page.language)
    twins = [(twin, rendered(twin).links) for twin in pairs if twin]
    for place, link in enumerate(links):
        key = key_of_target(link.target, page.path)
        says = _says(page, link, names)
        for twin, others in () if says else twins:
            its = _says(twin, others[place], names) if len(others) == len(links) else None
            number = _NUMBERS[its["number"]] if its else 0
            if number and names.steps.get(key, number) != number:
                says = next(
                    (one for one in _STEP.finditer(link.text) if _NUMBERS[one["number"]] == number), None
                )
        if title := names.titles.get(key):
            told = _of_step(page, link, key, names, says) if says else _of_page(page, link, key, names)
            for rule, values in told:
                known = {"text": link.text, "title": title, **values}
                yield finding(page.path, link.line, rule, **known)


def _says(page: Page, link: Link, names: Names) -> re.Match[str] | None:
    """Return what a link to a step says of its number; None where it says none."""
    if key_of_target(link.target, page.path) not in names.steps:
        return None
    return _STEP.fullmatch(link.text) or (None if "#" in link.target else _STEP_FIRST.match(link.text))


Told = Iterator[tuple[str, dict[str, str]]]
"""Rules that a link offends, each with what its message names."""


def _of_step(page: Page, link: Link, key: str, names: Names, says: re.Match[str]) -> Told:
    number, step, title = _NUMBERS[says["number"]], names.steps[key], says.groupdict().get("title")
    if number != step:
        spoken_of = next((other for other, its in names.steps.items() if its == number), key)
        # Where the title is right, or no other step is there, the number is wrong; else the target.
        is_number = title == names.titles[key] or spoken_of in (key, page.key)
        right = link.text.replace(says["number"], mark_of(step).numeral, 1)
        mended = _saying(page, link, right) if is_number else _leading(page, link, spoken_of)
        yield "link-other-step", {"mended": mended}
    elif title and title != names.titles[key] and "#" not in link.target:
        mended = _saying(page, link, link.text.removesuffix(title) + names.titles[key])
        yield "link-other-title", {"text": title, "mended": mended}


def _of_page(page: Page, link: Link, key: str, names: Names) -> Told:
    text, title = link.text.casefold(), names.titles[key]
    if "#" in link.target or text == title.casefold():
        return
    # Whoever links to a worksheet with a capital letter says its name; other pages are spoken of in many ways.
    is_name = link.text[:1].isupper() and (key in names.worksheets or _near(link.text, frozenset({title})))
    if link.text in names.now:
        yield "name-former", {"now": names.now[link.text]}
    elif text in names.keys:
        yield "link-other-page", {"mended": _leading(page, link, names.keys[text])}
    elif (called := _page_called(link.text, names)) and called != key:
        yield "link-other-page-hint", {"mended": _leading(page, link, called)}
    elif is_name and not _inflected(link.text, title):
        yield "name-near", {"near": title}


def _leading(page: Page, link: Link, key: str) -> str:
    """Return a link as it would lead to another page."""
    return mended_link(page, link, posixpath.relpath(f"{key}.md", page.path.parent))


def _saying(page: Page, link: Link, text: str) -> str:
    """Return a link as it would say something else; the text alone where it has marks in it."""
    is_plain = f"[{link.text}]({link.target})" in page.line(link.line).typed
    return f"[{text}]({link.target})" if is_plain else text


def _page_called(text: str, names: Names) -> str:
    """Return the key of the page that words such as ”Palaute-sivu” or ”sidan Respons” name; "" for all others."""
    match = _PAGE_CALLED.fullmatch(text)
    return names.keys.get((match["title"] or match["after"]).casefold(), "") if match else ""


@lru_cache(maxsize=CACHED_FILES)
def _near(text: str, names: frozenset[str]) -> str:
    """Return the name that a text was probably meant to be; "" when it resembles none."""
    if len(text) < SHORTEST:
        return ""
    # What is of another length cannot be as near (difflib): most names, and it takes its time with each.
    likely = [it for it in names if 2 * min(len(it), len(text)) >= NEAR * (len(it) + len(text))]
    return "".join(get_close_matches(text, likely, n=1, cutoff=NEAR))


def _inflected(text: str, name: str) -> bool:
    """Tell whether a text is a name in another form: each of its words begins as the name's own."""
    alone = _COMPOUND.sub("", text)
    pairs = list(zip_longest(alone.casefold().split(), name.casefold().split(), fillvalue=""))
    return all(len(posixpath.commonprefix(pair)) >= max(2, min(map(len, pair)) - 3) for pair in pairs)


def _in_quotations(heard: Passage, names: Names, quoted: Counter[PurePosixPath]) -> Iterator[Finding]:
    """Find quotations of former names; those that resemble a name are hints. `quoted` counts those of each file."""
    # Where the number of marks is odd nobody can tell what they enclose.
    for match in () if heard.text.count("”") % 2 else _QUOTATION.finditer(heard.text):
        text = match[1].replace("\n", " ")
        quoted[heard.path] += 1
        is_line = text.endswith((".", "?", "!", "…")) or len(text) > LONGEST or quoted[heard.path] > MOST
        if text in names.now:
            yield heard.finding("name-former", heard.text[match.start() :], text=text, now=names.now[text])
        elif not is_line and text not in names.all and (near := _near(text, names.all)):
            yield heard.finding("name-near", heard.text[match.start() :], text=text, near=near)


def _mentioned(heard: Passage, names: Names) -> Iterator[Finding]:
    """Hint at former names in running text, whatever their endings."""
    for former, now in names.now.items():
        if match := _spoken(former).search(heard.text):
            line, text = heard.line_with(match[0])[0], match[0].replace("\n", " ")
            values = {"text": text, "former": former, "now": now, "renamed_in": names.renamed_in[former]}
            yield finding(heard.path, line, "name-mentioned", **values)


@lru_cache(maxsize=CACHED_FILES)
def _spoken(name: str) -> re.Pattern[str]:
    ends = [(word[:-ENDING], r"\w{0,8}") if len(word) > LONG_WORD else (word, "") for word in name.split()]
    return re.compile(r"(?<![\w-])" + r"\s".join(re.escape(stem) + end for stem, end in ends) + r"(?!\w)")


LEDGER_RULES = (names_in_step,)
SPOKEN_RULES = (steps_spoken_of,)
