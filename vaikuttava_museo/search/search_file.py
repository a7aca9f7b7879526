"""From the finished pages of a language to the one file that its search reads: texts and a table of word forms."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.content.addresses import step_of_papers, url_of
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import page_links
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.content.steps_people_glossary import Term
from vaikuttava_museo.page.assets.asset import Asset, fingerprinted
from vaikuttava_museo.page.finished_html import KEPT_TOGETHER
from vaikuttava_museo.page.titles import heading_of
from vaikuttava_museo.search.lemma_cache import Lexicon, read_lexicon, words
from vaikuttava_museo.texts import catalogue, say

_LEFT_OUT = (
    "nav, footer, script, style, template, noscript, svg, button, input, textarea, select, h1, "
    ".footnote-ref, .footnote-backref, [hidden], [aria-hidden=true]:not(.together), .together + .unseen, "
    "[data-search-exclude]"
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup",
     "wbr")
)  # fmt: skip


class Section(NamedTuple):
    """A part of a page: the id to link to ("" for the page's beginning), its heading and its text."""

    id: str
    heading: str
    text: str = ""


def read_sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a built page's `main` element; a term of the glossary is a section of its own."""
    begins, ends = html.find("<main"), html.rfind("</main>")
    return _sections_of(html[begins:ends]) if 0 <= begins < ends else ()


@lru_cache(maxsize=CACHED_FILES)
def _sections_of(html: str) -> tuple[Section, ...]:
    """Return the sections of a `main` element, each only once: a sheet asks the same on all its cards."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return ()
    for node in main.css(_LEFT_OUT):
        node.decompose()
    read: list[tuple[Section, list[str]]] = [(Section("", ""), [""])]
    for piece in _pieces(main, []):
        if isinstance(piece, Section):
            read.append((piece, []))
        else:
            read[-1][1].append(piece)
    said: dict[tuple[str, str], Section] = {}
    for (id_, heading, _), texts in read:
        text = _tidy("".join(texts))
        if id_ or text:
            said.setdefault((heading, text), Section(id_, heading, text))
    return tuple(said.values())


def merged(sections: tuple[Section, ...], title: str) -> tuple[Section, ...]:
    """Return the sections with one that only repeats the page's title taken into the page's beginning."""
    own = [section for section in sections if not section.id or section.heading == title]
    rest = (section for section in sections if section.id and section.heading != title)
    return (Section("", "", _tidy(" ".join(section.text for section in own))), *rest) if own else sections


def _pieces(node: LexborNode, pieces: list[str | Section]) -> list[str | Section]:
    """Add the texts of an element to others in their order, and where a section begins, its id and heading."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append(child.text_content or "")
        elif id_ := _address_of(child):
            # Beside a term of the glossary stands the term in the other language: text, not heading.
            aside = child.css("[lang]") if child.tag == "dt" else []
            other = " ".join(map(_text, aside))
            for one in aside:
                one.decompose()
            pieces += [Section(id_, _tidy(_text(child))), f" {other} "]
        else:
            edge = "" if child.tag in _INLINE or child.attributes.get("class") == KEPT_TOGETHER else " "
            pieces.append(edge)
            _pieces(child, pieces)
            pieces.append(edge)
    return pieces


def _text(node: LexborNode) -> str:
    return "".join(piece for piece in _pieces(node, []) if isinstance(piece, str))


def _address_of(node: LexborNode) -> str:
    """Return the id of a heading, or of the entry that a term of the glossary begins; "" for anything else."""
    if node.tag in _HEADINGS:
        return node.attributes.get("id") or ""
    parent = node.parent
    return (parent.attributes.get("id") or "") if node.tag == "dt" and parent is not None else ""


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


@lru_cache(maxsize=4)
def form_table(lexicon: Lexicon, words: tuple[str, ...]) -> dict[str, Any]:
    """Return the table of all lemmas that these words (in lower case) lead to; unknown words lead to none.

    `stems` are sorted, as the browser's correction of slips relies on; `classes[i]` tells which list of `endings`
    belongs to the stem `i`. `parts` and `roots` list for a lemma those numbers, each as the distance from its own.
    """
    parts: dict[str, set[str]] = {}
    roots: dict[str, set[str]] = {}
    readings = [reading for word in words for reading in lexicon.words.get(word, ())]
    for reading in readings:
        if reading.parts:
            parts.setdefault(reading.lemma, set()).update(reading.parts)
        if reading.roots:
            roots.setdefault(reading.lemma, set()).update(reading.roots)
    found = {reading.lemma for reading in readings}
    needed = found.union(*parts.values(), *roots.values()) & lexicon.lemmas.keys()
    rows = sorted((lexicon.lemmas[lemma], lemma) for lemma in needed)
    counts = Counter(forms.endings for forms, _ in rows)
    # The most usual classes come first, so that their numbers are short.
    classes = sorted(counts, key=lambda endings: (-counts[endings], endings))
    number = {endings: index for index, endings in enumerate(classes)}
    lemmas = [lemma for _, lemma in rows]
    return {
        "stems": front_coded(forms.stem for forms, _ in rows),
        "endings": [front_coded(endings.split(",")) for endings in classes],
        "classes": [number[forms.endings] for forms, _ in rows],
        "parts": _kinship(lemmas, parts),
        "roots": _kinship(lemmas, roots),
    }


def front_coded(words: Iterable[str]) -> str:
    """Return sorted words as one string: how many letters each shares with the one before (at most 9), and the rest."""
    coded, before = [], ""
    for word in words:
        shared = min(len(before), 9)
        while not word.startswith(before[:shared]):  # half the time of going through the letters
            shared -= 1
        coded.append(f"{shared}{word[shared:]}")
        before = word
    return "".join(coded)


def _kinship(lemmas: Sequence[str], kin: Mapping[str, set[str]]) -> str:
    """Return one entry a lemma, parted by spaces: the distances to its kin parted by commas."""
    number = {lemma: index for index, lemma in enumerate(lemmas)}
    return " ".join(
        ",".join(str(number[other] - index) for other in sorted(kin[lemma]) if other in number)
        if lemma in kin
        else ""
        for index, lemma in enumerate(lemmas)
    )


_GLOSSARY = "sanasto"
"""The pair key of the glossary's pages."""


def search_file(content: Content, language: Language, html: Mapping[str, str]) -> tuple[Asset, set[str]]:
    """Return what a language's search reads, and the words whose forms are not cached; `html` are pages by pair key."""
    texts = search_texts(content, language, html)
    lexicon, found = read_lexicon(language.code), words_of(texts)
    table = form_table(lexicon, tuple(sorted(found & lexicon.words.keys())))
    data = json.dumps({**texts, "table": table}, ensure_ascii=False, separators=(",", ":"))
    return fingerprinted(f"search/{language.code}.json", data), found - lexicon.words.keys()


def search_texts(content: Content, language: Language, html: Mapping[str, str]) -> dict[str, Any]:
    """Return the texts of a language's search, ready for JSON; `terms` have their everyday words in both languages."""
    other = next(other for other in LANGUAGES if other is not language)
    terms = content.glossary.terms if content.glossary else ()
    others = page_links(content, other)
    for_editors = {key for (key, _), meta in content.meta.items() if meta.audience == "editors"}
    return {
        "lang": language.code,
        "other": other.code,
        "step": [catalogue("interface", each)["step"] for each in (language, other)],
        "pages": sorted(
            _page(content, language, key, page) for key, page in html.items() if key not in for_editors
        ),
        "glossary": [url_of(_GLOSSARY, language), url_of(_GLOSSARY, other)],
        "terms": [[term.id, _words_for(term, language), _words_for(term, other)] for term in terms],
        "others": sorted((link.url, link.title) for key, link in others.items() if key not in for_editors),
    }


def words_of(texts: Mapping[str, Any]) -> set[str]:
    """Return the words of `search_texts`, in lower case, whose forms the search needs to know."""
    strings = [texts["step"][0], *(word for _, own, _ in texts["terms"] for word in own)]
    for _, title, _, keywords, sections in texts["pages"]:
        strings += [title, keywords, *(part for section in sections for part in section[1:])]
    found = {word.lower() for string in strings for word in words(string)}
    # Numbers and initials have no other forms.
    return {word for word in found if len(word) > 1 and (word.isalpha() or not any(map(str.isdigit, word)))}


def new_words(missing: set[str], language: Language) -> str:
    """Return the line that tells an editor of words whose inflected forms the search does not know yet."""
    count, some = len(missing), ", ".join(sorted(missing)[:5])
    return say(language, "new-words", of="commands", count=count, some=some)


def _page(content: Content, language: Language, key: str, html: str) -> list[Any]:
    """Return a page's address, title, step's numeral, what else it is searched by ("Askel 3"), and its sections."""
    meta, sheet = content.meta.get((key, language)), content.sheet_of(key)
    title = heading_of(content, key, language)
    keywords = [text[language.code] for text in sheet.keywords] if sheet else [*meta.keywords] if meta else []
    step = sheet.step if sheet else meta.step if isinstance(meta, StepMeta) else None
    if isinstance(meta, StepMeta):
        keywords.insert(0, f"{catalogue('interface', language)['step']} {step}")
    numeral = mark_of(step).numeral if step else ""
    sections = merged(read_sections(html), title)
    if step_of_papers(key):
        # A letter is found by its heading: what it says is said better by the step that it invites to.
        sections = tuple(section._replace(text="") if section.id else section for section in sections)
    return [url_of(key, language), title, numeral, " ".join(keywords), sections]


def _words_for(term: Term, language: Language) -> list[str]:
    return [term[language.code].term, *term[language.code].also]
