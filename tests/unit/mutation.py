"""Mutating the site's own pages and data, always the same way for the same random source."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

CONTENT = Path(__file__).parents[1] / "content"
DOCS = Path(__file__).parents[2] / "docs"
MAX_LENGTH = 20_000
"""Characters: three times the site's longest page."""

TOKENS = (
    "---", "—", "– – –", "----", "...", "\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "    ", "\ufeff", "\u00a0", "\u200b",
    "\u00ad", "\u2028", "\u0085", "\u009b", "\u202e", "\x00", "\x0b", "\x7f", "\\ud800", "\U0001f600", "#", "## ", "######",
    " {", "}", "{#", "{ #id }", "{{ ", " }}", "{{ core-questions }}", "{{ x", ":", ": ", "- ", "* ", "? ", "| ", "> ", "& ",
    "*a",
    "!!python/object:x", "!!int ", "<<: ", "[", "]", "[]", "](", ")", "![", "[^1]", "[^1]: ", '"', "'", '"x" ', "”", " - ",
    "--", "`", "``", "```", "~~~", "```\n", "<", ">", "<a href=\"x\">", "</a>", "<!--", "-->", "<script>", "javascript:",
    "%", "@", "\\", "/", "../", ".md", ".sv.md", "askel-1.md#x", "https://x.fi/a(b)", "title:", "title: x: y", "step: ",
    "time: 99999999999999999999", "reviewed: 2026-13-45", "description: |", "keywords: [", "!!! note \"x\"", "??? x",
    "=== \"y\"",
    "1. ", "| a | b |", "|---|---|", "<<<<<<< HEAD", "=======", ">>>>>>> x", "--8<-- \"x\"", "*[HTML]: x", "[x]: y \"z\"",
    "%25", "::error::", "&lt;", "\\u0000", "true", "null", "~", "0x1F", "1e999", "-1", "\U000e0001", "010101-123N", "ä", "å",
)  # fmt: skip
"""What means something to one of the readers: marks of YAML and Markdown, line ends, characters unseen."""


@cache
def page_seeds() -> tuple[str, ...]:
    """Return pages: those of the site and the broken ones that tests keep."""
    return _texts(".md")


@cache
def data_seeds() -> tuple[str, ...]:
    """Return data files: those of the site and the broken ones."""
    return _texts(".yml")


def _texts(suffix: str) -> tuple[str, ...]:
    files = [*sorted((CONTENT / "broken").glob(f"*{suffix}")), *sorted(DOCS.rglob(f"*{suffix}"))]
    return tuple(path.read_bytes().decode("utf-8", errors="replace") for path in files)


_KINDS = (
    "insert", "insert early", "insert early", "repeat", "replace", "any character", "delete", "double", "splice",
    "shuffle lines", "cut",
)  # fmt: skip


def mutated(random: Random, seeds: Sequence[str]) -> str:
    """Return one of the seeds after one to eight mutations."""
    text = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        text = _mutation(random, text, seeds)
    return text[:MAX_LENGTH]


def _mutation(random: Random, text: str, seeds: Sequence[str]) -> str:
    """Insert, repeat, replace, delete, double, shuffle or cut a part, or go on as another seed does."""
    kind, token = random.choice(_KINDS), random.choice(TOKENS)
    start = random.randint(0, min(400, len(text)) if kind == "insert early" else len(text))
    end = min(len(text), start + random.randint(0, 200))
    before, part, after = text[:start], text[start:end], text[end:]
    if kind == "repeat":
        part = token * random.choice((2, 10, 300, 5000)) + part
    elif kind == "any character":
        part = chr(random.choice((random.randrange(0x300), random.randrange(0xD800)))) + part
    elif kind == "delete":
        part = ""
    elif kind == "double":
        part *= random.choice((2, 2, 4, 51))
    elif kind == "shuffle lines":
        part = "\n".join(random.sample(part.split("\n"), part.count("\n") + 1))
    elif kind in {"splice", "cut"}:
        other = random.choice(seeds)
        part, after = "", other[random.randint(0, len(other)) :] if kind == "splice" else ""
    else:
        part = token + (part[20:] if kind == "replace" else part)
    return before + part + after
