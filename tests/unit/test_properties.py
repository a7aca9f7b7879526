"""What holds for any page at all: no reader, rule, reporter or repair crashes or hangs on it.

`make fuzz` tries the same for as long as one likes; here every run tries the same inputs, so that it cannot fail
by chance. Time is the processor's, which a busy machine does not lengthen.
"""

import time
from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutation import TOKENS, data_seeds, mutated, page_seeds
from tests.fuzz.targets import DATA_PLACES, PLACES, check_tree, mend, read_page

SECONDS = 1.0

steady = settings(
    derandomize=True, database=None, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck)
)
few = settings(steady, max_examples=15)

pieces = st.lists(st.sampled_from(TOKENS) | st.text(max_size=12), max_size=30).map("".join)
front_matter = st.builds("---\n{}\n---\n{}".format, pieces, pieces)
any_page = pieces | front_matter
mutated_pages = st.integers(0, 2**32).map(lambda seed: mutated(Random(seed), page_seeds()))
mutated_data = st.integers(0, 2**32).map(lambda seed: mutated(Random(seed), data_seeds()))
page_places, data_places = st.sampled_from(PLACES), st.sampled_from(DATA_PLACES)


def in_time(call: Callable[..., None], *arguments: str) -> None:
    started = time.process_time()
    call(*arguments)
    assert time.process_time() - started < SECONDS


@steady
@given(any_page | mutated_pages)
def test_any_text_can_be_read_as_a_page_or_refused(text):
    in_time(read_page, text)


@few
@given(mutated_pages, page_places)
def test_the_rules_and_reporters_bear_any_page(text, place):
    in_time(check_tree, text, place)


@few
@given(mutated_data | pieces, data_places)
def test_the_rules_and_reporters_bear_any_data_and_a_repair_of_it_is_done_once(text, place):
    in_time(check_tree, text, place)
    in_time(mend, text, place)


@steady
@given(any_page | mutated_pages, page_places)
def test_a_repair_keeps_what_is_read_and_a_second_one_changes_nothing(text, place):
    in_time(mend, text, place)
