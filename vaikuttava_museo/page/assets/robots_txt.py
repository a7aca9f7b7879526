"""`robots.txt` (RFC 9309): search engines may read everything, and where they find the list of pages."""

from vaikuttava_museo.page.assets.asset import Asset


def robots_txt(site_url: str) -> Asset:
    """Return the file; `site_url` ends in a slash."""
    return Asset("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode())
