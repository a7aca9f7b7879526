"""A docs folder checked: its files in, what is found in them out, the same for every reporter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath

from vaikuttava_museo.checks.excerpt import Excerpt, excerpt
from vaikuttava_museo.checks.rules import check, divided, passages_of
from vaikuttava_museo.checks.rules.data_references import review_findings
from vaikuttava_museo.checks.spelling import Checker, misspelt_words
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.ledger.pair_view import Notices, pair_view


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was read and what was found: `faults` stop publishing, `hints` do not; each in reading order."""

    folder: DocsFolder
    content: Content
    faults: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    notices: Notices = field(default_factory=dict)
    """What readers are told of fresher texts in the other language."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, the faults first."""
        return self.faults + self.hints

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """Return the line a finding is about, as it stands in the file."""
        return excerpt(self.folder.files.get(finding.path), finding)


def inspect(
    folder: DocsFolder,
    today: date | None = None,
    ledger: Mapping[PurePosixPath, bytes] | None = None,
    spellers: Mapping[str, Checker] | None = None,
) -> Inspection:
    """Parse and check a folder; with `today` also what depends on the day, which a build leaves out.

    `ledger` are the files of the pair ledger beside the folder, None where none is kept; `spellers` check the words,
    which a build leaves out too.
    """
    content = parse_content(folder.files, folder.unread)
    behind, notices = pair_view(content, ledger)
    found = [*check(content), *behind]
    if spellers:
        found.extend(misspelt_words(passages_of(content), spellers))
    if today is not None:
        found.extend(review_findings(content, today))
    faults, hints = divided(found)
    return Inspection(folder, content, tuple(faults), tuple(hints), notices)


def by_file(findings: Sequence[Finding]) -> Iterator[tuple[PurePosixPath, list[Finding]]]:
    """Yield each file with its findings, in reading order."""
    for path, group in groupby(sorted(findings, key=Finding.sort_key), key=lambda finding: finding.path):
        yield path, list(group)
