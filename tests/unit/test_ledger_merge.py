"""Two branches' ledgers come together by themselves: tried with git itself."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests.unit.examples import seen
from tests.unit.ledger_examples import FINNISH, LATER, SWEDISH, compared, pages, said_of, states
from vaikuttava_museo.ledger.merge import both_sides
from vaikuttava_museo.ledger.record import Record, ledger_files, parse_ledger
from vaikuttava_museo.ledger.sections import Address

ROOT = Path(__file__).parents[2]
PATH = PurePosixPath("sivu.txt")
LONGER = pages(FINNISH.replace("viidentoista", "kahdenkymmenen"), SWEDISH.replace("femton", "tjugo"))
LONGEST = pages(FINNISH.replace("viidentoista", "kolmenkymmenen"), SWEDISH.replace("femton", "trettio"))
LAPPED = pages(
    FINNISH.replace("lapulle oman", "lapulle oman aidon"), SWEDISH.replace("eget val", "eget äkta val")
)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *settings, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def written(folder: Path, records: list[Record]) -> None:
    (folder / "ledger").mkdir(exist_ok=True)
    (folder / "ledger" / PATH).write_bytes(ledger_files(records)[PATH])


def merged(
    folder: Path, ours: list[Record], theirs: list[Record], *, with_attributes: bool
) -> tuple[int, bytes]:
    """Merge two branches that start from the same ledger; return git's exit code and the merged file."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    if with_attributes:
        shutil.copy(ROOT / ".gitattributes", folder)
    written(folder, said_of(pages()))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=both")
    git(folder, "checkout", "--quiet", "-b", "theirs")
    written(folder, theirs)
    git(folder, "commit", "--quiet", "--all", "--message=theirs")
    git(folder, "checkout", "--quiet", "main")
    written(folder, ours)
    git(folder, "commit", "--quiet", "--all", "--message=ours")
    code = git(folder, "merge", "--no-edit", "theirs").returncode
    return code, (folder / "ledger" / PATH).read_bytes()


def with_new(now, address: Address) -> list[Record]:
    """Return the first statements with one section said anew, as of other texts."""
    new = {record.address: record for record in said_of(now, LATER)}
    return [new[record.address] if record.address == address else record for record in said_of(pages())]


OPENING, CHOICE = Address("sivu", "opening"), Address("sivu", "choice")


@pytest.mark.parametrize("with_attributes", [True, False])
def test_neighbouring_sections_merge_without_a_conflict(tmp_path, with_attributes):
    ours, theirs = with_new(LONGER, OPENING), with_new(LAPPED, CHOICE)
    code, data = merged(tmp_path, ours, theirs, with_attributes=with_attributes)
    assert code == 0
    ledger = parse_ledger({PATH: data})
    assert ledger.findings == ()
    assert len(ledger.records) == 4
    assert {record.address for record in ledger.records if record.matched == LATER} == {OPENING, CHOICE}


def test_the_same_section_said_in_both_branches_keeps_both_statements(tmp_path):
    code, data = merged(tmp_path, with_new(LONGER, OPENING), with_new(LONGEST, OPENING), with_attributes=True)
    assert code == 0
    ledger = parse_ledger({PATH: data})
    assert ledger.findings == ()
    assert [record.address for record in ledger.records].count(OPENING) == 2
    assert states(compared(LONGER, list(ledger.records))) == {}
    assert states(compared(LONGEST, list(ledger.records))) == {}


def test_a_conflict_that_git_left_behind_is_read_past_and_told_kindly(tmp_path):
    code, data = merged(
        tmp_path, with_new(LONGER, OPENING), with_new(LONGEST, OPENING), with_attributes=False
    )
    assert code != 0
    assert b"<<<<<<<" in data
    ledger = parse_ledger({PATH: data})
    assert [rule for _, _, rule in seen(list(ledger.findings))] == ["ledger-conflict"]
    assert states(compared(LONGER, list(ledger.records))) == {}
    assert states(compared(LONGEST, list(ledger.records))) == {}


def test_what_stood_before_both_changes_is_not_kept():
    text = "a\n<<<<<<< ours\nb\n||||||| base\nold\n=======\nc\n>>>>>>> theirs\nd"
    merged = both_sides(text)
    assert [line.text for line in merged.lines] == ["a", "b", "c", "d"]
    assert [line.number for line in merged.lines] == [1, 3, 7, 9]
    assert merged.conflicts == (2,)
