"""Small contents to try the rules on: pages and data as an editor would type them."""

from pathlib import PurePosixPath

from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.site_content import Content, parse_content


def page_text(body: str = "Teksti.\n", **meta: str) -> str:
    """Return a page's text with front matter; values given as keywords replace or add to the usual ones."""
    keys = {
        "title": "Sivu",
        "description": "Kuvaus " * 9,
        "reviewed": "2026-11-22",
        "owner": "toimitus",
    } | meta
    block = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\n{block}---\n{body}"


def page(name: str = "sivu.md", body: str = "Teksti.\n", **meta: str) -> Page:
    """Return a parsed page."""
    result = parse_page(PurePosixPath(name), page_text(body, **meta))
    assert isinstance(result, Page)
    return result


def content(**files: str) -> Content:
    """Return the content of files named like `sivu_sv` for `sivu.sv.md`, `tyopohjat__a_yml` for a data file."""
    return parse_content({_path(name): text.encode() for name, text in files.items()})


def _path(name: str) -> PurePosixPath:
    path = name.replace("__", "/").replace("_", ".")
    return PurePosixPath(path if path.endswith(".yml") else f"{path}.md")


def seen(findings: list[Finding]) -> list[tuple[str, int, str]]:
    """Return findings as file, line and rule."""
    return [(str(item.path), item.line, item.rule) for item in findings]
