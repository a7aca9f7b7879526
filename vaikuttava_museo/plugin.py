"""The MkDocs plugin: the build's events in the order they fire, a few lines each over the pure modules."""

import sys
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vaikuttava_museo.assets import Asset, AssetFolder, fingerprinted, fingerprinted_folder
from vaikuttava_museo.content import Content, parse_content, read_tree
from vaikuttava_museo.encoding import decode
from vaikuttava_museo.filters import add_filters
from vaikuttava_museo.languages import Language, by_code, language_of, pair_key
from vaikuttava_museo.messages import report
from vaikuttava_museo.pictures import preview_pictures
from vaikuttava_museo.placeholders import fill_placeholders
from vaikuttava_museo.rendering import (
    NOT_FOUND,
    Assets,
    block_fillers,
    page_context,
    template_for,
)
from vaikuttava_museo.rules import check
from vaikuttava_museo.search.build import SearchBuild, new_words, start_search
from vaikuttava_museo.site_files import not_found_file, search_modules, unused_theme_file
from vaikuttava_museo.stylesheet import PRINT, styles_by_kind
from vaikuttava_museo.tooltips import add_tooltips
from vaikuttava_museo.typography import bind
from vaikuttava_museo.worksheet_pages import data_file_of, worksheet_page_sources

log = get_plugin_logger(__name__)


class PluginConfig(base.Config):
    """The plugin's settings in `mkdocs.yml`."""

    css = config_options.DictOfItems(config_options.ListOfItems(config_options.Type(str)), default={})
    """The style sheets under `overrides/css/`, in their order: of every page, of a kind of page, of print."""


class VaikuttavaMuseoPlugin(BasePlugin[PluginConfig]):
    """Reads the content once, refuses what is wrong, and hands templates what they show."""

    _serving = False
    _files: dict[PurePosixPath, bytes]
    _content: Content
    _generated: dict[PurePosixPath, str]
    _styles: dict[str, str]
    _print: Asset
    _scripts: AssetFolder
    _search: SearchBuild
    _assets: Assets

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an editor is looking at a live preview, which goes on in spite of faults."""
        self._serving = command == "serve"
        self._files = {}

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Parse and check the content; a build with faults ends here, before anything is written."""
        files = read_tree(Path(config.docs_dir))
        if files != self._files:
            self._files, self._content = files, parse_content(files)
            self._generated = worksheet_page_sources(self._content.worksheets)
            self._report()
        overrides = Path(config.theme.custom_dir or "")
        self._read_assets(overrides)
        self._search = start_search(self._content, self._files.values(), overrides)
        return config

    def _read_assets(self, overrides: Path) -> None:
        parts = {
            kind: [(overrides / "css" / name).read_text(encoding="utf-8") for name in names]
            for kind, names in self.config.css.items()
        }
        self._styles = styles_by_kind(parts)
        scripts = overrides / "js"
        files = {str(path.relative_to(scripts)): path.read_bytes() for path in scripts.rglob("*.js")}
        self._print = fingerprinted("assets/print.css", self._styles[PRINT])
        self._scripts = fingerprinted_folder("assets/js", files)

    def _report(self) -> None:
        findings = [report(finding) for finding in check(self._content)]
        if findings and not self._serving:
            raise PluginError("\n" + "\n".join(findings))
        for text in findings:
            log.warning(text)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what the theme ships and this site never uses; add the worksheets' pages.

        They pretend to stand in the docs folder: mkdocs-static-i18n 1.3 crashes on MkDocs' generated files
        (`abs_src_path` is None). Their text comes from `on_page_read_source`.
        """
        for file in [file for file in files if unused_theme_file(file.src_uri)]:
            files.remove(file)
        names = self._print.name, self._scripts.name
        self._assets = Assets(self._styles, *names, self._search.names, search_modules(self._scripts))
        for path in self._generated:
            paths = (str(path), config.docs_dir, config.site_dir, config.use_directory_urls)
            files.append(File(*paths, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the theme's templates the project's filters."""
        return add_filters(env, self._content, self._language(config))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Return a page's text: a worksheet's is generated, and an unreadable one shows as empty."""
        path = PurePosixPath(page.file.src_uri)
        if path in self._generated:
            return self._generated[path]
        text = decode(path, self._files.get(path, b""))
        return text if isinstance(text, str) else ""

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the template, fill the placeholders and bind what must not part at a line's end."""
        key, language = self._identity(page)
        readable = (key, language) in self._content.meta or PurePosixPath(
            page.file.src_uri
        ) in self._generated
        page.meta["template"] = template_for(key, readable=readable)
        env = add_filters(config.theme.get_env(), self._content, language)
        context = {"page": page, "config": config, "base_url": "."} | self._context(page, config)
        return fill_placeholders(bind(markdown), block_fillers(env, context))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give links to the glossary the term's explanation as their tooltip."""
        glossary = self._content.glossary
        return add_tooltips(html, glossary, self._identity(page)[1]) if glossary else html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template what the page shows."""
        path = PurePosixPath(page.file.src_uri)
        if path in self._generated and page.edit_url:
            page.edit_url = page.edit_url.replace(path.name, data_file_of(path).name)
        context.update(self._context(page, config))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the finished page to the search."""
        self._search.add(*self._identity(page), output)
        return output

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
        target = not_found_file(self._language(config))
        if target == template_name:
            return output
        path = Path(config.site_dir, target)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the style sheet of paper, the scripts, the pictures and the search."""
        fonts = Path(config.theme.custom_dir or "", "assets", "fonts")
        serif, sans = ((fonts / f"{name}.woff2").read_bytes() for name in ("serif", "sans"))
        pictures = preview_pictures(self._content, self._language(config), serif, sans)
        search, missing = self._search.finish(self._language(config))
        if missing:
            print(new_words(missing, self._language(config)), file=sys.stderr)
        for asset in (self._print, *self._scripts.files, *pictures, search):
            path = Path(config.site_dir, asset.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(asset.content)

    def _language(self, config: MkDocsConfig) -> Language:
        return by_code(str(config.theme["language"]))

    def _identity(self, page: Page) -> tuple[str, Language]:
        path = PurePosixPath(page.file.src_uri)
        language = language_of(path)
        if language is None:
            raise PluginError(f"docs/{path}: nimestä ei näe kieltä. Språket framgår inte av filnamnet.")
        return pair_key(path), language

    def _context(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        key, language = self._identity(page)
        return page_context(self._content, key, language, config.extra, self._assets)
