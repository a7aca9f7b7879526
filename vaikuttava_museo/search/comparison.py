"""What Finnish makes of an adjective: comparative, superlative and the adverb in -sti.

Each is a word of its own (`paras`, `selvästi`) and at the same time a form of the adjective (`hyvä`, `selvä`), as a
participle is of its verb. Tags are Voikko's own (`[Sn][Ny]`: nominative singular).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

_ADVERB: Final = "[Ssti]"
_COMPARED: Final = ("comparative", "superlative")
_BASIC: Final = ("[Sn][Ny]", _ADVERB)
_FOREIGN: Final = ("[Bc]", "[Xj]", "[Lt]")
"""Of compounds, of derived words and of verbs' participles the adjective stands for all."""


def made_of_adjective(analysis: Mapping[str, Any]) -> str:
    """Return what an adjective has been made into, as one of three names; "" for its own forms and other words."""
    output, degree = analysis["FSTOUTPUT"], analysis.get("COMPARISON", "")
    if any(tag in output for tag in _FOREIGN):
        return ""
    return _ADVERB if degree == "positive" and _ADVERB in output else degree if degree in _COMPARED else ""


def basic_form(forms: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Return the basic one of the forms, given with their analyses: `paras` of `parhaat`, `parhain`, `paras`."""
    found = (word for word, analysis in forms if any(tag in analysis["FSTOUTPUT"] for tag in _BASIC))
    return min(found, key=lambda word: (len(word), word), default="")
