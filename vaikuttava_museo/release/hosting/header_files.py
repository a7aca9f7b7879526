"""`_headers` and `_redirects`: how hosts of static sites with a CDN of their own are told (Netlify, Cloudflare Pages).

Their limits (Cloudflare Pages): 100 rules, 2,000 characters a line. A header that two rules give is joined
with a comma, so Cache-Control is given only to what may be kept for ever; the rest is the host's own default,
which asks anew.
"""

import re
from collections.abc import Iterable, Mapping

from vaikuttava_museo.release.hosting.rules import HeaderRules

MOST_RULES, LONGEST_LINE = 100, 2000


def headers_file(rules: HeaderRules, policy: str, paths: Iterable[str]) -> str:
    """Return `_headers` for a site of these files; such hosts speak TLS only."""
    first, *_ = rules.caching
    lasting = sorted(
        {_widest(first.pattern, f"/{path}") for path in paths if rules.cache_class(path) == first}
    )
    everywhere = rules.headers(policy) | dict(rules.over_tls)
    return _rule("/*", everywhere) + "".join(_rule(path, {"Cache-Control": first.value}) for path in lasting)


def redirects_file(moved: Mapping[str, str]) -> str:
    """Return `_redirects`; the last line is Netlify's way to a page of absence in Swedish, others find it alone."""
    lines = "".join(f"{old} {new} 301\n" for old, new in moved.items() if old.rstrip("/") != new.rstrip("/"))
    return f"{lines}/sv/* /sv/404.html 404\n"


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return path + "\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _widest(pattern: str, path: str) -> str:
    """Return a whole folder for a file in a folder whose name changes, else the file."""
    found = re.search(pattern, path)
    return f"{path[: found.end()]}*" if found and found[0].endswith("/") else path
