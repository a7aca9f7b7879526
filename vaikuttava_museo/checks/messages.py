"""Findings in words, in the language of their file, and where the site explains their rules to editors."""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.addresses import RULES, language_of, url_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml
from vaikuttava_museo.texts.rule_catalogue import rules


@dataclass(frozen=True, slots=True)
class Guide:
    """Addresses for editors: the site, whose page of rules explains them; the docs folder in editing; a new issue."""

    site: str = ""
    edit: str = ""
    issues: str = "README.md"

    def address(self, rule: str, language: Language) -> str:
        """Return the address of a rule's explanation, `…/sv/tarkistuksen-saannot/#heading-skipped`; "" without a site."""
        return f"{self.site}{url_of(RULES, language)}#{rule}" if self.site else ""


def guide_of(site_url: str | None, repo_url: str | None, edit_uri: str | None) -> Guide:
    """Return the addresses from the values in `mkdocs.yml`; the last two are `https://…` and `edit/main/docs/`."""
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    if not repo_url or not edit_uri:
        return Guide(site)
    base = repo_url.rstrip("/")
    return Guide(site, f"{base}/{edit_uri.strip('/')}/", f"{base}/issues/new")


def guide_beside(docs: Path) -> Guide:
    """Return the addresses that the `mkdocs.yml` beside a docs folder names; those without one, when it cannot be read."""
    try:
        settings = read_yaml((docs.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        settings = None
    data = settings.data if isinstance(settings, YamlSource) else {}
    return guide_of(*(str(data.get(key, "")) for key in ("site_url", "repo_url", "edit_uri")))


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
    """Return a finding in words: in its file's language, and then the other where it concerns both or the file has none."""
    own = language_of(finding.path)
    others = [each for each in LANGUAGES if each is not own]
    spoken = [own, *(others if rules()[finding.rule].told_in_both else [])] if own else others
    return tuple(message_in(each, finding) for each in spoken)


def message_in(language: Language, finding: Finding) -> Message:
    """Put a finding into words: a sentence, then the lines to paste, then perhaps an end."""
    # What is written to be pasted may alone have several lines.
    given = finding.values.items()
    values = {name: visible(value) if name == "mended" else on_one_line(value) for name, value in given}
    text = rules()[finding.rule].text(language)
    paste = text.paste.format_map(values)
    # Where nobody can tell what was meant, there is nothing to paste.
    mended = tuple(paste.split("\n")) if paste.strip() else ()
    return Message(language, text.message.format_map(values), mended, text.after.format_map(values))


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
