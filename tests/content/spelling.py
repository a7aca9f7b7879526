"""The words of the site's texts with where they stand, and the two checkers that know right ones."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.content.docs_tree import DOCS
from vaikuttava_museo.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.yaml_source import Location, YamlSource, read_yaml

HERE = Path(__file__).parent
TEXTS = DOCS.parent / "vaikuttava_museo" / "texts"


class CheckerMissing(Exception):
    """A spelling checker is not installed; the message says what to do."""


@dataclass(frozen=True)
class Word:
    """A word of a text, in which file and on which line it stands, and its language."""

    text: str
    file: str
    line: int
    language: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Line:
    """A piece of running text in one language."""

    number: int
    language: str
    text: str


def files_with_text() -> list[Path]:
    """Return every file whose text people read: pages, shared data and the catalogues."""
    found = (path for folder in (DOCS, TEXTS) for path in folder.rglob("*"))
    return sorted(path for path in found if path.suffix in {".md", ".yml"})


@cache
def words_of(path: Path) -> tuple[Word, ...]:
    """Return the words of a file, each in the language it is written in."""
    text = path.read_text(encoding="utf-8")
    file = str(path.relative_to(DOCS.parent))
    lines = _page(path, text) if path.suffix == ".md" else _data(path, text)
    pieces = (piece for line in lines for piece in _by_language(line))
    return tuple(
        Word(word, file, piece.number, piece.language) for piece in pieces for word in _split(piece.text)
    )


def _language_of(path: Path) -> str:
    return "sv" if ".sv." in path.name else "fi"


def _page(path: Path, text: str) -> Iterator[Line]:
    language = _language_of(path)
    parts = split_front_matter(text)
    assert isinstance(parts, FrontMatterText), f"{path}: run `make check` first"
    meta = read_yaml(parts.block, parts.block_line)
    assert isinstance(meta, YamlSource), f"{path}: run `make check` first"
    for key, value in meta.data.items():
        is_foreign_title = key == "title" and "title_lang" in meta.data
        spoken = meta.data["title_lang"] if is_foreign_title else language
        if key not in {"title_lang", "reviewed"}:
            for _, words in _leaves(value, ()):
                yield Line(meta.line_of((key,)), spoken, _site_name_marked(words))
    for number, line in enumerate(parts.body.split("\n"), start=parts.body_line):
        yield Line(number, language, _without_marks(line))


def _data(path: Path, text: str) -> Iterator[Line]:
    source = read_yaml(text)
    assert isinstance(source, YamlSource), f"{path}: run `make check` first"
    for location, value in _leaves(source.data, ()):
        language = _language_of_leaf(path, source, location)
        if language:
            text = (
                _site_name_marked(re.sub(r"tyopohjat/[\w-]+", "", value)) if path.parent == TEXTS else value
            )
            yield Line(source.line_of(location), language, _without_marks(text))


def _leaves(value: object, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _leaves(item, (*at, key))


def _language_of_leaf(path: Path, source: YamlSource, at: Location) -> str | None:
    """Return a text's language: of its key, its file or its work; None for what is no text (ids, kinds)."""
    if path.parent == TEXTS:
        return _language_of(path)
    for part in at:
        if part in ("fi", "sv"):
            return str(part)
    if at[-1] == "title" and at[0] == "resources":
        return str(source.data["resources"][at[1]]["language"])
    return "fi" if at[-1] in {"publisher", "name"} else None


def _site_name_marked(text: str) -> str:
    """Return a text that takes no markup with the site's Finnish name marked all the same."""
    return text.replace("Vaikuttava museo", '<span lang="fi">Vaikuttava museo</span>')


def _without_marks(line: str) -> str:
    """Return a line without placeholders, attributes, targets of links, addresses and admonition types."""
    line = re.sub(r"\{\{?[^}]*\}\}?|^!!! \w+|\b\w+_\w+\b", " ", line)
    line = re.sub(r"\]\([^)]*\)", "] ", line)
    return re.sub(r"(https?://|www\.)\S+|\S+(@|\(at\))\S+|\b[\w-]+\.(yml|md|sv\.md|fi)\b", " ", line)


def _by_language(line: Line) -> Iterator[Line]:
    """Yield the text of a line apart from what is marked as another language, and that text by itself."""
    span = r'<span lang="(\w+)">(.*?)</span>'
    for language, text in re.findall(span, line.text):
        yield Line(line.number, language, text)
    yield Line(line.number, line.language, re.sub(r"<[^>]+>", " ", re.sub(span, " ", line.text)))


def _split(text: str) -> list[str]:
    """Return the words of a text: letters, with hyphens, apostrophes and case endings after a colon."""
    return [word for word in re.findall(r"[^\W_]+(?:[-’':][^\W_]+)*-?", text) if not re.search(r"\d", word)]


def known_words(language: str) -> set[str]:
    """Return the project's own right words in a language."""
    return set((HERE / f"words.{language}.txt").read_text(encoding="utf-8").split())


def misspelt(words: Iterable[Word], language: str) -> list[Word]:
    """Return the words that neither the language's checker nor the project's list knows.

    A word with hyphens is right when all its parts are: `PDCA-kehässä`.
    """
    own = [word for word in words if word.language == language]
    parts = {part for word in own for part in _parts(word.text)}
    checker = unknown_to_voikko if language == "fi" else unknown_to_hunspell
    unknown = checker(parts - known_words(language))
    return [word for word in own if unknown.intersection(_parts(word.text))]


def _parts(word: str) -> list[str]:
    """Return the parts of a word between hyphens; a last hyphen stands for a left-out part and stays."""
    *first, last = re.findall(r"[^-]+", word)
    return [*first, last + "-" if word.endswith("-") else last]


def unknown_to_voikko(words: set[str]) -> set[str]:
    """Return the words that are not Finnish."""
    try:
        from libvoikko import Voikko, VoikkoException  # noqa: PLC0415 - its absence is told in a sentence
    except ImportError as error:
        raise CheckerMissing("Finnish spelling needs libvoikko: run the tests with `make test`.") from error
    try:
        voikko = Voikko("fi")
    except (OSError, VoikkoException) as error:
        raise CheckerMissing(
            "Finnish spelling needs Voikko: apt-get install libvoikko1 voikko-fi."
        ) from error
    return {word for word in words if not voikko.spell(word) and not voikko.spell(word.rstrip("-"))}


def unknown_to_hunspell(words: set[str]) -> set[str]:
    """Return the words that are not Swedish."""
    program = shutil.which("hunspell")
    if program is None:
        raise CheckerMissing("Swedish spelling needs Hunspell: apt-get install hunspell hunspell-sv.")
    bare = {word.rstrip("-"): word for word in words}
    call = [program, "-d", "sv_SE", "-i", "utf-8", "-l"]
    result = subprocess.run(call, input="\n".join(bare), capture_output=True, encoding="utf-8", check=False)
    if result.returncode or "Can't open" in result.stderr:
        raise CheckerMissing("Swedish spelling needs a dictionary: apt-get install hunspell-sv.")
    return {word for text, word in bare.items() if text in result.stdout.split()}
