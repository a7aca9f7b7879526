"""Passages in a language that is not their text's own, and not marked as such (WCAG 3.1.2): one finding each."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, groupby, repeat
from pathlib import PurePosixPath

from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.data_rows import value_at
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES, MARKED
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import written

CERTAIN = 3
"""How many words must speak for another language, and how many times more than for the text's own."""
FEWER = 2
"""How many are enough in a short sentence in which none speaks for the text's own."""
LONGEST = 300
"""Words: a longer sentence has shown its language by then."""
NAME = 5
"""Words: what is longer in the other language of the site is a text to translate rather than a name."""
_OWN = frozenset(language.code for language in LANGUAGES)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…:][”)]?(?=\s)|$)", re.DOTALL)
_QUOTED = re.compile(r"(?<=”)(?=\w)[^”]{8,400}(?=”)")
_WORD = re.compile(r"[^\W\d_]{1,40}")
# What joins the parts of a foreign name is of the name, not of the text: Museum of Modern Art.
_JOINTS = re.compile(
    r"(?P<before>\b[A-ZÅÄÖÉÜ][\w’'-]{0,40}) (?:(?:of|the|and|for|in|on|at|de|la|le|les|du|des|da|di|del|von|van|der|"
    r"den|und|für|et|af|y) ){1,3}(?=(?:[dl]['’])?[A-ZÅÄÖÉÜ])"
)
_FAR = re.compile("[^\x00-\u036f\u2000-\u206f]")
"""A letter that is not Latin, if it is one."""
_SCRIPTS = {"CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "HANGUL": "ko", "CJK": "zh"}


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE.findall(text)


@lru_cache(maxsize=1 << 14)
def without_joints(text: str) -> str:
    """Return a text without the small words within foreign names."""
    return _JOINTS.sub(r"\g<before> ", text)


@cache
def _small_words() -> tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[str, ...]]]:
    """Return the languages of every small word, and the endings of words by language."""
    read = yaml_loaders.own("vaikuttava_museo.checks.spelling", "small_words.yml")
    languages: dict[str, frozenset[str]] = {}
    for code, one in read.items():
        for word in one["words"].split():
            languages[word] = languages.get(word, frozenset()) | {code}
    return languages, {code: tuple(one["endings"].split()) for code, one in read.items() if "endings" in one}


@lru_cache(maxsize=1 << 15)
def _languages_of(word: str, own: str) -> Collection[str]:
    """Return the languages that a word speaks for, as a small word of theirs or by its ending: its text's own, or others."""
    small, endings = _small_words()
    word = word.lower()
    languages: Collection[str] = small.get(word, ())
    if not languages and len(word) > 4:
        languages = [code for code, ends in endings.items() if word.endswith(ends)]
    return (own,) if own in languages else languages


@lru_cache(maxsize=1 << 14)
def _likely_language(sentence: str, own: str) -> tuple[str | None, bool]:
    """Return the other language that a sentence is in by its letters, words and endings, and whether any is its own."""
    words = _WORD.findall(without_joints(sentence))[:LONGEST]
    if _FAR.search(sentence) and (foreign := _script(words)):
        return foreign, False
    scores = Counter(chain.from_iterable(map(_languages_of, words, repeat(own))))
    mine = scores.pop(own, 0)
    language, score = scores.most_common(1)[0] if scores else ("", 0)
    is_certain = len(words) > 4 and score >= CERTAIN and score > CERTAIN * mine
    is_short = not mine and score >= FEWER and 3 * score >= len(words)
    return language if is_certain or is_short else None, mine > 0


def _script(words: Sequence[str]) -> str | None:
    """Return the language that words in letters other than Latin are likely to be in, if most of them are."""
    foreign = (word for word in words if not word.isascii() and len(word) > 1)
    scripts = (unicodedata.name(word[0], "").split()[0] for word in foreign)
    names = Counter(name for name in scripts if name in _SCRIPTS)
    name, count = names.most_common(1)[0] if names else ("", 0)
    return _SCRIPTS[name] if 2 * count > len(words) else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the language it seems to be in when that is not its passage's own: "" for its own."""

    passage: Passage
    text: str
    language: str


