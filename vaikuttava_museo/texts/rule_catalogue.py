"""What the checks say, one entry a rule in `rules/<subject>.yml`: how grave it is, its message, and why it is a rule."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.languages import FINNISH, Language


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleText(_Entry):
    """A rule in one language; `{braces}` in the message and what follows it are what the file has."""

    title: str
    """The fault in a few words, without a full stop."""
    message: str
    """What is wrong, how it harms the reader and how to mend it, in one to three short sentences."""
    paste: str = ""
    """The lines to write in place of the faulty one."""
    after: str = ""
    """What is said after those lines."""
    why: str
    """What the message has no room for, for whoever asks: in Markdown, on the page of the rules."""
    wrong: str = ""
    right: str = ""
    """An example of the slip and of the line mended."""

    @property
    def sample(self) -> "RuleText":
        """Return the text with … for what a file has."""
        dots = defaultdict[str, str](lambda: "…")
        parts = {name: getattr(self, name).format_map(dots) for name in ("message", "paste", "after")}
        return self.model_copy(update=parts)


class Rule(_Entry):
    """A rule: a fault stops publishing, a hint stops nobody."""

    severity: Literal["fault", "hint"]
    told_in_both: bool = False
    """Whether a finding in a page is told in both languages: who mends the other page may read only the other one."""
    fi: RuleText
    sv: RuleText

    def text(self, language: Language) -> RuleText:
        """Return the rule in one language."""
        return self.fi if language is FINNISH else self.sv


class SubjectText(_Entry):
    """What a group of rules is about, in one language: its heading and, in Markdown, what stands under it."""

    title: str
    intro: str = ""


class Subject(_Entry):
    """The rules of one subject, in reading order."""

    order: int
    """The subject's place among the others."""
    fi: SubjectText
    sv: SubjectText
    rules: Mapping[str, Rule]

    def text(self, language: Language) -> SubjectText:
        """Return the subject in one language."""
        return self.fi if language is FINNISH else self.sv


@cache
def subjects() -> Mapping[str, Subject]:
    """Return every subject by the name of its file, in reading order."""
    read = {
        file.name.removesuffix(".yml"): _subject(file.name)
        for file in files(__package__).joinpath("rules").iterdir()
    }
    return dict(sorted(read.items(), key=lambda item: item[1].order))


def _subject(name: str) -> Subject:
    # What is no text the schema reads: it takes half the time.
    entries = yaml_loaders.own(__package__, f"rules/{name}", yaml_loaders.BASE)
    return Subject(**entries.pop("subject"), rules=entries)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its id."""
    return {id: rule for subject in subjects().values() for id, rule in subject.rules.items()}
