"""The ledger's files: written and read back, broken by hand, and merged from two branches by git itself."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests.unit.examples import seen
from tests.unit.ledger_examples import FINNISH, FOLLOWED, LATER, SLIP, SWEDISH, pages, said_of
from vaikuttava_museo.ledger.ledger_files import Statement, ledger_files, parse_ledger

PATH = PurePosixPath("sivu.txt")
STORED = ledger_files(said_of(pages()))[PATH]
GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "merge.conflictStyle=diff3")


def test_what_is_written_is_read_back_the_same_in_whatever_order():
    statements = said_of(pages())
    assert parse_ledger({PATH: STORED.replace(b"\n", b"\r\n")}) == parse_ledger({PATH: STORED})
    assert parse_ledger({PATH: STORED}) == (sorted(statements, key=lambda item: item.address), [])
    assert ledger_files(reversed([*statements, statements[0]])) == {PATH: STORED}
    head, *lines = STORED.decode().split("\n\n")
    assert "pitäkää molempien puolten rivit" in head and "behåll båda sidornas rader" in head
    assert [line.count('{"section": ') for line in lines] == [1] * 4
    assert "tärkeimmän syyn" in lines[2]


@pytest.mark.parametrize(
    ("data", "line", "rule"),
    [
        (STORED.replace(b"hiljaa", b"rauhassa"), 10, "ledger-broken"),
        (STORED.replace(b'"section"', b'"sektion"', 1), 4, "ledger-broken"),
        (STORED.replace(b'{"section": "opening"', b'{"section": "opening'), 10, "ledger-broken"),
        (STORED.replace(b'"matched": "2026-11-25"', b'"matched": "eilen"', 1), 4, "ledger-broken"),
        (STORED + b"\n[1, 2]\n", 12, "ledger-broken"),
        (STORED + b"\n" + b"[" * 5000 + b"\n", 12, "ledger-broken"),
        ("ä".encode("latin-1"), 1, "encoding-latin-1"),
        ("ä".encode("utf-16"), 1, "encoding-utf-16"),
    ],
)
def test_a_line_that_cannot_be_trusted_is_told_and_the_others_are_read(data, line, rule):
    statements, found = parse_ledger({PATH: data})
    assert seen(found) == [("../ledger/sivu.txt", line, rule)]
    assert len(statements) >= 3 or rule != "ledger-broken"


def said_anew(section: str, finnish: str, swedish: str) -> list[Statement]:
    """Return the first statements with one section said anew, as of other texts."""
    anew = {item.section: item for item in said_of(pages(finnish, swedish), LATER)}
    return [anew[section] if item.section == section else item for item in said_of(pages())]


OPENING = said_anew("opening", SLIP, FOLLOWED)
AGAIN = said_anew("opening", SLIP.replace("kahden", "kolmen"), SWEDISH.replace("femton", "trettio"))
CHOICE = said_anew("choice", FINNISH.replace("Jokainen", "Kukin"), SWEDISH.replace("Var och en", "Alla"))


@pytest.mark.parametrize(
    ("theirs", "is_git_told", "rules"),
    [(CHOICE, True, []), (CHOICE, False, []), (AGAIN, True, []), (AGAIN, False, ["ledger-conflict"])],
)
def test_two_branches_ledgers_come_together_by_themselves(tmp_path, theirs, is_git_told, rules):
    def git(*arguments: str) -> int:
        return subprocess.run([*GIT, *arguments], cwd=tmp_path, timeout=60, check=False).returncode

    git("init", "--quiet", "--initial-branch=main")
    if is_git_told:
        shutil.copy(Path(__file__).parents[2] / ".gitattributes", tmp_path)
    file = tmp_path / "ledger" / PATH
    file.parent.mkdir()
    for branch, statements in (("main", said_of(pages())), ("theirs", theirs), ("ours", OPENING)):
        git("checkout", "--quiet", "-b", branch, *(["main"] if branch == "ours" else []))
        file.write_bytes(ledger_files(statements)[PATH])
        git("add", "--all")
        git("commit", "--quiet", "--no-gpg-sign", "--message", branch)
    assert (git("merge", "--no-edit", "theirs") != 0) is bool(rules)
    read, found = parse_ledger({PATH: file.read_bytes()})
    assert [rule for _, _, rule in seen(found)] == rules
    assert {item for item in [*OPENING, *theirs] if item.matched == LATER} <= set(read)
