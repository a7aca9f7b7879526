"""The six steps' own marks: number, Roman numeral and accent colours, for templates, styles and drawings.

The colours run from the sea blue of Vellamo to the brick red of Häme castle, the two pilot places. Contrast
of each on its ground is at least 6.0:1 in light and 7.7:1 in dark (design notes; WCAG 1.4.3 asks for 4.5:1).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepMark:
    """How a step is told from the others: never by colour alone, the numeral stands beside it."""

    number: int
    numeral: str
    light: str
    dark: str


STEP_MARKS = (
    StepMark(1, "I", "#14506e", "#7cc0e4"),
    StepMark(2, "II", "#1f6470", "#74cbd4"),
    StepMark(3, "III", "#3d6650", "#93cfa6"),
    StepMark(4, "IV", "#6f5d1e", "#dcc36a"),
    StepMark(5, "V", "#8f4f22", "#eda977"),
    StepMark(6, "VI", "#9c3a30", "#f09a8c"),
)


def mark_of(step: int) -> StepMark:
    """Return the marks of a step, 1–6."""
    return STEP_MARKS[step - 1]
