"""What pages are called: main heading, browser tab, the foot of a printed page."""

from vaikuttava_museo.content.addresses import HOME
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.texts import catalogue


def heading_of(content: Content, key: str, language: Language) -> str:
    """Return a page's main heading; the key of a page whose front matter cannot be read (live preview only)."""
    meta, sheet = content.meta.get((key, language)), content.sheet_of(key)
    return sheet.title[language.code] if sheet else meta.title if meta else key


def page_title(content: Content, key: str, language: Language) -> str:
    """Return what the browser tab says: the page, its step, the site. The home page begins with the site.

    A screen reader says it first, and would spell a Roman numeral. A title in another language is followed by the
    subtitle, so that both languages' tabs can be told apart.
    """
    ui = catalogue("interface", language)
    site, meta, sheet = ui["site_name"], content.meta.get((key, language)), content.sheet_of(key)
    if key == HOME and meta:
        return f"{site} – {meta.title}"
    if isinstance(meta, StepMeta):
        return f"{meta.title} – {ui['step']} {meta.step} – {site}"
    if sheet:
        return f"{sheet.title[language.code]} – {ui['worksheet']} – {site}"
    if meta and meta.title_lang and meta.subtitle:
        return f"{meta.title} – {meta.subtitle} – {site}"
    return f"{meta.title if meta else ui['not_found_title']} – {site}"


def print_title(content: Content, key: str, language: Language) -> str:
    """Return what the foot of a printed page says: the site, and the step or the page."""
    ui = catalogue("interface", language)
    meta = content.meta.get((key, language))
    if key == HOME or not meta:
        return ui["site_name"]
    step = f"{ui['step']} {mark_of(meta.step).numeral} " if isinstance(meta, StepMeta) else ""
    return f"{ui['site_name']} · {step}{meta.title}"
