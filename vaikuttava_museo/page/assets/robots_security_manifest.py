"""What programs look for beside the pages: robots.txt (RFC 9309), security.txt (RFC 9116), the web app manifests (W3C).

A site's address, as it is handed to them, ends in a slash.
"""

import json
from datetime import datetime, timedelta

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_settings import contact_address
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.page.assets.link_previews_and_app_icons import APP_ICONS, PAPER
from vaikuttava_museo.texts import catalogue

SECURITY = ".well-known/security.txt"
HOLDS_FOR = timedelta(days=364)
"""How long security.txt holds: less than a year (RFC 9116, 2.5.5)."""


def robots_txt(site_url: str) -> Asset:
    """Return what tells search engines that they may read everything, and where they find the list of pages."""
    return Asset("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode())


def security_txt(site_url: str, contact: str, date: datetime) -> Asset:
    """Return what tells whom to tell of a weakness; it lapses a year less a day after the date of the content."""
    codes = ", ".join(language.code for language in LANGUAGES)
    text = (
        f"Contact: {contact_address(contact)}\n"
        f"Expires: {date + HOLDS_FOR:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {codes}, en\n"
        f"Canonical: {site_url}{SECURITY}\n"
    )
    return Asset(SECURITY, text.encode())


def manifest_file(language: Language) -> str:
    """Return where the web app manifest of a language stands."""
    return f"{language.prefix}site.webmanifest"


def web_manifest(language: Language) -> Asset:
    """Return the web app manifest of a language: the name, icon and colours of the site on a home screen."""
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
