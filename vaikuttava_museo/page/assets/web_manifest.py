"""The web app manifests (W3C): the site's name, icon and colours on a home screen."""

import json

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.page.assets.link_previews_and_app_icons import APP_ICONS, PAPER
from vaikuttava_museo.texts import catalogue


def manifest_file(language: Language) -> str:
    """Return where the web app manifest of a language stands."""
    return f"{language.prefix}site.webmanifest"


def web_manifest(language: Language) -> Asset:
    """Return the web app manifest of a language ."""
    ui = catalogue("interface", language)
    up = "../" * language.prefix.count("/")
    icons = [
        {"src": f"{up}{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
        for name, size in APP_ICONS.items()
    ]
    manifest = {
        "name": f"{ui['site_name']} – {ui['site_gloss']}",
        "short_name": ui["site_name"],
        "lang": language.code,
        "start_url": "./",
        "scope": up or "./",
        "display": "minimal-ui",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": icons,
    }
    return Asset(manifest_file(language), f"{json.dumps(manifest, ensure_ascii=False, indent=1)}\n".encode())
