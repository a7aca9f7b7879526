"""Scripts for a copy opened from a disk: browsers refuse ES modules there, so one classic script holds them all.

Each module becomes a function that returns what the module exports; it runs when it is first needed, as a
module would. Only the forms of import and export that the site's scripts use are known; any other is refused.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from vaikuttava_museo.release.faults import ReleaseFault

_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}|\* as \w+) from "(?P<path>\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?P<kind>const|class|function|async function)\s+(?P<name>[\w$]+)", re.MULTILINE
)
_LATE_IMPORT = re.compile(r'\bimport\(\s*"(?P<path>\.[^"]+)"\s*\)')
_UNKNOWN = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)
_NAMES = re.compile(r"\bas\b")


def bundle(modules: Mapping[str, str]) -> str:
    """Return one classic script from modules by their paths; raises ReleaseFault for a form that is not known.

    It starts the modules that its own element names: `<script src=… data-start="site.js plan/page.js">`.
    """
    functions = "".join(_function(path, modules) for path in sorted(modules))
    runtime = files(__name__.rpartition(".")[0]).joinpath("offline.js").read_text(encoding="utf-8")
    return runtime.replace("/* modules */", functions)


def _function(path: str, modules: Mapping[str, str]) -> str:
    def address(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))
        if target not in modules:
            raise ReleaseFault("script-import", path=path, target=found["path"])
        return target

    def needed(found: re.Match[str]) -> str:
        names = found["names"].removeprefix("* as ")
        return f'const {_NAMES.sub(":", names)} = need("{address(found)}");'

    code = _LATE_IMPORT.sub(lambda found: f'later("{address(found)}")', modules[path])
    code = _IMPORT.sub(needed, code)
    names = ", ".join(_exports(modules[path]))
    code = _EXPORT.sub(r"\g<kind> \g<name>", code).replace("import.meta.url", "document.baseURI")
    if strange := _UNKNOWN.search(code):
        raise ReleaseFault("script-form", path=path, text=strange[0][:60])
    return f'"{path}"() {{\n{code}\nreturn {{ {names} }};\n}},\n'


def _exports(code: str) -> Iterator[str]:
    return (found["name"] for found in _EXPORT.finditer(code))
