"""Addresses as people paste them: broken beginnings, wrappings of mail programs, places that only some may enter."""

import re
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit

# http and https with letters doubled or changed places, a colon or slash too few or many, once or several times.
_START = re.compile(r"^(?:(?:h+t*p+t*s*|ht+sp|hps)(?:[:;]+/*|/{2,})\s*)+", re.IGNORECASE)
# With or without the beginning that makes it a mail, or with one that people take for it.
_MAIL = re.compile(
    r"(?:(?:mailto|e-?mail|mail|sähköposti|e-post)\s*[:;=]\s*/*)?"
    r"(?P<address>[^/?\s:@][^/?:@]*@[^/?:@]+)(?P<rest>(?:\?.*)?)",
    re.IGNORECASE,
)
_SOUND_START = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?=[/:?#]|$)")

_WRAPPINGS = {"safelinks.protection.outlook.com": "url", "urldefense.proofpoint.com": "u", "urldefense.com": "u",
              "www.google.com/url": "q", "google.com/url": "q", "l.facebook.com": "u", "lm.facebook.com": "u",
              "out.reddit.com": "url", "slack-redir.net": "url", "www.youtube.com/redirect": "q",
              "statics.teams.cdn.office.net": "url", "nam.safelink.emails.azure.net": "destination"}  # fmt: skip
"""Hosts (with a path) that stand before an address, and the part of the query that holds it."""
_DEFENDED = re.compile(r"/v3/__(?P<address>.+?)__;")

_WALLED = (
    "sharepoint.com", "onedrive.live.com", "1drv.ms", "drive.google.com", "mail.google.com", "teams.microsoft.com",
    "teams.live.com", "outlook.office.com", "outlook.office365.com", "outlook.live.com", "zoom.us/j",
    "meet.google.com", "app.slack.com", "dropbox.com/home", "dropbox.com/scl", "dropbox.com/s", "wetransfer.com",
    "we.tl", "trello.com/b", "miro.com/app", "figma.com/file", "chat.google.com", "classroom.google.com",
    "forms.office.com/pages/design", "evernote.com", "login.microsoftonline.com", "accounts.google.com", "notion.so",
    "onenote.com", "myapps.microsoft.com", "github.com/login", "sites.google.com/d", "calendar.google.com",
    "icloud.com", "loop.cloud.microsoft", "planner.cloud.microsoft",
)  # fmt: skip
"""Services, some with the beginning of a path, that ask who one is or show only what one has been given."""
_EDITED = re.compile(r"docs\.google\.com/(?!forms/d/e/|.*/(?:pub|viewform)\b)")
_INNER = re.compile(r"(?:intra|intranet|extranet|webmail|vpn|login|sso|sisainen|intern)\.")
_LOCAL = re.compile(
    r"(?:^|\.)(?:localhost|local|lan|internal|intranet|intra|home|corp|test|example|invalid)$"
)


WEB = ("http", "https")
HTTP_ONLY = frozenset({"docplayer.fi"})
"""Hosts whose pages have been seen only with http: when they were gathered."""
LONGEST = 60
"""Characters of an address that are quoted."""
_QUOTED = re.compile(r"""\s+(?:["'”“»«„’‘].*|\(.*\))$""", re.DOTALL)


def host_of(address: str) -> str:
    """Return the host of an address without `www.`; "" when it has none that a browser could read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def straightened(address: str) -> str | None:
    """Return an address with a slip of typing in it as it was meant; None when it has none, or nobody can tell."""
    bare = address.strip("\"'”“’‘«» ").rstrip(",;.")
    if mail := _MAIL.fullmatch(bare):
        meant = f"mailto:{mail['address'].replace(' ', '')}{mail['rest'].strip().replace(' ', '%20')}"
        return meant if meant != address else None
    if bare.lower().startswith("tel:"):
        meant = f"tel:{re.sub(r'[^+0-9]', '', bare[4:].replace('(0)', ''))}"
        return meant if meant != address and len(meant) > 8 else None
    start = _START.match(bare)
    if start and not (_SOUND_START.fullmatch(start[0]) and not bare[start.end() :].startswith("/")):
        rest = bare[start.end() :].lstrip("/")
        return f"https://{rest}" if _HOST.match(rest) else None
    return bare if bare != address and (start or bare.endswith(".md")) else None


def unwrapped(address: str) -> str | None:
    """Return the address that a mail program or a service has wrapped into its own; None when there is none."""
    parts = urlsplit(address)
    if defended := _DEFENDED.search(address):
        return defended["address"]
    for place, key in _WRAPPINGS.items():
        host, _, path = place.partition("/")
        if (parts.netloc == host or parts.netloc.endswith(f".{host}")) and parts.path.startswith(f"/{path}"):
            inner = parse_qs(parts.query).get(key, [""])[0]
            if host == "urldefense.proofpoint.com" and "://" not in inner:
                inner = unquote(inner.replace("-", "%").replace("_", "/"))
            return inner if _SOUND_START.match(inner) else None
    return None


_TRACKED = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|igshid)=[^&#]*&?")


def untracked(address: str) -> str:
    """Return an address without what tells its site where the reader found it; "" when there is nothing of it."""
    bare = re.sub(r"[?&](?=#|$)", "", _TRACKED.sub("", address))
    return bare if bare != address and _TRACKED.search(address) else ""


def is_walled(address: str) -> bool:
    """Tell whether an address opens only to some: on a network of its own, behind a login, or an editor's own view."""
    host = host_of(address)
    place = f"{host}{urlsplit(address).path}"
    known = any(place.startswith(one) or host.endswith(f".{one}") for one in _WALLED)
    return known or any(it.match(place) for it in (_EDITED, _INNER)) or _is_own_network(host)


def _is_own_network(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return _LOCAL.search(host) is not None or (bool(host) and "." not in host)


_OWN_COMPUTER = re.compile(
    r"(?:file|cid):|[a-z]:(?:[\\/]|%5c)|[/\\]{1,2}[\w.$-]+\\|/(?:users|home|volumes)/", re.IGNORECASE
)


def is_of_own_computer(target: str) -> bool:
    """Tell whether an address is a path on a computer or its network, or a part of a mail."""
    return _OWN_COMPUTER.match(target) is not None


def before_title(target: str) -> str:
    """Return the address before a title in quotation marks that Markdown does not take for one; "" without such."""
    title = _QUOTED.search(target)
    return target[: title.start()] if title and not is_spaced(target[: title.start()]) else ""


def is_spaced(target: str) -> bool:
    """Tell whether there is space within an address."""
    return any(map(str.isspace, target))


def has_backslash(target: str) -> bool:
    """Tell whether a page's file is named as Windows names it."""
    return "\\" in unquote(target.partition("#")[0])


def is_web(target: str) -> bool:
    """Tell whether an address is a whole one of the web."""
    return target.partition(":")[0].lower() in WEB and bool(host_of(target)) and not is_spaced(target)


def is_as_meant(target: str) -> bool:
    """Tell whether an address has no slip of typing in it."""
    return not (
        before_title(target)
        or straightened(target)
        or target.startswith("www.")
        or has_backslash(target)
        or is_of_own_computer(target)
    )
