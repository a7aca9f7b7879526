"""XML from elsewhere, read element by element: nothing is fetched, no entity is unfolded, and each has its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

SEPARATOR = " "
"""Between the namespace and the name of an element or attribute."""


class XmlFault(Exception):
    """Why a file is not read: a declaration that it has ("<!ENTITY>"), or "" for what is no XML; `line` is where."""

    def __init__(self, seen: str, line: int) -> None:
        super().__init__(seen)
        self.seen, self.line = seen, line


@dataclass(slots=True)
class XmlElement:
    """An element with its attributes, the text directly in it, and its line; names have their namespace before them."""

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = field(default="")


def read_xml(data: bytes) -> list[XmlElement]:
    """Return every element in document order. Raises XmlFault."""
    found, opened = list[XmlElement](), list[XmlElement]()
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append(XmlElement(name, attributes, parser.CurrentLineNumber))
        found.append(opened[-1])

    def text(characters: str) -> None:
        if opened:
            opened[-1].text += characters

    def refuse_entity(*_: object) -> None:
        # It may grow without end, or stand for a file.
        raise XmlFault("<!ENTITY>", parser.CurrentLineNumber)

    def instruction(target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise XmlFault("<?xml-stylesheet?>", parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler = start, lambda _: opened.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler, parser.ProcessingInstructionHandler = refuse_entity, instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlFault("", error.lineno) from error
    return found


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(SEPARATOR)[2]
