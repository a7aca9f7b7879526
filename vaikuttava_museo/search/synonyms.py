"""Other words for the terms of the glossary, and the terms of the other language with their addresses."""

from dataclasses import dataclass

from vaikuttava_museo.languages import LANGUAGES, Language, url_of
from vaikuttava_museo.shared_data import Glossary, Term

GLOSSARY = "sanasto"
"""The pair key of the glossary's pages."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """A term and the words that lead to it, everyday ones and the other language's."""

    term: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A place in the other language and the words that lead to it; `url` is relative to the site's root."""

    url: str
    title: str
    words: tuple[str, ...]


def synonyms_of(glossary: Glossary, language: Language) -> tuple[Synonyms, ...]:
    """Return the synonyms of every term of the glossary in a language."""
    other = next(other for other in LANGUAGES if other is not language)
    return tuple(
        Synonyms(term[language.code].term, (*term[language.code].also, *_words_for(term, other)))
        for term in glossary.terms
    )


def _words_for(term: Term, language: Language) -> tuple[str, ...]:
    return (term[language.code].term, *term[language.code].also)


def offers_of(glossary: Glossary, titles: dict[str, str], language: Language) -> tuple[Offer, ...]:
    """Return what a page of another language can offer of this one: its terms, and its pages by title."""
    terms = (
        Offer(f"{url_of(GLOSSARY, language)}#{term.id}", term[language.code].term, _words_for(term, language))
        for term in glossary.terms
    )
    pages = (Offer(url, title, ()) for url, title in sorted(titles.items()))
    return (*terms, *pages)
