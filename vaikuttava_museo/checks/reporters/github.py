"""The checks on GitHub: annotations on the lines of a pull request, and a summary of the run.

Everything printed is a workflow command of our own with its text escaped, so that nothing in a file can become
one (GitHub: "Workflow commands for GitHub Actions"; the runner's ActionCommand.cs escapes the same characters).
"""

import re

from vaikuttava_museo.checks.excerpt import on_one_line
from vaikuttava_museo.checks.guide import Guide
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import languages_told, shown_path, told
from vaikuttava_museo.checks.reporters.terminal import summary
from vaikuttava_museo.checks.severity import is_hint
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.texts import CHECK, say, say_both

MAX_ROWS = 300
"""Findings in one summary: GitHub shows no summary over 1 MiB."""

_ASCII_MARK = re.compile(r"[!-/:-@\[-`{-~]")


def annotations(inspection: Inspection, folder: str, guide: Guide) -> str:
    """Return one workflow command a finding, and the closing line."""
    commands = [_command(finding, inspection, folder, guide) for finding in inspection.findings]
    return "\n".join([*commands, summary(inspection)])


def _command(finding: Finding, inspection: Inspection, folder: str, guide: Guide) -> str:
    language = languages_told(finding)[0]
    level, label = ("warning", "hint") if is_hint(finding) else ("error", "fault")
    shown = inspection.excerpt(finding)
    part = shown.text[shown.start :][: shown.length] if shown else ""
    properties = {
        "file": shown_path(finding.path, folder),
        "line": str(finding.line),
        "title": say(language, label) + (f": {part}" if len(part) > 1 else ""),
    }
    listed = ",".join(f"{name}={escaped_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{escaped_data(_message(finding, guide))}"


def _message(finding: Finding, guide: Guide) -> str:
    parts = []
    for language in languages_told(finding):
        address = guide.address(finding.rule, language)
        link = f"\n{say(language, 'guide')}: {address}" if address else ""
        parts.append(told(finding, language).sentence + link)
    return "\n".join(parts)


def escaped_data(text: str) -> str:
    """Escape the text of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Escape the value of a workflow command's property."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(inspection: Inspection, folder: str, guide: Guide) -> str:
    """Return the run's summary as Markdown: the closing line, then a table for each file."""
    parts = [f"## Vaikuttava museo\n\n{_lines(summary(inspection))}\n"]
    shown = inspection.findings[:MAX_ROWS]
    for path, group in by_file(shown):
        head = " | ".join(say_both(f"column-{name}") for name in ("line", "what", "mended"))
        rows = "\n".join(_row(finding, guide) for finding in group)
        parts.append(
            f"### <code>{entities(shown_path(path, folder))}</code>\n\n| {head} |\n| --- | --- | --- |\n{rows}\n"
        )
    left = len(inspection.findings) - len(shown)
    if left:
        parts.append(say_both("more", count=left, command=CHECK) + "\n")
    return "\n".join(parts)


def _row(finding: Finding, guide: Guide) -> str:
    tellings = [told(finding, language) for language in languages_told(finding)]
    texts = []
    for telling in tellings:
        address = guide.address(finding.rule, telling.language)
        link = f" [{say(telling.language, 'guide')}]({address})" if address.startswith("https://") else ""
        texts.append(entities(f"{telling.text} {telling.closing}".rstrip()) + link)
    mended = "<br>".join(f"<code>{entities(line)}</code>" for line in tellings[0].mended)
    what = say(tellings[0].language, "hint") + ": " if is_hint(finding) else ""
    return f"| {finding.line} | {what}{'<br>'.join(texts)} | {mended} |"


def entities(text: str) -> str:
    """Return text for Markdown in which nothing is markup: every ASCII mark as a character reference."""
    return _ASCII_MARK.sub(lambda match: f"&#{ord(match[0])};", on_one_line(text))


def _lines(text: str) -> str:
    return text.replace("\n", "  \n")
