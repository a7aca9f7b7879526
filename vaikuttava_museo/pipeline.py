"""From the project's folder to the site: read once, immutable, then asked for each page and each language's files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import Guide, guide_of, report
from vaikuttava_museo.checks.reporters.banner import banner_of
from vaikuttava_museo.content.addresses import (
    NOT_FOUND,
    language_of,
    pair_key,
    url_of,
)
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.folder import read_docs
from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.markdown_limits import find_tangle
from vaikuttava_museo.content.no_break_spaces_and_marks import bind
from vaikuttava_museo.content.worksheet_pages import data_file_of, worksheet_page_sources
from vaikuttava_museo.content.yaml_with_lines import quoted
from vaikuttava_museo.ledger.ledger_files import folder_of, read_files
from vaikuttava_museo.page.assets.asset import (
    Asset,
    not_found_file,
    unnamed_search_file,
    unused_theme_file,
    write_assets,
)
from vaikuttava_museo.page.assets.link_previews_and_app_icons import preview_pictures
from vaikuttava_museo.page.assets.robots_security_manifest import robots_txt, security_txt, web_manifest
from vaikuttava_museo.page.assets.styles_and_scripts import Assets, read_assets
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import RARE_PARTS, has_rare_elements
from vaikuttava_museo.page.finished_html import finished
from vaikuttava_museo.page.link_addresses import addresses_from, former_pages
from vaikuttava_museo.page.locales import generated_file, language_in
from vaikuttava_museo.page.partials import Partials
from vaikuttava_museo.page.rendered_page import RenderedPage, render, rendered
from vaikuttava_museo.page.script_data import generated_scripts
from vaikuttava_museo.page.tooltips_links_and_notices import published
from vaikuttava_museo.page.views import View, page_view, site_view
from vaikuttava_museo.page.workshop_guide import guide_scripts
from vaikuttava_museo.search.search_file import new_words, search_file


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site as read: its content and what is wrong in it, its look, and what every page shows."""

    docs: Path
    templates: tuple[Path, ...]
    """The folders of templates, `overrides/` first."""
    address: str
    """The full address of the site's root, which ends in a slash."""
    guide: Guide
    """Where editors find help."""
    ledger: Mapping[PurePosixPath, bytes] | None
    inspection: Inspection
    assets: Assets
    views: Mapping[Language, View]
    worksheet_pages: Mapping[PurePosixPath, str]
    """The Markdown source of every worksheet's pages, which have no file of their own."""
    generated: Mapping[str, bytes]
    """The scripts that say what the content says, by path."""

    def faults_unlike(self, before: "Site | None") -> list[str]:
        """Return what keeps the site from being published, in words, unless it is what was found before."""
        if before and before.inspection is self.inspection:
            return []
        return [report(finding) for finding in self.inspection.faults]

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Return MkDocs' files with the worksheets' pages, without the theme's and what the folder should not hold."""
        for file in list(files):
            path = PurePosixPath(file.src_uri)
            is_ours = Path(file.src_dir or "") == self.docs
            if unused_theme_file(file.src_uri) or (is_ours and not self.inspection.is_published(path)):
                files.remove(file)
        for path in self.worksheet_pages:
            files.append(generated_file(path, config))
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
        return f"---\ntitle: {quoted(title)}\n---\n\n{_body(text)}"

    def html(self, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the HTML of a page's text, its placeholders filled; MkDocs' page learns the rest."""
        path, content = path_of(page), self.inspection.content
        made, shown = self._rendered(path), self._shown(path)
        partials = Partials(self.templates, {"page": page, "config": config, "base_url": ".", **shown})
        marks = partials.marks(content, self.inspection.notices.get(_identity(path), {}))
        html = published(made, marks, addresses_from(page.file, files, content))
        page.meta["template"] = shown["template"]
        page.meta["has_rare_elements"] = has_rare_elements(made.root) or any(it in html for it in RARE_PARTS)
        page.toc = get_toc([_bound(entry) for entry in made.toc])
        return partials.filled(html)

    def page_variables(self, page: Page, previewed_in: Language | None) -> View:
        """Return the variables of a page's template; a preview, in a language, also tells of the page's faults."""
        path = path_of(page)
        if path in self.worksheet_pages and page.edit_url:
            page.edit_url = page.edit_url.replace(path.name, data_file_of(path).name)
        banner = banner_of(self.inspection, path, previewed_in, self.guide) if previewed_in else None
        return {"findings": banner, **self._shown(path)}

    def template_variables(self, language: Language) -> View:
        """Return the variables of what is no page of the content: `404.html` and `sitemap.xml`."""
        view = self.views[language]
        views = [view, *(other for other in self.views.values() if other is not view)]
        page = page_view(self.inspection.content, language, NOT_FOUND)
        return {"not_found": views, "listed": self._listed(), **view, **page}

    def _listed(self) -> list[tuple[str, list[tuple[Language, str]]]]:
        """Return the address of every page, with those of its pair in every language."""
        pages = sorted(self._pages(), key=lambda page: (page[1].prefix, page[0]))
        return [
            (url_of(key, language), [(each, url_of(key, each)) for each in LANGUAGES if (key, each) in pages])
            for key, language in pages
        ]

    def write_not_found(self, html: str, config: MkDocsConfig, *, previewed: bool) -> str:
        """Write a language's page for wrong addresses; return "", for MkDocs would write each over the one before."""
        page = finished(html, with_its_policy=not previewed).encode()
        write_assets(Path(config.site_dir), [Asset(not_found_file(language_in(config)), page)])
        return ""

    def write_rest(self, language: Language, folder: Path, date: datetime) -> str:
        """Write what a language has beside its pages into the built site; return what to tell its editors, or "".

        The search is made of the finished pages and its file named by what it holds: only then can they name it.
        """
        content, assets = self.inspection.content, self.assets
        keys = [key for key, spoken in self._pages() if spoken is language]
        paths = {key: folder / url_of(key, language) / "index.html" for key in keys}
        html = {key: path.read_text(encoding="utf-8") for key, path in paths.items() if path.is_file()}
        search, missing = search_file(content, language, html)
        paths[NOT_FOUND] = folder / not_found_file(language)
        html[NOT_FOUND] = paths[NOT_FOUND].read_text(encoding="utf-8")
        for key, text in html.items():
            paths[key].write_text(text.replace(unnamed_search_file(language), search.name), encoding="utf-8")
        pictures = preview_pictures(content, language, assets.serif, assets.sans)
        contact = self.views[language]["contact"]
        standard = robots_txt(self.address), security_txt(self.address, contact, date), web_manifest(language)
        # Packing is the host's, and zlib's bytes differ between machines.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        write_assets(folder, (*pictures, *standard, search))
        if language is LANGUAGES[0]:
            write_assets(folder, (assets.later, assets.worksheet_print, *assets.scripts.files))
        write_assets(folder, former_pages(content, self.views[language], self.templates, self.address))
        return new_words(missing, language) if missing else ""

    def watched(self, config: MkDocsConfig) -> list[str]:
        """Return the files and folders whose change a preview shows."""
        ledger = [str(folder_of(self.docs))] if self.ledger is not None else []
        return [config.docs_dir, config.config_file_path, *ledger]

    def _pages(self) -> list[tuple[str, Language]]:
        """Return the pair key and the language of every page that can be read."""
        return [*map(_identity, self.worksheet_pages), *self.inspection.content.meta]

    def _shown(self, path: PurePosixPath) -> View:
        """Return what a page's template prints."""
        key, language = _identity(path)
        return {**self.views[language], **page_view(self.inspection.content, language, key)}

    def _rendered(self, path: PurePosixPath) -> RenderedPage:
        """Return a page's text as it was judged; one that could not be read is rendered all the same."""
        content = self.inspection.content
        page = content.page(*_identity(path))
        body = _body(self.source(path))
        return rendered(page) if page else render("" if find_tangle(body) else body, 1)


def read_site(config: MkDocsConfig, css: Mapping[str, Sequence[str]], before: Site | None = None) -> Site:
    """Read the site; what is unchanged since `before` is not inspected again. Raises AssetFault.

    `css` names its style sheets.
    """
    docs, templates = Path(config.docs_dir), tuple(map(Path, config.theme.dirs))
    address = config.site_url or "/"
    folder, ledger = read_docs(docs), read_files(folder_of(docs))
    is_same = before and (folder, ledger) == (before.inspection.folder, before.ledger)
    inspection = before.inspection if before and is_same else inspect(folder, ledger=ledger)
    content = inspection.content
    if before and is_same and address == before.address:
        generated = before.generated
    else:
        generated = generated_scripts(content) | guide_scripts(content, address)
    assets = read_assets(templates[0], css, generated)
    return Site(
        docs=docs,
        templates=templates,
        address=address,
        guide=guide_of(address, config.repo_url, config.edit_uri),
        ledger=ledger,
        inspection=inspection,
        assets=assets,
        views={language: site_view(content, language, config.extra, assets) for language in LANGUAGES},
        worksheet_pages=worksheet_page_sources(content.worksheets),
        generated=generated,
    )


def path_of(page: Page) -> PurePosixPath:
    """Return a page's file in the docs folder; that of a worksheet's page is not there."""
    return PurePosixPath(page.file.src_uri)


def _identity(path: PurePosixPath) -> tuple[str, Language]:
    """Return the pair key and language of a page's file; a name without a language was left out of the files."""
    return pair_key(path), language_of(path) or LANGUAGES[0]


def _body(text: str) -> str:
    parts = split_front_matter(text)
    return parts.body if isinstance(parts, FrontMatterText) else text


def _bound(entry: Mapping[str, Any]) -> Any:  # noqa: ANN401 – MkDocs' own type for these is private
    """Return a heading in the list of contents with what its line must not part bound."""
    return {**entry, "name": bind(entry["name"]), "children": list(map(_bound, entry["children"]))}
