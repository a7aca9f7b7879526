"""Finnish and Swedish as two runs of MkDocs: all that the site asks of the plugin which makes them.

That plugin is mkdocs-static-i18n (`content/markdown_extensions_and_css.yml`). `LocalesPlugin` does what the site needs
of it, for the day it goes: its lines there become `- vaikuttava_museo_locales`, and the site stays the same to the byte
(`tests/site/test_release_build.py`). Nothing else knows which of the two is at work; which page is whose pair, and the
addresses in each language, `content/addresses.py` tells.
"""

import shutil
from pathlib import PurePosixPath
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from vaikuttava_museo.content.addresses import file_of, language_of, pair_key, url_of
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language, by_code


def language_in(config: MkDocsConfig) -> Language:
    """Return the language that is being built."""
    return by_code(str(config.theme["language"]))


def generated_file(path: PurePosixPath, config: MkDocsConfig) -> File:
    """Return MkDocs' file of a page that has none in the docs folder.

    It pretends to stand there: mkdocs-static-i18n 1.3 crashes on MkDocs' own generated files (no `abs_src_path`).
    """
    place = (str(path), config.docs_dir, config.site_dir, config.use_directory_urls)
    return File(*place, inclusion=InclusionLevel.NOT_IN_NAV)


class LanguageFiles(Files):
    """The files of one language: the menu and links name a Finnish file, and get its pair."""

    def __init__(self, files: Files, language: Language) -> None:
        pages: dict[str, File] = {}
        others: list[File] = []
        for file in files:
            path = PurePosixPath(file.src_uri)
            spoken = language_of(path)
            if spoken is None:
                others.append(file)
            elif spoken is language:
                pages[pair_key(path)] = file
            elif spoken is DEFAULT:
                # Shown in a preview alone: what has no pair is not published.
                pages.setdefault(pair_key(path), file)
        super().__init__([*others, *(_placed(file, key, language) for key, file in pages.items())])
        self._language = language

    def get_file_from_path(self, path: str) -> File | None:
        """Return the pair in this language of the file that a path in the docs folder names, or else that file."""
        page = PurePosixPath(path)
        pair = file_of(pair_key(page), self._language) if language_of(page) is DEFAULT else page
        return super().get_file_from_path(str(pair)) or super().get_file_from_path(path)


def _placed(file: File, key: str, language: Language) -> File:
    """Return a page's file that is published at the address of a language."""
    place = (file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls)
    return File(*place, dest_uri=f"{url_of(key, language)}index.html", inclusion=file.inclusion)


class LocalesPlugin(BasePlugin[LegacyConfig]):
    """Builds the site in the default language, then in each other one into the same folder."""

    _language = DEFAULT

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the theme which language is built."""
        config.theme["language"] = self._language.code
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave the files of the language that is built."""
        return LanguageFiles(files, self._language)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages; aside, for MkDocs empties the folder it writes to."""
        if self._language is not DEFAULT:
            return
        site = config.site_dir
        for language in LANGUAGES[1:]:
            with TemporaryDirectory() as folder:
                self._language, config.site_dir = language, f"{folder}/site"
                build(config)
                shutil.copytree(config.site_dir, site, dirs_exist_ok=True)
        self._language, config.site_dir = DEFAULT, site
