"""The one place where what stops a command becomes a sentence in both languages, never a traceback."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import Refusal

LOG = Path("build/error.log")
"""Where the traceback is kept for whoever maintains the program."""

NO_LIBRARY, UNEXPECTED, INTERRUPTED = 3, 3, 130

GROUPS = {
    "bagit": "archive", "brotli": "hosting", "pikepdf": "pdf", "playwright": "pdf",
    "libvoikko": "words", "simplemma": "words",
}  # fmt: skip
"""The libraries that only some commands need, and the groups of `pyproject.toml` that have them."""


def guarded(run: Callable[[], int], report_to: str) -> int:
    """Run a command; return its exit code. Faults of the program are to be reported to `report_to`."""
    try:
        return run()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`make check | head`); Python would complain once more when it closes.
        sys.stdout = None
        return 1
    except Exception as error:
        library = (getattr(error, "name", None) or "").partition(".")[0]
        if isinstance(error, ModuleNotFoundError) and library in GROUPS:
            command = f"uv sync --group {GROUPS[library]}"
            print(say_both("no-library", "\n", library=library, command=command), file=sys.stderr)
            return NO_LIBRARY
        print(told_unexpected(error, "unexpected", report_to), file=sys.stderr)
        return UNEXPECTED


def told_unexpected(error: BaseException, key: str, report_to: str) -> str:
    """Keep a fault's traceback in the log; return the sentence that tells of it."""
    text, kept = "".join(traceback.format_exception(error)), str(LOG)
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        LOG.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        kept = f"({text.strip().splitlines()[-1]})"
    return say_both(key, between="\n", report=report_to, log=kept)
