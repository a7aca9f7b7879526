"""All that people read, piece by piece: which file and line it stands on, and which language it is in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves

_SPAN = re.compile(r'<span lang="(?P<language>[a-z-]{2,10})">(?P<text>[^<>]{0,1000})</span>')
_TAG = re.compile(r"<[^<>]{1,1000}>")
_MARKS = re.compile(r"\{\{?[^{}]{0,500}\}\}?")
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*[\w-]+|^\s*\[[^\[\]]{1,200}\]:\s*\S*")
_TARGET = re.compile(r"\]\([^()]{0,1000}\)|\]\[[^\[\]]{0,200}\]")
_ADDRESS = re.compile(r"https?://|www\.|@|\(at\)|_|\.(?:yml|md|fi)\b")
SEARCH_WORDS = frozenset({"keywords", "also"})
"""The keys under which search words stand."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as it was typed; `language` is None for what is no running text (ids, kinds, addresses).

    A search word is one that other people use for the thing: right to have there, even when the site avoids it.
    """

    path: PurePosixPath
    line: int
    language: str | None
    text: str
    is_search_word: bool = False


@lru_cache(maxsize=CACHED_FILES)
def page_passages(page: Page) -> tuple[Passage, ...]:
    """Return a page's own facts (title, description …) and the lines of its body, code left out."""
    path, own = page.path, page.language.code
    facts, languages = [], {"title": page.text_of("title_lang") or own, "title_lang": None, "reviewed": None}
    for at, value in leaves(page.meta.data):
        key, line, text = str(at[0]), page.meta.line_of(at[:1]), site_name_marked(value)
        facts.append(Passage(path, line, languages.get(key, own), text, key in SEARCH_WORDS))
    return (*facts, *(Passage(path, line.number, own, line.text) for line in page.lines))


@lru_cache(maxsize=CACHED_FILES)
def data_passages(path: PurePosixPath, source: YamlSource) -> tuple[Passage, ...]:
    """Return the texts of a data file, each in the language of its key."""
    return tuple(
        Passage(path, source.line_of(at), _language_at(source, at), value, not SEARCH_WORDS.isdisjoint(at))
        for at, value in leaves(source.data)
    )


def _language_at(source: YamlSource, at: Location) -> str | None:
    """Return a text's language: of its key, or of the work it names; None for what is no text."""
    if keys := [str(part) for part in at if part in ("fi", "sv")]:
        return keys[0]
    if at[-1] == "title" and at[0] == "resources":
        work = source.data["resources"][at[1]]
        return str(work.get("language", "")) or None if isinstance(work, dict) else None
    return "fi" if at[-1] in {"publisher", "name"} else None


def site_name_marked(text: str) -> str:
    """Return a text that takes no markup with the site's Finnish name marked all the same."""
    return re.sub("Vaikuttava museo", r'<span lang="fi">\g<0></span>', text)


def spoken(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield what a reader reads, each language apart: no marks, addresses or tags, no text without a language."""
    for passage in passages:
        if passage.language and passage.text.strip():
            text = _without_marks(passage.text)
            if "<" in text:
                for match in _SPAN.finditer(text):
                    yield replace(passage, language=match["language"], text=match["text"])
                text = _TAG.sub(" ", _SPAN.sub(" ", text))
            yield passage if text == passage.text else replace(passage, text=text)


def _without_marks(line: str) -> str:
    """Return a line without placeholders, attributes, targets of links, addresses and kinds of boxes."""
    text = _BOX.sub(" ", line)
    if "{" in text:
        text = _MARKS.sub(" ", text)
    if "](" in text or "][" in text:
        text = _TARGET.sub("] ", text)
    if _ADDRESS.search(text):
        text = " ".join("" if _ADDRESS.search(word) else word for word in text.split(" "))
    return text
