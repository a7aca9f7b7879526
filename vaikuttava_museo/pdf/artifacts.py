"""Marking as artifacts what Chromium paints without any mark: rules, backgrounds, the lines in the margins.

In a tagged PDF everything painted is real content, known by its MCID, or an artifact (ISO 32000-1, 14.8.2.2).
"""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Operator

Instruction = ContentStreamInstruction | ContentStreamInlineImage

_PATH = frozenset({"m", "l", "c", "v", "y", "re", "h", "W", "W*"})
_TEXT_PAINTING = frozenset({"Tj", "TJ", "'", '"'})
_PAINTING = _TEXT_PAINTING | {
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE",
}  # fmt: skip


def mark_artifacts(pdf: pikepdf.Pdf) -> None:
    """Wrap every unmarked text object, path, image and shading of every page as an artifact."""
    for page in pdf.pages:
        marked = list(_with_artifacts(pikepdf.parse_content_stream(page)))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def _with_artifacts(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield the instructions with their artifacts; a mark may not begin inside a text object or path: they are held back."""
    pending: list[tuple[Instruction, bool]] = []
    in_text = False
    for instruction, is_marked in _with_marks(instructions):
        name = str(instruction.operator)
        pending.append((instruction, is_marked))
        in_text = in_text or (name == "BT" and not is_marked)
        is_whole = name == "ET" if in_text else is_marked or name not in _PATH
        if is_whole:
            yield from (
                _text_object(pending) if in_text else _wrapped(pending, name in _PAINTING and not is_marked)
            )
            pending, in_text = [], False


def _with_marks(instructions: Iterable[Instruction]) -> Iterator[tuple[Instruction, bool]]:
    """Yield each instruction and whether it is in, begins or ends real content (with an MCID) or an artifact."""
    sequences: list[bool] = []
    for instruction in instructions:
        name = str(instruction.operator)
        is_marked = any(sequences)
        if name in {"BMC", "BDC"}:
            tag, *properties = instruction.operands
            is_content = any(isinstance(item, Dictionary) and "/MCID" in item for item in properties)
            sequences.append(tag == Name.Artifact or is_content)
        elif name == "EMC" and sequences:
            sequences.pop()
        yield instruction, is_marked or any(sequences)


def _text_object(pending: list[tuple[Instruction, bool]]) -> Iterator[Instruction]:
    """Yield a text object that began unmarked: an artifact as a whole, or piece by piece where part is content."""
    if not any(is_marked for _, is_marked in pending):
        yield from _wrapped(pending, True)
        return
    for instruction, is_marked in pending:
        is_artifact = not is_marked and str(instruction.operator) in _TEXT_PAINTING
        yield from _wrapped([(instruction, is_marked)], is_artifact)


def _wrapped(pending: list[tuple[Instruction, bool]], is_artifact: bool) -> Iterator[Instruction]:
    if is_artifact:
        yield ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    yield from (instruction for instruction, _ in pending)
    if is_artifact:
        yield ContentStreamInstruction([], Operator("EMC"))
