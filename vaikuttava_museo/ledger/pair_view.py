"""What the ledger has to say: findings for editors, and for readers notices of fresher texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from pathlib import PurePosixPath
from textwrap import shorten

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.section_pairs import FACTS, START, Section, folded
from vaikuttava_museo.ledger.statements import Standing, compare, parse_ledger
from vaikuttava_museo.page.dates import day
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


def pair_view(content: Content, files: Mapping[PurePosixPath, bytes] | None) -> tuple[list[Finding], Notices]:
    """Compare the content with the ledger's files; where no ledger is kept (None) there is nothing to say."""
    if files is None:
        return [], {}
    statements, faults = parse_ledger(files)
    standings = compare(content, statements)
    return faults + pair_findings(standings), _notices(standings)


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


def pair_findings(standings: Iterable[Standing], longest: int = LONGEST) -> list[Finding]:
    """Return what a person has to say something about, in reading order.

    A section that is behind is told of in the file that is behind; what concerns both files of a pair alike is
    told of once in each, in its language.
    """
    found: list[Finding] = []
    groups: dict[tuple[str, str], list[Section]] = {}
    for standing in standings:
        if standing.behind:
            found.append(_behind(standing, standing.behind, longest))
        elif standing.is_open:
            rule = "both-changed" if standing.statement else "new"
            groups.setdefault((rule, standing.section.address.page), []).append(standing.section)
    for (rule, page), sections in groups.items():
        is_data = page.endswith(DATA)
        # One data file has both languages.
        for language in (DEFAULT,) if is_data else LANGUAGES:
            first = min((section.sides[language] for section in sections), key=lambda side: side.line)
            named = _shortened(", ".join(name_of(section, language) for section in sections), longest)
            twin = next(side.path for other, side in sections[0].sides.items() if other is not language)
            kind = f"{'text' if is_data else 'pair'}-{rule}"
            found.append(finding(first.path, first.line, kind, sections=named, page=page, twin=twin))
    return sorted(found, key=Finding.sort_key)


def _behind(standing: Standing, behind: Language, longest: int) -> Finding:
    section, newer = standing.section, standing.changed[0]
    address, side = section.address, section.sides[behind]
    is_data = address.page.endswith(DATA)
    matched = standing.statement.matched if standing.statement else date.min
    return finding(
        side.path,
        side.line,
        f"text-behind-{behind.code}" if is_data else "pair-behind",
        name=name_of(section, behind),
        twin=section.sides[newer].path,
        # A data file is told of in both languages.
        matched=matched.isoformat() if is_data else day(matched, behind),
        diff=_shortened(diff_of(standing, newer), longest),
        page=address.page,
        section=address.section,
    )


def name_of(section: Section, language: Language) -> str:
    """Return what an editor knows a section by, with the id to answer with."""
    id = section.address.section
    heading = catalogue("ledger", language).get(f"section{id}") or section.sides[language].heading
    return f"”{heading}” ({id})" if heading else f"”{id}”"


def diff_of(standing: Standing, language: Language) -> str:
    """Return how one side has changed since both matched: `… words around [-gone-] {+new+} words around …`.

    The marks are those of `git diff --word-diff`; words that differ only in what a fingerprint ignores are the same.
    """
    before, after = getattr(standing.statement, language.code, ""), standing.section.sides[language].text
    old, new = before.split(), after.split()
    shown, end = [], 0
    matcher = SequenceMatcher(None, folded(before).split(), folded(after).split())
    for group in matcher.get_grouped_opcodes(n=4):
        shown.extend(["…"] if group[0][3] > end else [])
        for tag, old_from, old_to, new_from, end in group:
            gone, words = " ".join(old[old_from:old_to]), " ".join(new[new_from:end])
            if tag == "equal":
                shown.append(words)
            else:
                shown.extend([f"[-{gone}-]"] if gone else [])
                shown.extend([f"{{+{words}+}}"] if words else [])
    return " ".join([*shown, "…"] if end < len(new) else shown)
