"""`mkdocs.yml`: what an editor or a provider may set; it inherits all else from `markdown_extensions_and_css.yml`.

MkDocs itself reads the file as code: a tag of YAML (`!!python/…`) or a key such as `hooks` runs a program. So the project
reads it first, as data, and refuses what is not in this schema.
"""

from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from vaikuttava_museo.content.data_files import validate
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.steps_people_glossary import Shared, Text
from vaikuttava_museo.content.value_corrections import ADDRESS, CONTACT
from vaikuttava_museo.content.yaml_with_lines import YamlFault, YamlSource, read_yaml


def _secure(value: str) -> str:
    if not ADDRESS.fullmatch(value) or not value.startswith("https://"):
        raise PydanticCustomError("url_parsing", "no address with https:")
    return value


def _reachable(value: str) -> str:
    if not CONTACT.fullmatch(value):
        raise PydanticCustomError("contact", "neither a mail address nor one with https:")
    return value


Address = Annotated[str, AfterValidator(_secure)]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^<>{}]*$")]


class Extra(Shared):
    """Who provides the site and how to reach them."""

    confirmed: bool = False
    """Whether who provides the site, its addresses and its contact are agreed upon; pages say so until they are."""
    provider: Text
    contact: Annotated[str, AfterValidator(_reachable)]
    """A mail address, or the https: address of a form."""


class SiteSettings(Shared):
    """What `mkdocs.yml` may say."""

    inherit: Annotated[
        Literal["vaikuttava_museo/content/markdown_extensions_and_css.yml"], Field(alias="INHERIT")
    ]
    site_name: Line
    site_url: Address
    site_description: Line | None = None
    repo_url: Address | None = None
    edit_uri: Annotated[str, Field(pattern=r"^edit/[\w.-]+/docs/$")] | None = None
    extra: Extra
    nav: Any = None
    """The pages in their order; rules of their own look at it."""


def read_settings(text: str) -> tuple[YamlSource | None, SiteSettings | None, list[Finding]]:
    """Return the settings as typed and as understood (None where they cannot be), and what is wrong with them."""
    source = read_yaml(text)
    if isinstance(source, YamlFault):
        is_code = source.detail in {"tag", "anchor", "alias"}
        fault = (
            finding(SETTINGS, source.line, "settings-tag")
            if is_code
            else yaml_finding(SETTINGS, source, text)
        )
        return None, None, [fault]
    result = validate(SiteSettings, source, SETTINGS)
    if isinstance(result, SiteSettings):
        return source, result, []
    # The rules that say what is special about settings.
    own = {"key-unknown": "settings-key", "id-form": "settings-value"}
    return source, None, [replace(one, rule=own.get(one.rule, one.rule)) for one in result]


def contact_address(contact: str) -> str:
    """Return where a contact leads: a mail to it, or the page that it is."""
    return contact if contact.startswith("https:") else f"mailto:{contact}"
