"""The checks in the terminal and on GitHub: file by file, the line with the place marked, the sentence, the mended line."""

import re
from collections.abc import Iterator

from vaikuttava_museo.checks import rules
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import Guide, Message, messages_of, on_one_line, shown_path
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.texts import CHECK, say, say_both

GUTTER = " │ "
_BOLD, _FAULT, _QUIET, _END = "\033[1m", "\033[1;31m", "\033[2m", "\033[0m"
_STYLE = re.compile("\033\\[[0-9;]+m")


def terminal_report(inspection: Inspection, folder: str, guide: Guide, *, in_colour: bool = False) -> str:
    """Return everything found and the closing line, as printed."""
    blocks = []
    for title, findings in (("", inspection.faults), (say_both("hints"), inspection.hints)):
        if title and findings:
            blocks.append(f"{_BOLD}{title}{_END}")
        for path, group in by_file(findings):
            entries = ("\n".join(_lines(inspection, finding, folder, guide)) for finding in group)
            blocks.append(f"{_BOLD}{shown_path(path, folder)}{_END}\n" + "\n\n".join(entries))
    text = "\n\n".join([*blocks, summary(inspection)])
    return text if in_colour else _STYLE.sub("", text)


def summary(inspection: Inspection) -> str:
    """Return the closing line in both languages."""
    hints = f"\n{say_both('summary-hints', count=len(inspection.hints))}" if inspection.hints else ""
    if inspection.faults:
        return say_both("summary-faults", count=len(inspection.faults)) + hints
    content = inspection.content
    return say_both("summary-sound", pages=len(content.pages), sheets=len(content.worksheets)) + hints


def _lines(inspection: Inspection, finding: Finding, folder: str, guide: Guide) -> Iterator[str]:
    shown, messages = inspection.excerpt(finding), messages_of(finding)
    yield f"  {shown_path(finding.path, folder)}:{finding.line}"
    if shown:
        yield f"{shown.number:>8}{GUTTER}{shown.text}"
    if shown and shown.length:
        yield f"{'':>8}{GUTTER}{_FAULT}{shown.mark}{_END}"
    yield from (f"    {message.prose}" for message in messages)
    yield from (f"{'→':>8}{GUTTER}{line}" for line in messages[0].mended)
    yield from (f"    {_QUIET}{line}{_END}" for one in messages if (line := _in_guide(one, finding, guide)))


def _in_guide(message: Message, finding: Finding, guide: Guide) -> str:
    address = guide.address(finding.rule, message.language)
    return f"{say(message.language, 'guide')}: {address}" if address else ""


MAX_ROWS = 300
"""Findings in one summary: GitHub shows no summary over 1 MiB."""

_ASCII_MARK = re.compile(r"[!-/:-@\[-`{-~]")


def annotations(inspection: Inspection, folder: str, guide: Guide) -> str:
    """Return one workflow command a finding, and the closing line."""
    commands = (_command(finding, inspection, folder, guide) for finding in inspection.findings)
    return "\n".join([*commands, summary(inspection)])


def _command(finding: Finding, inspection: Inspection, folder: str, guide: Guide) -> str:
    messages = messages_of(finding)
    level, label = ("warning", "hint") if finding.rule in rules.HINTS else ("error", "fault")
    shown = inspection.excerpt(finding)
    part = shown.text[shown.start :][: shown.length] if shown else ""
    title = say(messages[0].language, label) + (f": {part}" if len(part) > 1 else "")
    file = _property(shown_path(finding.path, folder))
    lines = [line for one in messages for line in (*_in_browser(one), _in_guide(one, finding, guide)) if line]
    text = escaped("\n".join(lines))
    return f"::{level} file={file},line={finding.line},title={_property(title)}::{text}"


# The commands are for those who work on a machine of their own.
_COMMAND = re.compile(r"(?:Komento|Kommandot) make fix (?:[^.:]*?, (?:tai|eller) (?P<else>\w)|[^.:]*\.)")


def _without_commands(text: str) -> str:
    """Return a message without the commands in it, and without the word for a hint, which stands in its title."""
    text = re.sub(r"^(?:Vihje|Tips): (\w)", lambda match: match[1].upper(), text)
    return " ".join(_COMMAND.sub(lambda match: (match["else"] or "").upper(), text).split())


def _in_browser(message: Message) -> Iterator[str]:
    """Yield a message's lines for whoever edits on GitHub, where no command can be run."""
    yield _without_commands(message.text)
    yield from (line for line in message.mended if not line.startswith("make "))
    yield _without_commands(message.closing)


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
        texts.append(entities(_without_commands(message.prose)) + link)
    lines = (line for line in messages[0].mended if not line.startswith("make "))
    mended = "<br>".join(f"<code>{entities(line)}</code>" for line in lines)
    what = say(messages[0].language, "hint") + ": " if finding.rule in rules.HINTS else ""
    return f"| {finding.line} | {what}{'<br>'.join(texts)} | {mended} |"


def entities(text: str) -> str:
    """Return text for Markdown in which nothing is markup: every ASCII mark as a character reference."""
    return _ASCII_MARK.sub(lambda match: f"&#{ord(match[0])};", on_one_line(text))
