"""How grave a finding is: a fault stops publishing, a hint is only told."""

from collections.abc import Iterable

from vaikuttava_museo.content.findings import Finding

HINTS: frozenset[str] = frozenset(
    {
        # No reader sees them: the build reads the file all the same. They only disturb the next comparison.
        "bom",
        "line-end",
        "space-trailing",
        "space-twice",
        # A long sentence may be the right one; only its writer knows.
        "sentence-long",
        # The review is not late yet.
        "review-due",
        # One language may lead: the reader sees which text is fresher, and the other follows when it can.
        "pair-behind",
        "pair-both-changed",
        "pair-divided",
        "pair-new",
        "text-behind-fi",
        "text-behind-sv",
        "text-both-changed",
        "text-new",
        # Both sides of the conflict are read; the marks go when the ledger is next written.
        "ledger-conflict",
    }
)
"""The ids of the rules whose findings are hints."""


def is_hint(finding: Finding) -> bool:
    """Tell whether a finding only advises."""
    return finding.rule in HINTS


def divided(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the faults and the hints, each in reading order."""
    ordered = sorted(findings, key=Finding.sort_key)
    return [one for one in ordered if not is_hint(one)], [one for one in ordered if is_hint(one)]
