"""Marking as artifacts what Chromium paints without any mark: rules, backgrounds, the lines in the margins.

In a tagged PDF every painting operator stands inside a marked-content sequence that is either real content,
known by its MCID, or an artifact (ISO 32000-1, 14.8.2.2). Chromium 156 leaves hundreds unmarked on a page.
"""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Operator

Instruction = ContentStreamInstruction | ContentStreamInlineImage

PATH = frozenset({"m", "l", "c", "v", "y", "re", "h", "W", "W*"})
PATH_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
TEXT_PAINTING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = PATH_PAINTING | TEXT_PAINTING | {"Do", "sh", "INLINE IMAGE"}

_OPEN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_CLOSE = ContentStreamInstruction([], Operator("EMC"))


class _Marks:
    """The marked-content sequences that are open; one with only, say, an /ActualText makes nothing real content."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def follow(self, instruction: Instruction) -> bool:
        """Take in an instruction and tell whether it stands inside real content or an artifact, or is its end."""
        name = str(instruction.operator)
        decided = any(self._open)
        if name in {"BMC", "BDC"}:
            self._open.append(_decides(instruction))
        elif name == "EMC" and self._open:
            self._open.pop()
        return decided or any(self._open)


def _decides(mark: Instruction) -> bool:
    tag, *properties = mark.operands
    return tag == Name.Artifact or any(
        isinstance(item, Dictionary) and "/MCID" in item for item in properties
    )


def mark_artifacts(pdf: pikepdf.Pdf) -> None:
    """Wrap every unmarked painting of every page as an artifact."""
    for page in pdf.pages:
        marked = list(with_artifacts(pikepdf.parse_content_stream(page)))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def with_artifacts(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield a content stream's instructions, each unmarked text object, path, image or shading wrapped.

    A text object or path is held back until its end tells whether it paints: a mark may not begin inside it.
    """
    marks = _Marks()
    held: list[Instruction] = []
    in_text = False
    for instruction in instructions:
        name = str(instruction.operator)
        decided = marks.follow(instruction)
        in_text = in_text or (name == "BT" and not decided)
        if in_text:
            held.append(instruction)
            if name == "ET":
                yield from _text_object(held)
                held, in_text = [], False
        elif name in PATH and not decided:
            held.append(instruction)
        else:
            whole = [*held, instruction]
            held = []
            yield from _wrapped(whole) if name in PAINTING and not decided else whole


def _text_object(instructions: list[Instruction]) -> Iterator[Instruction]:
    """Yield a text object that began unmarked: an artifact as a whole, or piece by piece where part is content."""
    marks = _Marks()
    decided = [marks.follow(instruction) for instruction in instructions]
    if not any(decided):
        yield from _wrapped(instructions)
        return
    for instruction, is_decided in zip(instructions, decided, strict=True):
        is_unmarked = not is_decided and str(instruction.operator) in TEXT_PAINTING
        yield from _wrapped([instruction]) if is_unmarked else [instruction]


def _wrapped(instructions: list[Instruction]) -> Iterator[Instruction]:
    yield _OPEN
    yield from instructions
    yield _CLOSE


def unmarked_paintings(page: pikepdf.Page) -> int:
    """Return how many painting operators of a page are neither real content nor artifacts."""
    marks = _Marks()
    followed = [(str(item.operator), marks.follow(item)) for item in pikepdf.parse_content_stream(page)]
    return sum(name in PAINTING and not decided for name, decided in followed)
