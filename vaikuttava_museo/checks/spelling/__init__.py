"""Spelling: every word of the texts is known to Voikko (Finnish), Hunspell (Swedish) or the project's own list.

The lists `words.fi.txt` and `words.sv.txt` and the terms of the project stand here, one folder for whoever writes.
"""

from vaikuttava_museo.checks.spelling.checkers import Checker, CheckerMissing, Hunspell, Voikko, checkers
from vaikuttava_museo.checks.spelling.findings import misspelt_words
from vaikuttava_museo.checks.spelling.words import Word, known_words, words_in

__all__ = [
    "Checker", "CheckerMissing", "Hunspell", "Voikko", "Word", "checkers", "known_words", "misspelt_words", "words_in",
]  # fmt: skip
