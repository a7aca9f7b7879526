"""What every host sends, read from data: headers, caching, types and redirects."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from vaikuttava_museo.content.yaml_with_lines import YamlFault, read_yaml
from vaikuttava_museo.release.faults import ReleaseFault

_Model = TypeVar("_Model", bound=BaseModel)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(f"{pattern}: {fault}") from fault
    return pattern


# Values are written between double quotes into configurations and scripts of several languages.
_SAFE = StringConstraints(pattern=r"^[^\"\\$`\x00-\x1f\x7f]+$")
_Value = Annotated[str, _SAFE]
_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$")]
_Address = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./-]*$")]
_Pattern = Annotated[str, StringConstraints(pattern=r"^[^\"\s]*$"), AfterValidator(_compiles)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CacheClass(_Frozen):
    """Files that may be kept equally long: `pattern` is searched in the path, `value` is their Cache-Control."""

    name: _Name
    pattern: _Pattern
    value: _Value


class HeaderRules(_Frozen):
    """`hosting/headers.yml`: what is sent with answers."""

    always: Mapping[_Name, _Value]
    over_tls: Mapping[_Name, _Value]
    caching: tuple[CacheClass, ...]
    types: Mapping[_Name, _Value]
    default_type: _Value
    packed: frozenset[_Name]

    def headers(self, policy: str) -> dict[str, str]:
        """Return the headers of every answer by name; `policy` is the content security policy."""
        return {name: value.replace("{policy}", policy) for name, value in self.always.items()}

    def cache_class(self, path: str) -> CacheClass:
        """Return how long a file may be kept; `path` is relative to the site's root."""
        return next(kept for kept in self.caching if re.search(kept.pattern, f"/{path}"))

    def type_of(self, path: str) -> str:
        """Return the media type of a file."""
        return self.types.get(ending(path), self.default_type)


class RedirectRules(_Frozen):
    """`hosting/redirects.yml`: the original site's pages and the forms their addresses may have."""

    pages: Mapping[_Name, _Address]
    forms: tuple[Annotated[str, StringConstraints(pattern=r"^/[a-z0-9./{}-]*$")], ...]
    others: Mapping[_Address, _Address]

    def expanded(self) -> dict[str, str]:
        """Return the new path by every old one."""
        pages = {
            form.replace("{page}", page): target for page, target in self.pages.items() for form in self.forms
        }
        return pages | dict(self.others)


def ending(path: str) -> str:
    """Return a file's ending without its dot."""
    return PurePosixPath(path).suffix.removeprefix(".").lower()


def read_header_rules(name: str, text: str) -> HeaderRules:
    """Read `hosting/headers.yml`; raises ReleaseFault naming the file (`name`) and the place."""
    rules = _read(name, text, HeaderRules)
    if not rules.caching or rules.caching[-1].pattern:
        raise ReleaseFault("hosting-data", path=name, reason="caching: pattern ''")
    return rules


def read_redirect_rules(name: str, text: str) -> RedirectRules:
    """Read `hosting/redirects.yml`; raises ReleaseFault naming the file (`name`) and the place."""
    return _read(name, text, RedirectRules)


def _read(name: str, text: str, model: type[_Model]) -> _Model:
    source = read_yaml(text)
    if isinstance(source, YamlFault):
        raise ReleaseFault("hosting-data", path=f"{name}:{source.line}", reason=source.detail)
    try:
        return model.model_validate(source.data)
    except ValidationError as fault:
        first = fault.errors()[0]
        line = source.line_of(first["loc"])
        reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise ReleaseFault("hosting-data", path=f"{name}:{line}", reason=reason) from fault
