"""A page's texts as the rules ask for them: the lines that were typed, and the words as a reader meets them."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.letter_forms import as_meant
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage, data_passages, page_facts, spoken
from vaikuttava_museo.content.prose import has_open_part, without_addresses
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import YamlSource
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.visible_texts import TextBlock


@lru_cache(maxsize=CACHED_FILES)
def prose_numbers(page: Page) -> frozenset[int]:
    """Return the numbers of the lines that are running text, and of which one can tell by themselves what is."""
    found = set[int]()
    texts = [[number for number, _ in block.lines] for block in rendered(page).texts(page.language.code)]
    for numbers in [*texts, *([picture.line] for picture in rendered(page).pictures)]:
        if not any(has_open_part(page.line(number).text) for number in numbers):
            found.update(numbers)
    return frozenset(found)


@lru_cache(maxsize=CACHED_FILES)
def typed_passages(page: Page) -> tuple[Passage, ...]:
    """Return a page's own facts and the lines of its body as they were typed; code and HTML have no language."""
    prose, own = prose_numbers(page), page.language.code
    lines = (
        Passage(
            page.path, line.number, own if line.number in prose else None, line.text,
            lines=((line.number, line.typed),),
        )
        for line in page.lines
    )  # fmt: skip
    return (*page_facts(page), *lines)


@lru_cache(maxsize=CACHED_FILES)
def heard_passages(page: Page) -> tuple[Passage, ...]:
    """Return what a reader reads of a page: its facts, its texts, each language apart, and what its pictures show."""
    return (*spoken(page_facts(page)), *_heard(page))


@lru_cache(maxsize=CACHED_FILES)
def heard_data(path: PurePosixPath, source: YamlSource) -> tuple[Passage, ...]:
    """Return what a reader reads of a data file."""
    return tuple(spoken(data_passages(path, source)))


def heard_in(content: Content) -> list[Passage]:
    """Return everything that people read, in pages and data."""
    pages = [passage for page in content.pages.values() for passage in heard_passages(page)]
    return pages + [passage for item in content.data.items() for passage in heard_data(*item)]


def _heard(page: Page) -> Iterator[Passage]:
    for block in rendered(page).texts(page.language.code):
        text, lines = without_addresses(as_meant(block.text)), _lines(page, block)
        yield Passage(page.path, block.line, block.language, text, lines=lines)
    for picture in rendered(page).pictures:
        line = picture.line, page.line(picture.line).typed
        alt = without_addresses(as_meant(picture.alt))
        yield Passage(page.path, picture.line, page.language.code, alt, lines=(line,))


def _lines(page: Page, block: TextBlock) -> tuple[tuple[int, str], ...]:
    """Return the number and the typed text of each line of a block."""
    return tuple((number, page.line(number).typed) for number, _ in block.lines)
