"""The checks on GitHub: annotations on the lines of a pull request, and a summary of the run.

Everything printed is a workflow command of our own with its text escaped, so that nothing in a file can become
one (GitHub: "Workflow commands for GitHub Actions"; the runner's ActionCommand.cs escapes the same characters).
"""

import re

from vaikuttava_museo.checks.excerpt import on_one_line
from vaikuttava_museo.checks.guide import Guide
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import messages_of, shown_path
from vaikuttava_museo.checks.reporters.terminal import summary
from vaikuttava_museo.checks.rules import is_hint
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.texts import CHECK, say, say_both

MAX_ROWS = 300
"""Findings in one summary: GitHub shows no summary over 1 MiB."""

_ASCII_MARK = re.compile(r"[!-/:-@\[-`{-~]")


def annotations(inspection: Inspection, folder: str, guide: Guide) -> str:
    """Return one workflow command a finding, and the closing line."""
    commands = (_command(finding, inspection, folder, guide) for finding in inspection.findings)
    return "\n".join([*commands, summary(inspection)])


def _command(finding: Finding, inspection: Inspection, folder: str, guide: Guide) -> str:
    messages = messages_of(finding)
    level, label = ("warning", "hint") if is_hint(finding) else ("error", "fault")
    shown = inspection.excerpt(finding)
    part = shown.text[shown.start :][: shown.length] if shown else ""
    title = say(messages[0].language, label) + (f": {part}" if len(part) > 1 else "")
    file = _property(shown_path(finding.path, folder))
    lines = []
    for message in messages:
        address = guide.address(finding.rule, message.language)
        lines += (
            [message.whole, f"{say(message.language, 'guide')}: {address}"] if address else [message.whole]
        )
    text = escaped("\n".join(lines))
    return f"::{level} file={file},line={finding.line},title={_property(title)}::{text}"


def escaped(text: str) -> str:
    """Escape the text of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(inspection: Inspection, folder: str, guide: Guide) -> str:
    """Return the run's summary as Markdown: the closing line, then a table for each file."""
    closing = summary(inspection).replace("\n", "  \n")
    parts = [f"## Vaikuttava museo\n\n{closing}\n"]
    shown = inspection.findings[:MAX_ROWS]
    head = " | ".join(say_both(f"column-{name}") for name in ("line", "what", "mended"))
    for path, group in by_file(shown):
        rows = "\n".join(_row(finding, guide) for finding in group)
        title = entities(shown_path(path, folder))
        parts.append(f"### <code>{title}</code>\n\n| {head} |\n| --- | --- | --- |\n{rows}\n")
    if left := len(inspection.findings) - len(shown):
        parts.append(say_both("more", count=left, command=CHECK) + "\n")
    return "\n".join(parts)


def _row(finding: Finding, guide: Guide) -> str:
    messages, texts = messages_of(finding), []
    for message in messages:
        address = guide.address(finding.rule, message.language)
        link = f" [{say(message.language, 'guide')}]({address})" if address.startswith("https://") else ""
        texts.append(entities(message.prose) + link)
    mended = "<br>".join(f"<code>{entities(line)}</code>" for line in messages[0].mended)
    what = say(messages[0].language, "hint") + ": " if is_hint(finding) else ""
    return f"| {finding.line} | {what}{'<br>'.join(texts)} | {mended} |"


def entities(text: str) -> str:
    """Return text for Markdown in which nothing is markup: every ASCII mark as a character reference."""
    return _ASCII_MARK.sub(lambda match: f"&#{ord(match[0])};", on_one_line(text))
