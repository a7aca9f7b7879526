"""Findings in words, in the language of their file, and where the guide for editors explains their rules."""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True)
class Guide:
    """Addresses of the repository: the guide's file, the docs folder in editing, a new issue about the program."""

    guide: str = "CONTRIBUTING.md"
    edit: str = ""
    issues: str = "README.md"

    def address(self, rule: str, language: Language) -> str:
        """Return the address of a rule's paragraph (`…#fi-heading-skipped`); "" for a file that cannot be opened."""
        return f"{self.guide}#{language.code}-{rule}" if rule in catalogue("messages", DEFAULT) else ""


def guide_of(repo_url: str | None, edit_uri: str | None) -> Guide:
    """Return the addresses from the two values in `mkdocs.yml`: `https://…` and `edit/main/docs/`."""
    if not repo_url or not edit_uri:
        return Guide()
    _, branch, *_ = [*edit_uri.strip("/").split("/"), "main"]
    base = repo_url.rstrip("/")
    guide = f"{base}/blob/{branch}/CONTRIBUTING.md"
    return Guide(guide, f"{base}/{edit_uri.strip('/')}/", f"{base}/issues/new")


def guide_beside(docs: Path) -> Guide:
    """Return the addresses that the `mkdocs.yml` beside a docs folder names; those without one, when it cannot be read."""
    try:
        settings = read_yaml((docs.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        settings = None
    data = settings.data if isinstance(settings, YamlSource) else {}
    return guide_of(str(data.get("repo_url", "")), str(data.get("edit_uri", "")))


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
    given = finding.values.items()
    values = {name: visible(value) if name == "mended" else on_one_line(value) for name, value in given}
    templates = catalogue("unreadable_yaml_and_files", language) | catalogue("messages", language)
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


# C0 but tab and line feed, DEL and C1; line and paragraph separators; marks of direction; lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with every unsafe character as the mark of a replaced one."""
    return _UNSAFE.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Return the text safe to show within a sentence: on one line, each run of white space as it is."""
    return visible(text.replace("\r", "\n").replace("\n", " ").replace("\t", " "))
