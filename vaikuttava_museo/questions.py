"""What a worksheet's field asks: its own question, or the core question of its step, which exists only once."""

from vaikuttava_museo.content import Content
from vaikuttava_museo.shared_data import Text
from vaikuttava_museo.worksheets import AnyWorksheet, WorksheetField


def question_of(content: Content, sheet: AnyWorksheet, field: WorksheetField) -> Text:
    """Return a field's guiding question in both languages; a dash stands for one that cannot be found."""
    if field.question:
        return field.question
    step = content.steps.get(sheet.step)
    found = step.question(field.core_question or "") if step else None
    return found or Text(fi="–", sv="–")
