"""What pages are called: main heading, browser tab, the links of the foot, the 404 page's words."""

from typing import Any

from vaikuttava_museo.content.addresses import HOME, WORKSHEET_FOLDER, url_of
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps import mark_of
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.texts import catalogue

FOOTER_PAGES = (
    "sivuston-tarkoitus", "ohjausryhma", "altistutaan-asiakkaille", "sanasto",
    "saavutettavuus", "tietosuoja", "palaute",
)  # fmt: skip
"""The pages that every page's foot leads to, by pair key."""


def heading_of(meta: PageMeta | None, sheet: AnyWorksheet | None, key: str, language: Language) -> str:
    """Return a page's main heading; the key of a page whose front matter cannot be read (live preview only)."""
    if sheet:
        return sheet.title[language.code]
    return meta.title if meta else key


def page_heading(content: Content, key: str, language: Language) -> str:
    """Return a page's main heading by its pair key."""
    sheet = content.worksheets.get(key.removeprefix(f"{WORKSHEET_FOLDER}/")) if "/" in key else None
    return heading_of(content.meta.get((key, language)), sheet, key, language)


def page_title(content: Content, key: str, language: Language) -> str:
    """Return what the browser tab says: the page, its step, the site. The home page begins with the site.

    A title in another language is followed by the subtitle, so that both languages' tabs can be told apart.
    """
    ui = catalogue("interface", language)
    meta = content.meta.get((key, language))
    sheet = content.worksheets.get(key.removeprefix(f"{WORKSHEET_FOLDER}/"))
    if key == HOME and meta:
        return f"{ui['site_name']} – {meta.title}"
    if isinstance(meta, StepMeta):
        return f"{meta.title} – {ui['step']} {mark_of(meta.step).numeral} – {ui['site_name']}"
    if sheet:
        return f"{sheet.title[language.code]} – {ui['worksheet']} – {ui['site_name']}"
    if meta and meta.title_lang and meta.subtitle:
        return f"{meta.title} – {meta.subtitle} – {ui['site_name']}"
    title = meta.title if meta else ui["not_found_title"]
    return f"{title} – {ui['site_name']}"


def print_title(content: Content, key: str, language: Language) -> str:
    """Return what the foot of a printed page says: the site, and the step or the page."""
    ui = catalogue("interface", language)
    meta = content.meta.get((key, language))
    if key == HOME or not meta:
        return ui["site_name"]
    step = f"{ui['step']} {mark_of(meta.step).numeral} " if isinstance(meta, StepMeta) else ""
    return f"{ui['site_name']} · {step}{meta.title}"


def footer_links(content: Content, language: Language) -> list[dict[str, str]]:
    """Return the pages named in every page's foot: key, address and title."""
    return [
        {
            "key": key,
            "url": url_of(key, language),
            "title": meta.title,
            "lang": meta.title_lang or language.code,
        }
        for key in FOOTER_PAGES
        if (meta := content.meta.get((key, language)))
    ]


def not_found_texts(content: Content, first: Language) -> list[dict[str, Any]]:
    """Return what the 404 page says in every language, the address's own language first."""
    ordered = sorted(LANGUAGES, key=lambda language: language is not first)
    return [
        {
            "lang": language.code,
            "ui": catalogue("interface", language),
            "home": language.prefix or ".",
            "steps": step_views(content, language),
        }
        for language in ordered
    ]
