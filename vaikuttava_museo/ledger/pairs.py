"""From the content and the ledger to how every pair of texts stands: what checks, commands and pages start from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compare import Comparison, compare
from vaikuttava_museo.ledger.data_texts import data_sections
from vaikuttava_museo.ledger.findings import ledger_findings
from vaikuttava_museo.ledger.reader_line import Notices, notices_of
from vaikuttava_museo.ledger.record import Ledger, parse_ledger
from vaikuttava_museo.ledger.sections import incomplete_pages, page_sections


@dataclass(frozen=True, slots=True)
class PairView:
    """What the ledger has to say: findings to the editor, notices to the readers."""

    findings: tuple[Finding, ...] = ()
    notices: Notices = field(default_factory=dict)


def pair_view(content: Content, files: Mapping[PurePosixPath, bytes] | None) -> PairView:
    """Look at the content beside the ledger's files; where no ledger is kept (None) there is nothing to say."""
    if files is None:
        return PairView()
    ledger = parse_ledger(files)
    comparison = compare_content(content, ledger)
    return PairView((*ledger.findings, *ledger_findings(comparison)), notices_of(comparison))


def compare_content(content: Content, ledger: Ledger) -> Comparison:
    """Compare all texts of the content with the ledger."""
    sections = [*page_sections(content), *data_sections(content)]
    return compare(sections, ledger.records, incomplete_pages(content))
