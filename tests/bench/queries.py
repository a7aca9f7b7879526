"""The labelled queries by which the search is judged: written by hand, one JSON line each, in two sets of a language."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "queries"
SETS: Final = ("given", "fifth")
"""Written before the search, which was made with them; written after it by readers who had seen neither it nor a
dictionary, of other lemmas."""


@dataclass(frozen=True)
class Query:
    """One query, the lemma behind it and what makes a section relevant."""

    lang: str
    query: str
    category: str
    lemma: str
    must_match_any: tuple[str, ...]


def read(language: str, name: str = SETS[-1]) -> list[Query]:
    """Read a set's queries of a language."""
    lines = (_FOLDER / f"{name}-{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Query(**json.loads(line)) for line in lines]
