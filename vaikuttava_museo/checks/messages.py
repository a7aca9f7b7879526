"""Findings in words, told in the language of the file concerned; of a file that both share, in either language."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.checks.excerpt import on_one_line, visible
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.findings import Finding, RuleId
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

PASTED = "mended"
"""The value that is written to be pasted: it alone may have several lines."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in one language: the sentence, the lines to paste (if any) and what is said after them."""

    language: Language
    text: str
    mended: tuple[str, ...] = ()
    closing: str = ""

    @property
    def sentence(self) -> str:
        """The whole as running lines."""
        return "\n".join([self.text, *self.mended, *([self.closing] if self.closing else [])])


def languages_told(finding: Finding) -> tuple[Language, ...]:
    """Return the languages in which a finding is told: its file's, or both where the file has none."""
    language = language_of(finding.path)
    return (language,) if language else LANGUAGES


def told(finding: Finding, language: Language | None = None) -> Told:
    """Put a finding into words; a catalogue's entry is a sentence, then the lines to paste, then perhaps an end."""
    language = language or language_of(finding.path) or DEFAULT
    values = {name: _safe(name, value) for name, value in finding.values.items()}
    first, *rest = _template(finding.rule, language).split("\n")
    closing = rest.pop() if rest and rest[-1].endswith(".") else ""
    mended = "\n".join(rest).format_map(values)
    return Told(
        language,
        first.format_map(values),
        tuple(mended.split("\n")) if mended else (),
        closing.format_map(values),
    )


def sentence(finding: Finding, language: Language | None = None) -> str:
    """Return what a finding says to the editor, the lines to paste below it."""
    return told(finding, language).sentence


def report(finding: Finding, folder: str = "docs") -> str:
    """Return a finding as one entry of a report: `docs/askel-3.md:7: …`, further lines indented."""
    text = "\n".join(sentence(finding, language) for language in languages_told(finding))
    return f"{place(finding, folder)}: {text}".replace("\n", "\n    ")


def place(finding: Finding, folder: str = "docs") -> str:
    """Return where a finding is: `docs/askel-3.md:7`."""
    return f"{shown_path(finding.path, folder)}:{finding.line}"


def shown_path(path: PurePosixPath, folder: str) -> str:
    """Return a finding's path from the project's root: the ledger stands beside the docs folder."""
    return on_one_line(posixpath.normpath(f"{folder}/{path}"))


def _template(rule: RuleId, language: Language) -> str:
    said: Mapping[str, str] = catalogue("messages", language)
    return said[rule] if rule in said else catalogue("unread", language)[rule]


def _safe(name: str, value: str) -> str:
    return visible(value) if name == PASTED else on_one_line(value)
