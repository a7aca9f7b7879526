"""The checks in the live preview: what is wrong on a page and the data it shows; on the home page also what is elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import Guide, message_in, on_one_line, shown_path
from vaikuttava_museo.checks.rules import divided
from vaikuttava_museo.content.addresses import HOME, WORKSHEET_FOLDER, language_of, pair_key, url_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.texts import say

_PAGE_OF_DATA = {
    "sanasto": "sanasto", "ohjausryhma": "ohjausryhma", "known-issues": "saavutettavuus", "valikko": HOME,
}  # fmt: skip
"""The pages on which the shared data of the whole site is shown, by the data file's name."""

_WORDS = ("banner-now", "banner-edit", "banner-preview-only", "guide")
MOST = 20
"""Findings shown on one page; an editor mends the first ones first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding as a banner shows it; `parts` are its line before the fault, the fault and what follows."""

    place: str
    text: str
    mended: tuple[str, ...]
    parts: tuple[str, ...]
    guide: str
    edit: str
    lang: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A file with findings that the home page leads to; `url` is its page's, None when it has none."""

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


def banner_of(inspection: Inspection, file: PurePosixPath, language: Language, guide: Guide) -> Banner | None:
    """Return the banner of the page made from a file and shown in a language; None when there is nothing to tell."""
    key, found, content = pair_key(file), inspection.findings, inspection.content
    data = {one.path for one in found if one.path.suffix != ".md" and page_of(one.path, content) == key}
    own = [one for one in found if one.path == file or one.path in data]
    others = [one for one in found if one not in own] if key == HOME else []
    if not own and not others:
        return None
    return Banner(
        is_fault=bool(divided([*own, *others])[0]),
        title=_title(own, language, "banner-faults", "banner-hints"),
        notices=tuple(_notice(inspection, finding, language, guide) for finding in own[:MOST]),
        elsewhere_title=_title(others, language, "banner-elsewhere", "banner-elsewhere-hints"),
        elsewhere=tuple(_elsewhere(inspection, others, language)),
        words={name.removeprefix("banner-"): say(language, name) for name in _WORDS},
    )


def page_of(path: PurePosixPath, content: Content) -> str | None:
    """Return the pair key of the page that shows a file: a page's own file, or data."""
    if path.suffix == ".md":
        return pair_key(path) if language_of(path) else None
    key = str(path.with_suffix(""))
    if path.parent.name == WORKSHEET_FOLDER:
        return key if path.stem in content.worksheets else f"{WORKSHEET_FOLDER}/{HOME}"
    return _PAGE_OF_DATA.get(key, key)


def _title(findings: Sequence[Finding], language: Language, of_faults: str, of_hints: str) -> str:
    faults, hints = divided(findings)
    return say(language, of_faults if faults else of_hints, count=len(faults or hints)) if findings else ""


def _notice(inspection: Inspection, finding: Finding, language: Language, guide: Guide) -> Notice:
    message = message_in(language_of(finding.path) or language, finding)
    file = shown_path(finding.path, "docs")
    shown = inspection.excerpt(finding)
    return Notice(
        place=say(language, "banner-place", file=file, line=finding.line),
        text=message.prose,
        mended=message.mended,
        parts=shown.parts if shown else (),
        guide=guide.address(finding.rule, message.language),
        edit=f"{guide.edit}{on_one_line(str(finding.path))}" if guide.edit else "",
        lang=message.language.code,
    )


def _elsewhere(inspection: Inspection, others: Sequence[Finding], language: Language) -> Iterator[Elsewhere]:
    files = [(path, *divided(group)) for path, group in by_file(others)]
    # What stops publishing comes first.
    for path, faults, hints in sorted(files, key=lambda file: not file[1]):
        spoken = language_of(path) or language
        key = page_of(path, inspection.content) if path in inspection.folder.files else None
        counted = (("banner-count-faults", faults), ("banner-count-hints", hints))
        yield Elsewhere(
            file=shown_path(path, "docs"),
            counts=", ".join(say(language, name, count=len(found)) for name, found in counted if found),
            url=url_of(key, spoken) if key else None,
            first=message_in(spoken, (faults or hints)[0]).text,
            lang=spoken.code,
        )
