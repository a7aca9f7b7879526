"""The commands of the ledger: what is behind, and a person's answer to it.

    python -m vaikuttava_museo.ledger pairs
    python -m vaikuttava_museo.ledger same PAGE [SECTION]
    python -m vaikuttava_museo.ledger translated PAGE [SECTION]
    python -m vaikuttava_museo.ledger boxes
    python -m vaikuttava_museo.ledger answers --pull-request-body FILE

They read `docs/` and `ledger/` in the current folder. Whoever answers may speak either language, so what is not
about one file is told in both.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.ledger.answers import boxes, read_answers
from vaikuttava_museo.ledger.compare import Comparison, State
from vaikuttava_museo.ledger.confirm import Answer, Kind, Refusal, judge, settled
from vaikuttava_museo.ledger.files import folder_of, read_files, write_files
from vaikuttava_museo.ledger.findings import diff_of, ledger_findings, name_of
from vaikuttava_museo.ledger.pairs import compare_content
from vaikuttava_museo.ledger.record import Ledger, ledger_files, parse_ledger
from vaikuttava_museo.ledger.sections import Address
from vaikuttava_museo.texts import catalogue

_UNCUT = 100_000
"""Characters of a word diff where it is asked for: whole, whatever its length."""


@dataclass(frozen=True, slots=True)
class _State:
    """The project as a command finds it."""

    folder: Path
    files: Mapping[PurePosixPath, bytes]
    ledger: Ledger
    comparison: Comparison


def main(arguments: Sequence[str], today: date, docs: Path = Path("docs")) -> int:
    """Run one command; return the exit code: 0 done, 1 refused or broken, 2 a wrong call."""
    run = _command(list(arguments), today)
    if run is None:
        return _fail(2, _both("usage"))
    if not docs.is_dir():
        return _fail(2, _both("no_docs", docs=docs))
    return run(docs)


def _command(arguments: list[str], today: date) -> Callable[[Path], int] | None:
    """Return what a call asks for, None for a call that asks for nothing known."""
    match arguments:
        case ["pairs"]:
            return lambda docs: _with_state(docs, lambda state: _pairs(state, today))
        case ["boxes"]:
            return lambda docs: _with_state(docs, _boxes)
        case ["same" | "translated" as kind, page, *section] if page and len(section) < 2:
            answer = Answer(Address(page, "".join(section)), Kind(kind))
            return lambda docs: _with_state(docs, lambda state: _answer(state, [answer], today))
        case ["answers", "--pull-request-body", file]:
            return lambda docs: _from_body(docs, Path(file), today)
    return None


def _with_state(docs: Path, run: Callable[[_State], int]) -> int:
    folder = folder_of(docs)
    files = read_files(folder)
    if files is None:
        return _fail(1, _both("no_ledger"))
    ledger = parse_ledger(files)
    broken = [item for item in ledger.findings if item.rule not in HINTS]
    if broken:
        return _fail(1, "\n".join([_both("broken"), *map(report, broken)]))
    return run(_State(folder, files, ledger, compare_content(parse_content(read_tree(docs)), ledger)))


def _pairs(state: _State, today: date) -> int:
    """Print what is behind with every changed word; put a merge that stopped half-way in order."""
    if state.ledger.findings:
        _write(state, frozenset(), today)
    open_ = state.comparison.open()
    for finding in ledger_findings(state.comparison, _UNCUT):
        print(report(finding))
    for standing in (item for item in open_ if item.state is State.BOTH_CHANGED):
        for language in LANGUAGES:
            name = name_of(standing.section, language)
            print(catalogue("ledger", language)["both_changed"].format(name=name))
            print(f"    {diff_of(standing, language)}")
    count = len(state.comparison.standings)
    print(_both("open", count=len(open_)) if open_ else _both("all_in_step", count=count))
    return 0


def _boxes(state: _State) -> int:
    print(boxes(state.comparison.open()), end="")
    return 0


def _from_body(docs: Path, file: Path, today: date) -> int:
    try:
        body = file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return _fail(2, _both("no_body", file=file))
    answers = read_answers(body)
    if not answers:
        print(_both("nothing_said"))
        return 0
    return _with_state(docs, lambda state: _answer(state, answers, today))


def _answer(state: _State, answers: Iterable[Answer], today: date) -> int:
    """Write down what a person said, and tell her what of it was not written and why."""
    outcome = judge(state.comparison, answers)
    for address in sorted(outcome.matched):
        print(_both("matched", address=address))
    refused = False
    for address, reason, likely in outcome.refused:
        shown = str(address).removesuffix("#")
        print(_both(reason.value, address=shown), file=sys.stderr)
        if likely:
            print(_both("likely", likely=likely), file=sys.stderr)
        refused = refused or reason is not Refusal.IN_STEP
    if outcome.matched:
        print(_both("written", count=_write(state, outcome.matched, today)))
    return 1 if refused else 0


def _write(state: _State, matched: frozenset[Address], today: date) -> int:
    after = ledger_files(settled(state.comparison, matched, today))
    return len(write_files(state.folder, state.files, after))


def _both(key: str, **values: object) -> str:
    """Return a sentence of the commands in both languages, one under the other."""
    return "\n".join(catalogue("ledger", language)[key].format_map(values) for language in LANGUAGES)


def _fail(code: int, text: str) -> int:
    print(text, file=sys.stderr)
    return code
