"""The pages of worksheets, which have no file of their own: `docs/tyopohjat/<id>.yml` says all that is on them."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import file_of, worksheet_key
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.content.yaml_with_lines import quoted


def worksheet_page_sources(worksheets: Mapping[str, AnyWorksheet]) -> dict[PurePosixPath, str]:
    """Return the Markdown source of every worksheet's pages by file name, so that nobody edits a text twice."""
    sources = {}
    for id, sheet in worksheets.items():
        for language in LANGUAGES:
            title, description = (quoted(text[language.code]) for text in (sheet.title, sheet.description))
            source = f"---\ntitle: {title}\ndescription: {description}\n---\n\n{{{{ worksheet }}}}\n"
            sources[file_of(worksheet_key(id), language)] = source
    return sources


def data_file_of(path: PurePosixPath) -> PurePosixPath:
    """Return the file in which a worksheet page is edited: `partner-map.yml` for `partner-map.sv.md`."""
    return path.with_name(path.name.split(".")[0] + ".yml")
