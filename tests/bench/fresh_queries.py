"""`python -m bench.fresh_queries SITE`: make the fresh queries of both languages from a built site.

Finnish comes from simplemma's dictionary and Swedish from hunspell-sv, each a source that the search does
not use for that language. The result stands in tests/bench/queries/ and is committed; run this anew only
when the queries have been tuned to or the site's words have changed a lot. Needs simplemma and hunspell-sv.
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


def file_of(code: str) -> Path:
    """Return the file that holds the queries of a language."""
    return FOLDER / f"fresh-{code}.jsonl"


def read(code: str) -> list[Query]:
    """Read the committed queries of a language (`fi` or `sv`)."""
    lines = file_of(code).read_text(encoding="utf-8").splitlines()
    made = (json.loads(line) for line in lines)
    return [Query(**(fields | {"must_match_any": tuple(fields["must_match_any"])})) for fields in made]


def as_lines(made: Iterable[Query]) -> str:
    """Return queries as JSON lines, keys in the order of the class."""
    return "".join(json.dumps(asdict(query), ensure_ascii=False) + "\n" for query in made)


def _taken(files: list[Path], code: str) -> frozenset[str]:
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    others = (json.loads(line) for line in lines)
    return frozenset(other["lemma"] for other in others if other["lang"] == code)


def _make(language: Language, lexicon: Lexicon, site: Path, other: list[Path]) -> list[Query]:
    families = Families(read_site(site, language.code), lexicon)
    return list(queries(families, language, _taken(other, language.code)))


def main() -> None:
    """Write the files and say how many queries each category has."""
    parser = argparse.ArgumentParser(prog="python -m bench.fresh_queries")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument(
        "--other-than",
        type=Path,
        nargs="*",
        default=[],
        help="queries in the same format whose lemmas are not used again",
    )
    given = parser.parse_args()
    for language, load in ((kinds.SWEDISH, hunspell.load), (kinds.FINNISH, finnish.load)):
        made = _make(language, load(), given.site, given.other_than)
        file_of(language.code).write_text(as_lines(made), encoding="utf-8")
        counts = Counter(query.category for query in made)
        print(language.code, len(made), dict(counts))


if __name__ == "__main__":
    main()
