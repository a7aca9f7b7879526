"""Findings in words, told in the language of the file concerned."""

from vaikuttava_museo.findings import Finding
from vaikuttava_museo.languages import DEFAULT, language_of
from vaikuttava_museo.texts import catalogue


def sentence(finding: Finding) -> str:
    """Return what a finding says to the editor."""
    language = language_of(finding.path) or DEFAULT
    return catalogue("messages", language)[finding.rule].format_map(finding.values)


def report(finding: Finding, folder: str = "docs") -> str:
    """Return a finding as one entry of a report: `docs/askel-3.md:7: …`, further lines indented."""
    text = sentence(finding).replace("\n", "\n    ")
    return f"{folder}/{finding.path}:{finding.line}: {text}"
