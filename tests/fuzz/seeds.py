"""What mutation starts from: the site's own pages and data, and the broken inputs that tests keep."""

from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parents[1] / "content"
DOCS = Path(__file__).parents[2] / "docs"

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
    """Return pages: those of the site and broken ones."""
    return _texts(".md")


@cache
def data_seeds() -> tuple[str, ...]:
    """Return data files: those of the site and broken ones."""
    return _texts(".yml")


def _texts(suffix: str) -> tuple[str, ...]:
    files = [*sorted((CONTENT / "broken").glob(f"*{suffix}")), *sorted(DOCS.rglob(f"*{suffix}"))]
    return tuple(path.read_bytes().decode("utf-8", errors="replace") for path in files)
