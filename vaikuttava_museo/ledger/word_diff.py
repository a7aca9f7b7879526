"""What words have changed between two wordings of a text."""

from difflib import SequenceMatcher

from vaikuttava_museo.ledger.fingerprint import same_quotes

CONTEXT = 4
"""How many unchanged words are shown on either side of a change."""

MOST_WORDS = 1000
"""In a longer text words that recur often are not lined up: comparing them all takes time squared."""


def word_diff(before: str, after: str, *, is_piece: bool = False) -> str:
    """Return the changes as one text: `… words around [-gone-] {+new+} words around …`.

    The marks are those of `git diff --word-diff`. Both texts are as the ledger keeps them; words that differ only
    in what a fingerprint lets pass count as the same. Of a piece of the old text, what stood before and after it
    does not count as gone.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(
        None,
        same_quotes(before).split(),
        same_quotes(after).split(),
        autojunk=max(len(old), len(new)) > MOST_WORDS,
    )
    steps = matcher.get_opcodes()
    if is_piece:
        steps = [step for step in steps if step[0] != "delete" or 0 < step[3] < len(new)]
    pieces: list[str] = []
    for number, (tag, old_from, old_to, new_from, new_to) in enumerate(steps):
        if tag == "equal":
            is_first, is_last = number == 0, number == len(steps) - 1
            pieces.extend(_around(new[new_from:new_to], is_first=is_first, is_last=is_last))
            continue
        if old_to > old_from:
            pieces.append(f"[-{' '.join(old[old_from:old_to])}-]")
        if new_to > new_from:
            pieces.append(f"{{+{' '.join(new[new_from:new_to])}+}}")
    return " ".join(pieces)


def _around(words: list[str], *, is_first: bool, is_last: bool) -> list[str]:
    """Return the words next to a change; an ellipsis stands for those further from it."""
    before = [] if is_first else words[:CONTEXT]
    after = [] if is_last else words[-CONTEXT:]
    if len(before) + len(after) >= len(words):
        return words
    return [*before, "…", *after]


def shortened(diff: str, length: int) -> str:
    """Return a diff cut between two words where it grows longer than a message should be."""
    if len(diff) <= length:
        return diff
    return diff[:length].rsplit(" ", 1)[0] + " …"
