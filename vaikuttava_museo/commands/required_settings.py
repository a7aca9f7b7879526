"""The site's settings as commands need them: sound, and seen to be so before MkDocs reads them as code."""

from pathlib import Path

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.content.decoding import decode, without_conflict
from vaikuttava_museo.content.findings import finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.site_settings import SiteSettings, read_settings
from vaikuttava_museo.texts.refusal import Refusal


def required_settings(docs: Path = Path("docs")) -> SiteSettings:
    """Return the settings beside a docs folder. Raises Refusal with the first thing that is wrong with them."""
    try:
        text = without_conflict(SETTINGS, decode(SETTINGS, (docs.parent / SETTINGS.name).read_bytes()))
    except OSError:
        text = finding(SETTINGS, 1, "file-unreadable", name=SETTINGS.name)
    _, settings, faults = read_settings(text) if isinstance(text, str) else (None, None, [text])
    if settings is None:
        raise Refusal(report(faults[0], str(docs)))
    return settings
