"""Findings in words, in the language of the file concerned; of a file that both languages share, in either."""

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.checks.excerpt import on_one_line, visible
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in one language: what is said of it, and the lines to paste (if any)."""

    language: Language
    text: str
    mended: tuple[str, ...]
    closing: str
    """What is said after the lines."""

    @property
    def prose(self) -> str:
        """Return what is said, on one line, without the lines to paste."""
        return f"{self.text} {self.closing}".rstrip()

    @property
    def whole(self) -> str:
        """Return the whole as running lines."""
        return "\n".join(filter(None, [self.text, *self.mended, self.closing]))


def messages_of(finding: Finding) -> tuple[Message, ...]:
    """Return a finding in words: in its file's language, or in both where the file has none."""
    language = language_of(finding.path)
    return tuple(message_in(each, finding) for each in ((language,) if language else LANGUAGES))


def message_in(language: Language, finding: Finding) -> Message:
    """Put a finding into words; a catalogue's entry is a sentence, then the lines to paste, then perhaps an end."""
    # What is written to be pasted may alone have several lines.
    values = {
        name: visible(value) if name == "mended" else on_one_line(value)
        for name, value in finding.values.items()
    }
    templates = catalogue("unreadable", language) | catalogue("messages", language)
    first, *rest = templates[finding.rule].split("\n")
    closing = rest.pop() if rest and rest[-1].endswith(".") else ""
    mended = tuple("\n".join(rest).format_map(values).split("\n")) if rest else ()
    return Message(language, first.format_map(values), mended, closing.format_map(values))


def report(finding: Finding, folder: str = "docs") -> str:
    """Return a finding as one entry of a report: `docs/askel-3.md:7: …`, further lines indented."""
    text = "\n".join(message.whole for message in messages_of(finding))
    return f"{shown_path(finding.path, folder)}:{finding.line}: {text}".replace("\n", "\n    ")


def shown_path(path: PurePosixPath, folder: str) -> str:
    """Return a finding's path from the project's root: the ledger stands beside the docs folder."""
    return on_one_line(posixpath.normpath(f"{folder}/{path}"))
