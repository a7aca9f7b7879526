"""The whole content of the site, read once: pages, the data their pairs share, and what is wrong in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.data_files import Model, read_data, validate
from vaikuttava_museo.content.decoding import conflict_in, decode, is_saved_oddly
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import read_docs, read_navigation
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.known_issues import KnownIssues
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.picture_files import Picture, is_picture, read_picture
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
    findings = list(unread)
    reading = _Reading(_decode(files, findings), findings)
    pages = reading.pages()
    return Content(
        pages={(page.key, page.language): page for page in pages},
        meta=reading.meta(pages),
        steps=reading.steps(),
        worksheets=reading.worksheets(),
        people=reading.one(People, PurePosixPath("ohjausryhma.yml")),
        glossary=reading.one(Glossary, PurePosixPath("sanasto.yml")),
        known_issues=reading.one(KnownIssues, PurePosixPath("known-issues.yml")),
        findings=tuple(findings),
        data=reading.data,
        pictures={path: read_picture(content) for path, content in files.items() if is_picture(path)},
        files=frozenset(files),
        remarks=tuple(
            finding(path, 1, "file-format") for path in reading.texts if is_saved_oddly(files[path])
        ),
        navigation=read_navigation(reading.texts),
    )


def _decode(files: Mapping[PurePosixPath, bytes], findings: list[Finding]) -> dict[PurePosixPath, str]:
    """Return the texts that can be read; a file with marks of a conflict has no telling what it says."""
    texts = {}
    for path, data in files.items():
        if path.suffix not in {".md", ".yml"}:
            continue
        text = decode(path, data)
        fault = text if isinstance(text, Finding) else conflict_in(path, text)
        if fault:
            findings.append(fault)
        elif isinstance(text, str):
            texts[path] = text
    return texts


@dataclass(frozen=True, slots=True)
class _Reading:
    """The texts while they are parsed, what has been found wrong and what has been read of the data so far."""

    texts: Mapping[PurePosixPath, str]
    findings: list[Finding]
    data: dict[PurePosixPath, YamlSource] = field(default_factory=dict)

    def pages(self) -> list[Page]:
        parsed = [parse_page(path, text) for path, text in self.texts.items() if path.suffix == ".md"]
        self.findings.extend(item for item in parsed if isinstance(item, Finding))
        return [item for item in parsed if isinstance(item, Page)]

    def meta(self, pages: Iterable[Page]) -> dict[tuple[str, Language], PageMeta]:
        meta = {}
        for page in pages:
            result = validate(StepMeta if page.is_step else PageMeta, page.meta, page.path)
            if isinstance(result, list):
                self.findings.extend(result)
            else:
                meta[page.key, page.language] = result
        return meta

    def steps(self) -> dict[int, StepData]:
        found = {number: self.one(StepData, PurePosixPath(f"askel-{number}.yml")) for number in STEP_NUMBERS}
        return {number: step for number, step in found.items() if step is not None}

    def worksheets(self) -> dict[str, AnyWorksheet]:
        found = {path.stem: self.one(Worksheet, path) for path in _worksheet_paths(self.texts)}
        return {id: sheet.root for id, sheet in found.items() if sheet is not None}

    def one(self, model: type[Model], path: PurePosixPath) -> Model | None:
        """Return what a data file says, None when it is missing or at fault."""
        if path not in self.texts:
            if all(item.path != path for item in self.findings):
                self.findings.append(finding(path, 1, "data-missing", name=path.name))
            return None
        read = read_data(model, path, self.texts[path])
        self.findings.extend(read.findings)
        if read.source is not None:
            self.data[path] = read.source
        return read.value


def _worksheet_paths(texts: Iterable[PurePosixPath]) -> Iterator[PurePosixPath]:
    return (path for path in texts if path.suffix == ".yml" and str(path.parent) == WORKSHEET_FOLDER)


def missing_twins(content: Content) -> Iterator[tuple[Page, Language]]:
    """Yield every page that lacks its twin, with the language that is missing."""
    for (key, _), page in content.pages.items():
        for language in LANGUAGES:
            if (key, language) not in content.pages:
                yield page, language
