"""The guide for editors (`CONTRIBUTING.md`): where the paragraph of a rule stands in each language."""

from dataclasses import dataclass
from pathlib import Path

from vaikuttava_museo.content.findings import RuleId
from vaikuttava_museo.content.languages import DEFAULT, Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml
from vaikuttava_museo.texts import catalogue

FILE = "CONTRIBUTING.md"


@dataclass(frozen=True, slots=True)
class Guide:
    """Addresses of the repository: the guide's file, the docs folder in editing, a new issue about the program.

    Without a repository the guide is named by its file, the program's faults by where README tells of them.
    """

    guide: str = FILE
    edit: str = ""
    issues: str = "README.md"

    def address(self, rule: RuleId, language: Language) -> str:
        """Return the address of a rule's paragraph in a language; "" for a rule that has none."""
        return f"{self.guide}#{guide_anchor(rule, language)}" if has_paragraph(rule) else ""


def guide_anchor(rule: str, language: Language) -> str:
    """Return the anchor of a rule's paragraph: `fi-heading-skipped`."""
    return f"{language.code}-{rule}"


def has_paragraph(rule: str) -> bool:
    """Tell whether the guide explains a rule: what is wrong in a text, yes; a file that cannot be opened, no."""
    return rule in catalogue("messages", DEFAULT)


def guide_of(repo_url: str | None, edit_uri: str | None) -> Guide:
    """Return the addresses from the two values in `mkdocs.yml`: `https://…` and `edit/main/docs/`."""
    if not repo_url or not edit_uri:
        return Guide()
    _, branch, *_ = [*edit_uri.strip("/").split("/"), "main"]
    base = repo_url.rstrip("/")
    return Guide(f"{base}/blob/{branch}/{FILE}", f"{base}/{edit_uri.strip('/')}/", f"{base}/issues/new")


def guide_beside(docs: Path) -> Guide:
    """Return the addresses that the `mkdocs.yml` beside a docs folder names; those without one, when it cannot be read."""
    try:
        settings = read_yaml((docs.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return Guide()
    if not isinstance(settings, YamlSource):
        return Guide()
    return guide_of(*(str(settings.data.get(key, "")) for key in ("repo_url", "edit_uri")))
