"""Files that stand at addresses known to programs: robots.txt, security.txt and the web app manifests."""

import json
from datetime import datetime, timedelta

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.page.assets.link_pictures import APP_ICONS, PAPER
from vaikuttava_museo.texts import catalogue

SECURITY = ".well-known/security.txt"
OFFLINE_COPY = "vaikuttava-museo.zip"
"""The whole site for a disk; the release writes it, pages lead to it."""
NEEDLESS = ("sitemap.xml.gz",)
"""What MkDocs writes and no host needs: packing is the host's, and zlib's bytes differ between machines."""


def manifest_file(language: Language) -> str:
    """Return where the web app manifest of a language stands."""
    return f"{language.prefix}site.webmanifest"


def standard_files(site_url: str, contact: str, date: datetime) -> tuple[Asset, ...]:
    """Return the files of the whole site; `site_url` ends in a slash, `date` (UTC) is that of the content."""
    return (
        Asset("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()),
        Asset(SECURITY, security_txt(site_url, contact, date).encode()),
        *(Asset(manifest_file(language), web_manifest(language).encode()) for language in LANGUAGES),
    )


def security_txt(site_url: str, contact: str, date: datetime) -> str:
    """Return whom to tell of a weakness (RFC 9116); it lapses a year less a day after the date of the content."""
    codes = ", ".join(language.code for language in LANGUAGES)
    # RFC 9116, 2.5.5: less than a year
    return (
        f"Contact: {f'mailto:{contact}' if '@' in contact else contact}\n"
        f"Expires: {date + timedelta(days=364):%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {codes}, en\n"
        f"Canonical: {site_url}{SECURITY}\n"
    )


def web_manifest(language: Language) -> str:
    """Return the web app manifest of a language (W3C): how the site looks on a home screen."""
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
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
