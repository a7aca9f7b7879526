"""From the finished pages of a language to the file that its search reads."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, url_of, worksheet_key
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.assets.asset import Asset, fingerprinted
from vaikuttava_museo.page.titles import heading_of
from vaikuttava_museo.search.lemmas import Lexicon, cache_file, read_lexicon
from vaikuttava_museo.search.published import search_data, site_texts, words_of
from vaikuttava_museo.search.sections import SearchPage, merged, read_sections
from vaikuttava_museo.search.table import form_table


def search_file(content: Content, language: Language, html: Mapping[str, str]) -> tuple[Asset, set[str]]:
    """Return what a language's search reads, and the words whose forms are not in the cache.

    `html` are the finished pages by pair key.
    """
    pages = [_search_page(content, language, key, page) for key, page in html.items()]
    other = next(other for other in LANGUAGES if other is not language)
    texts = site_texts(pages, dict(_titles(content, other)), content.glossary, language)
    lexicon, words = read_lexicon(cache_file(language.code)), words_of(texts)
    table = _table(lexicon, tuple(sorted(words & lexicon.words.keys())))
    return fingerprinted(f"search/{language.code}.json", search_data(texts, table)), lexicon.missing(words)


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon, words: tuple[str, ...]) -> dict[str, Any]:
    return form_table(lexicon, words)


def _search_page(content: Content, language: Language, key: str, html: str) -> SearchPage:
    meta, sheet = content.meta.get((key, language)), content.worksheets.get(_sheet_id(key))
    step = meta.step if isinstance(meta, StepMeta) else sheet.step if sheet else None
    title = heading_of(content, key, language)
    sections = merged(read_sections(html), title)
    keywords = _keywords(meta, sheet, language)
    return SearchPage(url_of(key, language), title, step, isinstance(meta, StepMeta), sections, keywords)


def new_words(missing: set[str], language: Language) -> str:
    """Return the line that tells an editor of words whose inflected forms the search does not know yet."""
    count, some = len(missing), ", ".join(sorted(missing)[:5])
    return {
        "fi": f"Haku ei vielä tunne {count} sanan taivutusmuotoja ({some} …). Ajakaa `make words`.",
        "sv": f"Sökningen känner ännu inte böjningsformerna av {count} ord ({some} …). Kör `make words`.",
    }[language.code]


def _keywords(meta: PageMeta | None, sheet: AnyWorksheet | None, language: Language) -> str:
    if sheet:
        return " ".join(text[language.code] for text in sheet.keywords)
    return " ".join(meta.keywords) if meta else ""


def _sheet_id(key: str) -> str:
    folder, _, id_ = key.rpartition("/")
    return id_ if folder == WORKSHEET_FOLDER else ""


def _titles(content: Content, language: Language) -> Iterator[tuple[str, str]]:
    for (key, spoken), meta in content.meta.items():
        if spoken is language:
            yield url_of(key, language), meta.title
    for id_, sheet in content.worksheets.items():
        yield url_of(worksheet_key(id_), language), sheet.title[language.code]
