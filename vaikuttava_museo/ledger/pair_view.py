"""What the ledger has to say: findings for editors, and for readers notices of fresher texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from textwrap import shorten

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.content.value_corrections import number_words
from vaikuttava_museo.ledger.compared_sections import FACTS, START, Section, folded
from vaikuttava_museo.ledger.ledger_files import Compared, Standing
from vaikuttava_museo.texts import catalogue

LONGEST = 400
"""Characters of a word diff or a list of sections in a finding; `make pairs` shows all."""
DATA = ".yml"
_shortened = partial(shorten, placeholder=" …", break_on_hyphens=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """The language of the fresher text, its address relative to the site's root, and when both last matched."""

    newer: Language
    url: str
    matched: date


Notices = Mapping[tuple[str, Language], Mapping[str, Notice]]
"""The notices of each page in the language that is behind, by section ("" for the page's beginning)."""


def pair_view(compared: Compared) -> tuple[list[Finding], Notices]:
    """Return what the ledger has to say of the content; where no ledger is kept it is nothing."""
    return [*compared.faults, *pair_findings(compared.standings)], _notices(compared.standings)


def _notices(standings: Iterable[Standing]) -> Notices:
    """Return the notices of sections that are behind. What the front matter says belongs to the page's beginning.

    A section whose texts have both changed gets none: nobody knows yet whether either is fresher.
    """
    found: dict[tuple[str, Language], dict[str, Notice]] = {}
    for standing in standings:
        address, statement = standing.section.address, standing.statement
        if statement and standing.behind and not address.page.endswith(DATA):
            anchor = "" if address.section in {START, FACTS} else address.section
            # The Finnish home page's address is empty: an anchor alone would lead to the reader's own page.
            url = (url_of(address.page, standing.changed[0]) or "./") + (f"#{anchor}" if anchor else "")
            notices = found.setdefault((address.page, standing.behind), {})
            notices[anchor] = Notice(standing.changed[0], url, statement.matched)
    return found


def pair_findings(standings: Sequence[Standing], longest: int = LONGEST) -> list[Finding]:
    """Return what a person has to say something about, in reading order.

    A change that only one language has is told of where it was made; what concerns both files of a pair alike is told
    of once in each.
    """
    found: list[Finding] = []
    of_page = Counter(standing.section.address.page for standing in standings)
    groups: dict[tuple[str, str], list[Standing]] = {}
    for standing in standings:
        if standing.behind:
            found.append(_behind(standing, standing.behind, longest))
        elif standing.is_open:
            found.extend(_numbers(standing))
            rule = "both-changed" if standing.statement else "new"
            groups.setdefault((rule, standing.section.address.page), []).append(standing)
    for (rule, page), group in groups.items():
        # One data file has both languages.
        for language in (DEFAULT,) if page.endswith(DATA) else LANGUAGES:
            line = min(_changed_line(standing, language) for standing in group)
            sections = [standing.section for standing in group]
            path = sections[0].sides[language].path
            is_whole = len(group) > 1 and len(group) == of_page[page]
            # What is answered for together is known by its headings.
            named = path.name if is_whole else ", ".join(name_of(each, language) for each in sections)
            named = _shortened(re.sub(r"(?<=”) \([^()]*\)(?=,|$)", "", named), longest // 3)
            twin = next(side.path for other, side in sections[0].sides.items() if other is not language)
            found.append(finding(path, line, f"pair-{rule}", sections=named, page=page, twin=twin))
    return sorted(found, key=Finding.sort_key)


_ADDRESS = re.compile(r"\]\([^()]*\)|https?://\S+")


def _apart(texts: Sequence[str]) -> list[Counter[str]]:
    """Return the numbers that each of two texts has and the other lacks, in figures and, if small, in words."""
    plain = [_ADDRESS.sub("", text).casefold() for text in texts]
    counts = [Counter(number.lstrip("0") for number in re.findall(r"\d+", text)) for text in plain]
    others = [counts[0] - counts[1], counts[1] - counts[0]]
    return [
        Counter(number for number in own.elements() if number and not _is_in_words(number, other))
        for own, other in zip(others, reversed(plain), strict=True)
    ]


def _is_in_words(number: str, text: str) -> bool:
    """Tell whether a text has a small number, or the month of that number, in words."""
    return any(re.search(rf"\b{word}", text) for word in number_words(int(number)))


def _numbers(standing: Standing) -> list[Finding]:
    """Return that two texts have not the same numbers, if those that a person compared last were not as far apart."""
    apart = _apart(standing.section.texts)
    before = _apart([standing.statement.fi, standing.statement.sv]) if standing.statement else []
    if apart == before or not any(apart):
        return []
    side = standing.section.sides[DEFAULT]
    values = {
        language.code: ", ".join(own.elements()) or "–"
        for language, own in zip(LANGUAGES, apart, strict=True)
    }
    name = name_of(standing.section, *LANGUAGES)
    return [finding(side.path, _changed_line(standing, DEFAULT), "pair-numbers", name=name, **values)]


def _behind(standing: Standing, behind: Language, longest: int) -> Finding:
    section, newer = standing.section, standing.changed[0]
    matched = standing.statement.matched if standing.statement else date.min
    return finding(
        section.sides[newer].path,
        _changed_line(standing, newer),
        f"pair-behind-{behind.code}",
        name=name_of(section, *LANGUAGES),
        twin=section.sides[behind].path,
        twin_line=section.sides[behind].line,
        matched=f"{matched.day}.{matched.month}.{matched.year}",
        diff=_shortened(diff_of(standing, newer), longest),
        page=section.address.page,
        section=section.address.section,
    )


def _changed_line(standing: Standing, language: Language) -> int:
    """Return the line of the first change since both matched: GitHub shows a finding only beside what has changed."""
    side, matcher = standing.section.sides[language], _compared(standing, language)
    # Of words that are gone, the word before them.
    changes = (max(0, at - (tag == "delete")) for tag, _, _, at, _ in matcher.get_opcodes() if tag != "equal")
    return side.line_of(next(changes, 0)) if standing.statement else side.line


def _compared(standing: Standing, language: Language) -> SequenceMatcher[str]:
    texts = (getattr(standing.statement, language.code, ""), standing.section.sides[language].text)
    before, after = (folded(text).split() for text in texts)
    return SequenceMatcher(None, before, after)


def name_of(section: Section, *languages: Language) -> str:
    """Return what editors who read these languages know a section by, with the id to answer with."""
    id = section.address.section
    headings = (
        catalogue("ledger", language).get(f"section{id}") or section.sides[language].heading
        for language in languages
    )
    named = " / ".join(f"”{heading}”" for heading in headings if heading)
    return f"{named} ({id})" if named else f"”{id}”"


def diff_of(standing: Standing, language: Language) -> str:
    """Return how one side has changed since both matched: `… words around [-gone-] {+new+} words around …`.

    The marks are those of `git diff --word-diff`; words that differ only in what a fingerprint ignores are the same.
    """
    before, after = getattr(standing.statement, language.code, ""), standing.section.sides[language].text
    old, new = before.split(), after.split()
    shown, end = [], 0
    for group in _compared(standing, language).get_grouped_opcodes(n=4):
        shown.extend(["…"] if group[0][3] > end else [])
        for tag, old_from, old_to, new_from, end in group:
            gone, words = " ".join(old[old_from:old_to]), " ".join(new[new_from:end])
            if tag == "equal":
                shown.append(words)
            else:
                shown.extend([f"[-{gone}-]"] if gone else [])
                shown.extend([f"{{+{words}+}}"] if words else [])
    return " ".join([*shown, "…"] if end < len(new) else shown)
