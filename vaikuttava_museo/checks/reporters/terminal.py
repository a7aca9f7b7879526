"""The checks in the terminal: file by file, the line shown with the place marked, the sentence, the mended line."""

from collections.abc import Iterator
from dataclasses import dataclass

from vaikuttava_museo.checks.guide import Guide
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import messages_of, shown_path
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.texts import say, say_both

GUTTER = " │ "


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal makes text stand out; all empty where the output is no terminal."""

    bold: str = ""
    fault: str = ""
    quiet: str = ""
    end: str = ""


PLAIN = Style()
COLOUR = Style(bold="\033[1m", fault="\033[1;31m", quiet="\033[2m", end="\033[0m")


def terminal_report(inspection: Inspection, folder: str, guide: Guide, style: Style = PLAIN) -> str:
    """Return everything found and the closing line, as printed."""
    blocks = [*_blocks(inspection, inspection.faults, folder, guide, style)]
    if inspection.hints:
        blocks.append(f"{style.bold}{say_both('hints')}{style.end}")
        blocks.extend(_blocks(inspection, inspection.hints, folder, guide, style))
    return "\n\n".join([*blocks, summary(inspection)])


def summary(inspection: Inspection) -> str:
    """Return the closing line in both languages."""
    hints = f"\n{say_both('summary-hints', count=len(inspection.hints))}" if inspection.hints else ""
    if inspection.faults:
        return say_both("summary-faults", count=len(inspection.faults)) + hints
    content = inspection.content
    return say_both("summary-sound", pages=len(content.pages), sheets=len(content.worksheets)) + hints


def _blocks(
    inspection: Inspection, findings: tuple[Finding, ...], folder: str, guide: Guide, style: Style
) -> Iterator[str]:
    for path, group in by_file(findings):
        entries = ("\n".join(_lines(inspection, finding, folder, guide, style)) for finding in group)
        yield f"{style.bold}{shown_path(path, folder)}{style.end}\n" + "\n\n".join(entries)


def _lines(
    inspection: Inspection, finding: Finding, folder: str, guide: Guide, style: Style
) -> Iterator[str]:
    shown, messages = inspection.excerpt(finding), messages_of(finding)
    yield f"  {shown_path(finding.path, folder)}:{finding.line}"
    if shown:
        yield f"{shown.number:>8}{GUTTER}{shown.text}"
    if shown and shown.length:
        yield f"{'':>8}{GUTTER}{style.fault}{shown.mark}{style.end}"
    yield from (f"    {message.prose}" for message in messages)
    yield from (f"{'→':>8}{GUTTER}{line}" for line in messages[0].mended)
    for language in (message.language for message in messages):
        if address := guide.address(finding.rule, language):
            yield f"    {style.quiet}{say(language, 'guide')}: {address}{style.end}"
