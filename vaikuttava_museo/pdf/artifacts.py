"""Marking as artifacts what Chromium paints without any mark: rules, backgrounds, the lines in the margins.

In a tagged PDF every painting operator stands inside a marked-content sequence, real content or an artifact
(ISO 32000-1, 14.8.2.2). Chromium 156 leaves hundreds unmarked on a page.
"""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Operator

Instruction = ContentStreamInstruction | ContentStreamInlineImage

PATH = frozenset({"m", "l", "c", "v", "y", "re", "h", "W", "W*"})
PATH_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
PAINTING = PATH_PAINTING | {"Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"}

_OPEN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_CLOSE = ContentStreamInstruction([], Operator("EMC"))


def mark_artifacts(pdf: pikepdf.Pdf) -> None:
    """Wrap every unmarked painting of every page as an artifact."""
    for page in pdf.pages:
        marked = list(with_artifacts(pikepdf.parse_content_stream(page)))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def with_artifacts(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield a content stream's instructions, each unmarked text object, path, image or shading wrapped.

    A text object or path is held back until its end tells whether it paints: a mark may not begin inside it.
    """
    depth = 0
    held: list[Instruction] = []
    in_text = False
    for instruction in instructions:
        name = str(instruction.operator)
        depth += (name in {"BMC", "BDC"}) - (name == "EMC")
        if depth or name == "EMC":
            yield from held
            held = []
            yield instruction
            continue
        in_text = name == "BT" or (in_text and name != "ET")
        if in_text or name in PATH:
            held.append(instruction)
        elif name == "ET" or name in PATH_PAINTING or name in PAINTING:
            yield _OPEN
            yield from [*held, instruction]
            yield _CLOSE
            held = []
        else:
            yield from [*held, instruction]
            held = []
    yield from held


def unmarked_paintings(page: pikepdf.Page) -> int:
    """Return how many painting operators of a page stand outside every mark."""
    depth = count = 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        depth += (name in {"BMC", "BDC"}) - (name == "EMC")
        count += depth == 0 and name in PAINTING
    return count
