"""The search of a build in progress: gathers the pages as they are finished and gives the file of a language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, url_of, worksheet_key
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.kept import Kept
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.page.titles import heading_of
from vaikuttava_museo.search.lemmas import Lexicon, cache_file, read_lexicon
from vaikuttava_museo.search.published import file_name, mark_of_sources, search_data, site_texts, words_of
from vaikuttava_museo.search.sections import SearchPage, merged, read_sections
from vaikuttava_museo.search.table import form_table

PACKAGE = Path(__file__).parents[1]
"""The build's own code; the search's file changes with it."""


@dataclass
class SearchBuild:
    """The search of one build: `names` are the files that pages refer to, by the language's code."""

    content: Content
    names: Mapping[str, str]
    lexicons: Mapping[Language, Lexicon]
    kept: Kept
    _pages: dict[Language, dict[str, SearchPage]] = field(default_factory=dict)

    def add(self, key: str, language: Language, html: str) -> None:
        """Take in a finished page by its pair key."""
        meta, sheet = self.content.meta.get((key, language)), self.content.worksheets.get(_sheet_id(key))
        step = meta.step if isinstance(meta, StepMeta) else sheet.step if sheet else None
        url = url_of(key, language)
        title = heading_of(meta, sheet, key, language)
        found = merged(read_sections(html), title)
        keywords = _keywords(meta, sheet, language)
        page = SearchPage(url, title, step, isinstance(meta, StepMeta), found, keywords)
        self._pages.setdefault(language, {})[url] = page

    def finish(self, language: Language) -> tuple[Asset, set[str]]:
        """Return the file of a language, and the words whose forms are not in the cache."""
        other = next(other for other in LANGUAGES if other is not language)
        pages, titles = self._pages.get(language, {}).values(), dict(_titles(self.content, other))
        texts = site_texts(pages, titles, self.content.glossary, language)
        lexicon, words = self.lexicons[language], words_of(texts)
        known = lexicon, sorted(words & lexicon.words.keys())
        table = self.kept.result(("forms", language), known, partial(form_table, *known))
        asset = Asset(self.names[language.code], search_data(texts, table).encode())
        return asset, lexicon.missing(words)


def start_search(content: Content, files: Iterable[bytes], templates: Path, kept: Kept) -> SearchBuild:
    """Begin the search of a build from its content, the docs folder's files and the templates' folder."""
    caches = {language: cache_file(language.code) for language in LANGUAGES}
    sources = (*files, *_read(templates, ".html"), *_read(PACKAGE, ".py", ".yml", ".json"))
    mark = mark_of_sources(sources)
    names = {language.code: file_name(language, mark) for language in LANGUAGES}
    lexicons = {language: read_lexicon(path) for language, path in caches.items()}
    return SearchBuild(content, names, lexicons, kept)


def new_words(missing: set[str], language: Language) -> str:
    """Return the line that tells an editor of words whose inflected forms the search does not know yet."""
    count, some = len(missing), ", ".join(sorted(missing)[:5])
    return {
        "fi": f"Haku ei vielä tunne {count} sanan taivutusmuotoja ({some} …). Ajakaa `make words`.",
        "sv": f"Sökningen känner ännu inte böjningsformerna av {count} ord ({some} …). Kör `make words`.",
    }[language.code]


def _read(folder: Path, *suffixes: str) -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in suffixes)


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
