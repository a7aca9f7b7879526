"""The published file of one language: all that the browser needs to search, in one round trip."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from vaikuttava_museo.languages import Language
from vaikuttava_museo.search.lemmas import Lexicon
from vaikuttava_museo.search.sections import SearchPage
from vaikuttava_museo.search.synonyms import Offer, Synonyms
from vaikuttava_museo.search.table import form_table
from vaikuttava_museo.search.words import is_lemmatisable, words
from vaikuttava_museo.steps import mark_of
from vaikuttava_museo.texts import catalogue


def file_name(language: Language, sources: Iterable[bytes]) -> str:
    """Return `search/fi.1a2b3c4d.json`: the name of a language's file, marked by what the file is made of.

    Pages name the file before the last of them is built, so its own content cannot mark it.
    """
    mark = sha256()
    for source in sources:
        mark.update(sha256(source).digest())
    return f"search/{language.code}.{mark.hexdigest()[:8]}.json"


def words_of(pages: Iterable[SearchPage], synonyms: Iterable[Synonyms]) -> set[str]:
    """Return the words, in lower case, whose forms the search of these pages needs to know."""
    texts = [
        *(text for page in pages for text in (page.title, *_texts_of(page))),
        *(text for entry in synonyms for text in (entry.term, *entry.also)),
    ]
    return {word.lower() for text in texts for word in words(text) if is_lemmatisable(word)}


def _texts_of(page: SearchPage) -> Iterable[str]:
    return (text for section in page.sections for text in (section.heading, section.text))


def search_data(
    pages: Mapping[str, SearchPage],
    lexicon: Lexicon,
    synonyms: Iterable[Synonyms],
    offers: Iterable[Offer],
    language: Language,
) -> str:
    """Return the JSON of a language's search. `pages` are by address; `offers` lead to the other language."""
    ordered = [pages[url] for url in sorted(pages)]
    synonyms = tuple(synonyms)
    data: dict[str, Any] = {
        "lang": language.code,
        "step": catalogue("interface", language)["step"].lower(),
        "pages": [_page(page) for page in ordered],
        "table": form_table(lexicon, sorted(words_of(ordered, synonyms))),
        "synonyms": [[entry.term, *entry.also] for entry in synonyms],
        "offers": [[offer.url, offer.title, *offer.words] for offer in offers],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: SearchPage) -> list[Any]:
    numeral = mark_of(page.step).numeral if page.step else ""
    sections = [[section.id, section.heading, section.text] for section in page.sections]
    return [page.url, page.title, numeral, page.step or 0, sections]
