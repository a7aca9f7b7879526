"""`pairs`, `same`, `translated`, `boxes` and `answers`: what is behind in the other language, and what a person says of it.

Whoever answers may speak either language, so what is not about one file is told in both.
"""

import sys
from argparse import Namespace
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.commands.check import readable
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.ledger.pair_view import diff_of, name_of, pair_findings
from vaikuttava_museo.ledger.pull_request_answers import Answer, boxes_of, judge, read_answers
from vaikuttava_museo.ledger.section_pairs import Address
from vaikuttava_museo.ledger.statements import (
    Standing,
    compare,
    folder_of,
    ledger_files,
    parse_ledger,
    read_files,
    settled,
)
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.texts.refusal import Refusal

DOCS = Path("docs")


def pairs(options: Namespace) -> int:
    """Print what is behind with every changed word; rewrite a ledger that has conflict marks."""
    standings, conflicts = _read()
    if conflicts:
        _write(standings, (), options.today)
    for finding in pair_findings(standings, sys.maxsize):
        print(report(finding))
    for standing in standings:
        for language in standing.changed if standing.behind is None else ():
            name = name_of(standing.section, language)
            print(catalogue("ledger", language)["both_changed"].format(name=name))
            print(f"    {diff_of(standing, language)}")
    count = sum(standing.is_open for standing in standings)
    print(_both("open", count=count) if count else _both("all_in_step", count=len(standings)))
    return 0


def boxes(_: Namespace) -> int:
    """Print the lines that answer for what is behind, to paste into a pull request."""
    print(boxes_of(_read()[0]), end="")
    return 0


def same(options: Namespace) -> int:
    """Write down that a section, or every open one of a page, means the same as it is."""
    return _answer([Answer(Address(options.page, options.section), "same")], options.today)


def translated(options: Namespace) -> int:
    """Write down that a change now stands in both languages."""
    return _answer([Answer(Address(options.page, options.section), "translated")], options.today)


def answers(options: Namespace) -> int:
    """Write down the ticked answers in the description of a pull request."""
    try:
        found = read_answers(options.pull_request_body.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        raise Refusal(_both("no_body", file=options.pull_request_body), 2) from None
    if found:
        return _answer(found, options.today)
    print(_both("nothing_said"))
    return 0


def _answer(answers: Iterable[Answer], today: date) -> int:
    """Write down what a person said, and tell her what of it was not written and why."""
    standings, _ = _read()
    verdicts = list(judge(standings, answers))
    matched = sorted({verdict.address for verdict in verdicts if not verdict.refusal})
    for address in matched:
        print(_both("matched", address=address))
    for verdict in verdicts:
        if verdict.refusal:
            print(_both(verdict.refusal, address=str(verdict.address).removesuffix("#")), file=sys.stderr)
        if verdict.likely:
            print(_both("likely", likely=verdict.likely), file=sys.stderr)
    if matched:
        print(_both("written", count=_write(standings, matched, today)))
    return 0 if all(verdict.refusal in {"", "in-step"} for verdict in verdicts) else 1


def _read() -> tuple[list[Standing], list[Finding]]:
    """Return how the sections stand, and the conflicts that a merge left in the ledger."""
    files = read_files(folder_of(readable(DOCS)))
    if files is None:
        raise Refusal(_both("no_ledger"))
    statements, faults = parse_ledger(files)
    broken = [report(fault) for fault in faults if fault.rule not in HINTS]
    if broken:
        raise Refusal("\n".join([_both("broken"), *broken]))
    return compare(parse_content(read_tree(DOCS)), statements), faults


def _write(standings: Sequence[Standing], matched: Collection[Address], today: date) -> int:
    """Bring the ledger's files up to date and return how many changed, each written whole or not at all."""
    folder = folder_of(DOCS)
    before = read_files(folder) or {}
    after = ledger_files(settled(parse_ledger(before)[0], standings, matched, today))
    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    for path in changed:
        if path in after:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            part = (folder / path).with_suffix(".part")
            part.write_bytes(after[path])
            part.replace(folder / path)
        else:
            (folder / path).unlink()
    return len(changed)


def _both(key: str, **values: object) -> str:
    """Return a sentence of the commands in both languages, one under the other."""
    return "\n".join(catalogue("ledger", language)[key].format_map(values) for language in LANGUAGES)
