"""From the project's folder to the site: read once, immutable, then asked for each page and each language's files."""

import gc
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from vaikuttava_museo.checks.guide import Guide, guide_of
from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.reporters.banner import Banner, banner_of
from vaikuttava_museo.content.addresses import NOT_FOUND, language_of, pair_key, url_of
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS
from vaikuttava_museo.content.shared_data import Glossary
from vaikuttava_museo.ledger.files import folder_of, read_files
from vaikuttava_museo.ledger.reader_line import Notice
from vaikuttava_museo.page.assets.asset import write_assets
from vaikuttava_museo.page.assets.link_pictures import preview_pictures
from vaikuttava_museo.page.assets.standard_files import NEEDLESS, standard_files
from vaikuttava_museo.page.assets.styles_and_scripts import Assets, read_assets
from vaikuttava_museo.page.assets.theme_files import not_found_file, unnamed_search_file, unused_theme_file
from vaikuttava_museo.page.markdown import ids_in, render
from vaikuttava_museo.page.markdown_extension import PageMarks, fill_blocks
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.section_feedback import FeedbackTarget
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.views import PageView, SiteView, context_of, page_view, site_view
from vaikuttava_museo.page.worksheet_pages import data_file_of, worksheet_page_sources
from vaikuttava_museo.search.build import new_words, search_file

