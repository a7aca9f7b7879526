"""The page that leads a workshop through its hours: what its script needs to lay out the day and to speak."""

from markupsafe import Markup

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.agenda import agenda_data, agenda_entries
from vaikuttava_museo.page.script_data import as_json, words_of

_WORDS = ("agenda_meal", "agenda_meeting", "agenda_pause", "answers_workshop", "minutes", "run_")
"""The beginnings of the names of the sentences that the script uses."""


def run_data(content: Content, language: Language) -> Markup:
    """Return all that can be run, as the agenda knows it, and the sentences."""
    entries = agenda_entries(content, language)
    return as_json({**agenda_data(entries, language), "words": words_of(language, _WORDS)})
