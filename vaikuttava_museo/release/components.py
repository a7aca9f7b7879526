"""What a release consists of and stands on, as CycloneDX 1.5: the locked Python packages, and the fonts.

uv writes the packages with their hashes from `uv.lock`; added here are their licences, what is ours and the
fonts, and taken away is what differs from run to run.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from vaikuttava_museo.release.faults import ReleaseFault

OWN_LICENCES = ({"license": {"id": "MIT"}}, {"license": {"id": "CC-BY-4.0"}})
FONTS = tuple(
    {
        "type": "file",
        "bom-ref": f"font-{name}",
        "name": f"assets/fonts/{name}.woff2",
        "description": "Font, its licence beside it in OFL.txt",
        "licenses": [{"license": {"id": "OFL-1.1"}}],
    }
    for name in ("sans", "sans-sami", "serif", "serif-sami")
)
_EXPRESSION = re.compile(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*")


def components(listed: str, date: datetime) -> str:
    """Return the list as JSON from what `uv export --format cyclonedx1.5` wrote; raises ReleaseFault for no list."""
    try:
        bom: dict[str, Any] = json.loads(listed)
        packages = sorted(bom["components"], key=lambda part: str(part["bom-ref"]))
        bom["metadata"]["component"]["licenses"] = list(OWN_LICENCES)
    except (ValueError, KeyError, TypeError) as fault:
        raise ReleaseFault("no-list") from fault
    bom["metadata"]["timestamp"] = f"{date:%Y-%m-%dT%H:%M:%SZ}"
    bom["components"] = [*(package | _licence(package["name"]) for package in packages), *FONTS]
    bom.pop("serialNumber", None)
    text = json.dumps(bom, ensure_ascii=False, sort_keys=True)
    bom["serialNumber"] = f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"
    return json.dumps(bom, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _licence(package: str) -> Mapping[str, Any]:
    """Return a package's licence as its own metadata tells it; nothing where it tells none or is not installed."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return {}
    [expression] = told.get_all("License-Expression") or [""]
    if expression and _EXPRESSION.fullmatch(expression):
        return {"licenses": [{"expression": expression}]}
    classified = [line for line in told.get_all("Classifier") or [] if line.startswith("License :: ")]
    names = [line.rpartition(" :: ")[2] for line in sorted(classified)] or _short(
        told.get_all("License") or []
    )
    return {"licenses": [{"license": {"name": name}} for name in names]} if names else {}


def _short(licences: list[str]) -> list[str]:
    """Leave out whole licence texts."""
    return [licence for licence in licences if licence and "\n" not in licence and len(licence) < 80]
