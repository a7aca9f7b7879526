"""The checks in the terminal: file by file, the line shown with the place marked, the sentence, the mended line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vaikuttava_museo.checks.excerpt import Excerpt
from vaikuttava_museo.checks.guide import Guide
from vaikuttava_museo.checks.inspection import Inspection, by_file
from vaikuttava_museo.checks.messages import Told, languages_told, place, shown_path, told
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.texts import say, say_both

GUTTER = " │ "
MENDED = "→"


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
        title = f"{style.bold}{shown_path(path, folder)}{style.end}"
        entries = [_entry(finding, inspection.excerpt(finding), folder, guide, style) for finding in group]
        yield "\n".join([title, "\n\n".join(entries)])


def _entry(finding: Finding, shown: Excerpt | None, folder: str, guide: Guide, style: Style) -> str:
    tellings = [told(finding, language) for language in languages_told(finding)]
    lines = [f"  {place(finding, folder)}", *_line(shown, style)]
    lines += (f"    {_text(telling)}" for telling in tellings)
    lines += (f"{MENDED:>8}{GUTTER}{line}" for line in tellings[0].mended)
    lines += (f"    {style.quiet}{link}{style.end}" for link in _links(finding, tellings, guide))
    return "\n".join(lines)


def _text(telling: Told) -> str:
    return f"{telling.text} {telling.closing}".rstrip()


def _line(shown: Excerpt | None, style: Style) -> Iterator[str]:
    if shown is None:
        return
    yield f"{shown.number:>8}{GUTTER}{shown.text}"
    if shown.length:
        yield f"{'':>8}{GUTTER}{style.fault}{shown.mark}{style.end}"


def _links(finding: Finding, tellings: Iterable[Told], guide: Guide) -> Iterator[str]:
    for telling in tellings:
        address = guide.address(finding.rule, telling.language)
        if address:
            yield f"{say(telling.language, 'guide')}: {address}"
