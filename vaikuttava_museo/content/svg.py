"""What an SVG file may hold: drawing, and nothing that runs, loads or leads anywhere. By a list of what is allowed."""

import re
from dataclasses import dataclass

from vaikuttava_museo.content.safe_xml import SEPARATOR, XmlElement, XmlFault, local, read_xml

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "view",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence",
})  # fmt: skip
"""Elements that draw or describe. Not among them: script, foreignObject, a, animate, set, feImage."""

_EDITORS = re.compile(
    r"(?:http://www\.inkscape\.org/|http://sodipodi\.sourceforge\.net/|http://purl\.org/dc/|http://creativecommons\.org/|"
    r"http://web\.resource\.org/cc/|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#|http://ns\.adobe\.com/|"
    r"http://www\.serif\.com/|http://www\.bohemiancoding\.com/|http://www\.figma\.com/)"
)
"""Namespaces of what drawing programs note for themselves; browsers pass it over."""
_WITHIN = re.compile(r"#[^\s]*|data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\(\s*(?P<mark>[\"']?)(?P<target>.*?)(?P=mark)\s*\)", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(
    r"@import|//|(?:https?|ftp|file|javascript|vbscript):|expression\(|-moz-binding|\\", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SvgFault:
    """What a file has that no drawing needs: its line and its name. A file that is no SVG has no name."""

    line: int
    seen: str


def svg_fault(data: bytes) -> SvgFault | None:
    """Return the first thing in an SVG file that is not allowed, None for a sound one."""
    try:
        elements = read_xml(data)
    except XmlFault as fault:
        return SvgFault(fault.line, fault.seen)
    if elements[0].name != f"{NAMESPACE}{SEPARATOR}svg":
        return SvgFault(elements[0].line, "")
    return next((SvgFault(element.line, seen) for element in elements if (seen := _seen(element))), None)


def _seen(element: XmlElement) -> str:
    space, _, name = element.name.rpartition(SEPARATOR)
    if space != NAMESPACE:
        return "" if _EDITORS.match(space) else f"<{name}>"
    if name not in ELEMENTS:
        return f"<{name}>"
    if name == "style" and _loads(element.text):
        return "<style>"
    own = ((at, value) for at, value in element.attributes.items() if not _EDITORS.match(at))
    return next((local(at) for at, value in own if _is_refused(local(at), value)), "")


def _is_refused(name: str, value: str) -> bool:
    if name.lower().startswith("on"):
        return True
    return not _WITHIN.fullmatch(value.strip()) if name in {"href", "src"} else _loads(value)


def _loads(style: str) -> bool:
    """Tell whether a style or an attribute loads something from elsewhere or runs it."""
    targets = (match["target"] for match in _URL.finditer(style))
    return bool(_LOADS.search(style)) or not all(_WITHIN.fullmatch(target.strip()) for target in targets)
