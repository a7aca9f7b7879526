"""From the project's folder to the site: read once, immutable, then asked for each page and each language's files."""

import gc
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import Guide, guide_of, report
from vaikuttava_museo.checks.reporters.banner import banner_of
from vaikuttava_museo.content.addresses import (
    NOT_FOUND,
    file_of,
    language_of,
    pair_key,
    url_of,
    worksheet_key,
)
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.languages import LANGUAGES, Language, by_code
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.ledger.pair_view import Notice
from vaikuttava_museo.ledger.statements import folder_of, read_files
from vaikuttava_museo.page.assets.asset import (
    Asset,
    not_found_file,
    unnamed_search_file,
    unused_theme_file,
    write_assets,
)
from vaikuttava_museo.page.assets.link_pictures import preview_pictures
from vaikuttava_museo.page.assets.robots_security_webmanifest import NEEDLESS, standard_files
from vaikuttava_museo.page.assets.styles_and_scripts import Assets, read_assets
from vaikuttava_museo.page.finished_html import finished
from vaikuttava_museo.page.markdown_extension import PageExtension, PageMarks, fill_blocks
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.script_data import generated_scripts
from vaikuttava_museo.page.section_feedback import FeedbackTarget
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.views import PageView, SiteView, context_of, page_view, site_view
from vaikuttava_museo.search.search_file import new_words, search_file

