"""What templates show, picked from the content for one language: plain values without any markup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vaikuttava_museo.content.addresses import url_of, worksheet_key
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.menu_and_footer import MenuLink
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.content.worksheets import AnyWorksheet


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """A worksheet in one language; `url` is relative to the site's root."""

    id: str
    url: str
    title: str
    numeral: str
    sheet: AnyWorksheet


@dataclass(frozen=True, slots=True)
class StepView:
    """A step in one language, with its worksheets in order."""

    number: int
    numeral: str
    title: str
    subtitle: str | None
    description: str
    outcome: str
    minutes: int
    url: str
    worksheets: tuple[WorksheetView, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """What leads to a page in one language; `lang` is the title's own language."""

    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """What the menu or the footer shows of one place; `lang` is the label's language, `anchor` is "" or `#steps`."""

    key: str
    label: str
    lang: str
    url: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FooterList:
    """A list of the footer and what it is called."""

    heading: str
    entries: tuple[MenuEntry, ...]


def worksheet_view(id: str, sheet: AnyWorksheet, language: Language) -> WorksheetView:
    """Return a worksheet as templates show it."""
    url = url_of(worksheet_key(id), language)
    return WorksheetView(id, url, sheet.title[language.code], mark_of(sheet.step).numeral, sheet)


def step_views(content: Content, language: Language) -> list[StepView]:
    """Return the steps that can be read, in order."""
    views = []
    for number in STEP_NUMBERS:
        key = f"askel-{number}"
        if isinstance(meta := content.meta.get((key, language)), StepMeta):
            sheets = tuple(worksheet_view(*item, language) for item in content.worksheets_of(number))
            titles = meta.title, meta.subtitle, meta.description, meta.outcome
            numeral, url = mark_of(number).numeral, url_of(key, language)
            views.append(StepView(number, numeral, *titles, meta.time, url, sheets))
    return views


def page_links(content: Content, language: Language) -> dict[str, PageLink]:
    """Return what leads to each page that can be read, by its pair key."""
    code, titles = language.code, dict[str, tuple[str, str]]()
    for (key, spoken), meta in content.meta.items():
        if spoken is language:
            titles[key] = meta.title, meta.title_lang or code
    titles |= {worksheet_key(id): (sheet.title[code], code) for id, sheet in content.worksheets.items()}
    return {key: PageLink(title, url_of(key, language), lang) for key, (title, lang) in titles.items()}


def with_former_keys(links: Mapping[str, PageLink], content: Content) -> dict[str, PageLink]:
    """Return the links with those of renamed pages under their former keys too: templates name some pages themselves."""
    moved = content.menu.moved if content.menu else ()
    return {old: links[now] for old in moved if (now := content.key_now(old)) in links} | dict(links)


def menu_entries(content: Content, language: Language) -> tuple[MenuEntry, ...]:
    """Return what the menu shows; nothing where the file cannot be read."""
    return _entries(content.menu.menu if content.menu else (), page_links(content, language), language)


def footer_lists(content: Content, language: Language) -> tuple[FooterList, ...]:
    """Return what the footer shows; nothing where the file cannot be read."""
    links, groups = page_links(content, language), content.menu.footer if content.menu else ()
    return tuple(
        FooterList(group.heading[language.code], _entries(group.pages, links, language)) for group in groups
    )


def _entries(
    places: Iterable[MenuLink], links: Mapping[str, PageLink], language: Language
) -> tuple[MenuEntry, ...]:
    entries = []
    for place in places:
        if link := links.get(place.key):
            own, label = language.code, place.label
            text, lang = (label[own], own) if label else (link.title, link.lang)
            # The home page's address is empty, and an empty one would lead to the reader's own page.
            entries.append(MenuEntry(place.key, text, lang, link.url or ".", place.anchor))
    return tuple(entries)
