"""The rules of sound content, each a pure function: a finding is a fault, which stops publishing, or one of the `HINTS`.

A module's rules are told by the catalogue file of its name in `texts/rules/`.

`CONTENT_RULES` see the whole content, `DAY_RULES` what day it is as well, `LEDGER_RULES` the ledger beside it,
`CHANGED_RULES` which of its files have changed, `BEFORE_RULES` its files before the change, `PAGE_RULES` a page's lines,
`DATA_RULES` the values of front matter and data as they were typed, `PASSAGE_RULES` all that is written, in pages and
data alike, `TYPOGRAPHY_RULES` that but for passages in a wrong language, and `SPOKEN_RULES` the same as a reader meets
it: without marks, each language apart. Each module names its own at its end.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules

from vaikuttava_museo.checks.passages_of_pages import heard_data, heard_passages, typed_passages
from vaikuttava_museo.checks.rules.foreign_passages import foreign_finding, judged, runs
from vaikuttava_museo.checks.rules.renamed_pages import led_on
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage, data_passages
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import YamlSource
from vaikuttava_museo.ledger.ledger_files import Compared
from vaikuttava_museo.texts.rule_catalogue import rules

Rule = Callable[..., Iterator[Finding]]

_MODULES = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))


def _rules(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for module in _MODULES for rule in getattr(module, kind, ()))


CONTENT_RULES = _rules("CONTENT_RULES")
LEDGER_RULES = _rules("LEDGER_RULES")
CHANGED_RULES = _rules("CHANGED_RULES")
BEFORE_RULES = _rules("BEFORE_RULES")
PAGE_RULES = _rules("PAGE_RULES")
DATA_RULES = _rules("DATA_RULES")
PASSAGE_RULES = _rules("PASSAGE_RULES")
DAY_RULES = _rules("DAY_RULES")
TYPOGRAPHY_RULES = _rules("TYPOGRAPHY_RULES")
SPOKEN_RULES = _rules("SPOKEN_RULES")

HINTS: frozenset[str] = frozenset(id for id, rule in rules().items() if rule.severity == "hint")
"""The ids of the rules whose findings stop nobody."""


def divided(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the faults and the hints, each in reading order."""
    ordered = sorted(findings, key=Finding.sort_key)
    return [one for one in ordered if one.rule not in HINTS], [one for one in ordered if one.rule in HINTS]


def check(
    content: Content,
    compared: Compared | None = None,
    changed: Collection[PurePosixPath] = (),
    before: Mapping[PurePosixPath, bytes] | None = None,
) -> list[Finding]:
    """Return everything found in the content, beside the ledger if there is one, hints among it, in reading order.

    `changed` are the files that are new or newer: of two that are alike, or that differ and should not, the one to mend.
    `before` are the files without the change.
    """
    found = [*content.findings, *content.remarks]
    found += [finding for rule in LEDGER_RULES for finding in rule(content, compared or Compared())]
    content = led_on(content, found)
    found += [finding for rule in CHANGED_RULES for finding in rule(content, changed)]
    found += [finding for rule in BEFORE_RULES for finding in rule(content, before or {})]
    found += [finding for rule in CONTENT_RULES for finding in rule(content)]
    found += [finding for page in content.pages.values() for finding in _in_page(page)]
    found += [finding for item in content.data.items() for finding in _in_data(*item)]
    if content.settings:
        found += [finding for rule in DATA_RULES for finding in rule(SETTINGS, content.settings)]
    return sorted(_causes(found), key=Finding.sort_key)


_OF_LINKS = frozenset({"link-broken", "link-nowhere"})
_OF_NAMES = _OF_LINKS | {
    "link-renamed", "nav-missing", "nav-misnamed", "page-not-in-nav", "page-orphan",
    "menu-page-misnamed", "menu-page-unknown", "moved-page-there",
}  # fmt: skip
_OF_KEPT = _OF_NAMES | {"key-unknown", "placeholder-unknown"}
_OF_FILES = _OF_NAMES | {
    "twin-missing-fi",
    "twin-missing-sv",
    "twin-misnamed",
    "menu-page-one-language",
    "data-missing",
    "known-issue-page",
    "text-in-fi",
    "text-in-sv",
}
_OF_TABLES = frozenset({
    "preparation-row", "sentence-long", "timetable-differs", "timetable-row", "timetable-section",
})  # fmt: skip
_OF_ONE_TABLE = _OF_TABLES - {"timetable-differs"} | {"table-rule"}
_OF_ANCHORS = frozenset({"link-anchor", "link-anchor-gone", "menu-section-unknown", "timetable-sum"})
_OF_IDS = frozenset({"heading-id-missing", "heading-id-form", "headings-differ"})
_ENDING_WITH: Mapping[str, frozenset[str]] = {
    "page-moved": _OF_LINKS | {"link-renamed"}, "moved-reversed": _OF_LINKS | {"page-moved", "page-gone"},
    "nav-misnamed": frozenset({"page-not-in-nav"}),
    "page-name-kept": _OF_KEPT | {"file-misplaced"}, "page-folder-kept": _OF_KEPT,
    "file-name-form": _OF_FILES | {"page-name-kept"},
    "file-name": _OF_FILES,
    "file-misplaced": _OF_FILES | {"page-moved", "page-gone", "page-folder-kept"},
    "twin-misnamed": frozenset({"nav-missing", "nav-misnamed", "page-not-in-nav", "menu-page-one-language"}),
    "field-id-changed": frozenset({"example-place-unknown"}),
    **dict.fromkeys(("table-cells", "table-rule", "table-row-form", "table-row-broken", "table-stuck"), _OF_TABLES),
    "table-parted": _OF_TABLES | {"table-rule"},
    **dict.fromkeys(_OF_IDS, _OF_ANCHORS),
}  # fmt: skip
"""By a rule on a name, an id or a table those whose findings on its file end when that is as it should be."""


