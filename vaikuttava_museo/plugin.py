"""The MkDocs plugin: translates the build's events into calls of the pipeline, and does nothing more."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from vaikuttava_museo.page.finished_html import finished
from vaikuttava_museo.page.locales import language_in
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.pipeline import Site, path_of, read_site
from vaikuttava_museo.release import PREVIEW

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class PluginConfig(base.Config):
    """The plugin's settings in `mkdocs.yml`."""

    css = config_options.DictOfItems(config_options.ListOfItems(config_options.Type(str)), default={})
    """The style sheets under `overrides/css/`, in their order: of every page, of a kind of page, of print."""


class VaikuttavaMuseoPlugin(BasePlugin[PluginConfig]):
    """Refuses content that is wrong, and hands MkDocs what the site consists of."""

    _serving: bool
    _previewing: bool
    _site: Site

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an editor gets a preview, live or of her pull request: it shows faults and goes on."""
        self._serving = command == "serve"
        self._previewing = self._serving or PREVIEW in os.environ

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; a build with faults ends here, before anything is written."""
        # MkDocs would look through Material's 14,000 icons, and set up the extensions for pages it does not render.
        config.theme.dirs, config["markdown_extensions"] = [config.theme.dirs[0], config.theme.dirs[-1]], []
        before = vars(self).get("_site")
        try:
            self._site = read_site(config, self.config.css, before)
        except ValueError as fault:
            raise PluginError(str(fault)) from fault
        faults = self._site.faults_unlike(before)
        if faults and not self._previewing:
            raise PluginError("\n" + "\n".join(faults))
        for text in faults:
            get_plugin_logger(__name__).warning(text)
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the worksheets' pages, and leave out what the site never uses."""
        return self._site.files(files, config)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Use the project's own templates."""
        return environment(self._site.templates)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Return a page's text."""
        return self._site.source(path_of(page))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave MkDocs nothing to render: `on_page_content` has it rendered where an unchanged page is cached."""
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return a page's HTML and choose its template."""
        return self._site.html(page, config, files)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template what the page shows."""
        language = language_in(config) if self._previewing else None
        return cast(TemplateContext, {**context, **self._site.page_variables(page, language)})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Finish a page's HTML."""
        return finished(output, with_its_policy=not self._serving)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand the 404 page the same as any other, and the sitemap the list of pages."""
        return cast(TemplateContext, {**context, **self._site.template_variables(language_in(config))})

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Write the 404 page of a language where it belongs."""
        write = self._site.write_not_found
        return write(output, config, previewed=self._serving) if template_name == "404.html" else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the site has beside its pages."""
        if hint := self._site.write_rest(language_in(config), Path(config.site_dir), get_build_datetime()):
            print(hint, file=sys.stderr)

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Preview with a server that survives failed builds."""
        from vaikuttava_museo.commands.serve import preview_server  # noqa: PLC0415 – 25 ms of every build

        return preview_server(server, self._site.watched(config), self._site.guide.issues)
