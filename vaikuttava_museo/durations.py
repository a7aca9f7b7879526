"""Minutes as people say them: `45 min`, `4 h`, `2 h 30 min`."""

from collections.abc import Mapping

from vaikuttava_museo.typography import NBSP


def duration(minutes: int, texts: Mapping[str, str]) -> str:
    """Return a length of time in words; `texts` is the interface catalogue of the language."""
    hours, rest = divmod(minutes, 60)
    key = "minutes" if not hours else "hours_minutes" if rest else "hours"
    return texts[key].format(hours=hours, minutes=rest).replace(" ", NBSP)
