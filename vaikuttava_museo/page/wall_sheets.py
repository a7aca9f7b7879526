"""What hangs on the wall in a step's workshop: the ground rules, and how many pages there are to be printed."""

from vaikuttava_museo.content.addresses import GROUND_RULES
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import Cards
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.timetable import read_timetable


def ground_rules(content: Content, language: Language) -> list[str]:
    """Return the ground rules as their page has them: its first numbered list."""
    page = content.page(content.key_now(GROUND_RULES), language)
    made = rendered(page) if page else None
    found = next(made.root.iter("ol"), ()) if made else ()
    return [made.text_of(item) for item in found if item.tag == "li"] if made else []


def wall_pages(content: Content, step: int, language: Language) -> int:
    """Return how many pages `papers/wall-pack.html` has: place, rules, meetings, questions, cards to cut."""
    data = content.steps.get(step)
    meetings = read_timetable(content.pages[f"askel-{step}", language]).meetings
    cards = [sheet for _, sheet in content.worksheets_of(step) if isinstance(sheet, Cards)]
    own = len(meetings) + len(data.questions if data else ()) + len(cards)
    return 1 + bool(ground_rules(content, language)) + own
