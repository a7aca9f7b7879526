"""The MkDocs plugin: the build's events in the order they fire, a few lines each over the pure modules."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from vaikuttava_museo.assets import Asset, write_assets
from vaikuttava_museo.collector import collect_seldom
from vaikuttava_museo.content import Content
from vaikuttava_museo.docs_folder import DocsFolder, read_docs
from vaikuttava_museo.encoding import decode
from vaikuttava_museo.faces.banner import banner_of
from vaikuttava_museo.filters import add_filters
from vaikuttava_museo.guide import Guide, guide_of
from vaikuttava_museo.indentation import without_indentation
from vaikuttava_museo.inspection import Inspection, inspect
from vaikuttava_museo.kept import Kept
from vaikuttava_museo.languages import Language, by_code, language_of, pair_key
from vaikuttava_museo.ledger.files import folder_of, read_files
from vaikuttava_museo.ledger.reader_line import Notice, add_notices
from vaikuttava_museo.live_preview import BUILD_DELAY, Rebuild, preview_source, watch_closely
from vaikuttava_museo.look import Look, LookFault, read_look
from vaikuttava_museo.markup import plain
from vaikuttava_museo.messages import report
from vaikuttava_museo.navigation import SETTINGS
from vaikuttava_museo.own_files import listing_own_files
from vaikuttava_museo.page_names import page_heading
from vaikuttava_museo.pages import find_headings
from vaikuttava_museo.pictures import preview_pictures
from vaikuttava_museo.placeholders import fill_blocks, fill_placeholders, set_apart
from vaikuttava_museo.rendered_pages import RenderedPages
from vaikuttava_museo.rendering import (
    NOT_FOUND,
    Assets,
    block_fillers,
    ids_in,
    inline_fillers,
    page_context,
    template_for,
)
from vaikuttava_museo.script_data import made_scripts
from vaikuttava_museo.search.build import SearchBuild, new_words, start_search
from vaikuttava_museo.section_feedback import FeedbackTarget, add_section_feedback, sections_of
from vaikuttava_museo.security_headers import with_policy
from vaikuttava_museo.site_files import not_found_file, search_modules, unused_theme_file
from vaikuttava_museo.standard_files import NEEDLESS, standard_files
from vaikuttava_museo.template_cache import TemplateCache
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.tooltips import add_tooltips
from vaikuttava_museo.typography import bind, keep_together
from vaikuttava_museo.worksheet_pages import data_file_of, worksheet_page_sources

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger(__name__)


class PluginConfig(base.Config):
    """The plugin's settings in `mkdocs.yml`."""

    css = config_options.DictOfItems(config_options.ListOfItems(config_options.Type(str)), default={})
    """The style sheets under `overrides/css/`, in their order: of every page, of a kind of page, of print."""


