"""`python -m tests.fuzz MINUTES [SEED]`: mutates pages and data for as long as asked and keeps what breaks a reader.

Every input is measured in processor time, so that a busy machine does not look slow. What crashed or took over
a second is written to `build/fuzz/`, by its fault.
"""

import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.mutation import data_seeds, mutated, page_seeds
from tests.fuzz.targets import DATA_PLACES, PLACES, check_tree, mend, read_page

KEPT = Path(__file__).parents[2] / "build" / "fuzz"
SECONDS = 1.0
"""The longest that one input may take, in seconds of processor time."""


class TooSlow(Exception):
    """An input took more than its time."""


def _alarm(_signal: int, _frame: object) -> None:
    raise TooSlow


def _attempt(random: Random) -> tuple[str, str, Callable[[], None]]:
    """Return one input: the kind of the run, its text, and the call that tries it."""
    kind = random.choices(("page", "mend", "tree", "data"), weights=(70, 20, 7, 3))[0]
    text = mutated(random, data_seeds() if kind == "data" else page_seeds())
    if kind == "page":
        return kind, text, lambda: read_page(text)
    place = random.choice(DATA_PLACES if kind == "data" else PLACES)
    if kind == "mend":
        return kind, text, lambda: mend(text, place)
    return kind, text, lambda: check_tree(text, place)


def _fault_of(call: Callable[[], None]) -> str:
    """Return where and how a call failed, "" when it did not."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        call()
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        at = next((frame for frame in reversed(frames) if "vaikuttava_museo" in frame.filename), frames[-1])
        return f"{type(error).__name__}-{Path(at.filename).stem}-{at.lineno}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def main(minutes: float, seed: int) -> int:
    """Run; return 1 when anything broke."""
    signal.signal(signal.SIGVTALRM, _alarm)
    random, runs, faults, slowest = Random(seed), Counter[str](), Counter[str](), 0.0
    end = time.monotonic() + minutes * 60
    told = time.monotonic()
    while time.monotonic() < end:
        kind, text, call = _attempt(random)
        started = time.process_time()
        fault = _fault_of(call)
        slowest = max(slowest, time.process_time() - started)
        runs[kind] += 1
        if fault:
            faults[fault] += 1
            KEPT.mkdir(parents=True, exist_ok=True)
            name = f"{fault}-{min(faults[fault], 3)}.{kind}.txt"
            (KEPT / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(f"{runs.total()} {dict(runs)} faults {dict(faults)} slowest {slowest:.2f} s", flush=True)
    print(f"done: {runs.total()} inputs {dict(runs)}; faults {dict(faults)}; slowest {slowest:.2f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(f"{__doc__}")
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else time.time_ns()))
