"""How grave a finding is: a fault stops publishing, a hint is only told."""

from collections.abc import Iterable

from vaikuttava_museo.findings import Finding

HINTS: frozenset[str] = frozenset(
    {
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
"""The rules whose findings stop nobody: what a person may well decide to leave as it is, or has time to do."""


def is_hint(finding: Finding) -> bool:
    """Tell whether a finding only advises."""
    return finding.rule in HINTS


def divided(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the faults and the hints, each in reading order."""
    ordered = sorted(findings, key=Finding.sort_key)
    return [one for one in ordered if not is_hint(one)], [one for one in ordered if is_hint(one)]