_OF_WHOLE = frozenset({"page-cut", "page-twice"})
_PASTED_OVER = 10
"""Passages in the other language: so many have one cause, the text of one page pasted over the other."""


def _causes(found: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that end when what they follow from is mended: a page's name, a table."""
    ending = {
        (rule, name) for one in found for rule in _ENDING_WITH.get(one.rule, ()) for name in _names(one, rule)
    }
    cut = {one.path for one in found if one.rule in _OF_WHOLE}
    said = _said_already(found)
    for one in found:
        is_of_cut = one.rule not in _OF_WHOLE and _is_of_cut(one, cut)
        is_ending = not ending.isdisjoint((one.rule, name) for name in _names(one, one.rule))
        if id(one) not in said and not is_of_cut and not is_ending:
            yield one


def _said_already(found: Iterable[Finding]) -> set[int]:
    """Return, by `id`, the findings but one on text of the other language, pasted over a page or left in its place."""
    foreign = [one for one in found if one.rule in ("text-in-fi", "text-in-sv")]
    count = Counter(one.path for one in foreign)
    first = {one.path: id(one) for one in sorted(foreign, key=Finding.sort_key, reverse=True)}
    places = {(str(one.path), str(one.line)) for one in foreign}
    over = {id(one) for one in foreign if count[one.path] >= _PASTED_OVER} - set(first.values())
    return over | {
        id(one)
        for one in found
        if one.rule == "text-copied"
        and places & {(str(one.path), str(one.line)), (one.values["other"], one.values["other_line"])}
    }


def _is_of_cut(one: Finding, cut: set[PurePosixPath]) -> bool:
    """Tell whether a finding is of a page not there as a whole, or twice, or of a link that it has to have, or lost."""
    linked = _places(one) if one.rule in _OF_ANCHORS else ()
    keys = {str(path).removesuffix(".md").removesuffix(".sv") for path in cut}
    is_linked = not keys.isdisjoint(place.partition("#")[0] for place in linked)
    return one.path in cut or is_linked or (bool(cut) and one.rule == "page-orphan")


def _names(one: Finding, rule: str) -> set[str]:
    """Return what a finding of a rule is looked for by: a table's file, or else all files that it is about."""
    if rule in _OF_ANCHORS | _OF_IDS:
        return _places(one)
    return {str(one.path)} if rule in _OF_ONE_TABLE else _stems(one)


_ID = re.compile(r"(?P<before>.*)\{ #(?P<id>[\w-]+) \}$")


def _places(one: Finding) -> set[str]:
    """Return the place of a page that a link does not find, or the one that a heading had by an id that it lost."""
    values, own = one.values, str(one.path).removesuffix(".md").removesuffix(".sv")
    if one.rule in _OF_ANCHORS:
        page, id = (
            values.get("page", own).removesuffix(".md"),
            values.get("anchor", values.get("id", "timetable")),
        )
        return {f"{page}#{id}"}
    has, meant = _ID.match(values.get("has", "")), _ID.match(values.get("wants", values.get("mended", "")))
    if not meant or (one.rule == "headings-differ" and not (has and has["before"] == meant["before"])):
        return set()
    return {f"{own}#{meant['id']}"}


def _stems(one: Finding) -> set[str]:
    """Return the names of the files that a finding is about, without folder, language and ending."""
    keys = ["name", "given", "page", "now", "target", *(["mended"] if one.rule == "file-name-form" else [])]
    named = (str(one.path), *(one.values.get(key, "") for key in keys))
    return {PurePosixPath(name.partition("#")[0]).name.split(".")[0] for name in named} - {""}


def check_days(content: Content, today: date) -> Iterator[Finding]:
    """Yield what is found on a day; no build asks for it, or it would begin to fail by itself."""
    return (finding for rule in DAY_RULES for finding in rule(content, today))


@lru_cache(maxsize=CACHED_FILES)
def _in_page(page: Page) -> tuple[Finding, ...]:
    found = (finding for rule in PAGE_RULES for finding in rule(page))
    values = (finding for rule in DATA_RULES for finding in rule(page.path, page.meta))
    return (*found, *values, *_in_passages(typed_passages(page), heard_passages(page)))


@lru_cache(maxsize=CACHED_FILES)
def _in_data(path: PurePosixPath, source: YamlSource) -> tuple[Finding, ...]:
    values = (finding for rule in DATA_RULES for finding in rule(path, source))
    return (*values, *_in_passages(data_passages(path, source), heard_data(path, source)))


def _in_passages(typed: Sequence[Passage], heard: Sequence[Passage]) -> tuple[Finding, ...]:
    foreign = runs(judged(heard))
    lines = {number for run in foreign for one in run for number in one.passage.numbers}
    own, own_heard = (
        [one for one in texts if lines.isdisjoint(one.numbers)] if lines else texts
        for texts in (typed, heard)
    )
    asked = ((PASSAGE_RULES, typed), (TYPOGRAPHY_RULES, own), (SPOKEN_RULES, own_heard))
    found = (finding for rules, texts in asked for rule in rules for finding in rule(texts))
    return (*map(foreign_finding, foreign), *found)
