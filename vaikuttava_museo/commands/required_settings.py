"""The site's settings as commands need them: sound, and seen to be so before MkDocs reads them as code."""

from pathlib import Path

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.site_settings import SiteSettings, settings_beside
from vaikuttava_museo.texts.refusal import Refusal


def required_settings(docs: Path = Path("docs")) -> SiteSettings:
    """Return the settings beside a docs folder. Raises Refusal with the first thing that is wrong with them."""
    try:
        found = settings_beside(docs)
    except OSError:
        found = finding(SETTINGS, 1, "file-unreadable", name=SETTINGS.name)
    if isinstance(found, Finding):
        raise Refusal(report(found, str(docs)))
    return found
