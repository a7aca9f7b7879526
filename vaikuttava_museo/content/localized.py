"""What templates show, picked from the content for one language: plain values without any markup."""

from collections.abc import Mapping
from dataclasses import dataclass

from vaikuttava_museo.content.addresses import url_of, worksheet_key
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
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
