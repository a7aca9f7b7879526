"""The copy of the site that opens from a disk: the same pages, without a server.

Four things differ from the published site: a link to a folder names its `index.html`, the scripts are one
classic script (`bundle.py`), the data of the search is a script, for a page on a disk may not fetch, and the policy
allows `file:`, for to Firefox no file is of the same origin as another.
"""

import json
import posixpath
import re
from collections.abc import Mapping

from vaikuttava_museo.release.bundle import bundle
from vaikuttava_museo.release.faults import ReleaseFault

BUNDLE = "assets/offline.js"
_SCRIPTS = re.compile(r"assets/js\.[0-9a-f]{8}/(?P<path>.+\.js)")
_SEARCH = re.compile(r"search/\w+\.[0-9a-f]{8}\.json")
_ONLY_ON_A_SERVER = re.compile(
    r"(?:\w+/)?404\.html|robots\.txt|sitemap\.xml|\.well-known/.*|(?:\w+/)?site\.webmanifest|SHA256SUMS"
    r"|assets/preview/.*|.*\.(?:gz|br|zip)"
)
_HREF = re.compile(r'(?P<before><a\b[^>]*?\shref=")(?P<href>[^"]*)"')
_MODULE = re.compile(r'<script type="module" src="[^"]*?assets/js\.[0-9a-f]{8}/(?P<path>[^"]+)"></script>\s*')
_ONLY_ONLINE = re.compile(r"<(?P<tag>\w+)[^>]*\sdata-online-only.*?</(?P=tag)>", re.DOTALL)
_MANIFEST_LINK = re.compile(r'<link rel="manifest"[^>]*>\s*')
_SEARCH_MODULES = re.compile(r' data-modules="[^"]*"')
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_SEARCH_INDEX = re.compile(r'(?P<before> data-index="[^"]+)\.json"')


def offline_files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the copy by path, from those of the site; raises ReleaseFault for a strange script."""
    copied: dict[str, bytes] = {}
    modules: dict[str, str] = {}
    for path, content in site.items():
        if script := _SCRIPTS.fullmatch(path):
            modules[script["path"]] = content.decode()
        elif _SEARCH.fullmatch(path):
            copied[path.removesuffix("json") + "js"] = _data_script(path, content)
        elif path.endswith(".html") and not _ONLY_ON_A_SERVER.fullmatch(path):
            copied[path] = offline_page(path, content.decode()).encode()
        elif not _ONLY_ON_A_SERVER.fullmatch(path):
            copied[path] = content
    copied[BUNDLE] = bundle(modules).encode()
    return copied


def offline_page(path: str, html: str) -> str:
    """Return a page that needs no server; `path` is the page's file, relative to the site's root."""
    scripts = [match["path"] for match in _MODULE.finditer(html)]
    address = posixpath.relpath(BUNDLE, posixpath.dirname(path) or ".")
    script = f'<script defer src="{address}" data-start="{" ".join(scripts)}"></script>'
    html = _MODULE.sub("", html).replace("</body>", f"{script}\n  </body>")
    for left_out in (_ONLY_ONLINE, _MANIFEST_LINK, _SEARCH_MODULES):
        html = left_out.sub("", html)
    html = _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), html)
    html = _SEARCH_INDEX.sub(r'\g<before>.js"', html)
    html = _HREF.sub(lambda link: f'{link["before"]}{link_to_file(link["href"])}"', html)
    if 'type="module"' in html:
        raise ReleaseFault("script-form", path=path, text='type="module"')
    return html


def link_to_file(href: str) -> str:
    """Return a link that names the file a server would choose: `../askel-3/index.html#goal` for `../askel-3/#goal`."""
    address, mark, rest = _parts(href)
    is_folder = address.endswith("/") or posixpath.basename(address) in {".", ".."}
    if not is_folder or ":" in address or address.startswith("/"):
        return href
    return posixpath.join(address, "index.html").removeprefix("./") + mark + rest


def _parts(href: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", href)
    return (href[: found.start()], found[0], href[found.end() :]) if found else (href, "", "")


def _data_script(path: str, content: bytes) -> bytes:
    name = json.dumps(posixpath.basename(path).removesuffix("json") + "js")
    return f"(globalThis.offlineData ??= {{}})[{name}] = ".encode() + content.strip() + b";\n"
