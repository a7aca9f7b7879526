"""How well a search finds: the figures of issue D for one language and one set of labelled queries.

A section is relevant when its title and text, in lower case, hold one of a query's strings (`must_match_any`).
A query without a relevant section is dropped: its word does not occur in what is searched.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import mean
from typing import Any, Final

from bench.fresh.categories import Query

_ENGINE: Final = Path(__file__).with_name("ask_engine.mjs")
_NODE: Final = Path(sys.executable).with_name("node")
_TYPED: Final = 0.6
"""The share of a word that has been typed when as-you-type is measured."""
_FEWEST_TYPED: Final = 3
"""Fewer letters begin too many words to tell which is meant."""
_FIRST: Final = 5
_LISTED: Final = 10

Ask = Callable[[Sequence[str]], Sequence[Sequence[str]]]
"""Answers words with the addresses of sections, the best first."""


@dataclass(frozen=True)
class Score:
    """The figures as shares from 0 to 1, and the queries that had nothing relevant among the first five."""

    queries: int
    hit_at_5: float
    mrr: float
    precision_at_10: float
    as_you_type: float
    missed: tuple[str, ...]


def typed(query: Query) -> str | None:
    """Return the beginning of a query's word; None for slips, several words and words too short to tell."""
    beginning = query.query[: ceil(len(query.query) * _TYPED)]
    is_asked = query.category != "typo" and " " not in query.query and len(beginning) >= _FEWEST_TYPED
    return beginning if is_asked else None


def score(queries: Sequence[Query], texts: Mapping[str, str], ask: Ask) -> Score:
    """Ask all queries of a search whose sections have these texts (lower case) by address."""
    kept = [query for query in queries if any(_is_relevant(text, query) for text in texts.values())]
    begun = [(query, word) for query in kept if (word := typed(query))]
    answers = ask([*(query.query for query in kept), *(word for _, word in begun)])
    marks = [_marks(query, found, texts) for query, found in zip(kept, answers, strict=False)]
    of_begun = [
        _marks(query, found, texts) for (query, _), found in zip(begun, answers[len(kept) :], strict=True)
    ]
    listed = [mark[:_LISTED] for mark in marks if mark]
    return Score(
        len(kept),
        mean(any(mark[:_FIRST]) for mark in marks),
        mean(1 / (mark.index(True) + 1) if True in mark else 0.0 for mark in marks),
        mean(mean(mark) for mark in listed) if listed else 0.0,
        mean(any(mark[:_FIRST]) for mark in of_begun),
        tuple(query.query for query, mark in zip(kept, marks, strict=True) if not any(mark[:_FIRST])),
    )


def _is_relevant(text: str, query: Query) -> bool:
    return any(label.lower() in text for label in query.must_match_any)


def _marks(query: Query, found: Sequence[str], texts: Mapping[str, str]) -> list[bool]:
    return [_is_relevant(texts.get(address, ""), query) for address in found]


def data_of(site: Path, language: str) -> Path:
    """Return the published search file of a language."""
    (file,) = (site / "search").glob(f"{language}.*.json")
    return file


def section_texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of our sections by address, in lower case; what only editors see of a page is left out."""
    return {
        f"{url}#{id_}" if id_ else url: f"{'' if order else title} {heading} {text}".lower()
        for url, title, _, _, sections in data["pages"]
        for order, (id_, heading, text) in enumerate(sections)
    }


def ask_engine(data: Path) -> Ask:
    """Return a way to ask our engine in Node, the same every time and on every machine."""

    def ask(words: Sequence[str]) -> list[list[str]]:
        call = [_NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", _ENGINE, data]
        done = subprocess.run(call, input=json.dumps(words), check=True, capture_output=True, text=True)
        found: list[list[str]] = json.loads(done.stdout)
        return found

    return ask


def main(site: str, *only: str) -> None:
    """Print the figures of every committed set, in seconds: `python -m bench.search_quality SITE [SET…]`."""
    from bench.fresh_queries import SETS, read  # noqa: PLC0415 - only the command needs the sets

    print("set    lang queries hit@5  MRR    prec@10 typing  missed")
    for name in only or SETS:
        for language in ("fi", "sv"):
            data = data_of(Path(site), language)
            texts = section_texts(json.loads(data.read_text(encoding="utf-8")))
            row = score(read(language, name), texts, ask_engine(data))
            figures = "   ".join(f"{getattr(row, figure):.3f}" for figure in FIGURES)
            print(f"{name:6} {language:4} {row.queries:7} {figures}  {', '.join(row.missed) or '–'}")


FIGURES: Final = ("hit_at_5", "mrr", "precision_at_10", "as_you_type")
"""The figures that are measured, by their names in `Score` and in budgets.yml."""

if __name__ == "__main__":
    main(*sys.argv[1:])