class VaikuttavaMuseoPlugin(BasePlugin[PluginConfig]):
    """Reads the content once, refuses what is wrong, and hands templates what they show."""

    _serving = False
    _folder: DocsFolder | None
    _ledger: dict[PurePosixPath, bytes] | None
    _kept: Kept
    """What was read and found in the files as they are: a preview reads only a changed one anew."""
    _inspection: Inspection
    _content: Content
    _guide: Guide
    _generated: dict[PurePosixPath, str]
    _look: Look
    _search: SearchBuild
    _assets: Assets
    _templates: TemplateCache
    _rendered: RenderedPages
    _env: jinja2.Environment
    """What fills the placeholders: MkDocs has no environment yet when it reads the pages."""
    _contexts: dict[str, dict[str, Any]]
    """What pages show, from the reading of their text to the writing of their HTML."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an editor is looking at a live preview, which goes on in spite of faults."""
        collect_seldom()
        self._serving = command == "serve"
        self._folder, self._ledger, self._kept = None, None, Kept()
        self._templates, self._rendered = TemplateCache(), RenderedPages()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Parse and check the content; a build with faults ends here, before anything is written."""
        folder, ledger = read_docs(Path(config.docs_dir)), read_files(folder_of(Path(config.docs_dir)))
        if (folder, ledger) != (self._folder, self._ledger):
            self._folder, self._ledger = folder, ledger
            self._inspection = inspect(folder, ledger=ledger, kept=self._kept)
            self._content = self._inspection.content
            self._generated = worksheet_page_sources(self._content.worksheets)
            self._report()
        self._guide = guide_of(config.repo_url, config.edit_uri)
        overrides = Path(config.theme.custom_dir or "")
        try:
            self._look = read_look(overrides, self.config.css, made_scripts(self._content))
        except LookFault as fault:
            raise PluginError(str(fault)) from fault
        self._search = start_search(self._content, folder.files.values(), overrides, self._kept)
        environment = partial(Theme.get_env, config.theme)
        config.theme.get_env = partial(listing_own_files, environment, config.theme.dirs)  # type: ignore[method-assign]
        return config

    def _report(self) -> None:
        faults = [report(finding) for finding in self._inspection.faults]
        if faults and not self._serving:
            raise PluginError("\n" + "\n".join(faults))
        for text in faults:
            log.warning(text)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what the theme ships and this site never uses; add the worksheets' pages.

        They pretend to stand in the docs folder: mkdocs-static-i18n 1.3 crashes on MkDocs' generated files
        (`abs_src_path` is None). Their text comes from `on_page_read_source`.
        """
        for file in [file for file in files if unused_theme_file(file.src_uri) or _has_no_language(file)]:
            files.remove(file)
        look = self._look
        names = look.print.name, look.scripts.name
        self._assets = Assets(look.styles, *names, self._search.names, search_modules(look.scripts))
        for path in self._generated:
            paths = (str(path), config.docs_dir, config.site_dir, config.use_directory_urls)
            files.append(File(*paths, inclusion=InclusionLevel.NOT_IN_NAV))
        self._env, self._contexts = self._prepared(config.theme.get_env(), config), {}
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note which files a preview's pages may link to."""
        self._rendered.begin(self._inspection.folder.files.get(SETTINGS, b""), files)
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the theme's templates the project's filters."""
        return self._prepared(env, config)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Return a page's text: a worksheet's is generated, and an unreadable one shows as empty."""
        path = PurePosixPath(page.file.src_uri)
        if path in self._generated:
            return self._generated[path]
        text = decode(path, self._inspection.folder.files.get(path, b""))
        return preview_source(self._content, *self._identity(page), text if isinstance(text, str) else "")

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the template, fill the placeholders in sentences and bind what must not part at a line's end."""
        key, language = self._identity(page)
        readable = (key, language) in self._content.meta or PurePosixPath(
            page.file.src_uri
        ) in self._generated
        page.meta["template"] = template_for(key, readable=readable)
        self._contexts[page.file.src_uri] = self._context(page, config)
        if self._serving and self._is_sound(page):
            page.render = self._render_once(page, page.render)  # type: ignore[method-assign, assignment]
        bound = self._kept.result(("bound", page.file.src_uri), markdown, partial(bind, markdown))
        return fill_placeholders(set_apart(bound), inline_fillers(self._contexts[page.file.src_uri]))

    def _is_sound(self, page: Page) -> bool:
        """Tell whether a page has no fault: MkDocs warns of some while it turns the text into HTML, each time."""
        path = PurePosixPath(page.file.src_uri)
        return all(fault.path != path for fault in self._inspection.faults)

    def _render_once(
        self, page: Page, render: Callable[[MkDocsConfig, Files], None]
    ) -> Callable[[MkDocsConfig, Files], None]:
        """Return what turns a page's text into HTML unless that was done in an earlier build of the preview."""

        def render_once(config: MkDocsConfig, files: Files) -> None:
            self._rendered.render(page, files.get_file_from_path, lambda: render(config, files))

        return render_once

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill the blocks; say which sections are fresher in the other language; explain terms; ask to correct."""
        key, language = self._identity(page)
        html = fill_blocks(html, block_fillers(self._env, self._part_context(page, config)))
        page.present_anchor_ids = (page.present_anchor_ids or set()) | ids_in(html)
        notices = self._inspection.pairs.notices.get((key, language))
        if notices:
            html = add_notices(html, notices, self._notice_writer(page, config))
        glossary = self._content.glossary
        if glossary:
            html = add_tooltips(html, glossary, language)
        made_of = html, sections_of(find_headings(page.markdown or "")), self._feedback_target(page, config)
        return self._kept.result(
            ("mend", page.file.src_uri), made_of, partial(add_section_feedback, *made_of)
        )

    def _notice_writer(self, page: Page, config: MkDocsConfig) -> Callable[[Notice], str]:
        key, _ = self._identity(page)
        template = self._env.get_template("partials/fresher-text.html")
        context = self._part_context(page, config)
        metas = self._content.meta
        return lambda notice: template.render(context, notice=notice, newer=metas.get((key, notice.newer)))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template what the page shows."""
        path = PurePosixPath(page.file.src_uri)
        if path in self._generated and page.edit_url:
            page.edit_url = page.edit_url.replace(path.name, data_file_of(path).name)
        context.update(self._contexts.pop(page.file.src_uri))  # type: ignore[typeddict-item]
        if self._serving:
            shown_in = self._language(config)
            context["findings"] = banner_of(self._inspection, path, shown_in, self._guide)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the finished page to the search, and keep together what is read as one."""
        self._search.add(*self._identity(page), output)
        return self._finished(output)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand the 404 page the same as any other."""
        language = self._language(config)
        context.update(page_context(self._content, NOT_FOUND, language, config.extra, self._assets))  # type: ignore[typeddict-item]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Write the Swedish 404 page into /sv/: mkdocs-static-i18n lets the last language overwrite /404.html."""
        if template_name != "404.html":
            return output
        output = self._finished(output)
        target = not_found_file(self._language(config))
        if target == template_name:
            return output
        write_assets(Path(config.site_dir), [Asset(target, output.encode())])
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the style sheet of paper, the scripts, the pictures and the search."""
        look, folder = self._look, Path(config.site_dir)
        pictures = preview_pictures(self._content, self._language(config), look.serif, look.sans)
        search, missing = self._search.finish(self._language(config))
        if missing:
            print(new_words(missing, self._language(config)), file=sys.stderr)
        standard = standard_files(config.site_url or "/", config.extra["contact"], get_build_datetime())
        for name in NEEDLESS:
            (folder / name).unlink(missing_ok=True)
        write_assets(folder, (look.print, *look.scripts.files, *pictures, *standard, search))

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Keep the preview alive when a build fails, and show an editor's answer to the ledger at once."""
        watch_closely(server, [config.docs_dir, config.config_file_path])
        if self._ledger is not None:
            server.watch(str(folder_of(Path(config.docs_dir))))
        rebuild = Rebuild(server.builder, server.error_handler, self._guide.issues, (MkDocsException,))
        server.builder, server.error_handler = rebuild, rebuild.error_page
        server.build_delay = BUILD_DELAY
        return server

    def _finished(self, html: str) -> str:
        html = without_indentation(keep_together(html))
        # MkDocs puts a script of its own into the pages of a preview.
        return html if self._serving else with_policy(html)

    def _prepared(self, env: jinja2.Environment, config: MkDocsConfig) -> jinja2.Environment:
        env.bytecode_cache, env.autoescape = self._templates, True
        return add_filters(env, self._content, self._language(config))

    def _feedback_target(self, page: Page, config: MkDocsConfig) -> FeedbackTarget:
        key, language = self._identity(page)
        title = plain(page_heading(self._content, key, language))
        texts = catalogue("interface", language)
        address = page.canonical_url or ""
        return FeedbackTarget(title, address, config.extra["contact"], config.repo_url or "", texts)

    def _language(self, config: MkDocsConfig) -> Language:
        return by_code(str(config.theme["language"]))

    def _identity(self, page: Page) -> tuple[str, Language]:
        path = PurePosixPath(page.file.src_uri)
        language = language_of(path)
        if language is None:
            raise PluginError(f"docs/{path}: nimestä ei näe kieltä. Språket framgår inte av filnamnet.")
        return pair_key(path), language

    def _part_context(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        return {"page": page, "config": config, "base_url": "."} | self._contexts[page.file.src_uri]

    def _context(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        key, language = self._identity(page)
        return page_context(self._content, key, language, config.extra, self._assets)


def _has_no_language(file: File) -> bool:
    """Tell whether a page's name names no language; a build has refused it, a preview goes on without it."""
    path = PurePosixPath(file.src_uri)
    return path.suffix == ".md" and language_of(path) is None
