"""nginx' include files, written from the rules. They suit Debian's nginx 1.22 and newer.

`add_header` is inherited only where a block has none of its own (ngx_http_headers_module). So all of them stand
in one file that every server includes, and what depends on the answer is a variable.
"""

from collections.abc import Mapping

from vaikuttava_museo.release.hosting.host_rules import HeaderRules

ONE_PIECE = 15 * 4096
"""The largest page (bytes) that Linux hands on in one piece with its headers.

A piece has at most 17 parts (MAX_SKB_FRAGS): a part for each 4 kB of the file, and one or two for the headers. What
is left over waits for the receiver's word, by default 40 ms, since nginx takes TCP_NODELAY back for `tcp_nopush`.
Measured on loopback (packets of 64 kB), as for a proxy on the same machine: pages up to 61,400 bytes p99 4 ms, with
four above it 38 ms. In packets of 1,500 bytes, as between machines, no page waits.
"""

_GENERATED = "# Written by `make hosting` from hosting/*.yml: change those.\n"
_HTTP = """
# The class of a file, and whether the answer is that file at all: a missing page must not be kept for a year.
map $uri $museo_caching {{
{classes}
}}
map $status $museo_cache_control {{
    default "no-cache";
    200 $museo_caching;
    206 $museo_caching;
    304 $museo_caching;
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
# $https is the connection's own; the header is that of a proxy in front, as of the container, or of several: the last
# is the nearest.
_OVER_TLS = """map $http_x_forwarded_proto {variable}_in_front {{
    default "";
    "~*(?:^|[, ])https$" "{value}";
}}
map $https {variable} {{
    default {variable}_in_front;
    on "{value}";
}}"""


def http_conf(rules: HeaderRules) -> str:
    """Return what stands outside the servers: the variables the other files use."""
    classes = [f'    default "{rules.default_caching}";']
    classes += [f'    "~{pattern}" "{value}";' for pattern, value in rules.caching.items()]
    tls = [_OVER_TLS.format(variable=_variable(name), value=value) for name, value in rules.over_tls.items()]
    return _GENERATED + _HTTP.format(classes="\n".join(classes), over_tls="\n".join(tls))


def headers_conf(rules: HeaderRules, policy: str) -> str:
    """Return the headers of every answer."""
    values = {name: f'"{value}"' for name, value in rules.headers(policy).items()}
    values |= {name: _variable(name) for name in rules.over_tls}
    values |= {"Cache-Control": "$museo_cache_control", "Allow": "$museo_allow"}
    lines = (f"add_header {name} {value} always;\n" for name, value in values.items())
    return _GENERATED + "".join(lines)


def types_conf(rules: HeaderRules) -> str:
    """Return the type of each ending, in place of nginx' own list, which lacks some and has old ones."""
    lines = "".join(f'    "{kind}" {ending};\n' for ending, kind in rules.types.items())
    return f'{_GENERATED}types {{\n{lines}}}\ndefault_type "{rules.default_type}";\n'


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


def _variable(header: str) -> str:
    return f"$museo_{header.lower().replace('-', '_')}"
