"""Each worksheet's two pages, made from its data: no file of their own, so that nobody edits the same text twice."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import file_of, worksheet_key
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.worksheets import AnyWorksheet


def worksheet_page_sources(worksheets: Mapping[str, AnyWorksheet]) -> dict[PurePosixPath, str]:
    """Return the Markdown source of every worksheet page by its file name in the docs folder."""
    return {
        file_of(worksheet_key(id), language): _source(sheet, language.code)
        for id, sheet in worksheets.items()
        for language in LANGUAGES
    }


def data_file_of(path: PurePosixPath) -> PurePosixPath:
    """Return the file in which a worksheet page is edited: `partner-map.yml` for `partner-map.sv.md`."""
    return path.with_name(path.name.split(".")[0] + ".yml")


def _source(sheet: AnyWorksheet, language: str) -> str:
    title, description = sheet.title[language], sheet.description[language]
    return f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---\n\n{{{{ worksheet }}}}\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