def judged(heard: Iterable[Passage], *, apart: bool = False) -> Iterator[Sentence]:
    """Yield every sentence in one of the site's languages, and apart from it what is quoted in it.

    After a foreign sentence, those that show no language are foreign too. A passage of which none can be foreign is one,
    unless its sentences are asked for each `apart`.
    """
    before: dict[tuple[PurePosixPath, str], str] = {}
    for passage in heard:
        if passage.language not in _OWN:
            continue
        at = passage.path, passage.language
        if copied := _copied(passage):
            yield Sentence(passage, passage.text, copied)
            continue
        if not apart and not before.get(at) and not _may_be_foreign(passage.text, passage.language):
            yield Sentence(passage, passage.text, "")
            continue
        for text in sentences(passage.text):
            for quote in _QUOTED.findall(text):
                yield Sentence(passage, quote, _likely_language(quote, passage.language)[0] or "")
            around = _QUOTED.sub(" ", text)
            language, is_own = _likely_language(around, passage.language)
            before[at] = language or ("" if is_own else before.get(at, ""))
            yield Sentence(passage, around, before[at])


def _copied(passage: Passage) -> str:
    """Return the language of a text of data that stands unchanged in the place of the other one; "" for any other.

    Names may be the same in both, as whole phrases are not.
    """
    words = _WORD.findall(passage.text)
    if not passage.of or passage.is_search_word or not any(map(str.islower, words[1:])):
        return ""
    (source, at), other = passage.of, next(code for code in _OWN if code != passage.language)
    twin = tuple(other if part == passage.language else part for part in at)
    is_work = at[0] == "resources" and len(at) > 3
    if is_work or twin == at or value_at(source.data, twin) != value_at(source.data, at):
        return ""
    votes = Counter(chain.from_iterable(map(_languages_of, words, repeat(""))))
    return other if votes and votes.most_common(1)[0][0] == other else ""


def _may_be_foreign(text: str, own: str) -> bool:
    """Tell whether a text has the letters, or as many words that speak for other languages, as a foreign sentence has."""
    spoken = map(_languages_of, _WORD.findall(text), repeat(own))
    return sum(own not in one for one in spoken if one) >= FEWER or _FAR.search(text) is not None


def runs(judged: Iterable[Sentence]) -> list[list[Sentence]]:
    """Return the foreign sentences that follow each other in a language of a file."""
    texts = dict[tuple[PurePosixPath, str | None], list[Sentence]]()
    for sentence in judged:
        texts.setdefault((sentence.passage.path, sentence.passage.language), []).append(sentence)
    parted = (groupby(text, key=lambda sentence: bool(sentence.language)) for text in texts.values())
    return [list(run) for text in parted for is_foreign, run in text if is_foreign]


def foreign_finding(run: Sequence[Sentence]) -> Finding:
    """Return the finding of a passage in another language, with its line marked where that is all there is to do."""
    passage, language = run[0].passage, run[0].language
    code = language if language in MARKED else ""
    text = passage.text[passage.text.find(run[0].text) :][: len(" ".join(one.text for one in run))]
    line, _ = passage.line_with(run[0].text)
    # A long passage in the site's other language is half a translation, and no name to be marked.
    is_name = language not in _OWN or len(text.split()) <= NAME
    # In a data file the quotation marks around the line are a matter of their own, whatever the language.
    is_whole = (code or passage.of) and is_name and all(one.passage is passage for one in run)
    mended = passage.mended_line(text, f'<span lang="{code or "…"}">{text}</span>') if is_whole else ""
    rule = f"text-in-{language if language in _OWN else 'other'}"
    start = " ".join(text.split())[:60]
    return finding(passage.path, line, rule, text=start, language=code or "…", mended=mended)


def owners_translated(content: Content) -> Iterator[Finding]:
    """Find owners in the words of the other language, where most pages have words of their own for the same."""
    twins = ((page, content.page(page.key, it)) for page in content.pages.values() for it in LANGUAGES)
    pairs = [(page, twin) for page, twin in twins if twin and twin is not page]
    usual = defaultdict[tuple[str, str], Counter[str]](Counter)
    for page, twin in pairs:
        usual[twin.language.code, twin.text_of("owner")][page.text_of("owner")] += 1
    for page, twin in pairs:
        own, code = page.text_of("owner"), twin.language.code
        for meant, count in usual[code, own].most_common(1):
            if count > usual[code, own][own]:
                at = ("owner",)
                values = {"text": own, "seen": own, "mended": page.meta.line_with(at, written(meant))}
                yield finding(page.path, page.meta.line_of(at), f"text-in-{code}", **values)


CONTENT_RULES = (owners_translated,)