_BLANK_LINES = re.compile(r"\n\s*\n+|\n\s+")
_ID = re.compile(r'(?<=\sid=")[^"]+')


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says of the site, and where its parts stand."""

    docs: Path
    templates: tuple[Path, ...]
    """The folders of templates, `overrides/` first."""
    extensions: tuple[str, ...]
    """Python-Markdown's, as `mkdocs.yml` names them."""
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

    def faults_unlike(self, before: "Site | None") -> list[str]:
        """Return what keeps the site from being published, in words, unless it is what was found before."""
        if before and before.inspection is self.inspection:
            return []
        return [report(finding) for finding in self.inspection.faults]

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Return MkDocs' files with the worksheets' pages, without the theme's and pages whose names tell no language.

        The pages pretend to stand in the docs folder: mkdocs-static-i18n 1.3 crashes on MkDocs' generated files
        (`abs_src_path` is None).
        """
        for file in list(files):
            path = PurePosixPath(file.src_uri)
            if unused_theme_file(file.src_uri) or (path.suffix == ".md" and language_of(path) is None):
                files.remove(file)
        for path in self.worksheet_pages:
            place = (str(path), config.docs_dir, config.site_dir, config.use_directory_urls)
            files.append(File(*place, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def source(self, path: PurePosixPath) -> str:
        """Return a page's text: a worksheet's is generated, an unreadable front matter is left out.

        MkDocs would read a faulty block in its own way: take a missing template from it, or unfold nested aliases.
        """
        if path in self.worksheet_pages:
            return self.worksheet_pages[path]
        found = decode(path, self.inspection.folder.files.get(path, b""))
        text = found if isinstance(found, str) else ""
        key, language = _identity(path)
        if (key, language) in self.inspection.content.meta:
            return text
        page = self.inspection.content.page(key, language)
        title = ((page.text_of("title") if page else "") or key).replace("\n", " ")
        return f"---\ntitle: {_quoted(title)}\n---\n\n{_body(text)}"

    def html(self, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the HTML of a page's text, its placeholders filled; MkDocs' page learns the rest."""
        path = path_of(page)
        site, view = self._views(path)
        variables = {"page": page, "config": config, "base_url": "."} | context_of(site, view)
        marks = self._marks(path, page.canonical_url or "", variables)
        made = _rendered(page, _body(self.source(path)), marks, config, files)
        html = fill_blocks(made.html, BLOCK_PLACEHOLDERS, lambda name: self._partial(name, variables))
        page.meta["template"] = view.template
        page.toc, page.present_anchor_ids = made.toc, {*made.ids, *_ID.findall(html)}
        linked = {files.get_file_from_path(name): anchors for name, anchors in made.links.items()}
        page.links_to_anchors = {file: anchors for file, anchors in linked.items() if file}
        return html

    def page_variables(
        self, context: TemplateContext, page: Page, previewed_in: Language | None
    ) -> TemplateContext:
        """Return the variables of a page's template; a preview, in a language, also tells of the page's faults."""
        path = path_of(page)
        if path in self.worksheet_pages and page.edit_url:
            page.edit_url = page.edit_url.replace(path.name, data_file_of(path).name)
        banner = banner_of(self.inspection, path, previewed_in, self.guide) if previewed_in else None
        context.update({"findings": banner, **context_of(*self._views(path))})  # type: ignore[typeddict-item]
        return context

    def not_found_variables(self, context: TemplateContext, language: Language) -> TemplateContext:
        """Return the variables of the page for addresses that lead nowhere."""
        view = self.views[language]
        views = [view, *(other for other in self.views.values() if other is not view)]
        page = page_view(self.inspection.content, view, NOT_FOUND)
        context.update({"not_found": views, **context_of(view, page)})  # type: ignore[typeddict-item]
        return context

    def write_not_found(self, html: str, config: MkDocsConfig, *, previewed: bool) -> str:
        """Write a language's page for wrong addresses; return "", so that MkDocs does not write it.

        mkdocs-static-i18n lets the last language overwrite `/404.html`.
        """
        page = finished(html, with_its_policy=not previewed).encode()
        write_assets(Path(config.site_dir), [Asset(not_found_file(language_in(config)), page)])
        return ""

    def write_rest(self, language: Language, folder: Path, date: datetime) -> str:
        """Write what a language has beside its pages into the built site; return what to tell its editors, or "".

        The search is made of the finished pages and its file named by what it holds: only then can they name it.
        """
        content, assets = self.inspection.content, self.assets
        pages = (*map(_identity, self.worksheet_pages), *content.meta)
        keys = [key for key, spoken in pages if spoken is language]
        paths = {key: folder / url_of(key, language) / "index.html" for key in keys}
        html = {key: path.read_text(encoding="utf-8") for key, path in paths.items() if path.is_file()}
        search, missing = search_file(content, language, html)
        paths[NOT_FOUND] = folder / not_found_file(language)
        html[NOT_FOUND] = paths[NOT_FOUND].read_text(encoding="utf-8")
        for key, text in html.items():
            paths[key].write_text(text.replace(unnamed_search_file(language), search.name), encoding="utf-8")
        pictures = preview_pictures(content, language, assets.serif, assets.sans)
        standard = standard_files(self.settings.site_url, self.views[language].contact, date)
        for name in NEEDLESS:
            (folder / name).unlink(missing_ok=True)
        write_assets(folder, (assets.print, *assets.scripts.files, *pictures, *standard, search))
        return new_words(missing, language) if missing else ""

    def watched(self, config: MkDocsConfig) -> list[str]:
        """Return the files and folders whose change a preview shows."""
        ledger = [str(folder_of(self.settings.docs))] if self.ledger is not None else []
        return [config.docs_dir, config.config_file_path, *ledger]

    def _views(self, path: PurePosixPath) -> tuple[SiteView, PageView]:
        key, language = _identity(path)
        view = self.views[language]
        return view, page_view(self.inspection.content, view, key)

    def _marks(self, path: PurePosixPath, address: str, variables: Mapping[str, Any]) -> PageMarks:
        """Return what a page's text is marked with; `address` is its full one, `variables` are its template's."""
        key, language = _identity(path)
        view, page = self._views(path)
        terms = view.glossary.terms if view.glossary else ()
        notices = self.inspection.notices.get((key, language), {})
        feedback = FeedbackTarget(
            plain(page.heading), address, view.contact, self.settings.repo_url, language
        )
        contact = escape(view.contact)
        return PageMarks(
            language=language,
            terms=tuple((term.id, plain(term[language.code].explanation)) for term in terms),
            notices=tuple((id, self._notice(key, notice, variables)) for id, notice in notices.items()),
            feedback=feedback,
            inline=(
                ("provider", inline(view.provider)),
                ("contact", f'<a href="mailto:{contact}">{contact}</a>'),
            ),
            extensions=self.settings.extensions,
        )

    def _notice(self, key: str, notice: Notice, variables: Mapping[str, Any]) -> str:
        newer = self.inspection.content.meta.get((key, notice.newer))
        return self._partial("fresher-text", {**variables, "notice": notice, "newer": newer})

    def _partial(self, name: str, variables: Mapping[str, Any]) -> str:
        template = environment(self.settings.templates).get_template(f"partials/{name}.html")
        return _BLANK_LINES.sub("\n", template.render(variables)).strip()


