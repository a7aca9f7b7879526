"""How well the search finds: its figures for one language and one set of labelled queries, asked of the engine in Node.

A section is relevant when its title and text, in lower case, hold one of a query's strings (`must_match_any`).
A query without a relevant section is dropped: its word does not occur in what is searched.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from statistics import mean
from typing import Any, Final, NamedTuple

from bench.queries import Query, read

_ENGINE: Final = Path(__file__).with_name("ask_engine.mjs")
_NODE: Final = Path(sys.executable).with_name("node")
_TYPED: Final = 0.6
"""The share of a word that has been typed when as-you-type is measured."""
_FEWEST_TYPED: Final = 3
"""Fewer letters begin too many words to tell which is meant."""
_FIRST, _LISTED = 5, 10


class Quality(NamedTuple):
    """The figures as shares from 0 to 1, by their names in `budgets.yml`, and the queries that found nothing relevant."""

    figures: Mapping[str, float]
    missed: tuple[str, ...]


def published(site: Path, language: str) -> Path:
    """Return the file that the search of a language reads."""
    (found,) = (site / "search").glob(f"{language}.*.json")
    return found


def ask(data: Path, words: Sequence[str]) -> list[list[str]]:
    """Ask the engine in Node; return the addresses that each of the words finds."""
    call = [_NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", _ENGINE, data]
    done = subprocess.run(call, input=json.dumps(words), check=True, capture_output=True, text=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def quality(site: Path, language: str, name: str) -> Quality:
    """Ask a built site's search a set of queries."""
    data = published(site, language)
    texts = _section_texts(json.loads(data.read_text(encoding="utf-8")))
    asked = [
        query for query in read(language, name) if any(_is_relevant(text, query) for text in texts.values())
    ]
    begun = [(query, word) for query in asked if (word := _beginning(query))]
    answers = ask(data, [*(query.query for query in asked), *(word for _, word in begun)])
    queries = [*asked, *(query for query, _ in begun)]
    marks = [
        [_is_relevant(texts.get(address, ""), query) for address in found]
        for query, found in zip(queries, answers, strict=True)
    ]
    whole, typed = marks[: len(asked)], marks[len(asked) :]
    figures = {
        "hit_at_5": mean(any(mark[:_FIRST]) for mark in whole),
        "mrr": mean(1 / (mark.index(True) + 1) if True in mark else 0.0 for mark in whole),
        "precision_at_10": mean(mean(mark[:_LISTED]) for mark in whole if mark),
        "as_you_type": mean(any(mark[:_FIRST]) for mark in typed),
    }
    missed = (query.query for query, mark in zip(asked, whole, strict=True) if not any(mark[:_FIRST]))
    return Quality(figures, tuple(missed))


def _beginning(query: Query) -> str | None:
    """Return the beginning of a query's word; None for slips, several words and words too short to tell."""
    beginning = query.query[: ceil(len(query.query) * _TYPED)]
    is_asked = query.category != "typo" and " " not in query.query and len(beginning) >= _FEWEST_TYPED
    return beginning if is_asked else None


def _is_relevant(text: str, query: Query) -> bool:
    return any(label.lower() in text for label in query.must_match_any)


def _section_texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of the sections by address, in lower case; what only editors see of a page is left out."""
    return {
        f"{url}#{id_}" if id_ else url: f"{'' if order else title} {heading} {text}".lower()
        for url, title, _, _, sections in data["pages"]
        for order, (id_, heading, text) in enumerate(sections)
    }
