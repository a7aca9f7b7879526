"""The marks of a line of YAML as they were meant: colons, commas, brackets and quotation marks."""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.no_break_spaces_and_marks import without_marks
from vaikuttava_museo.content.yaml_with_lines import quoted, written

_NO_SPACE = re.compile(
    r"^(?P<before>[ ]*(?:- +)*)(?P<key>[\d-]{0,9}[a-z][\w/-]{0,60}):(?=[^\s/])(?P<value>.+)$"
)
_NO_COLON = re.compile(
    rf"^(?P<before>[ ]*(?:- +)*)(?P<key>{'|'.join(StepMeta.model_fields)}|fi|sv|id)[ =;：]+(?P<value>[^:\s].*)$"
)
_VALUE = re.compile(r"^(?P<before>[ ]*(?:- +)*(?:[\w.-]{1,60}: +)?)(?P<value>\S.*)$")
_PAIR = re.compile(
    r"(?P<before>[ ]*(?:- +)*(?:[\w.-]{1,60}: +)?)(?:\{ *)?"
    r"[”“\"]?fi[”“\"]? *[:=] *(?P<fi>.+?) *[,;] *[”“\"]?sv[”“\"]? *[:=] *(?P<sv>[^}]+)\}?"
)
_QUOTED = re.compile(r"\s*[,;]?\s*[”“„\"](?P<text>[^”“„\"]+)[”“\"]")
_NO_COMMA_IN_LIST = re.compile(r"(?<=[”“\"])\s+(?=[”“„\"])")
_NO_COMMA = re.compile(r"(?<=[^\s,;{])(?= +[”“\"]?sv[”“\"]? *[:=] )")
_LINKED = re.compile(r"\s*(?:- +)?url: *\[[^\]]*\]\((?P<address>https?://[^)\s]+)\)")
_TIGHT = re.compile(r"(?<=[{ ])(?P<key>fi|sv|id):(?=[^\s,}])")
_TYPOGRAPHIC = re.compile(
    r"^[”“„»«’‘](?P<text>[^”“„»«’‘]+)[”“»«’]$|^[”“„»«](?P<first>[^”“„»«]+)$|^(?P<last>[^”“„»«\"]+)[”“»«\"]$"
)
_SPACED_ADDRESS = re.compile(r"(https?): +// *")


def unwrapped(text: str) -> str:
    """Return a text without the typographic quotation marks around the whole of it, or the only one, at an end."""
    match = _TYPOGRAPHIC.match(text)
    return str(match["text"] or match["first"] or match["last"]).strip() if match else text


def quoted_parts(text: str) -> list[str]:
    """Return texts that stand in quotation marks one after another with a comma missing between; none of any other text."""
    parts = [match["text"].strip() for match in _QUOTED.finditer(text)]
    is_whole = not _QUOTED.sub("", text).strip()
    return parts if is_whole and _NO_COMMA_IN_LIST.search(text) else []


def line_of_pair(line: str) -> str:
    """Return a line of `{fi: …, sv: …}` with its braces and each text whole, "" for any other line."""
    match = _PAIR.fullmatch(line.rstrip())
    if not match:
        return ""
    texts = {code: _as_written(unwrapped(_requoted(match[code].strip()))) for code in ("fi", "sv")}
    inner = ", ".join(f"{code}: {written(text, in_brackets=True)}" for code, text in texts.items())
    return f"{match['before']}{{{inner}}}"


def spaced(line: str) -> str:
    """Return a line with a space after each colon of a key, of those in braces too; "" when none lacks it."""
    mended = next(with_colon(line), _TIGHT.sub(r"\g<key>: ", line) if "{" in line else line)
    return mended if mended != line else ""


def with_colon(line: str) -> Iterator[str]:
    """Yield a line whose key lacks its colon or the space after it, with both."""
    if match := _NO_SPACE.match(line) or _NO_COLON.match(line):
        value = match["value"].rstrip()
        is_quoted = value.startswith(('"', "'", "[", "{"))
        yield f"{match['before']}{match['key']}: {value if is_quoted else written(value)}"


def of_value(line: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may have been meant as whose value cannot be read, and the rule that says so."""
    match = _VALUE.match(line)
    if not match:
        return
    before, value = match["before"], match["value"].rstrip()
    if address := _SPACED_ADDRESS.match(value):
        yield "yaml-syntax", f"{before}{address[1]}://{value[address.end() :]}"
    rule = "yaml-cut" if " #" in value else "yaml-syntax-colon"
    parted = _NO_COMMA.sub(",", line, count=1)
    if pair := line_of_pair(parted):
        is_parted = re.search(r", *[”“\"]?sv", line)
        yield "yaml-comma" if not is_parted else rule if '"' in pair else "yaml-syntax", pair
    elif value.startswith(('"', "'")):
        yield from (("yaml-syntax", before + new) for new in _quotation_marks(value))
    elif re.fullmatch(r"\[[^\[\]]+\]?", value):
        apart = quoted_parts(value.strip("[]"))
        rule = "list-comma" if apart else rule
        items = apart or [_requoted(item.strip()) for item in value.strip("[]").split(",")]
        mended = f"[{', '.join(written(item, in_brackets=True) for item in items if item)}]"
        yield (rule if value.endswith("]") else "yaml-syntax"), before + mended
    elif value.startswith("{") and "}" not in value and not value.endswith(","):
        yield "yaml-syntax", f"{before}{value}}}"
    elif address := _LINKED.match(line):
        yield "value-not-address", f"{before}{address['address']}"
    elif not value.startswith("{"):
        bare = unwrapped(_requoted(value))
        if (plain := without_marks(bare)) != bare:
            yield "value-marks", before + written(plain)
        yield rule, before + _quoted(bare)


def _quotation_marks(value: str) -> Iterator[str]:
    """Yield what a value may have been meant as whose first quotation mark has no pair, or has it too early."""
    mark, rest = value[0], value[1:]
    inner, pair, _ = rest.partition(mark)
    if not pair:
        yield _quoted(rest.rstrip("”“’‘").rstrip())
    elif mark == "'" or not inner or inner.endswith((" ", "(", "[", "=")):
        # The second mark begins what is within: the first is YAML's own.
        text = rest.removesuffix(mark)
        if mark == "'" or text.count(mark) % 2 == 0:
            yield quoted(unwrapped(_as_written(text.strip("'") if mark == "'" else text)))
    elif value.count(mark) % 2 == 0:
        yield written(re.sub(r'"([^"]*)"', r"”\1”", value))


def _requoted(text: str) -> str:
    """Return a text without straight quotation marks that stand around it already, or the only one at an end."""
    mark = "'" if text.startswith("'") else '"'
    is_quoted = text[:1] == text[-1:] == mark
    return text.strip(mark) if is_quoted or text.count(mark) == 1 else text


def _quoted(text: str) -> str:
    """Return a text in YAML's quotation marks, those within it as people write them."""
    return quoted(_as_written(text))


def _as_written(text: str) -> str:
    """Return a text with the quotation marks within it as people write them."""
    return re.sub(r"(?<![^\s(\[])([\"'])((?!\1)\S(?:(?!\1).)*)\1", r"”\2”", text)
