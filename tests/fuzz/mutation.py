"""Mutating a text at random, always the same way for the same random source."""

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.seeds import TOKENS

MAX_LENGTH = 20_000
"""Characters: three times the site's longest page."""


def mutated(random: Random, seeds: Sequence[str]) -> str:
    """Return one of the seeds after one to eight mutations."""
    text = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        text = random.choice(_MUTATIONS)(random, text, seeds)
    return text[:MAX_LENGTH]


def _span(random: Random, text: str, longest: int = 200) -> tuple[int, int]:
    start = random.randint(0, len(text))
    return start, min(len(text), start + random.randint(0, longest))


def _insert(random: Random, text: str, seeds: Sequence[str]) -> str:
    at, _ = _span(random, text)
    return text[:at] + random.choice(TOKENS) + text[at:]


def _insert_early(random: Random, text: str, seeds: Sequence[str]) -> str:
    at = random.randint(0, min(400, len(text)))
    return text[:at] + random.choice(TOKENS) + text[at:]


def _repeat(random: Random, text: str, seeds: Sequence[str]) -> str:
    at, _ = _span(random, text)
    return text[:at] + random.choice(TOKENS) * random.choice((2, 10, 300, 5000)) + text[at:]


def _delete(random: Random, text: str, seeds: Sequence[str]) -> str:
    start, end = _span(random, text)
    return text[:start] + text[end:]


def _duplicate(random: Random, text: str, seeds: Sequence[str]) -> str:
    start, end = _span(random, text)
    return text[:end] + text[start:end] * random.choice((1, 1, 3, 50)) + text[end:]


def _replace(random: Random, text: str, seeds: Sequence[str]) -> str:
    start, end = _span(random, text, 20)
    return text[:start] + random.choice(TOKENS) + text[end:]


def _any_character(random: Random, text: str, seeds: Sequence[str]) -> str:
    at, _ = _span(random, text)
    return text[:at] + chr(random.choice((random.randrange(0x300), random.randrange(0xD800)))) + text[at:]


def _splice(random: Random, text: str, seeds: Sequence[str]) -> str:
    other = random.choice(seeds)
    return text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]


def _shuffle_lines(random: Random, text: str, seeds: Sequence[str]) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    part = lines[start : start + random.randint(2, 8)]
    random.shuffle(part)
    return "\n".join([*lines[:start], *part, *lines[start + len(part) :]])


def _cut(random: Random, text: str, seeds: Sequence[str]) -> str:
    return text[: random.randint(0, len(text))]


_MUTATIONS: tuple[Callable[[Random, str, Sequence[str]], str], ...] = (
    _insert, _insert_early, _insert_early, _repeat, _delete, _duplicate, _replace, _any_character, _splice,
    _shuffle_lines, _cut,
)  # fmt: skip
