"""The drawing instructions of a page as Chromium writes them: which are content, which decoration, where figures lie.

In a tagged PDF everything painted is real content, known by its MCID, or an artifact (ISO 32000-1, 14.8.2.2): rules,
backgrounds and the lines in the margins, which Chromium paints without any mark.

Chromium writes an instruction or a few to a line, strings in hexadecimal, the operator last. So lines are read as they
are: objects made of each of a million of them (`pikepdf.parse_content_stream`) took a fifth of all the printing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

_PATH = frozenset({b"m", b"l", b"c", b"v", b"y", b"re", b"h", b"W", b"W*"})
_PAINTING = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"})
_TEXT_PAINTING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_BEGINS = (b"BDC", b"BMC")

_ARTIFACT = b"/Artifact BMC"
_MARGIN = b"/Artifact <</Type /Pagination /Subtype /%s /Attached [/%s]>> BDC"
_HEADER, _FOOTER = _MARGIN % (b"Header", b"Top"), _MARGIN % (b"Footer", b"Bottom")
_END = b"EMC"

_MCID = re.compile(rb"/MCID (?P<number>\d+)")
_TEXT_PLACE = re.compile(rb"(?P<y>-?[\d.]+) Tm$")
_CSS_PIXEL = 0.75
"""Of a PDF's unit: Chromium's text is placed in CSS pixels from the top of the paper."""


def _operator(line: bytes) -> bytes:
    found = line.rpartition(b" ")[2]
    # "<</MCID 0 >>BDC" has no space before it.
    return found[-3:] if found.endswith(_BEGINS) else found


def with_artifacts(stream: bytes, height: float) -> bytes:
    """Return a page's instructions, all that is painted without a mark an artifact; `height` is the paper's.

    Text without a mark is that of the margin boxes: the header of the page or its footer.
    """
    made: list[bytes] = []
    marks: list[bool] = []  # of each sequence that is open, whether it is content or an artifact
    begun: int | None = None  # where a path or text object without a mark begins: no mark may begin inside it
    in_text = False
    for line in stream.split(b"\n"):
        operator = _operator(line)
        if operator == _END and marks:
            marks.pop()
        elif operator in _BEGINS:
            marks.append(b"/MCID" in line or line.startswith(b"/Artifact"))
        elif not any(marks):
            if operator == b"BT":
                begun, in_text = len(made), True
            elif operator == b"ET" and in_text:
                made[begun:] = _text_object([*made[begun:], line], height)
                begun, in_text = None, False
                continue
            elif operator in _PATH and begun is None:
                begun = len(made)
            elif operator in _PAINTING:
                start = len(made) if begun is None else begun
                made[start:] = [_ARTIFACT, *made[start:], line, _END]
                begun = None
                continue
            elif not in_text and operator not in _PATH:
                begun = None
        made.append(line)
    return b"\n".join(made)


def _text_object(lines: list[bytes], height: float) -> Iterator[bytes]:
    """Yield a text object that began unmarked: an artifact as a whole, or piece by piece where part is content."""
    places = (float(found["y"]) for line in lines if (found := _TEXT_PLACE.search(line)))
    is_high = next(places, height) < height / _CSS_PIXEL / 2
    artifact = _HEADER if is_high else _FOOTER
    if not any(_MCID.search(line) for line in lines):
        yield from (artifact, *lines, _END)
        return
    depth = 0
    for line in lines:
        operator = _operator(line)
        depth += (operator in _BEGINS) - (operator == _END)
        bare = depth == 0 and operator in _TEXT_PAINTING
        yield from (artifact, line, _END) if bare else (line,)


_SOFT_HYPHEN = re.compile(
    rb"/Span ?<<\s*/ActualText ?<FEFF00AD>\s*>> ?BDC\n(?P<drawn>[^\n]*)\nEMC(?=\n(?P<next>0 0 Td)?)"
)
_MOVE = re.compile(rb"^.* Td(?= )")


def without_soft_hyphens(stream: bytes) -> bytes:
    """Return instructions in whose text no soft hyphen is read: one that breaks a word is drawn and not read."""

    def read(found: re.Match[bytes]) -> bytes:
        if not found["next"]:
            return b"/Span <</ActualText <FEFF>>> BDC\n" + found["drawn"] + b"\nEMC"
        # Where no line ends it has no width: nothing is drawn, only the place moves on.
        move = _MOVE.match(found["drawn"])
        return move[0] if move else b"0 0 Td"

    return _SOFT_HYPHEN.sub(read, stream)


_LONG_NUMBER = re.compile(rb"-?\d*\.\d{5,}")


def with_short_numbers(stream: bytes) -> bytes:
    """Return instructions whose places and steps have two decimals: the rest is a third of a page's bytes.

    A place is a 200th of a CSS pixel wrong at most, and a long line of one letter ends within half a pixel. What places
    are multiplied by (`cm`) stays.
    """
    lines = stream.split(b"\n")
    return b"\n".join(
        line if line.endswith(b"cm") else _LONG_NUMBER.sub(lambda it: b"%.7g" % round(float(it[0]), 2), line)
        for line in lines
    )


def without_marks(stream: bytes) -> bytes:
    """Return instructions that mark nothing: for a page that is an artifact as a whole."""
    return b"\n".join(line for line in stream.split(b"\n") if _operator(line) not in (*_BEGINS, _END))


Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Owner = tuple[int, int]
"""The numbers of an object of the document."""
_NUMBER = re.compile(rb"-?\d*\.?\d+")
_POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 – the six numbers of a matrix have no better names
    return a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p


def boxes_of(stream: bytes, owners: Mapping[int, Owner]) -> Mapping[Owner, Box]:
    """Return where on the page what marked sequences belong to lies, by MCID: left, bottom, right, top."""
    corners: dict[Owner, list[tuple[float, float]]] = {}
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    saved: list[Matrix] = []
    marks: list[int] = []
    path: list[tuple[float, float]] = []
    for line in stream.split(b"\n"):
        operator = _operator(line)
        if operator == b"n":
            path = []  # it only bounds what is drawn later
        elif operator == b"q":
            saved.append(matrix)
        elif operator == b"Q":
            matrix = saved.pop()
        elif operator == b"cm":
            matrix = _product(_six(line), matrix)
        elif operator in _BEGINS:
            found = _MCID.search(line)
            marks.append(int(found["number"]) if found else -1)
        elif operator == _END:
            marks.pop()
        elif (current := next((mark for mark in marks if mark in owners), None)) is not None:
            a, b, c, d, e, f = matrix
            path += [(a * x + c * y + e, b * x + d * y + f) for x, y in _points(line, operator)]
            if operator not in _POINTS and operator != b"re":
                corners.setdefault(owners[current], []).extend(path)
                path = []
    sides = ((owner, list(zip(*points, strict=True))) for owner, points in corners.items() if points)
    return {owner: (min(xs), min(ys), max(xs), max(ys)) for owner, (xs, ys) in sides}


def _six(line: bytes) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in line.split()[-7:-1])
    return a, b, c, d, e, f


def _points(line: bytes, operator: bytes) -> Iterable[tuple[float, float]]:
    """Return the corners of what an instruction draws, before the matrix."""
    if operator == b"re":
        x, y, width, height = (float(number) for number in line.split()[-5:-1])
        return [(x, y), (x + width, y + height)]
    if operator == b"Do":
        return [(0, 0), (1, 1)]
    if operator == b"Tm":
        x, y = _six(line)[4:]
        return [(x, y)]
    if operator in _POINTS:
        numbers = [float(number) for number in _NUMBER.findall(line)[: _POINTS[operator]]]
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    return []
