"""Swedish words from hunspell's dictionary: its affix rules expanded, without simplemma.

The format is told in `man 5 hunspell`; only what sv_SE uses is read: UTF-8, one-letter flags, suffixes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.fresh.lexicon import Lexicon

FOLDER: Final = Path("/usr/share/hunspell")
_SPECIAL: Final = {
    "FORBIDDENWORD": "forbidden",
    "ONLYINCOMPOUND": "part_only",
    "COMPOUNDBEGIN": "begin",
    "COMPOUNDMIDDLE": "middle",
}
_DERIVING: Final = frozenset("Ted")
"""The flags that make other words rather than forms: `telefon` → `telefonisk`, `Åbo` → `Åbobo`."""


@dataclass(frozen=True)
class Suffix:
    """One SFX line: what goes, what comes, on which stems, and the flags that the new form gets."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: str

    def applied(self, stem: str) -> str | None:
        """Return the form, or None when the stem does not meet the condition."""
        if not (stem.endswith(self.strip) and self.condition.search(stem)):
            return None
        return stem[: len(stem) - len(self.strip)] + self.add


@dataclass(frozen=True)
class Rules:
    """The affix file: suffixes by flag, and the flags with a meaning of their own."""

    suffixes: dict[str, tuple[Suffix, ...]]
    special: dict[str, str]


def parse_rules(lines: Iterable[str]) -> Rules:
    """Read the lines of an `.aff` file."""
    suffixes: defaultdict[str, list[Suffix]] = defaultdict(list)
    special = dict.fromkeys(_SPECIAL.values(), "")
    for fields in map(str.split, lines):
        if fields[:1] == ["SFX"] and len(fields) >= 5:
            flag, strip, (add, _, flags) = fields[1], fields[2], fields[3].partition("/")
            condition = re.compile(fields[4] + "$")
            bare = ["" if part == "0" else part for part in (strip, add)]
            suffixes[flag].append(Suffix(bare[0], bare[1], condition, flags))
        elif len(fields) > 1 and fields[0] in _SPECIAL:
            special[_SPECIAL[fields[0]]] = fields[1]
    return Rules({flag: tuple(found) for flag, found in suffixes.items()}, special)


class SwedishLexicon(Lexicon):
    """Swedish by stems and flags; words of the same spelling count as one lemma."""

    def __init__(self, rules: Rules, entries: Iterable[str]) -> None:
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        self._lemmas: defaultdict[str, set[str]] = defaultdict(set)
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        for entry in entries:
            stem, _, flags = entry.split("\t")[0].strip().partition("/")
            if stem.islower() and rules.special["forbidden"] not in list(flags):
                self._add(stem, flags, rules)

    def _add(self, stem: str, flags: str, rules: Rules) -> None:
        made = [(stem, flags)]
        for flag in set(flags) - _DERIVING:
            for suffix in rules.suffixes.get(flag, ()):
                form = suffix.applied(stem)
                if form:
                    made.append((form, suffix.flags))
        begins = set(rules.special["begin"] + rules.special["middle"])
        for form, form_flags in made:
            if begins & set(form_flags):
                self._heads[form.removesuffix("-")].add(stem)
            if rules.special["part_only"] not in list(form_flags) and form.isalpha():
                self._forms[stem].add(form)
                self._lemmas[form].add(stem)

    def lemmas(self, word: str) -> frozenset[str]:
        """Return every stem that yields the word."""
        return frozenset(self._lemmas.get(word, ()))

    def forms(self, lemma: str) -> frozenset[str]:
        """Return the expanded forms of a stem, genitives included."""
        return frozenset(self._forms.get(lemma, ()))

    def heads(self, part: str) -> frozenset[str]:
        """Return the stems that hunspell lets begin a compound in this shape."""
        return frozenset(self._heads.get(part, ()))


def load(folder: Path = FOLDER) -> SwedishLexicon:
    """Load Debian's hunspell-sv; raises FileNotFoundError where it is not installed."""
    rules = parse_rules((folder / "sv_SE.aff").read_text(encoding="utf-8").splitlines())
    entries = (folder / "sv_SE.dic").read_text(encoding="utf-8").splitlines()[1:]
    return SwedishLexicon(rules, entries)
