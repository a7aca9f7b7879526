"""What exceeds its budget is measured again, at most three times in all."""

import pytest
from bench.again import kept_once


@pytest.mark.parametrize(
    ("measured", "expected"),
    [([1, 9], [1]), ([5, 2, 9], [5, 2]), ([5, 6, 1], [5, 6, 1]), ([5, 6, 7, 1], [5, 6, 7])],
)
def test_it_ends_at_the_first_that_is_kept_or_at_the_third(measured: list[int], expected: list[int]):
    left = iter(measured)
    assert kept_once(lambda: next(left), lambda value: value <= 3) == expected
