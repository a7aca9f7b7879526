"""The guide for editors (`CONTRIBUTING.md`): where the paragraph of a rule stands in each language."""

from dataclasses import dataclass
from pathlib import Path

from vaikuttava_museo.content.languages import DEFAULT, Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True)
class Guide:
    """Addresses of the repository: the guide's file, the docs folder in editing, a new issue about the program.

    Without a repository the guide is named by its file, the program's faults by where README tells of them.
    """

    guide: str = "CONTRIBUTING.md"
    edit: str = ""
    issues: str = "README.md"

    def address(self, rule: str, language: Language) -> str:
        """Return the address of a rule's paragraph in a language: `…#fi-heading-skipped`.

        The guide explains what is wrong in a text; it has no paragraph ("") on a file that cannot be opened.
        """
        return f"{self.guide}#{language.code}-{rule}" if rule in catalogue("messages", DEFAULT) else ""


def guide_of(repo_url: str | None, edit_uri: str | None) -> Guide:
    """Return the addresses from the two values in `mkdocs.yml`: `https://…` and `edit/main/docs/`."""
    if not repo_url or not edit_uri:
        return Guide()
    _, branch, *_ = [*edit_uri.strip("/").split("/"), "main"]
    base = repo_url.rstrip("/")
    return Guide(
        f"{base}/blob/{branch}/CONTRIBUTING.md", f"{base}/{edit_uri.strip('/')}/", f"{base}/issues/new"
    )


def guide_beside(docs: Path) -> Guide:
    """Return the addresses that the `mkdocs.yml` beside a docs folder names; those without one, when it cannot be read."""
    try:
        settings = read_yaml((docs.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        settings = None
    data = settings.data if isinstance(settings, YamlSource) else {}
    return guide_of(str(data.get("repo_url", "")), str(data.get("edit_uri", "")))
