"""The copy of the site that opens from a disk: the same pages, without a server.

A link to a folder names its `index.html`; scripts are one classic script and the data of the search is another, for
browsers load no modules and fetch nothing there; the policy allows `file:`, for to Firefox every file is of its own origin.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from vaikuttava_museo.content.addresses import OFFLINE_COPY
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.release.refusals import ReleaseRefusal
from vaikuttava_museo.texts import catalogue

FOLDER = OFFLINE_COPY.removesuffix(".zip")
"""The folder that a zip of the site unpacks to."""
_SCRIPT = "assets/offline.js"
_MODULE = re.compile(r"assets/js\.[0-9a-f]{8}/(?P<path>.+\.js)")
_SEARCH = re.compile(r"search/\w+\.[0-9a-f]{8}\.json")
_ONLY_ON_A_SERVER = re.compile(
    r"(?:\w+/)?404\.html|robots\.txt|sitemap\.xml|\.well-known/.*|(?:\w+/)?site\.webmanifest|SHA256SUMS"
    r"|assets/preview/.*|.*\.(?:gz|br|zip)"
)

_LINK = re.compile(
    r'(?P<before><a\b[^>]*?\shref="|<meta http-equiv="refresh" content="0; url=)(?P<href>[^"]*)"'
)
_MODULE_ELEMENT = re.compile(
    r'<script type="module" src="[^"]*?assets/js\.[0-9a-f]{8}/(?P<path>[^"]+)"></script>\s*'
)
_LEFT_OUT = re.compile(
    r'<(?P<tag>\w+)[^>]*\sdata-online-only.*?</(?P=tag)>|<link rel="manifest"[^>]*>\s*', re.DOTALL
)
_SEARCH_INDEX = re.compile(r'(?<= data-index=")(?P<path>[^"]+)\.json(?=")')
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')

# Spaces as people write them or as rjsmin leaves them, where two words would become one.
_IMPORT = re.compile(r'\bimport ?(?P<names>\{[^}]*\}|\* ?as \w+) ?from ?"(?P<path>\.[^"]+)";')
_LATE_IMPORT = re.compile(r'\bimport\(\s*"(?P<path>\.[^"]+)"\s*\)')
_EXPORT = re.compile(r"\bexport (?=(?:const|class|function|async function)\s+(?P<name>[\w$]+))")
_UNKNOWN_FORM = re.compile(r"(?<![\w.$'\"-])(?:import|export)(?![\w.$:-]).*")


def offline_copy(site: Mapping[str, bytes], date: datetime) -> bytes:
    """Return the zip of the copy, from the site's files by path; raises ReleaseRefusal for a script of unknown form."""
    copied: dict[str, bytes] = {}
    modules: dict[str, str] = {}
    for path, content in site.items():
        if module := _MODULE.fullmatch(path):
            modules[module["path"]] = content.decode()
        elif _SEARCH.fullmatch(path):
            name = json.dumps(posixpath.basename(path).removesuffix("json") + "js")
            script = f"(globalThis.offlineData ??= {{}})[{name}] = ".encode() + content.strip() + b";\n"
            copied[path.removesuffix("json") + "js"] = script
        elif not _ONLY_ON_A_SERVER.fullmatch(path):
            is_page = path.endswith(".html")
            copied[path] = offline_page(path, content.decode()).encode() if is_page else content
    copied[_SCRIPT] = bundle(modules).encode()
    for text in (catalogue("offline_copy_and_archive", language) for language in LANGUAGES):
        copied[text["copy_file"]] = text["copy_text"].format(day=f"{date:%Y-%m-%d}").encode()
    return zipped(copied, FOLDER, date)


def zipped(contents: Mapping[str, bytes], folder: str, date: datetime) -> bytes:
    """Return a zip of files in one folder; stored, not compressed, so that the same files and date give the same bytes."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for path, content in sorted(contents.items()):
            entry = ZipInfo(f"{folder}/{path}", date.timetuple()[:6])
            entry.external_attr, entry.create_system = 0o100644 << 16, 3  # a regular file, made on Unix
            archive.writestr(entry, content)
    return target.getvalue()


def offline_page(path: str, html: str) -> str:
    """Return a page that needs no server; `path` is the page's file, relative to the site's root."""
    modules = " ".join(match["path"] for match in _MODULE_ELEMENT.finditer(html))
    address = posixpath.relpath(_SCRIPT, posixpath.dirname(path) or ".")
    script = f'<script defer src="{address}" data-start="{modules}"></script>'
    if modules:
        html = _MODULE_ELEMENT.sub("", html).replace("</body>", f"{script}\n  </body>")
    html = _SEARCH_INDEX.sub(r"\g<path>.js", _LEFT_OUT.sub("", html))
    html = _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), html)
    html = _LINK.sub(lambda link: f'{link["before"]}{link_to_file(link["href"])}"', html)
    if 'type="module"' in html:
        raise ReleaseRefusal("script-form", path=path, text='type="module"')
    return html


def link_to_file(href: str) -> str:
    """Return a link that names the file a server would choose: `../askel-3/index.html#goal` for `../askel-3/#goal`."""
    address = re.split(r"[?#]", href, maxsplit=1)[0]
    is_folder = address.endswith("/") or posixpath.basename(address) in {".", ".."}
    if not is_folder or ":" in address or address.startswith("/"):
        return href
    return posixpath.join(address, "index.html").removeprefix("./") + href[len(address) :]


def bundle(modules: Mapping[str, str]) -> str:
    """Return one classic script from modules by their paths; raises ReleaseRefusal for a form that is not known.

    Each module becomes a function that runs when it is first needed. The script starts the modules that its own element
    names: `<script src=… data-start="site.js plan/page.js">`.
    """
    functions = "".join(_function(path, modules) for path in sorted(modules))
    runtime = files(__package__).joinpath("offline.js").read_text(encoding="utf-8")
    return runtime.replace("/* modules */", functions)


def _function(path: str, modules: Mapping[str, str]) -> str:
    def address(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))
        if target not in modules:
            raise ReleaseRefusal("script-import", path=path, target=found["path"])
        return target

    def needed(found: re.Match[str]) -> str:
        names = re.sub(r"\bas\b", ":", re.sub(r"^\* ?as ", "", found["names"]))
        return f'const {names} = need("{address(found)}");'

    exports = ", ".join(found["name"] for found in _EXPORT.finditer(modules[path]))
    code = _LATE_IMPORT.sub(lambda found: f'later("{address(found)}")', modules[path])
    code = _EXPORT.sub("", _IMPORT.sub(needed, code)).replace("import.meta.url", "document.baseURI")
    if unknown := _UNKNOWN_FORM.search(code):
        raise ReleaseRefusal("script-form", path=path, text=unknown[0][:60])
    return f'"{path}"() {{\n{code}\nreturn {{ {exports} }};\n}},\n'
