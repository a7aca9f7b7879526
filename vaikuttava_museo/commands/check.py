"""`check`: what is wrong in the content, in seconds, in the terminal or on the lines of a pull request."""

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path

from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import guide_beside
from vaikuttava_museo.checks.reporters.terminal_and_github import annotations, step_summary, terminal_report
from vaikuttava_museo.checks.spelling.dictionaries import checkers
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.content.site_content import read_tree
from vaikuttava_museo.ledger.ledger_files import folder_of, read_files
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import WRONG_CALL, Refusal

SOUND, FAULTS = 0, 1


def check(options: Namespace) -> int:
    """Print what is wrong; return 0 sound, 1 faults."""
    gc.set_threshold(20_000, 50, 50)  # nearly all that is made lives to the end: a fourteenth of the time
    docs = readable(options.docs)
    spellers, missing = checkers()
    guide = guide_beside(docs)
    before = read_tree(readable(options.before)) if options.before else None
    inspection = inspect(read_docs(docs), options.today, read_files(folder_of(docs)), spellers, before)
    if options.format == "github":
        print(annotations(inspection, docs.name, guide))
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(step_summary(inspection, docs.name, guide))
    else:
        dull = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        print(terminal_report(inspection, docs.name, guide, in_colour=sys.stdout.isatty() and not dull))
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return FAULTS if inspection.faults else SOUND


def readable(docs: Path) -> Path:
    """Return the content's folder; raises Refusal when it is not there or cannot be read."""
    if not docs.is_dir() or not os.access(docs, os.R_OK | os.X_OK):
        raise Refusal(say_both("no-folder", between=" ", folder=docs), WRONG_CALL)
    return docs
