"""The whole content of the site, read once: pages, the data their pairs share, and what is wrong in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.data_files import Model, read_data, validate
from vaikuttava_museo.content.decoding import (
    PICTURES,
    Picture,
    decode,
    is_saved_oddly,
    read_picture,
    without_conflict,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import TEXT_SUFFIXES, read_docs, read_navigation
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.known_issues import KnownIssues
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.steps_people_glossary import Glossary, People, StepData
from vaikuttava_museo.content.worksheets import AnyWorksheet, Worksheet
from vaikuttava_museo.content.yaml_with_lines import YamlSource

STEP_NUMBERS = range(1, 7)


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Everything the site says, parsed. What could not be read is missing here and stands in `findings`.

    `data` are the shared files as they were typed, with their lines; `files` are the names of all files,
    `remarks` hints on how they were saved, and `navigation` the pages that `mkdocs.yml` names (None without one).
    """

    pages: Mapping[tuple[str, Language], Page]
    meta: Mapping[tuple[str, Language], PageMeta]
    steps: Mapping[int, StepData]
    worksheets: Mapping[str, AnyWorksheet]
    people: People | None
    glossary: Glossary | None
    known_issues: KnownIssues | None
    findings: tuple[Finding, ...]
    data: Mapping[PurePosixPath, YamlSource] = field(default_factory=dict)
    pictures: Mapping[PurePosixPath, Picture] = field(default_factory=dict)
    files: frozenset[PurePosixPath] = frozenset()
    remarks: tuple[Finding, ...] = ()
    navigation: tuple[str, ...] | None = None

    def page(self, key: str, language: Language) -> Page | None:
        """Return a page by its pair key and language."""
        return self.pages.get((key, language))

    def is_unread(self, *paths: PurePosixPath) -> bool:
        """Tell whether a file has a fault of its own: the rules do not blame others for what it then lacks."""
        return any(finding.path in paths for finding in self.findings)

    def sheet_of(self, key: str) -> AnyWorksheet | None:
        """Return the worksheet that the pages of a pair show, None for any other pages."""
        folder, _, id = key.rpartition("/")
        return self.worksheets.get(id) if folder == WORKSHEET_FOLDER else None

    def worksheets_of(self, step: int) -> list[tuple[str, AnyWorksheet]]:
        """Return the ids and worksheets of a step in their order."""
        found = [(id, sheet) for id, sheet in self.worksheets.items() if sheet.step == step]
        return sorted(found, key=lambda item: (item[1].order, item[0]))


def read_tree(docs: Path) -> dict[PurePosixPath, bytes]:
    """Read the bytes of every file of the docs folder, and of the `mkdocs.yml` beside it that names its pages."""
    return dict(read_docs(docs).files)


def parse_content(files: Mapping[PurePosixPath, bytes], unread: Iterable[Finding] = ()) -> Content:
    """Parse the docs folder's files into content and findings; `unread` tells of the files that are not there."""
    findings, data = list(unread), dict[PurePosixPath, YamlSource]()
    written = ((path, decode(path, held)) for path, held in files.items() if path.suffix in TEXT_SUFFIXES)
    decoded = {path: without_conflict(path, text) for path, text in written}
    texts = {path: text for path, text in decoded.items() if isinstance(text, str)}
    parsed = [parse_page(path, text) for path, text in texts.items() if path.suffix == ".md"]
    findings += (item for item in (*decoded.values(), *parsed) if isinstance(item, Finding))
    meta = dict[tuple[str, Language], PageMeta]()
    pages = {(page.key, page.language): page for page in parsed if isinstance(page, Page)}
    for at, page in pages.items():
        result = validate(StepMeta if page.is_step else PageMeta, page.meta, page.path)
        if isinstance(result, list):
            findings += result
        else:
            meta[at] = result

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
    return Content(
        pages=pages,
        meta=meta,
        steps={number: step for number, step in steps.items() if step},
        worksheets={id: sheet.root for id, sheet in sheets.items() if sheet},
        people=read(People, PurePosixPath("ohjausryhma.yml")),
        glossary=read(Glossary, PurePosixPath("sanasto.yml")),
        known_issues=read(KnownIssues, PurePosixPath("known-issues.yml")),
        findings=tuple(findings),
        data=data,
        pictures={
            path: read_picture(held) for path, held in files.items() if path.suffix.lower() in PICTURES
        },
        files=frozenset(files),
        remarks=tuple(finding(path, 1, "file-format") for path in texts if is_saved_oddly(files[path])),
        navigation=read_navigation(texts),
    )
