"""What stands in for mkdocs-static-i18n gives each language the files, the addresses and the links that it would."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs_static_i18n.plugin import I18n
from project import whole_settings

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.page.locales import LanguageFiles

PAIRS = ("index", "askel-3", "tyopohjat/index", "tyopohjat/change-map")
NAMES = (
    *(f"{key}{language.suffix}" for key in PAIRS for language in LANGUAGES),
    "vain-suomeksi.md", "vain-ruotsiksi.sv.md", "kuvat/kartta.svg", "tyopohjat/kuva.png",
)  # fmt: skip


def files() -> tuple[Files, MkDocsConfig]:
    """Return the files of a docs folder that nobody has sorted into languages yet."""
    config = MkDocsConfig("mkdocs.yml")
    config.load_dict({"site_name": "Museo", "docs_dir": "docs", "site_dir": "/site"})
    config.validate()
    return Files(File(name, config.docs_dir, config.site_dir, True) for name in NAMES), config


def by_plugin(language: Language) -> Files:
    """Return what the plugin, set as we set it, makes of them."""
    (settings,) = (plugin["i18n"] for plugin in whole_settings()["plugins"] if "i18n" in plugin)
    plugin = I18n()
    plugin.load_config(settings)
    plugin.current_language = language.code
    return plugin.reconfigure_files(*files())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_language_has_the_files_addresses_and_links_of_the_plugin(language: Language):
    ours, its = LanguageFiles(files()[0], language), by_plugin(language)
    told = ({file.src_uri: (file.url, file.abs_dest_path) for file in found} for found in (ours, its))
    found, expected = told
    assert found == expected and len(found) > len(PAIRS)
    for name in (*NAMES, "puuttuu.md", "kuvat/puuttuu.svg"):
        pair = [getattr(found.get_file_from_path(name), "src_uri", None) for found in (ours, its)]
        assert pair[0] == pair[1], name
