"""Score the search engine on labelled queries: `python -m bench.search_quality SITE QUERIES…` prints a table.

A query is a line of JSON: `lang`, `query`, `category` and `must_match_any`; a section is relevant when its title
and text, in lower case, contain one of these strings. Queries without a relevant section are dropped.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Score:
    """The figures of one language and query set: shares from 0 to 1, times in milliseconds."""

    language: str
    queries: int
    hit_at_5: float
    mrr: float
    precision_at_10: float
    as_you_type: float
    p95_ms: float
    open_ms: float
    missed: tuple[str, ...]
    by_category: dict[str, float]


def score(site: Path, language: str, queries: Path) -> Score:
    """Ask every query of a language of the built site's search."""
    data = max((site / "search").glob(f"{language}.*.json"), key=lambda path: path.stat().st_mtime)
    call = [
        NODE,
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        HERE / "search_quality.mjs",
        data,
        queries,
    ]
    result = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return summary(result)


def summary(result: dict) -> Score:
    """Return the figures of the answers that Node gave."""
    answers = result["answers"]
    categories = sorted({answer["category"] for answer in answers})
    return Score(
        result["lang"],
        len(answers),
        mean(answer["hit"] for answer in answers),
        mean(answer["reciprocal"] for answer in answers),
        mean(answer["precision"] for answer in answers if answer["precision"] is not None),
        mean(answer["typedHit"] for answer in answers if answer["typedHit"] is not None),
        quantiles([answer["ms"] for answer in answers], n=20)[-1],
        result["openMs"],
        tuple(answer["query"] for answer in answers if not answer["hit"]),
        {
            name: mean(answer["hit"] for answer in answers if answer["category"] == name)
            for name in categories
        },
    )


def main(site: str, *files: str) -> None:
    """Print one line for each language and file of queries, and what was missed."""
    print("lang queries hit@5  MRR    prec@10 typing p95 ms open ms")
    for file in files:
        for language in LANGUAGES:
            row = score(Path(site), language, Path(file))
            print(
                f"{row.language:4} {row.queries:7} {row.hit_at_5:.3f}  {row.mrr:.3f}  {row.precision_at_10:.3f}   "
                f"{row.as_you_type:.3f}  {row.p95_ms:6.2f} {row.open_ms:7.0f}"
            )
            print("    ", " ".join(f"{name} {value:.2f}" for name, value in row.by_category.items()))
            print("     missed:", ", ".join(row.missed) or "–")


if __name__ == "__main__":
    main(*sys.argv[1:])
