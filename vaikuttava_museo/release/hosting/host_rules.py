"""What every host sends, read from data: headers, caching, types and redirects."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from vaikuttava_museo.content.yaml_with_lines import YamlFault, read_yaml
from vaikuttava_museo.release.faults import ReleaseFault

_Model = TypeVar("_Model", bound=BaseModel)
# Values are written between double quotes into configurations.
_Value = Annotated[str, StringConstraints(pattern=r"^[^\"\\$`\x00-\x1f\x7f]+$")]
_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$")]
_Address = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./-]*$")]
_Pattern = Annotated[str, StringConstraints(pattern=r"^[^\"\s]+$")]
_Form = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./{}-]*$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeaderRules(_Frozen):
    """`hosting/headers.yml`: what is sent with answers."""

    always: Mapping[_Name, _Value]
    over_tls: Mapping[_Name, _Value]
    caching: Mapping[_Pattern, _Value]
    default_caching: _Value
    types: Mapping[_Name, _Value]
    default_type: _Value
    packed: frozenset[_Name]

    def headers(self, policy: str) -> dict[str, str]:
        """Return the headers of every answer by name; `policy` is the content security policy."""
        return {name: value.replace("{policy}", policy) for name, value in self.always.items()}


class RedirectRules(_Frozen):
    """`hosting/redirects.yml`: the original site's pages and the forms their addresses may have."""

    pages: Mapping[_Name, _Address]
    forms: tuple[_Form, ...]
    others: Mapping[_Address, _Address]

    def expanded(self) -> dict[str, str]:
        """Return the new path by every old one."""
        pages = {
            form.replace("{page}", page): target for page, target in self.pages.items() for form in self.forms
        }
        return pages | dict(self.others)


@dataclass(frozen=True, slots=True)
class Hosting:
    """The project's own files for hosts: their folder, and the rules read from it."""

    folder: Path
    headers: HeaderRules
    redirects: RedirectRules


def read_hosting(folder: Path) -> Hosting:
    """Read the project's own files for hosts; raises ReleaseFault for rules that cannot be used."""
    headers, redirects = folder / "headers.yml", folder / "redirects.yml"
    return Hosting(folder, _read(headers, HeaderRules), _read(redirects, RedirectRules))


def _read(path: Path, model: type[_Model]) -> _Model:
    """Read rules; the fault names the file and the line."""
    source = read_yaml(path.read_text(encoding="utf-8", errors="replace"))
    if isinstance(source, YamlFault):
        raise ReleaseFault("hosting-data", path=f"{path}:{source.line}", reason=source.detail)
    try:
        return model.model_validate(source.data)
    except ValidationError as fault:
        first = fault.errors()[0]
        reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        place = f"{path}:{source.line_of(first['loc'])}"
        raise ReleaseFault("hosting-data", path=place, reason=reason) from fault
