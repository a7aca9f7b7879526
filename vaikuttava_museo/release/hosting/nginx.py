"""nginx' include files, written from the rules. They suit Debian's nginx 1.22 and newer.

`add_header` is inherited only where a block has none of its own (ngx_http_headers_module). So all of them stand
in one file that every server includes, and what depends on the answer is a variable.
"""

from collections.abc import Mapping

from vaikuttava_museo.release.hosting.rules import HeaderRules

FOLDER = "vaikuttava-museo"
"""Where the files lie, beside `nginx.conf`."""

ONE_PIECE = 15 * 4096
"""The largest page (bytes) that Linux hands on in one piece with its headers.

A piece has at most 17 parts (MAX_SKB_FRAGS): a part for each 4 kB of the file, and one or two for the headers. What
is left over waits for the receiver's word, by default 40 ms, since nginx takes TCP_NODELAY back for `tcp_nopush`.
Measured on loopback, whose packets hold 64 kB: pages up to 61,400 bytes p99 4 ms, with four above it 38 ms. It is so
for a proxy on the same machine too; in packets of 1,500 bytes, as between machines, no page waits.
"""

_GENERATED = "# Written by `make hosting` from hosting/*.yml: change those.\n"
_FOUND = ("200", "206", "304")
_HTTP = """
# The class of a file, and whether the answer is that file at all: a missing page must not be kept for a year.
map $uri $museo_kept {{
{classes}
}}
map $status $museo_cache_control {{
    default "no-cache";
{found}
}}
{over_tls}
# RFC 9110, 15.5.6: who is refused a method is told which there are.
map $request_method $museo_refused {{
    default 1;
    GET 0;
    HEAD 0;
}}
map $status $museo_allow {{
    default "";
    405 "GET, HEAD";
}}
map $uri $museo_absent {{
    default /404.html;
    ~^/sv/ /sv/404.html;
}}
# Without the query: it holds what a visitor chose for a workshop's timetable.
map $request_uri $museo_asked {{
    ~^(?<museo_path>[^?]*) $museo_path;
}}
log_format museo '$remote_addr - [$time_local] "$request_method $museo_asked" $status $body_bytes_sent "$http_user_agent"';
"""


def http_conf(rules: HeaderRules) -> str:
    """Return what stands outside the servers: the variables the other files use."""
    *special, rest = rules.caching
    classes = [f"    default {_quoted(rest.value)};"]
    classes += [f"    {_quoted(f'~{kept.pattern}')} {_quoted(kept.value)};" for kept in special]
    # $https is the connection's own; the header is that of a proxy in front, as of the container, or of several: the
    # last is the nearest.
    tls = [
        f'map $http_x_forwarded_proto {_variable(name)}_in_front {{\n    default "";\n'
        f'    "~*(?:^|[, ])https$" {_quoted(value)};\n}}\n'
        f"map $https {_variable(name)} {{\n    default {_variable(name)}_in_front;\n    on {_quoted(value)};\n}}"
        for name, value in rules.over_tls.items()
    ]
    return _GENERATED + _HTTP.format(
        classes="\n".join(classes),
        found="\n".join(f"    {status} $museo_kept;" for status in _FOUND),
        over_tls="\n".join(tls),
    )


def headers_conf(rules: HeaderRules, policy: str) -> str:
    """Return the headers of every answer."""
    fixed = {name: _quoted(value) for name, value in rules.headers(policy).items()}
    varying = {name: _variable(name) for name in rules.over_tls} | {
        "Cache-Control": "$museo_cache_control",
        "Allow": "$museo_allow",
    }
    lines = (f"add_header {name} {value} always;\n" for name, value in (fixed | varying).items())
    return _GENERATED + "".join(lines)


def types_conf(rules: HeaderRules) -> str:
    """Return the type of each ending, in place of nginx' own list, which lacks some and has old ones."""
    lines = "".join(f"    {_quoted(kind)} {ending};\n" for ending, kind in rules.types.items())
    return f"{_GENERATED}types {{\n{lines}}}\ndefault_type {_quoted(rules.default_type)};\n"


def redirects_conf(moved: Mapping[str, str]) -> str:
    """Return a location for each old address: nginx finds an exact one at once, however many there are."""
    lines = (f"location = {old} {{ return 301 {new}; }}\n" for old, new in moved.items())
    return _GENERATED + "".join(lines)


def large_pages_conf(pages: Mapping[str, int]) -> str:
    """Return a location for each page too large to be sent in one piece from the file; sizes are in bytes.

    Read into memory first, page and headers go in one write. It costs nginx 5 %: not for every page, since the whole
    site served so came to 0.98–1.04 of stock's requests per second, and from its files to 1.05–1.08.
    """
    large = sorted(path for path, size in pages.items() if size > ONE_PIECE)
    lines = (f"location = /{path} {{ sendfile off; output_buffers 1 128k; }}\n" for path in large)
    return _GENERATED + "".join(lines)


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a server's file with its `@names@` filled in."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def _variable(header: str) -> str:
    return f"$museo_{header.lower().replace('-', '_')}"


def _quoted(value: str) -> str:
    """Return a value between quotes: the readers of the rules let in none that would end them."""
    return f'"{value}"'