_BLANK_LINES = re.compile(r"\n\s*\n+|\n\s+")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says of the site and where its parts stand."""

    docs: Path
    templates: tuple[Path, ...]
    """The folders of templates, `overrides/` first."""
    css: Mapping[str, Sequence[str]]
    extra: Mapping[str, Any]
    site_url: str
    repo_url: str
    edit_uri: str


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site as read: its content and what is wrong in it, its look, and what every page shows."""

    settings: Settings
    ledger: Mapping[PurePosixPath, bytes] | None
    inspection: Inspection
    assets: Assets
    views: Mapping[Language, SiteView]
    worksheet_pages: Mapping[PurePosixPath, str]
    """The Markdown source of every worksheet's pages, which have no file of their own."""

    @property
    def guide(self) -> Guide:
        """Return where editors find help."""
        return guide_of(self.settings.repo_url, self.settings.edit_uri)

    @property
    def faults(self) -> list[str]:
        """Return what keeps the site from being published, in words."""
        return [report(finding) for finding in self.inspection.faults]

    def source(self, path: PurePosixPath) -> str:
        """Return a page's text: a worksheet's is generated, an unreadable front matter is left out.

        MkDocs would read a faulty block in its own way: take a missing template from it, or unfold nested aliases.
        """
        if path in self.worksheet_pages:
            return self.worksheet_pages[path]
        found = decode(path, self.inspection.folder.files.get(path, b""))
        text = found if isinstance(found, str) else ""
        key, language = identity(path)
        if (key, language) in self.inspection.content.meta:
            return text
        page = self.inspection.content.page(key, language)
        title = ((page.text_of("title") if page else "") or key).replace("\\", "\\\\").replace('"', '\\"')
        return '---\ntitle: "{}"\n---\n\n{}'.format(title.replace("\n", " "), _body(text))

    def edited(self, path: PurePosixPath) -> PurePosixPath:
        """Return the file in which a page is edited: a worksheet's pages in its data."""
        return data_file_of(path) if path in self.worksheet_pages else path

    def text(self, path: PurePosixPath) -> str:
        """Return a page's Markdown without its front matter."""
        return _body(self.source(path))

    def page(self, path: PurePosixPath) -> PageView:
        """Return what a page shows."""
        key, language = identity(path)
        return page_view(self.inspection.content, self.views[language], key)

    def context(self, path: PurePosixPath) -> dict[str, Any]:
        """Return the variables of a page's template."""
        return context_of(self.views[identity(path)[1]], self.page(path))

    def not_found(self, language: Language) -> dict[str, Any]:
        """Return the variables of the page for addresses that lead nowhere."""
        view = self.views[language]
        return context_of(view, page_view(self.inspection.content, view, NOT_FOUND))

    def marks(self, path: PurePosixPath, address: str, variables: Mapping[str, Any]) -> PageMarks:
        """Return what a page's text is marked with; `address` is its full one, `variables` are its template's."""
        key, language = identity(path)
        view, content = self.views[language], self.inspection.content
        heading = plain(page_view(content, view, key).heading)
        notices = self.inspection.pairs.notices.get((key, language), {})
        return PageMarks(
            language=language,
            terms=_explanations(content.glossary, language),
            notices=tuple((id, self._notice(key, notice, variables)) for id, notice in notices.items()),
            feedback=FeedbackTarget(heading, address, view.contact, self.settings.repo_url, language),
            inline=(
                ("provider", inline(view.provider)),
                ("contact", '<a href="mailto:{0}">{0}</a>'.format(escape(view.contact))),
            ),
        )

    def html(self, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the HTML of a page's text, its placeholders filled; MkDocs' page learns its contents and links."""
        path = path_of(page)
        variables = {"page": page, "config": config, "base_url": "."} | self.context(path)
        marks = self.marks(path, page.canonical_url or "", variables)
        made = render(page, self.text(path), marks, config, files)
        html = fill_blocks(made.html, BLOCK_PLACEHOLDERS, lambda name: self._partial(name, variables))
        page.toc, page.present_anchor_ids = made.toc, {*made.ids, *ids_in(html)}
        page.links_to_anchors = {
            found: ids for name, ids in made.links.items() if (found := files.get_file_from_path(name))
        }
        return html

    def banner(self, path: PurePosixPath, shown_in: Language) -> Banner | None:
        """Return what a preview tells of a page's faults."""
        return banner_of(self.inspection, path, shown_in, self.guide)

    def _notice(self, key: str, notice: Notice, variables: Mapping[str, Any]) -> str:
        newer = self.inspection.content.meta.get((key, notice.newer))
        return self._partial("fresher-text", {**variables, "notice": notice, "newer": newer})

    def _partial(self, name: str, variables: Mapping[str, Any]) -> str:
        template = environment(self.settings.templates).get_template(f"partials/{name}.html")
        return _BLANK_LINES.sub("\n", template.render(variables)).strip()


def read_site(settings: Settings, before: Site | None = None) -> Site:
    """Read the site; what is unchanged since `before` is not inspected again. Raises AssetFault."""
    folder, ledger = read_docs(settings.docs), read_files(folder_of(settings.docs))
    if before and (folder, ledger) == (before.inspection.folder, before.ledger):
        inspection = before.inspection
    else:
        inspection = inspect(folder, ledger=ledger)
    content, assets = inspection.content, read_assets(settings.templates[0], settings.css)
    return Site(
        settings,
        ledger,
        inspection,
        assets,
        {language: site_view(content, language, settings.extra, assets) for language in LANGUAGES},
        worksheet_page_sources(content.worksheets),
    )


def write_rest(site: Site, language: Language, folder: Path, date: datetime) -> str:
    """Write what a language has beside its pages into the built site; return what its editors are to be told, or "".

    The search is made of the finished pages, and its file is named by what it holds: only then can they name it.
    """
    content, assets = site.inspection.content, site.assets
    keys = [key for key, spoken in map(identity, site.worksheet_pages) if spoken is language]
    keys += [key for key, spoken in content.meta if spoken is language]
    paths = {key: folder / url_of(key, language) / "index.html" for key in keys}
    html = {key: path.read_text(encoding="utf-8") for key, path in paths.items() if path.is_file()}
    search, missing = search_file(content, language, html)
    for path in (*paths.values(), folder / not_found_file(language)):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(unnamed_search_file(language), search.name), encoding="utf-8")
    pictures = preview_pictures(content, language, assets.serif, assets.sans)
    standard = standard_files(site.settings.site_url, site.views[language].contact, date)
    for name in NEEDLESS:
        (folder / name).unlink(missing_ok=True)
    write_assets(folder, (assets.print, *assets.scripts.files, *pictures, *standard, search))
    return new_words(missing, language) if missing else ""


def identity(path: PurePosixPath) -> tuple[str, Language]:
    """Return the pair key and language of a page's file; raises ValueError where the name tells no language."""
    language = language_of(path)
    if language is None:
        raise ValueError(f"docs/{path}: nimestä ei näe kieltä. Språket framgår inte av filnamnet.")
    return pair_key(path), language


def path_of(page: Page) -> PurePosixPath:
    """Return a page's file in the docs folder; that of a worksheet's page is not there."""
    return PurePosixPath(page.file.src_uri)


def is_unwanted(uri: str) -> bool:
    """Tell whether the site does without a file: of the theme, or a page whose name tells no language."""
    path = PurePosixPath(uri)
    return unused_theme_file(uri) or (path.suffix == ".md" and language_of(path) is None)


def tune_collector() -> None:
    """Look for garbage seldom: nearly all that a build makes lives to its end (measured: a fifteenth of its time)."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


def _explanations(glossary: Glossary | None, language: Language) -> tuple[tuple[str, str], ...]:
    terms = glossary.terms if glossary else ()
    return tuple((term.id, plain(term[language.code].explanation)) for term in terms)


def _body(text: str) -> str:
    parts = split_front_matter(text)
    return parts.body if isinstance(parts, FrontMatterText) else text
