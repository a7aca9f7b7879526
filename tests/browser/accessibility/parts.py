"""The language of the page and of its parts, for whoever listens to it or lets it be translated (3.1.1, 3.1.2)."""

from typing import Any, Final

from playwright.sync_api import Page

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts import catalogue

COMMON_WORDS: Final = {
    "fi": {"ja", "että", "tai", "ei", "sekä", "ovat", "kun", "joka", "mitä", "miten", "te", "voi", "myös"},
    "sv": {"och", "att", "är", "för", "som", "med", "det", "till", "av", "på", "eller", "inte", "ni", "hur"},
    "en": {"the", "and", "of", "is", "with", "to", "this", "are", "by", "from", "how", "what"},
}
"""Words that no long sentence of a language goes without, and that the other two do not have."""

_LANGUAGE_LINKS = """() => [...document.querySelectorAll('a[hreflang]')].map(link => ({
  text: link.textContent.trim(), to: link.hreflang, lang: link.closest('[lang]').lang,
}))"""
_RESOURCES = """() => [...document.querySelectorAll('.resources li')].filter(item => item.querySelector('p + p'))
.map(item => ({
  text: item.querySelector('p').textContent.trim(),
  kind: item.querySelector('p + p').textContent,
  lang: item.querySelector('p > *').closest('[lang]').lang,
}))"""
_TEXTS = """() => [...document.body.querySelectorAll('*')].filter(e => !e.closest('script, noscript')).map(element => ({
  text: [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join(' ').trim(),
  lang: element.closest('[lang]').lang,
})).filter(({text}) => text.length > 20)"""


def language_faults(page: Page) -> list[str]:
    """The page says its own language, and every part in another language says that one."""
    language = "sv" if "/sv/" in page.url else "fi"
    said = page.locator("html").get_attribute("lang")
    faults = [] if said == language else [f"the page says that it is in {said}"]
    for other in LANGUAGES:
        leads = "" if other.code == language else f"[hreflang={other.code}]"
        link = page.locator(f".languages a[lang={other.code}]{leads}")
        if link.count() != 1 or link.inner_text() != other.name:
            faults.append(f"no link {other.name} that says its language")
        elif (link.get_attribute("aria-current") is not None) != (other.code == language):
            faults.append(f"aria-current is wrong on {other.name}")
    for link in page.evaluate(_LANGUAGE_LINKS):
        if link["to"] != link["lang"]:
            faults.append(f"{link['text']} leads to {link['to']} but is read in {link['lang']}")
    for resource in page.evaluate(_RESOURCES):
        told = _told_language(resource["kind"])
        if resource["lang"] != told:
            faults.append(f"{resource['text']} is in {told} but is read in {resource['lang']}")
    for part in page.evaluate(_TEXTS):
        for foreign in _foreign(part):
            faults.append(f"”{part['text'][:60]}” sounds like {foreign} but is read in {part['lang']}")
    return faults


def _told_language(kind: str) -> str | None:
    """Return the language that the page tells a resource to be in: `verkkosivu, englanniksi` is en."""
    for interface in LANGUAGES:
        for code in COMMON_WORDS:
            if catalogue("interface", interface)[f"language_of_{code}"] in kind:
                return code
    return None


def _foreign(part: dict[str, Any]) -> list[str]:
    words = set(part["text"].lower().replace(",", " ").replace(".", " ").split())
    if words & COMMON_WORDS.get(part["lang"], set()):
        return []
    return [language for language, common in COMMON_WORDS.items() if len(words & common) >= 2]
