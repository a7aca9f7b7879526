"""Measuring again: a busy moment of the machine may spoil a measurement, and never three from the beginning."""

from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def kept_once(measure: Callable[[], Found], is_kept: Callable[[Found], bool]) -> list[Found]:
    """Measure until the budget is kept, at most three times; returns all that was found.

    The last one tells: where even that exceeds the budget, all of them do.
    """
    found = [measure()]
    while not is_kept(found[-1]) and len(found) < 3:
        found.append(measure())
    return found
