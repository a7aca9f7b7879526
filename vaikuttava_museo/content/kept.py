"""What was made in an earlier round of a live preview, so that a saved page costs the work of one page."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Kept:
    """Results by name, each with what it was made of; one of each, so that a long preview does not grow.

    Only for what depends on nothing else, and is not changed afterwards.
    """

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[object, Any]] = {}

    def result(self, name: Hashable, made_of: object, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made anew only when `made_of` is not what it was made of before."""
        before = self._results.get(name)
        if before is not None and (before[0] is made_of or before[0] == made_of):
            result: Made = before[1]
            return result
        made = make()
        self._results[name] = made_of, made
        return made
