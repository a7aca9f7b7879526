"""The published file of one language: all that the browser needs to search, in one round trip."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.shared_data import Glossary, Term
from vaikuttava_museo.content.steps import mark_of
from vaikuttava_museo.search.sections import SearchPage
from vaikuttava_museo.search.words import is_lemmatisable, words
from vaikuttava_museo.texts import catalogue

GLOSSARY = "sanasto"
"""The pair key of the glossary's pages."""


def site_texts(
    pages: Iterable[SearchPage], titles: Mapping[str, str], glossary: Glossary | None, language: Language
) -> dict[str, Any]:
    """Return the texts of a language's search, ready for JSON.

    `pages` are those of the language; `titles` by address those of the other language, which is offered to
    whoever types its words. A term stands there with its everyday words in the page's language and in the
    other, so that all of them lead to it.
    """
    other = next(other for other in LANGUAGES if other is not language)
    terms = glossary.terms if glossary else ()
    return {
        "lang": language.code,
        "other": other.code,
        "step": catalogue("interface", language)["step"],
        "pages": [_page(page, language) for page in sorted(pages, key=lambda page: page.url)],
        "glossary": [url_of(GLOSSARY, language), url_of(GLOSSARY, other)],
        "terms": [[term.id, _words_for(term, language), _words_for(term, other)] for term in terms],
        "others": [[url, title] for url, title in sorted(titles.items())],
    }


def _page(page: SearchPage, language: Language) -> list[Any]:
    """Return address, title, step's numeral, "Askel 3" on the page of the step itself, and the sections."""
    numeral = mark_of(page.step).numeral if page.step else ""
    alias = f"{catalogue('interface', language)['step']} {page.step}" if page.is_step else ""
    sections = [[section.id, section.heading, section.text] for section in page.sections]
    return [page.url, page.title, numeral, f"{alias} {page.keywords}".strip(), sections]


def _words_for(term: Term, language: Language) -> list[str]:
    return [term[language.code].term, *term[language.code].also]


def words_of(texts: Mapping[str, Any]) -> set[str]:
    """Return the words of `site_texts`, in lower case, whose forms the search needs to know."""
    strings = [
        texts["step"],
        *(
            text
            for page in texts["pages"]
            for text in (page[1], page[3], *(part for section in page[4] for part in section[1:]))
        ),
        *(word for _, own, _ in texts["terms"] for word in own),
    ]
    found = {word.lower() for string in strings for word in words(string)}
    return {word for word in found if is_lemmatisable(word)}


def search_data(texts: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    """Return the published JSON: the texts of a language, and the table of the forms of the words found in them."""
    return json.dumps({**texts, "table": table}, ensure_ascii=False, separators=(",", ":"))
