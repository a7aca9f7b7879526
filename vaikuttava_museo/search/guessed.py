"""The Finnish forms of a word that Voikko does not know: a name, mostly."""

_AFTER_VOWEL = (
    "n", "a", "ta", "t", "ksi", "na", "ssa", "sta", "lla", "lle", "lta", "tta",
    "en", "ja", "jen", "ihin", "illa", "ille", "ilta", "issa", "ista",
)  # fmt: skip
_AFTER_CONSONANT = (
    "in", "ia", "it", "iksi", "ina", "issa", "ista", "illa", "ille", "ilta", "itta", "iin", "ien", "eja",
)  # fmt: skip
_OF_NEN = (
    "sen",
    "sta",
    "seksi",
    "sena",
    "sessa",
    "sesta",
    "sella",
    "selle",
    "selta",
    "seen",
    "set",
    "sten",
    "sia",
)
_SHORTEST = 3


def guessed_forms(word: str) -> set[str]:
    """Return the cases of a word without gradation, by its last letter (`Hamari`: `hamarin`, `hamarille`)."""
    if len(word) < _SHORTEST or not word.isalpha():
        return {word}
    last = word[-1]
    if last in "aeiouyäöå":
        return {word} | {word + ending for ending in (*_AFTER_VOWEL, f"{last}n", f"h{last}n")}
    if word.endswith("nen"):
        return {word} | {word.removesuffix("nen") + ending for ending in _OF_NEN}
    return {word} | {word + ending for ending in _AFTER_CONSONANT}
