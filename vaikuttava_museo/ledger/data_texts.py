"""The pairs of texts in the data files, where Finnish and Swedish stand side by side: a section per place."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.shared_data import Term, TermText, Text
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import Summary
from vaikuttava_museo.ledger.fingerprint import on_one_line
from vaikuttava_museo.ledger.sections import Address, Place, Section, TextPair

NOT_PAIRED = frozenset({"keywords"})
"""Words to search by: each language has its own."""


def data_sections(content: Content) -> Iterator[Section]:
    """Yield every text of the shared data and the worksheets that is written in both languages."""
    for path, model in _files(content):
        yield from _sections_of(path, model)


def _sections_of(path: PurePosixPath, model: BaseModel) -> tuple[Section, ...]:
    where = dict.fromkeys(LANGUAGES, Place(path, 1, ""))
    return tuple(Section(Address(str(path), place), texts, where) for place, texts in _texts(model, ""))


def _files(content: Content) -> Iterator[tuple[PurePosixPath, BaseModel]]:
    for number, step in content.steps.items():
        yield PurePosixPath(f"askel-{number}.yml"), step
    for id, sheet in content.worksheets.items():
        yield PurePosixPath(WORKSHEET_FOLDER, f"{id}.yml"), sheet
    if content.people:
        yield PurePosixPath("ohjausryhma.yml"), content.people
    if content.glossary:
        yield PurePosixPath("sanasto.yml"), content.glossary
    if content.known_issues:
        yield PurePosixPath("known-issues.yml"), content.known_issues


def _texts(value: object, at: str) -> Iterator[tuple[str, TextPair]]:
    if isinstance(value, Text | Summary):
        yield at, TextPair(on_one_line(value.fi), on_one_line(value.sv))
    elif isinstance(value, Term):
        yield at, TextPair(_of_term(value.fi), _of_term(value.sv))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_PAIRED:
                yield from _texts(getattr(value, name), f"{at}.{name}" if at else name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{at}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _texts(item, f"{at}.{getattr(item, 'id', number)}")


def _of_term(term: TermText) -> str:
    return f"{on_one_line(term.term)}\n{on_one_line(term.explanation)}"
