"""Very long sentences, as a hint: read aloud by a screen reader, their beginning is forgotten before their end."""

import re
from collections.abc import Iterable, Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage

MAX_WORDS = 36
"""The longest sentence of the site when the rule was made, a list of four things, has 36 words."""

_END = re.compile(r"(?<=[.!?…:])[”)]?\s+")
_WORD = re.compile(r"\w[\w’'-]{0,80}")


def long_sentences(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at sentences with more than 36 words; table rows are no sentences."""
    for passage in passages:
        if passage.text.lstrip().startswith("|"):
            continue
        for sentence in _END.split(passage.text):
            words = _WORD.findall(sentence)
            if len(words) > MAX_WORDS:
                start = " ".join(words[:4])
                yield finding(
                    passage.path,
                    passage.line,
                    "sentence-long",
                    words=len(words),
                    start=start,
                    limit=MAX_WORDS,
                )
