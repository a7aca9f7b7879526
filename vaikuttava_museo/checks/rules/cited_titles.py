"""Names that drift apart: a text calls a step, a worksheet or a field something else than it is called now.

What a link says of its own target can be judged, and so can a name that the ledger knows as a former one. What only
resembles a name is a hint.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial
from itertools import zip_longest
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.page_links import mended_link
from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, key_of_target, worksheet_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import page_links
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage, data_passages, page_facts, spoken
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import STEP_MARKS, mark_of
from vaikuttava_museo.content.worksheets import fields_of
from vaikuttava_museo.content.yaml_corrections import unwrapped
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


@dataclass(frozen=True, slots=True)
class NamingLink:
    """A link of a text to a page of the site, with the page's key and title."""

    page: Page
    link: Link
    key: str
    title: str

    def leads_to(self, key: str) -> str:
        """Return the link as it would lead to another page."""
        return mended_link(self.page, self.link, posixpath.relpath(f"{key}.md", self.page.path.parent))

    def says(self, text: str) -> str:
        """Return the link as it would say something else; the text alone where it has marks in it."""
        typed, target = self.page.line(self.link.line).typed, self.link.target
        return f"[{text}]({target})" if f"[{self.link.text}]({target})" in typed else text

    def finding(self, rule: str, **values: str) -> Finding:
        """Return what is wrong with it."""
        return finding(
            self.page.path, self.link.line, rule, **{"text": self.link.text, "title": self.title} | values
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a reader reads, in one language, with the source line of each of its characters."""

    path: PurePosixPath
    language: str
    text: str
    line_at: Callable[[int], int]


_STEPS_SPOKEN = re.compile(
    r"\b(?:[Aa]ske[lt]\w{0,8}|[Ss]teg(?:et|en|ens)?) (?P<first>[IVXivx]{1,5}|\d{1,2})"
    r"(?P<more>(?:(?:, | ja | och | tai | eller |[–-])(?:[IVX]{1,5}|\d{1,2}))*)(?![\w%]|[.,]\d)"
)
_PLACE = re.compile(r"[IVXivx]{1,5}|\d{1,2}")


def steps_spoken_of(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find steps that are not there; one whose number is typed otherwise than with capitals of Roman numerals is a hint."""
    numerals = [mark.numeral for mark in STEP_MARKS]
    for passage in passages:
        for match in _STEPS_SPOKEN.finditer(passage.text):
            if passage.text.count("”", 0, match.start()) % 2:
                continue  # the name of a file, say
            for number in _PLACE.findall(match["first"] + match["more"]):
                # In Swedish the small i and v are words of their own: ett steg i taget.
                is_word = number in ("i", "v", "x") or number in numerals
                meant = numerals[int(number) - 1] if number in map(str, range(1, 7)) else number.upper()
                if is_word:
                    continue
                rule = "step-form" if meant in numerals else "step-gone"
                line, typed = passage.line_with(match[0])
                right = match[0].replace(number, meant)
                mended = (
                    typed.replace(match[0], right).strip()
                    if rule == "step-form" and match[0] in typed
                    else ""
                )
                yield finding(passage.path, line, rule, seen=match[0], meant=right, mended=mended)
                break


def names_in_step(content: Content, compared: Compared) -> Iterator[Finding]:
    """Find links and quotations whose names are not, or no longer, those of what they speak of."""
    names = {language.code: _names(content, language, compared) for language in LANGUAGES}
    found = [item for page in content.pages.values() for item in _in_links(page, names[page.language.code])]
    texts = [(text, names[text.language]) for text in _written(content) if text.language in names]
    quoted = Counter[PurePosixPath]()
    found += [item for text, own in texts for item in _in_quotations(text, own, quoted)]
    yield from found
    told = {(item.path, item.line) for item in found}
    for text, own in texts if any(own.now for own in names.values()) else ():
        yield from (item for item in _mentioned(text, own) if (item.path, item.line) not in told)


def _names(content: Content, language: Language, compared: Compared) -> Names:
    code = language.code
    # Marks around a whole title have a finding of their own.
    titles = {key: unwrapped(link.title) for key, link in page_links(content, language).items()}
    sheets = content.worksheets.values()
    headings = (field.heading[code] for sheet in sheets for _, field in fields_of(sheet))
    names = frozenset([*titles.values(), *headings])
    now = dict[str, str]()
    for section, statement in (
        (item.section, item.statement) for item in compared.standings if item.statement
    ):
        old = _name_in(statement.address.page, statement.section, getattr(statement, code))
        new = _name_in(section.address.page, section.address.section, section.sides[language].text)
        if old and new and old != new and old not in names:
            now[old] = new
    metas = ((key, meta) for (key, spoken), meta in content.meta.items() if spoken is language)
    steps = {key: meta.step for key, meta in metas if isinstance(meta, StepMeta)}
    keys = {title.casefold(): key for key, title in titles.items()}
    return Names(titles, keys, steps, frozenset(map(worksheet_key, content.worksheets)), names, now)


def _name_in(page: str, section: str, text: str) -> str:
    """Return the title or the field's heading that a section of the ledger holds; "" for all other texts."""
    if section == FACTS:
        return "".join(_TITLE.findall(text)[:1])
    is_name = page.startswith(WORKSHEET_FOLDER) and (section == "title" or section.endswith(".heading"))
    return text if is_name else ""


def _in_links(page: Page, names: Names) -> Iterator[Finding]:
    """Find links that call their target by another's, a former or a slightly different name."""
    for typed in rendered(page).links:
        key = key_of_target(typed.target, page.path)
        if title := names.titles.get(key):
            link = NamingLink(page, typed, key, title)
            text = link.link.text
            says = _STEP.fullmatch(text) if key in names.steps else None
            if key in names.steps and "#" not in typed.target:
                says = says or _STEP_FIRST.match(text)
            yield from _in_link_to_step(link, names, says) if says else _in_link(link, names)


def _in_link_to_step(link: NamingLink, names: Names, says: re.Match[str]) -> Iterator[Finding]:
    number, step, title = _NUMBERS[says["number"]], names.steps[link.key], says.groupdict().get("title")
    if number != step:
        spoken_of = next((key for key, other in names.steps.items() if other == number), link.key)
        # Where the title is right, or no other step is there, the number is wrong; else the target.
        is_number = title == link.title or spoken_of in (link.key, link.page.key)
        right = link.link.text.replace(says["number"], mark_of(step).numeral, 1)
        mended = link.says(right) if is_number else link.leads_to(spoken_of)
        yield link.finding("link-other-step", mended=mended)
    elif title and title != link.title and "#" not in link.link.target:
        mended = link.says(link.link.text.removesuffix(title) + link.title)
        yield link.finding("link-other-title", text=title, mended=mended)


def _in_link(link: NamingLink, names: Names) -> Iterator[Finding]:
    text, title = link.link.text.casefold(), link.title
    # Whoever links to a worksheet with a capital letter says its name; other pages are spoken of in many ways.
    is_name = link.link.text[:1].isupper() and (
        link.key in names.worksheets or _near(link.link.text, [title])
    )
    if "#" in link.link.target or text == title.casefold():
        return
    if link.link.text in names.now:
        yield link.finding("name-former", now=names.now[link.link.text])
    elif text in names.keys:
        yield link.finding("link-other-page", mended=link.leads_to(names.keys[text]))
    elif (called := _page_called(link.link.text, names)) and called != link.key:
        yield link.finding("link-other-page-hint", mended=link.leads_to(called))
    elif is_name and not _inflected(link.link.text, title):
        yield link.finding("name-near", near=title)


def _page_called(text: str, names: Names) -> str:
    """Return the key of the page that words such as ”Palaute-sivu” or ”sidan Respons” name; "" for all others."""
    match = _PAGE_CALLED.fullmatch(text)
    return names.keys.get((match["title"] or match["after"]).casefold(), "") if match else ""


def _near(text: str, names: Iterable[str]) -> str:
    """Return the name that a text was probably meant to be; "" when it resembles none."""
    return "".join(get_close_matches(text, names, n=1, cutoff=NEAR)) if len(text) >= SHORTEST else ""


def _inflected(text: str, name: str) -> bool:
    """Tell whether a text is a name in another form: each of its words begins as the name's own."""
    alone = _COMPOUND.sub("", text)
    pairs = list(zip_longest(alone.casefold().split(), name.casefold().split(), fillvalue=""))
    return all(len(posixpath.commonprefix(pair)) >= max(2, min(map(len, pair)) - 3) for pair in pairs)


def _written(content: Content) -> Iterator[Written]:
    """Yield all that is read: the texts of pages, the facts above them, and shared data; no words to search by."""
    passages = [fact for page in content.pages.values() for fact in page_facts(page)]
    passages += [passage for item in content.data.items() for passage in data_passages(*item)]
    for passage in spoken(passage for passage in passages if not passage.is_search_word):
        yield Written(passage.path, passage.language or "", passage.text, partial(_same, passage.line))
    for page in content.pages.values():
        for block in rendered(page).texts(page.language.code):
            yield Written(page.path, block.language, block.text.replace("\n", " "), block.line_at)


def _same(line: int, _: int) -> int:
    return line


def _in_quotations(written: Written, names: Names, quoted: Counter[PurePosixPath]) -> Iterator[Finding]:
    """Find quotations of former names; those that resemble a name are hints. `quoted` counts those of each file."""
    # Where the number of marks is odd nobody can tell what they enclose.
    marks = () if written.text.count("”") % 2 else _QUOTATION.finditer(written.text)
    for text, line in ((match[1], written.line_at(match.start())) for match in marks):
        quoted[written.path] += 1
        is_line = text.endswith((".", "?", "!", "…")) or len(text) > LONGEST or quoted[written.path] > MOST
        if text in names.now:
            yield finding(written.path, line, "name-former", text=text, now=names.now[text])
        elif not is_line and text not in names.all and (near := _near(text, names.all)):
            yield finding(written.path, line, "name-near", text=text, near=near)


def _mentioned(written: Written, names: Names) -> Iterator[Finding]:
    """Hint at former names in running text, whatever their endings."""
    for former, now in names.now.items():
        if match := _spoken(former).search(written.text):
            line = written.line_at(match.start())
            yield finding(written.path, line, "name-mentioned", text=match[0], former=former, now=now)


@lru_cache(maxsize=CACHED_FILES)
def _spoken(name: str) -> re.Pattern[str]:
    words = name.split()
    stems = [
        re.escape(word[:-ENDING]) + r"\w{0,8}" if len(word) > LONG_WORD else re.escape(word) for word in words
    ]
    return re.compile(r"(?<![\w-])" + r"\s".join(stems) + r"(?!\w)")


LEDGER_RULES = (names_in_step,)
SPOKEN_RULES = (steps_spoken_of,)
