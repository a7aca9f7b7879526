"""How grave a finding is. A fault stops publishing; a hint is told and stops nobody."""

HINTS: frozenset[str] = frozenset(
    {
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
