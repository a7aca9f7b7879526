"""The checks in the live preview: what is wrong on a page, shown at its top; on the home page also what is elsewhere.

A page is told of its own file and of the data it shows. Nothing of this is in a built site.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.checks.excerpt import Excerpt, on_one_line
from vaikuttava_museo.checks.guide import Guide
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import shown_path, told
from vaikuttava_museo.checks.severity import divided
from vaikuttava_museo.content.addresses import HOME, WORKSHEET_FOLDER, language_of, pair_key, url_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.texts import say

_PAGE_OF_DATA = {"sanasto": "sanasto", "ohjausryhma": "ohjausryhma", "known-issues": "saavutettavuus"}
"""The pages on which the shared data of the whole site is shown, by the data file's name."""

MOST = 20
"""Findings shown on one page; an editor mends the first ones first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding as a banner shows it; `edit` is the address of its file in editing, "" when unknown.

    `lang` is the language it is told in: its file's, which on a page without its twin is not the page's.
    """

    place: str
    text: str
    mended: tuple[str, ...]
    shown: Excerpt | None
    guide: str
    edit: str
    lang: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The faulty line: before the fault, the fault, after it."""
        if self.shown is None:
            return "", "", ""
        text, start, end = self.shown.text, self.shown.start, self.shown.start + self.shown.length
        return text[:start], text[start:end], text[end:]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A file with findings that the home page leads to; `url` is its page's, None when it has none.

    `counts` tells faults and hints apart, so that the faults add up to the number in the title.
    """

    file: str
    counts: str
    url: str | None
    first: str
    lang: str


@dataclass(frozen=True, slots=True)
class Banner:
    """What a page's banner says, in the page's language; titles are "" when there is nothing under them."""

    is_fault: bool
    title: str
    notices: tuple[Notice, ...]
    elsewhere_title: str
    elsewhere: tuple[Elsewhere, ...]
    words: dict[str, str]


def banner_of(
    inspection: Inspection, file: PurePosixPath, language: Language, guide: Guide, folder: str = "docs"
) -> Banner | None:
    """Return the banner of the page made from a file and shown in a language; None when there is nothing to tell."""
    key = pair_key(file)
    own = [finding for finding in inspection.findings if _concerns(finding, file, inspection.content)]
    others = [finding for finding in inspection.findings if finding not in own] if key == HOME else []
    if not own and not others:
        return None
    faults = divided([*own, *others])[0]
    return Banner(
        is_fault=bool(faults),
        title=_title("banner", own, language),
        notices=tuple(_notice(inspection, finding, language, guide, folder) for finding in own[:MOST]),
        elsewhere_title=_title("banner-elsewhere", others, language),
        elsewhere=tuple(_elsewhere(inspection, others, language, folder)),
        words={name: say(language, f"banner-{name}") for name in ("now", "edit", "preview-only")}
        | {"guide": say(language, "guide")},
    )


def pages_of(path: PurePosixPath, content: Content) -> tuple[str, ...]:
    """Return the pair keys of the pages that show a file: of a page's own file and of data."""
    if path.suffix == ".md":
        return (pair_key(path),) if language_of(path) else ()
    key = str(path.with_suffix(""))
    if path.parent.name == WORKSHEET_FOLDER:
        return (key if path.stem in content.worksheets else f"{WORKSHEET_FOLDER}/{HOME}",)
    return (_PAGE_OF_DATA.get(key, key),)


def _concerns(finding: Finding, file: PurePosixPath, content: Content) -> bool:
    if language_of(finding.path):
        return finding.path == file
    return pair_key(file) in pages_of(finding.path, content)


def _title(name: str, findings: list[Finding], language: Language) -> str:
    faults, hints = divided(findings)
    suffix = {"banner": "-faults", "banner-elsewhere": ""}[name] if faults else "-hints"
    return say(language, name + suffix, count=len(faults or hints)) if findings else ""


def _notice(
    inspection: Inspection, finding: Finding, language: Language, guide: Guide, folder: str
) -> Notice:
    spoken = language_of(finding.path) or language
    telling = told(finding, spoken)
    file = shown_path(finding.path, folder)
    return Notice(
        place=say(language, "banner-place", file=file, line=finding.line),
        text=f"{telling.text} {telling.closing}".rstrip(),
        mended=telling.mended,
        shown=inspection.excerpt(finding),
        guide=guide.address(finding.rule, spoken),
        edit=f"{guide.edit}{on_one_line(str(finding.path))}" if guide.edit else "",
        lang=spoken.code,
    )


def _elsewhere(
    inspection: Inspection, findings: list[Finding], language: Language, folder: str
) -> Iterator[Elsewhere]:
    files = [(path, *divided(group)) for path, group in by_file(tuple(findings))]
    # What stops publishing comes first.
    for path, faults, hints in sorted(files, key=lambda file: not file[1]):
        spoken = language_of(path) or language
        keys = pages_of(path, inspection.content) if path in inspection.folder.files else ()
        url = url_of(keys[0], spoken) if keys else None
        file = shown_path(path, folder)
        first = (faults or hints)[0]
        yield Elsewhere(
            file, _counts(len(faults), len(hints), language), url, told(first, spoken).text, spoken.code
        )


def _counts(faults: int, hints: int, language: Language) -> str:
    parts = (("banner-count-faults", faults), ("banner-count-hints", hints))
    return ", ".join(say(language, name, count=count) for name, count in parts if count)
