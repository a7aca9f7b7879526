"""The whole content of the site, read once: pages, the data their pairs share, and what is wrong in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from vaikuttava_museo.encoding import decode
from vaikuttava_museo.findings import Finding, finding
from vaikuttava_museo.front_matter import PageMeta, StepMeta
from vaikuttava_museo.known_issues import KnownIssues
from vaikuttava_museo.languages import LANGUAGES, Language
from vaikuttava_museo.pages import Page, parse_page, yaml_finding
from vaikuttava_museo.schema_findings import validate
from vaikuttava_museo.shared_data import Glossary, People, StepData
from vaikuttava_museo.worksheets import AnyWorksheet, Worksheet
from vaikuttava_museo.yaml_source import YamlFault, read_yaml

Model = TypeVar("Model", bound=BaseModel)

WORKSHEET_FOLDER = "tyopohjat"
STEP_NUMBERS = range(1, 7)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the site says, parsed. What could not be read is missing here and stands in `findings`."""

    pages: Mapping[tuple[str, Language], Page]
    meta: Mapping[tuple[str, Language], PageMeta]
    steps: Mapping[int, StepData]
    worksheets: Mapping[str, AnyWorksheet]
    people: People | None
    glossary: Glossary | None
    known_issues: KnownIssues | None
    findings: tuple[Finding, ...]

    def page(self, key: str, language: Language) -> Page | None:
        """Return a page by its pair key and language."""
        return self.pages.get((key, language))

    def is_unread(self, *paths: PurePosixPath) -> bool:
        """Tell whether a file has a fault of its own: the rules do not blame others for what it then lacks."""
        return any(finding.path in paths for finding in self.findings)

    def worksheets_of(self, step: int) -> list[tuple[str, AnyWorksheet]]:
        """Return the ids and worksheets of a step in their order."""
        found = [(id, sheet) for id, sheet in self.worksheets.items() if sheet.step == step]
        return sorted(found, key=lambda item: (item[1].order, item[0]))


def read_tree(docs: Path) -> dict[PurePosixPath, bytes]:
    """Read the bytes of every page and shared-data file of the docs folder."""
    files = sorted(path for path in docs.rglob("*") if path.is_file() and path.suffix in {".md", ".yml"})
    return {PurePosixPath(path.relative_to(docs).as_posix()): path.read_bytes() for path in files}


def parse_content(files: Mapping[PurePosixPath, bytes]) -> Content:
    """Parse the docs folder's files into content and findings."""
    texts: dict[PurePosixPath, str] = {}
    findings: list[Finding] = []
    for path, data in files.items():
        text = decode(path, data)
        if isinstance(text, Finding):
            findings.append(text)
        else:
            texts[path] = text
    pages = _parse_pages(texts, findings)
    return Content(
        pages={(page.key, page.language): page for page in pages},
        meta=_parse_meta(pages, findings),
        steps=_parse_steps(texts, findings),
        worksheets=_parse_worksheets(texts, findings),
        people=_parse_data(People, PurePosixPath("ohjausryhma.yml"), texts, findings),
        glossary=_parse_data(Glossary, PurePosixPath("sanasto.yml"), texts, findings),
        known_issues=_parse_data(KnownIssues, PurePosixPath("known-issues.yml"), texts, findings),
        findings=tuple(findings),
    )


def _parse_pages(texts: Mapping[PurePosixPath, str], findings: list[Finding]) -> list[Page]:
    parsed = [parse_page(path, text) for path, text in texts.items() if path.suffix == ".md"]
    findings.extend(item for item in parsed if isinstance(item, Finding))
    return [item for item in parsed if isinstance(item, Page)]


def _parse_meta(pages: Iterable[Page], findings: list[Finding]) -> dict[tuple[str, Language], PageMeta]:
    meta = {}
    for page in pages:
        result = validate(StepMeta if page.is_step else PageMeta, page.meta, page.path)
        if isinstance(result, list):
            findings.extend(result)
        else:
            meta[page.key, page.language] = result
    return meta


def _parse_steps(texts: Mapping[PurePosixPath, str], findings: list[Finding]) -> dict[int, StepData]:
    steps = {}
    for number in STEP_NUMBERS:
        data = _parse_data(StepData, PurePosixPath(f"askel-{number}.yml"), texts, findings)
        if data is not None:
            steps[number] = data
    return steps


def _parse_worksheets(texts: Mapping[PurePosixPath, str], findings: list[Finding]) -> dict[str, AnyWorksheet]:
    sheets = {}
    for path in _worksheet_paths(texts):
        sheet = _parse_data(Worksheet, path, texts, findings)
        if sheet is not None:
            sheets[path.stem] = sheet.root
    return sheets


def _worksheet_paths(texts: Iterable[PurePosixPath]) -> Iterator[PurePosixPath]:
    return (path for path in texts if path.suffix == ".yml" and str(path.parent) == WORKSHEET_FOLDER)


def _parse_data(
    model: type[Model], path: PurePosixPath, texts: Mapping[PurePosixPath, str], findings: list[Finding]
) -> Model | None:
    if path not in texts:
        findings.append(finding(path, 1, "data-missing", name=path.name))
        return None
    source = read_yaml(texts[path])
    if isinstance(source, YamlFault):
        findings.append(yaml_finding(path, source, texts[path].split("\n")[source.line - 1 :]))
        return None
    result = validate(model, source, path)
    if isinstance(result, list):
        findings.extend(result)
        return None
    return result


def missing_twins(content: Content) -> Iterator[tuple[Page, Language]]:
    """Yield every page that lacks its twin, with the language that is missing."""
    for (key, _), page in content.pages.items():
        for language in LANGUAGES:
            if (key, language) not in content.pages:
                yield page, language
