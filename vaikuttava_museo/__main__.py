"""The command line: `check` tells what is wrong in the content, in seconds; `fix` mends what is mechanical."""

import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import NoReturn

from vaikuttava_museo.checks.guide import Guide, guide_beside
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.reporters.github import annotations, step_summary
from vaikuttava_museo.checks.reporters.terminal import COLOUR, PLAIN, terminal_report
from vaikuttava_museo.checks.spelling import checkers
from vaikuttava_museo.commands.fix import fix
from vaikuttava_museo.commands.guard import guarded
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.ledger.files import folder_of, read_files
from vaikuttava_museo.texts import say_both

SOUND, FAULTS, WRONG_CALL = 0, 1, 2
CALLS = (
    "python -m vaikuttava_museo check [--format terminal|github] [docs]",
    "python -m vaikuttava_museo fix [--dry-run] [docs]",
)


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(say_both("usage"), *CALLS, sep="\n  ", file=sys.stderr)
        raise SystemExit(WRONG_CALL)


def main(arguments: list[str], today: date) -> int:
    """Run one command; return the exit code: 0 sound, 1 faults, 2 a wrong call, 3 a fault of the program."""
    try:
        options = _options(arguments)
    except SystemExit as wrong:
        return int(wrong.code or 0)
    guide = guide_beside(options.docs)
    return guarded(lambda: _run(options, guide, today), guide.issues)


def _options(arguments: list[str]) -> Namespace:
    parser = _Parser(prog="python -m vaikuttava_museo", add_help=False)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", add_help=False)
    checking.add_argument("--format", choices=("terminal", "github"), default="terminal")
    fixing = commands.add_parser("fix", add_help=False)
    fixing.add_argument("--dry-run", action="store_true")
    for command in (checking, fixing):
        command.add_argument("docs", type=Path, nargs="?", default=Path("docs"))
    return parser.parse_args(arguments)


def _run(options: Namespace, guide: Guide, today: date) -> int:
    docs: Path = options.docs
    if not docs.is_dir() or not os.access(docs, os.R_OK | os.X_OK):
        print(say_both("no-folder", between=" ", folder=docs), file=sys.stderr)
        return WRONG_CALL
    if options.command == "fix":
        return fix(docs, dry_run=options.dry_run)
    return _check(docs, options.format, guide, today)


def _check(docs: Path, form: str, guide: Guide, today: date) -> int:
    spellers, missing = checkers()
    inspection = inspect(read_docs(docs), today, read_files(folder_of(docs)), spellers)
    if form == "github":
        print(annotations(inspection, docs.name, guide))
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(step_summary(inspection, docs.name, guide))
    else:
        print(terminal_report(inspection, docs.name, guide, COLOUR if _shows_colour() else PLAIN))
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return FAULTS if inspection.faults else SOUND


def _shows_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:], date.today()))