def tune_garbage() -> None:
    """Look for garbage seldom: nearly all that a build makes lives to its end, and it saves a fifteenth of its time."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


def settings_of(config: MkDocsConfig, css: Mapping[str, Sequence[str]], before: Site | None) -> Settings:
    """Return what the site needs of MkDocs' configuration; `css` names its style sheets.

    The Markdown extensions are taken out of it: MkDocs would set them up for every page only to render nothing. The
    build of another language then finds them in the site `before`.
    """
    extensions = tuple(config.markdown_extensions) or (before.settings.extensions if before else ())
    config["markdown_extensions"] = []
    templates = tuple(map(Path, config.theme.dirs))
    addresses = (config.site_url or "/", config.repo_url or "", config.edit_uri or "")
    return Settings(Path(config.docs_dir), templates, extensions, css, config.extra, *addresses)


def read_site(settings: Settings, before: Site | None = None) -> Site:
    """Read the site; what is unchanged since `before` is not inspected again. Raises AssetFault."""
    folder, ledger = read_docs(settings.docs), read_files(folder_of(settings.docs))
    is_same = before and (folder, ledger) == (before.inspection.folder, before.ledger)
    inspection = before.inspection if before and is_same else inspect(folder, ledger=ledger)
    content = inspection.content
    assets = read_assets(settings.templates[0], settings.css, generated_scripts(content))
    views = {language: site_view(content, language, settings.extra, assets) for language in LANGUAGES}
    return Site(settings, ledger, inspection, assets, views, worksheet_page_sources(content.worksheets))


def path_of(page: Page) -> PurePosixPath:
    """Return a page's file in the docs folder; that of a worksheet's page is not there."""
    return PurePosixPath(page.file.src_uri)


def language_in(config: MkDocsConfig) -> Language:
    """Return the language that is being built."""
    return by_code(str(config.theme["language"]))


def _identity(path: PurePosixPath) -> tuple[str, Language]:
    """Return the pair key and language of a page's file; a name without a language was left out of the files."""
    return pair_key(path), language_of(path) or LANGUAGES[0]


def _body(text: str) -> str:
    parts = split_front_matter(text)
    return parts.body if isinstance(parts, FrontMatterText) else text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def worksheet_page_sources(worksheets: Mapping[str, AnyWorksheet]) -> dict[PurePosixPath, str]:
    """Return the Markdown source of every worksheet's pages by file name, so that nobody edits a text twice."""
    sources = {}
    for id, sheet in worksheets.items():
        for language in LANGUAGES:
            title, description = (_quoted(text[language.code]) for text in (sheet.title, sheet.description))
            source = f"---\ntitle: {title}\ndescription: {description}\n---\n\n{{{{ worksheet }}}}\n"
            sources[file_of(worksheet_key(id), language)] = source
    return sources


def data_file_of(path: PurePosixPath) -> PurePosixPath:
    """Return the file in which a worksheet page is edited: `partner-map.yml` for `partner-map.sv.md`."""
    return path.with_name(path.name.split(".")[0] + ".yml")


@dataclass(frozen=True, slots=True)
class _RenderedPage:
    """What MkDocs made of a page's text; `links` are those to anchors, by the name of the file they lead to."""

    html: str
    toc: Any
    ids: frozenset[str]
    links: dict[str, dict[str, str]]


def _rendered(page: Page, text: str, marks: PageMarks, config: MkDocsConfig, files: Files) -> _RenderedPage:
    """Return a page's text as HTML, made by MkDocs and cached: a preview renders only what has changed."""
    cached = _cached(page.file.src_uri, text, marks, _addresses(files))
    if not cached:
        page.markdown = text
        config["markdown_extensions"] = [*marks.extensions, PageExtension(marks)]
        try:
            page.render(config, files)
        finally:
            config["markdown_extensions"] = []
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        ids = frozenset(page.present_anchor_ids or ())
        cached.append(_RenderedPage(page.content or "", page.toc, ids, links))
    return cached[0]


@lru_cache(maxsize=1)
def _addresses(files: Files) -> frozenset[tuple[str, str]]:
    """Return what the links of any page may lead to."""
    return frozenset((file.src_uri, file.url) for file in files)


@lru_cache(maxsize=256)
def _cached(*made_of: object) -> list[_RenderedPage]:
    """Return where the HTML made of these is put: the objects of MkDocs are let go after each build."""
    return []
