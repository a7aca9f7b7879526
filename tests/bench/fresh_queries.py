"""`python -m bench.fresh_queries SITE`: make the fresh queries of both languages from a built site.

Finnish comes from simplemma's dictionary and Swedish from hunspell-sv, each a source that the search does
not use for that language. The results stand in tests/bench/queries/ and are committed; make another set, by
another name and other than those that have been looked into, when the search has been tuned to these:

    python -m bench.fresh_queries SITE --set fifth --other-than tests/bench/queries/*.jsonl

Needs simplemma and hunspell-sv.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from bench.fresh import finnish, hunspell, kinds
from bench.fresh.categories import Language, Query, queries
from bench.fresh.families import Families
from bench.fresh.lexicon import Lexicon
from bench.fresh.site_words import read_site

FOLDER: Final = Path(__file__).parent / "queries"
FIRST: Final = "fresh"
"""The first set that was made; the search has been improved by its misses."""
SETS: Final = ("given", FIRST, "second", "third", "fourth", "fifth")
"""All committed sets: written by hand; made and looked into; twice made of other lemmas, scored once, then looked
into; made of what lemmas were left after the search was finished, and scored once; written by hand after it, from the
site's texts alone, by readers who saw neither the search nor a dictionary."""


def file_of(code: str, name: str = FIRST) -> Path:
    """Return the file that holds a set's queries of a language."""
    return FOLDER / f"{name}-{code}.jsonl"


def read(code: str, name: str = FIRST) -> list[Query]:
    """Read a committed set's queries of a language (`fi` or `sv`)."""
    lines = file_of(code, name).read_text(encoding="utf-8").splitlines()
    made = (json.loads(line) for line in lines)
    return [Query(**(fields | {"must_match_any": tuple(fields["must_match_any"])})) for fields in made]


def as_lines(made: Iterable[Query]) -> str:
    """Return queries as JSON lines, keys in the order of the class."""
    return "".join(json.dumps(asdict(query), ensure_ascii=False) + "\n" for query in made)


def _taken(files: list[Path], code: str) -> frozenset[str]:
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    others = (json.loads(line) for line in lines)
    return frozenset(other["lemma"] for other in others if other["lang"] == code)


def _make(language: Language, lexicon: Lexicon, given: argparse.Namespace) -> list[Query]:
    families = Families(read_site(given.site, language.code), lexicon)
    seed = "" if given.set == FIRST else f"{given.set}:"
    return list(queries(families, language, _taken(given.other_than, language.code), seed))


def main() -> None:
    """Write the files and say how many queries each category has."""
    parser = argparse.ArgumentParser(prog="python -m bench.fresh_queries")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--set", default=FIRST, help="the name of the set, which also decides what is drawn")
    parser.add_argument(
        "--other-than",
        type=Path,
        nargs="*",
        default=[],
        help="queries in the same format whose lemmas are not used again",
    )
    given = parser.parse_args()
    for language, load in ((kinds.SWEDISH, hunspell.load), (kinds.FINNISH, finnish.load)):
        made = _make(language, load(), given)
        file_of(language.code, given.set).write_text(as_lines(made), encoding="utf-8")
        counts = Counter(query.category for query in made)
        print(language.code, len(made), dict(counts))


if __name__ == "__main__":
    main()
