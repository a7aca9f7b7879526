"""`pairs`, `same`, `translated`, `boxes`, `answers`, `adopt`: what is behind, and what people say of it.

Whoever answers may speak either language, so what is not about one file is told in both.
"""

import sys
from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import shorten

from vaikuttava_museo.checks.messages import on_one_line, report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.commands.check import readable
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.site_content import read_content
from vaikuttava_museo.content.whole_files import write_whole
from vaikuttava_museo.ledger.compared_sections import Address
from vaikuttava_museo.ledger.ledger_files import (
    Standing,
    Statement,
    compare,
    folder_of,
    ledger_files,
    parse_ledger,
    read_files,
    settled,
)
from vaikuttava_museo.ledger.pair_view import diff_of, name_of, pair_findings
from vaikuttava_museo.ledger.pull_request_answers import Verdict, boxes_of, changes, judge
from vaikuttava_museo.ledger.pull_request_description import Answer, Description, Kind, read_description
from vaikuttava_museo.texts import catalogue, say_both
from vaikuttava_museo.texts.refusal import WRONG_CALL, Refusal

DOCS = Path("docs")
_both, _in_line = (partial(say_both, between=between, of="ledger") for between in ("\n", " "))
"""A sentence in both languages: one under the other, or one after the other."""
LONGEST_LINE = 120
"""Characters of a line of somebody's that is shown to her."""


def pairs(options: Namespace) -> int:
    """Print what is behind with every changed word; rewrite a ledger that has conflict marks."""
    statements, standings, conflicts = _read()
    if conflicts:
        _write(statements, standings, (), options.today)
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
    print(boxes_of(_read()[1]), end="")
    return 0


def same(options: Namespace) -> int:
    """Write down that a section, or every open one of a page, means the same as it is."""
    return _answer(options, "same")


def translated(options: Namespace) -> int:
    """Write down that a change now stands in both languages."""
    return _answer(options, "translated")


def answers(options: Namespace) -> int:
    """Write down the answers in the description of a pull request, and say how each line of it was understood."""
    try:
        body = options.pull_request_body.read_text(encoding="utf-8", errors="replace")
    except OSError:
        raise Refusal(_both("no_body", file=options.pull_request_body), WRONG_CALL) from None
    statements, standings, _ = _read()
    before = compare(read_content(readable(options.before)), statements)
    changed = changes(before, standings)
    description = read_description(body, {standing.section.address.page for standing in standings})
    verdicts = list(judge(standings, description.answers, changed))
    matched = sorted({verdict.address for verdict in verdicts if not verdict.refusal})
    if matched:
        _write(statements, standings, matched, options.today)
    waiting = boxes_of(item for item in standings if item.section.address in changed.keys() - set(matched))
    print("\n".join(_heard(description, verdicts, matched, waiting)))
    return 0


def adopt(options: Namespace) -> int:
    """Take the statements of another ledger, such as that of the branch `answers`, into this one."""
    theirs, _ = parse_ledger(read_files(options.ledger) or {})
    statements, standings, _ = _read(theirs)
    print(_both("written", count=_write(statements, standings, (), options.today)))
    return 0


def _heard(
    description: Description, verdicts: Sequence[Verdict], matched: Sequence[Address], waiting: str
) -> Iterator[str]:
    """Yield what was made of a description, as the items of a list that GitHub and a terminal show."""
    yield "### Kielet / Språken\n"
    if matched:
        yield f"- {_in_line('recorded', addresses=', '.join(map(str, matched)))}"
    for verdict in verdicts:
        if verdict.refusal:
            likely = f" {_in_line('likely', likely=verdict.likely)}" if verdict.likely else ""
            yield f"- {_in_line(verdict.refusal, address=verdict.address)}{likely}"
    for remark in description.remarks:
        shown = shorten(on_one_line(remark.line).replace("`", "'"), LONGEST_LINE, placeholder=" …")
        yield f"- {_in_line(remark.reason, line=f'`{shown}`')}"
    if not (description.answers or description.remarks):
        yield f"- {_in_line('nothing_said')}"
    if waiting:
        yield f"- {_in_line('waiting')}\n\n```text\n{waiting}```"
    elif not verdicts:
        yield f"- {_in_line('nothing_open')}"


def _answer(options: Namespace, kind: Kind) -> int:
    """Write down what a person said, and tell her what of it was not written and why."""
    statements, standings, _ = _read()
    verdicts = list(judge(standings, [Answer(Address(options.page, options.section), kind)]))
    matched = sorted({verdict.address for verdict in verdicts if not verdict.refusal})
    for address in matched:
        print(_both("matched", address=address))
    for verdict in verdicts:
        if verdict.refusal:
            print(_both(verdict.refusal, address=verdict.address), file=sys.stderr)
        if verdict.likely:
            print(_both("likely", likely=verdict.likely), file=sys.stderr)
    if matched:
        print(_both("written", count=_write(statements, standings, matched, options.today)))
    return 0 if all(verdict.refusal in {"", "in-step"} for verdict in verdicts) else 1


def _read(more: Sequence[Statement] = ()) -> tuple[list[Statement], list[Standing], list[Finding]]:
    """Return the ledger's statements and `more`, how the sections stand, and the conflicts that a merge left."""
    files = read_files(folder_of(readable(DOCS)))
    if files is None:
        raise Refusal(_both("no_ledger"))
    own, faults = parse_ledger(files)
    broken = [report(fault) for fault in faults if fault.rule not in HINTS]
    if broken:
        raise Refusal("\n".join([_both("broken"), *broken]))
    statements = [*own, *more]
    return statements, compare(read_content(DOCS), statements), faults


def _write(
    statements: Iterable[Statement], standings: Sequence[Standing], matched: Collection[Address], today: date
) -> int:
    """Bring the ledger's files up to date and return how many changed, each written whole or not at all."""
    folder = folder_of(DOCS)
    before = read_files(folder) or {}
    after = ledger_files(settled(statements, standings, matched, today))
    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    for path in changed:
        if path in after:
            write_whole(folder / path, after[path])
        else:
            (folder / path).unlink()
    return len(changed)
