"""How grave a finding is. A fault stops publishing; a hint is told and stops nobody."""

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
    }
)
"""The ids of the rules whose findings are hints."""
