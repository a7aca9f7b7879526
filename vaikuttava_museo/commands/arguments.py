"""Every command of the project with its arguments: `python -m vaikuttava_museo COMMAND`; the Makefile shortens them.

A command is the function of its name in a module of `commands/`, loaded only when it is called: some need libraries
that others do without. It gets the parsed arguments and returns the exit code, or raises Refusal.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from vaikuttava_museo.checks.messages import guide_beside
from vaikuttava_museo.commands.guard import guarded
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import WRONG_CALL

Argument = tuple[str, dict[str, Any]]


def _argument(name: str, help: str = "", **settings: Any) -> Argument:  # noqa: ANN401 – whatever argparse takes
    return name, {"help": help, **settings}


DOCS = _argument("docs", "the content", type=Path, nargs="?", default=Path("docs"))
SITE = _argument("--site", "the built or published site", type=Path, default=Path("site"))
BUILD = _argument("--workshop", "where things are made", type=Path, default=Path("build"))
PREVIEW = _argument("--preview", "what is written", type=Path, default=Path("build/preview"))
TARGET = _argument("--target", "the folder that is written", type=Path, default=Path("build/hosting"))
CACHE = _argument("--cache", "earlier PDFs", type=Path, default=Path("build/pdf"))
PLACE = _argument("place", "a site's folder or address", nargs="?", default="site")
HOST = _argument("--host", "the site's name, where mkdocs.yml has another")
FORMAT = _argument("--format", choices=("terminal", "github"), default="terminal")
BEFORE = _argument("--before", "the content without the change that is proposed", type=Path)
BASE: Argument = (BEFORE[0], {**BEFORE[1], "required": True})
DRY_RUN = _argument("--dry-run", action="store_true")
NAME = _argument("name", "the page's key")
PLACES = ("menu", "footer", "text")
LINKED_IN = _argument("--in", "where it is linked", dest="place", choices=PLACES, default="")
PAGE = _argument("page", "a page's key or a data file's name")
SECTION = _argument("section", "a section's id; without it the whole page", nargs="?", default="")
BODY = _argument("--pull-request-body", type=Path, required=True)
LEDGER = _argument("ledger", "the other ledger's folder", type=Path)
ADDRESS = _argument("--dev-addr", default="127.0.0.1:8000")

COMMANDS: tuple[tuple[str, str, str, *tuple[Argument, ...]], ...] = (
    ("check", "check", "tell what is wrong in the content", DOCS, FORMAT, BEFORE),
    ("fix", "fix", "mend what is mechanical", DOCS, DRY_RUN),
    ("new-page", "new_page", "begin a page in both languages", NAME, LINKED_IN),
    ("pdf", "pdf", "put the PDFs and Word files of the built site into it", DOCS, SITE, CACHE),
    ("reviews", "reviews", "list the pages that nobody has read through for a year"),
    (
        "setup-check",
        "setup_check_and_lapses",
        "say what is settled before the site is published, and what not",
    ),
    ("lapses", "setup_check_and_lapses", "list what lapses within ninety days"),
    ("pairs", "language_pairs", "show what is behind in the other language"),
    ("same", "language_pairs", "say that a section means the same as it is", PAGE, SECTION),
    ("translated", "language_pairs", "say that a change now stands in both languages", PAGE, SECTION),
    ("boxes", "language_pairs", "print the lines that answer for what is behind"),
    ("answers", "language_pairs", "write down the answers in the description of a pull request", BODY, BASE),
    ("adopt", "language_pairs", "take the statements of another ledger into this one", LEDGER),
    ("serve", "serve", "preview the site", ADDRESS),
    ("build", "release", "build the whole site and put it in place of the old one", SITE, BUILD),
    ("preview", "release", "build the copy for a disk to look at, whatever is wrong", PREVIEW, BUILD),
    ("verify", "release", "compare a published site with its list of sums", PLACE),
    ("archive", "release", "pack booklets and site for an archive (BagIt)", SITE, BUILD),
    ("hosting", "release", "write what a host needs of the site", SITE, TARGET, HOST),
    ("words", "words", "teach the search the forms of new words"),
)
"""Of each command its name, the module of `commands/` that has it, what it does, and its arguments."""


class _Parser(ArgumentParser):
    """A parser whose faults are one sentence in each language and the usage."""

    def error(self, message: str) -> NoReturn:
        usage = self.format_usage().strip().removeprefix("usage: ")
        print(say_both("usage"), usage, sep="\n  ", file=sys.stderr)
        raise SystemExit(WRONG_CALL)


def main(arguments: list[str], today: date) -> int:
    """Run one command; return its exit code: 0 done, 1 faults, 2 a wrong call, 3 a fault of the program."""
    parser = _Parser(prog="python -m vaikuttava_museo", description=__doc__.partition(":")[0])
    commands = parser.add_subparsers(required=True)
    for name, module, purpose, *its_arguments in COMMANDS:
        added = commands.add_parser(name, help=purpose, description=purpose)
        for argument, settings in its_arguments:
            added.add_argument(argument, **settings)
        added.set_defaults(command=name.replace("-", "_"), module=module)
    try:
        options = parser.parse_args(arguments, Namespace(today=today))
    except SystemExit as end:
        return int(end.code or 0)
    return guarded(lambda: _run(options), guide_beside(getattr(options, "docs", Path("docs"))).issues)


def _run(options: Namespace) -> int:
    module = import_module(f"vaikuttava_museo.commands.{options.module}")
    return int(getattr(module, options.command)(options))
