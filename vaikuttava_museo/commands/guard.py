"""What an editor sees when the program itself is at fault: one sentence in both languages, never a traceback."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from vaikuttava_museo.texts import say_both

LOG = Path("build/error.log")
"""Where the traceback is kept for whoever maintains the program."""

UNEXPECTED = 3
INTERRUPTED = 130


def guarded(run: Callable[[], int], report_to: str, log: Path = LOG) -> int:
    """Run a command; return its exit code, or tell of an unexpected fault and return 3."""
    try:
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`make check | head`); Python would complain once more when it closes.
        sys.stdout = None
        return 1
    except Exception as error:
        print(told_unexpected(error, "unexpected", report_to, log), file=sys.stderr)
        return UNEXPECTED


def told_unexpected(error: BaseException, key: str, report_to: str, log: Path = LOG) -> str:
    """Keep a fault's traceback in the log; return the sentence that tells of it."""
    kept = _keep("".join(traceback.format_exception(error)), log)
    return say_both(key, between="\n", report=report_to, log=kept)


def _keep(text: str, log: Path) -> str:
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"({text.strip().splitlines()[-1]})"
    return str(log)
