"""The site as a whole: its files' names, each page in both languages, in the menu, under a title of its own, finished."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import file_of, language_of, worksheet_key
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.texts.page_template import told_line, unwritten_lines

_GOOD_PART = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NEVER_READ = frozenset({
    ".doc", ".docx", ".odt", ".rtf", ".pages", ".txt", ".markdown", ".mdown", ".yaml", ".html", ".htm", ".md", ".yml",
})  # fmt: skip
"""Endings of texts that never become pages. `.md` and `.yml` are here for their capitals: `.MD`."""


def file_names(content: Content) -> Iterator[Finding]:
    """Find names that would make poor addresses (a–z, digits and hyphens do), and text files the site does not read."""
    for path in content.files - {SETTINGS}:
        stem, *endings = path.name.split(".")
        if path.suffix not in {".md", ".yml"} and path.suffix.lower() in _NEVER_READ:
            yield finding(path, 1, "file-type", name=path.name, mended=f"{_good_name(path.stem)}.md")
        elif path.suffix not in {".md", ".yml"} or (path.suffix == ".md" and language_of(path) is None):
            continue  # pictures have their own rules, and a name without a language its own finding
        elif not all(map(_GOOD_PART.fullmatch, (*path.parts[:-1], stem))):
            mended = ".".join([_good_name(stem), *endings])
            yield finding(path, 1, "file-name-form", name=path.name, mended=mended)


def _good_name(stem: str) -> str:
    """Return a name as it should be: Näyttelyn palaute → nayttelyn-palaute."""
    bare = unicodedata.normalize("NFD", stem).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower())) or "sivu"


def pairs_complete(content: Content) -> Iterator[Finding]:
    """Find pages without their twin: a missing Swedish page would show Finnish text marked as Swedish."""
    for (key, _), page in content.pages.items():
        for language in LANGUAGES:
            twin = file_of(key, language)
            if (key, language) not in content.pages and not content.is_unread(twin):
                yield finding(page.path, 1, f"twin-missing-{language.code}", twin=twin)


def navigation_complete(content: Content) -> Iterator[Finding]:
    """Find pages that `nav` in `mkdocs.yml` leaves out, so that no menu leads there, and files it names twice or in vain."""
    names = content.navigation
    if names is None:
        return
    for (key, _), page in content.pages.items():
        if f"{key}.md" not in names:
            yield finding(page.path, 1, "page-not-in-nav", mended=f"  - {key}.md")
    for name in sorted(set(names)):
        if names.count(name) > 1:
            yield finding(SETTINGS, 1, "nav-twice", name=name)
        path = file_of(name.removesuffix(".md"), FINNISH)
        if path not in content.files and not content.is_unread(path):
            yield finding(SETTINGS, 1, "nav-missing", name=name)


def unique_titles(content: Content) -> Iterator[Finding]:
    """Find pages and worksheets whose title or description another has as well: tabs and results look alike then."""
    for key in ("title", "description"):
        seen: dict[tuple[Language, str], PurePosixPath] = {}
        pages = content.pages.values()
        texts = [(page.language, page.text_of(key), page.path, page.meta.line_of((key,))) for page in pages]
        for id, sheet in content.worksheets.items():
            path = PurePosixPath(f"{worksheet_key(id)}.yml")
            line_of, words = content.data[path].line_of, getattr(sheet, key)
            texts += [(each, words[each.code], path, line_of((key, each.code))) for each in LANGUAGES]
        for language, text, path, line in texts:
            other = seen.setdefault((language, text.strip().lower()), path)
            if text.strip() and other != path:
                yield finding(path, line, f"{key}-duplicate", other=other)


def pages_written(content: Content) -> Iterator[Finding]:
    """Find the sentences of `make new-page` that tell what to write, where nothing has been written instead."""
    asked = {language: unwritten_lines(language) for language in LANGUAGES}
    for page in content.pages.values():
        lines = [(page.meta.line_of((key,)), page.text_of(key).strip()) for key in ("title", "description")]
        body = enumerate(map(told_line, page.body.split("\n")), start=page.body_line)
        for line, text in (*lines, *body):
            if text in asked[page.language]:
                yield finding(page.path, line, "page-unwritten", text=text.rstrip("."))
