"""The whole content of the site, read once: pages, the data their pairs share, and what is wrong in them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from pydantic import BaseModel

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, key_of_target
from vaikuttava_museo.content.data_files import Model, read_data, validate
from vaikuttava_museo.content.decoding import (
    Picture,
    decode,
    hidden,
    is_saved_oddly,
    read_picture,
    unseen,
    without_conflict,
    without_hidden,
)
from vaikuttava_museo.content.file_types_and_sizes import OTHER_PICTURES, PICTURE_FORMATS, TEXT_SUFFIXES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS, read_docs
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.known_issues import KnownIssues
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.menu_and_footer import MENU_FILE, Menu
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.site_settings import read_settings
from vaikuttava_museo.content.steps_people_glossary import Glossary, People, StepData
from vaikuttava_museo.content.worksheets import AnyWorksheet, Worksheet
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves

STEP_NUMBERS = range(1, 7)
_SHARED: Mapping[PurePosixPath, type[BaseModel]] = {
    **{PurePosixPath(f"askel-{number}.yml"): StepData for number in STEP_NUMBERS},
    PurePosixPath("ohjausryhma.yml"): People,
    PurePosixPath("sanasto.yml"): Glossary,
    PurePosixPath("known-issues.yml"): KnownIssues,
    MENU_FILE: Menu,
}
"""The data files that are there once, by name."""
_LAYOUT = re.compile(r"^layout:", re.MULTILINE)
"""What every worksheet's file has, and no other."""
PICTURES = PICTURE_FORMATS.keys() | OTHER_PICTURES


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Everything the site says, parsed. What could not be read is missing here and stands in `findings`.

    `data` are the shared files as they were typed, with their lines; `files` are the names of all files, `remarks` hints
    on how they were saved. `settings` is `mkdocs.yml` as it was typed, `site_url` and `repo_url` as it
    names them.
    """

    pages: Mapping[tuple[str, Language], Page]
    meta: Mapping[tuple[str, Language], PageMeta]
    steps: Mapping[int, StepData]
    worksheets: Mapping[str, AnyWorksheet]
    people: People | None
    glossary: Glossary | None
    known_issues: KnownIssues | None
    menu: Menu | None
    findings: tuple[Finding, ...]
    data: Mapping[PurePosixPath, YamlSource] = field(default_factory=dict)
    pictures: Mapping[PurePosixPath, Picture] = field(default_factory=dict)
    files: frozenset[PurePosixPath] = frozenset()
    remarks: tuple[Finding, ...] = ()
    settings: YamlSource | None = None
    site_url: str = ""
    repo_url: str = ""

    @property
    def navigation(self) -> tuple[str, ...] | None:
        """Return the pages that `mkdocs.yml` names under `nav`; None without such a list."""
        nav = self.settings.data.get("nav") if self.settings else None
        return None if nav is None else tuple(name for _, name in leaves(nav))

    def page(self, key: str, language: Language) -> Page | None:
        """Return a page by its pair key and language."""
        return self.pages.get((key, language))

    def is_unread(self, *paths: PurePosixPath) -> bool:
        """Tell whether a file has a fault of its own: the rules do not blame others for what it then lacks."""
        return any(finding.path in paths for finding in self.findings)

    def key_now(self, key: str) -> str:
        """Return the pair key of a page that the program knows by name, which an editor may have renamed."""
        return self.menu.key_now(key) if self.menu else key

    def led_to(self, target: str, path: PurePosixPath) -> tuple[str, str]:
        """Return the pair key and the id that a link on a page leads to.

        A link to a page that was renamed or removed leads where `moved` sends its readers, and one on a page that moved
        to another folder leads from where that was.
        """
        moved = self.menu.moved if self.menu else {}
        target, here = unquote(target), f"{path}".removesuffix(SWEDISH.suffix).removesuffix(FINNISH.suffix)
        before = (PurePosixPath(f"{old}.md") for old, place in moved.items() if place == here)
        named = (key_of_target(target, place) for place in chain((path,), before))
        known = (key for key in named if self.is_there(key) or key in moved)
        key = next(known, None) or key_of_target(target, path)
        place, id = key if self.is_there(key) else moved.get(key, key), target.partition("#")[2]
        return place.partition("#")[0], id or place.partition("#")[2]

    def is_there(self, key: str, *languages: Language) -> bool:
        """Tell whether a page is there in a language, or in either."""
        is_page = any((key, language) in self.pages for language in languages or LANGUAGES)
        return is_page or self.sheet_of(key) is not None

    def sheet_of(self, key: str) -> AnyWorksheet | None:
        """Return the worksheet that the pages of a pair show, None for any other pages."""
        folder, _, id = key.rpartition("/")
        return self.worksheets.get(id) if folder == WORKSHEET_FOLDER else None

    def worksheets_of(self, *steps: int) -> list[tuple[str, AnyWorksheet]]:
        """Return the ids and worksheets of a step, or of several, in their order."""
        found = [(id, sheet) for id, sheet in self.worksheets.items() if sheet.step in steps]
        return sorted(found, key=lambda item: (item[1].step, item[1].order, item[0]))


def read_tree(docs: Path) -> dict[PurePosixPath, bytes]:
    """Read the bytes of every file of the docs folder, and of the `mkdocs.yml` beside it that names its pages."""
    return dict(read_docs(docs).files)


def read_content(docs: Path = Path("docs")) -> Content:
    """Read and parse the docs folder and the settings beside it."""
    return parse_content(read_tree(docs))


def parse_content(files: Mapping[PurePosixPath, bytes], unread: Iterable[Finding] = ()) -> Content:
    """Parse the docs folder's files into content and findings; `unread` tells of the files that are not there."""
    findings, data = list(unread), dict[PurePosixPath, YamlSource]()
    written = ((path, decode(path, held)) for path, held in files.items() if path.suffix in TEXT_SUFFIXES)
    decoded = {path: without_conflict(path, text) for path, text in written}
    texts = {path: text for path, text in decoded.items() if isinstance(text, str)}
    findings += (item for path in texts for item in unseen(path, files[path]))
    for path, text in list(texts.items()):
        findings += hidden(path, text)
        texts[path] = without_hidden(path, text)
    settings, _, unsettled = read_settings(texts[SETTINGS]) if SETTINGS in texts else (None, None, [])
    parsed = [parse_page(path, text) for path, text in texts.items() if path.suffix == ".md"]
    findings += unsettled
    named = settings.data if settings else {}
    findings += (item for item in (*decoded.values(), *parsed) if isinstance(item, Finding))
    meta = dict[tuple[str, Language], PageMeta]()
    pages = {(page.key, page.language): page for page in parsed if isinstance(page, Page)}
    for at, page in pages.items():
        result = validate(StepMeta if page.is_step else PageMeta, page.meta, page.path)
        if isinstance(result, list):
            findings += result
        else:
            meta[at] = result

    for path in sorted(_SHARED.keys() - files.keys()):
        if other := _renamed(path, texts):
            rule = "page-folder-kept" if other.name == path.name else "page-name-kept"
            findings.append(finding(other, 1, rule, name=path, folder="docs"))
            texts[path] = texts.pop(other)

    def read(model: type[Model], path: PurePosixPath) -> Model | None:
        """Return what a data file says, None when it is missing or at fault."""
        if path not in texts:
            if all(item.path != path for item in findings):
                findings.append(finding(path, 1, "data-missing", name=path.name))
            return None
        source, value, faults = read_data(model, path, texts[path])
        findings.extend(faults)
        if source is not None:
            data[path] = source
        return value

    steps = {number: read(StepData, PurePosixPath(f"askel-{number}.yml")) for number in STEP_NUMBERS}
    sheet_paths = [path for path in texts if path.parts[:-1] == (WORKSHEET_FOLDER,) and path.suffix == ".yml"]
    sheets = {path.stem: read(Worksheet, path) for path in sheet_paths}
    strays = (path for path in texts.keys() - set(sheet_paths) if path.suffix == ".yml" and path != SETTINGS)
    for path in (each for each in strays if _LAYOUT.search(texts[each])):
        place = f"docs/{WORKSHEET_FOLDER}/{path.name}"
        findings.append(finding(path, 1, "file-misplaced", name=path.name, mended=place))
    return Content(
        pages=pages,
        meta=meta,
        steps={number: step for number, step in steps.items() if step},
        worksheets={id: sheet.root for id, sheet in sheets.items() if sheet},
        people=read(People, PurePosixPath("ohjausryhma.yml")),
        glossary=read(Glossary, PurePosixPath("sanasto.yml")),
        known_issues=read(KnownIssues, PurePosixPath("known-issues.yml")),
        menu=read(Menu, MENU_FILE),
        findings=tuple(findings),
        data=data,
        pictures={
            path: read_picture(held) for path, held in files.items() if path.suffix.lower() in PICTURES
        },
        files=frozenset(files),
        remarks=tuple(
            finding(path, 1, "file-format") for path in texts if is_saved_oddly(files.get(path, b""))
        ),
        settings=settings,
        site_url=str(named.get("site_url") or ""),
        repo_url=str(named.get("repo_url") or ""),
    )


def _renamed(path: PurePosixPath, texts: Mapping[PurePosixPath, str]) -> PurePosixPath | None:
    """Return the one file that has what a data file should that is not there; None where there is none, or several."""
    others = (each for each in texts.keys() - _SHARED.keys() if each.suffix == ".yml" and each != SETTINGS)
    fit = [each for each in others if read_data(_SHARED[path], each, texts[each])[1]]
    return fit[0] if len(fit) == 1 else None
