"""A text is in the language it stands for: no Finnish paragraph left on a Swedish page, nor the reverse.

The commonest small words and endings tell the two languages apart; they have none in common.
"""

import re
from collections.abc import Iterable, Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SMALL_WORDS = {
    "fi": frozenset(
        _words(
            """ja on ei että se jos kun tai joka jotka mitä mikä ovat myös sekä niin kuin mutta vain voi voitte
            ette te teette hän he ne tämä tässä tästä sitä sen siitä niitä niiden ennen jälkeen kanssa yhdessä muun
            muassa mukaan kaikki kuka keitä missä miten milloin jonka joita sitten vielä kuitenkin koska"""
        )
    ),
    "sv": frozenset(
        _words(
            """och att det är som för på med av den ni till en ett inte om kan har de från eller när vad vem vi er
            era ert man så ska vilka vilken hur där här också efter innan under mellan sin sitt sina dem deras alla
            varje utan men då sedan bara samt finns blir"""
        )
    ),
}
_ENDINGS = {
    "fi": _words(
        """ssa ssä sta stä lla llä lta ltä lle ksi nen isen kaa kää tte nne mme ään aan uun yyn een iin ien jen
        uus yys isia isiä"""
    ),
    "sv": _words("ning ningar ningen het heten arna erna orna else elser isk iska ligt liga"),
}
_WORD = re.compile(r"[a-zåäö]{2,40}")
SHORTEST = 5
"""Words: shorter pieces are names and titles too often."""
LONGEST = 300
"""Words: a longer passage has shown its language by then."""
CERTAIN = 3
"""How many words must speak for the other language, and how many times more than for the text's own."""


def text_languages(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find passages written in the site's other language and not marked as such."""
    for passage in passages:
        if passage.language in SMALL_WORDS:
            other = "sv" if passage.language == "fi" else "fi"
            words = _WORD.findall(passage.text.lower())[:LONGEST]
            if len(words) >= SHORTEST and is_in(other, passage.language, words):
                text = " ".join(passage.text.split())[:60]
                yield finding(passage.path, passage.line, f"text-in-{other}", text=text)


def is_in(other: str, own: str, words: list[str]) -> bool:
    """Tell whether words are in one language rather than in another."""
    for_other = _score(words, other)
    return for_other >= CERTAIN and for_other > CERTAIN * _score(words, own)


def _score(words: list[str], language: str) -> int:
    small, endings = SMALL_WORDS[language], _ENDINGS[language]
    return sum(1 for word in words if word in small or (len(word) > 4 and word.endswith(endings)))
