"""The MkDocs plugin: translates the build's events into calls of the pipeline, and does nothing more."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from vaikuttava_museo.content.languages import Language, by_code
from vaikuttava_museo.ledger.files import folder_of
from vaikuttava_museo.page.assets.asset import Asset, write_assets
from vaikuttava_museo.page.assets.theme_files import not_found_file
from vaikuttava_museo.page.finished_html import finished
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.pipeline import (
    Settings,
    Site,
    is_unwanted,
    path_of,
    read_site,
    tune_collector,
    write_rest,
)

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger(__name__)


class PluginConfig(base.Config):
    """The plugin's settings in `mkdocs.yml`."""

    css = config_options.DictOfItems(config_options.ListOfItems(config_options.Type(str)), default={})
    """The style sheets under `overrides/css/`, in their order: of every page, of a kind of page, of print."""


class VaikuttavaMuseoPlugin(BasePlugin[PluginConfig]):
    """Refuses content that is wrong, and hands MkDocs what the site consists of."""

    _serving = False
    _site: Site

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an editor is looking at a live preview, which goes on in spite of faults."""
        self._serving = command == "serve"
        tune_collector()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; a build with faults ends here, before anything is written."""
        # Only our folder of the theme and MkDocs' own: looking through Material's 14,000 icons takes as long as 30 pages.
        config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
        before = getattr(self, "_site", None)
        try:
            self._site = read_site(self._settings(config), before)
        except ValueError as fault:
            raise PluginError(str(fault)) from fault
        if before is None or self._site.inspection is not before.inspection:
            self._report()
        return config

    def _settings(self, config: MkDocsConfig) -> Settings:
        templates = tuple(map(Path, config.theme.dirs))
        addresses = (config.site_url or "/", config.repo_url or "", config.edit_uri or "")
        return Settings(Path(config.docs_dir), templates, self.config.css, config.extra, *addresses)

    def _report(self) -> None:
        faults = self._site.faults
        if faults and not self._serving:
            raise PluginError("\n" + "\n".join(faults))
        for text in faults:
            log.warning(text)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what the site never uses; add the worksheets' pages.

        They pretend to stand in the docs folder: mkdocs-static-i18n 1.3 crashes on MkDocs' generated files
        (`abs_src_path` is None).
        """
        for file in [file for file in files if is_unwanted(file.src_uri)]:
            files.remove(file)
        for path in self._site.worksheet_pages:
            paths = (str(path), config.docs_dir, config.site_dir, config.use_directory_urls)
            files.append(File(*paths, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Use the project's own templates."""
        return environment(self._site.settings.templates)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Return a page's text."""
        return self._site.source(path_of(page))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave MkDocs nothing to render: `on_page_content` has it rendered where an unchanged page is kept."""
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return a page's HTML and choose its template."""
        page.meta["template"] = self._site.page(path_of(page)).template
        return self._site.html(page, config, files)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template what the page shows."""
        path = path_of(page)
        page.edit_url = page.edit_url and page.edit_url.replace(path.name, self._site.edited(path).name)
        context.update(self._site.context(path))  # type: ignore[typeddict-item]
        if self._serving:
            context["findings"] = self._site.banner(path, _language(config))  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Finish a page's HTML."""
        return finished(output)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand the 404 page the same as any other."""
        context.update(self._site.not_found(_language(config)))  # type: ignore[typeddict-item]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Write the 404 page of every language: mkdocs-static-i18n lets the last one overwrite /404.html."""
        if template_name != "404.html":
            return output
        write_assets(
            Path(config.site_dir), [Asset(not_found_file(_language(config)), finished(output).encode())]
        )
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the site has beside its pages."""
        said = write_rest(self._site, _language(config), Path(config.site_dir), get_build_datetime())
        if said:
            print(said, file=sys.stderr)

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Preview with a server that lives on when a build fails."""
        from vaikuttava_museo.commands.preview import preview_server  # noqa: PLC0415 – 25 ms of every build, for a preview alone

        ledger = [str(folder_of(Path(config.docs_dir)))] if self._site.ledger is not None else []
        watched = [config.docs_dir, config.config_file_path, *ledger]
        return preview_server(server, watched, self._site.guide.issues, (MkDocsException,))


def _language(config: MkDocsConfig) -> Language:
    return by_code(str(config.theme["language"]))
