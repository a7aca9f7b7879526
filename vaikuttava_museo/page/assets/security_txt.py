"""`security.txt` (RFC 9116): whom to tell of a weakness, and until when the file holds."""

from datetime import datetime, timedelta

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_settings import contact_address
from vaikuttava_museo.page.assets.asset import Asset

SECURITY = ".well-known/security.txt"
HOLDS_FOR = timedelta(days=364)
"""Less than a year (RFC 9116, 2.5.5)."""


def security_txt(site_url: str, contact: str, date: datetime) -> Asset:
    """Return the file; it lapses a year less a day after the date of the content. `site_url` ends in a slash."""
    codes = ", ".join(language.code for language in LANGUAGES)
    text = (
        f"Contact: {contact_address(contact)}\n"
        f"Expires: {date + HOLDS_FOR:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {codes}, en\n"
        f"Canonical: {site_url}{SECURITY}\n"
    )
    return Asset(SECURITY, text.encode())
