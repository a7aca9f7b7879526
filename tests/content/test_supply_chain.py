"""Everything that is fetched is known by its hash: packages, their auditor, the container's base."""

import re
import shutil
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from project import ROOT, run

LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))

RECORDING_UV = """#!/bin/sh
# Exports with the real uv, and only writes down what else it is asked.
[ "$1" = export ] && exec "$REAL_UV" "$@"
echo "$@" >> "$ASKED"
"""


def files_of(package: dict) -> list[dict]:
    return [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str]:
    """What `make audit` runs after exporting, and the requirements that it asks about."""
    folder = tmp_path_factory.mktemp("audit")
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, folder)
    uv, asked = folder / "uv", folder / "asked.txt"
    uv.write_text(RECORDING_UV, encoding="utf-8")
    uv.chmod(0o755)
    real = shutil.which(ROOT / ".tools/uv/bin/uv") or shutil.which("uv")
    variables = {"REAL_UV": str(real), "ASKED": str(asked), "UV_OFFLINE": "1"}
    result = run("make", "--no-print-directory", "audit", f"UV={uv}", cwd=folder, **variables)
    assert result.returncode == 0, result.stderr
    requirements = (folder / "build/requirements.txt").read_text(encoding="utf-8")
    return asked.read_text(encoding="utf-8").splitlines(), requirements


def test_every_file_of_every_locked_package_has_its_hash():
    packages = [package for package in LOCK["package"] if "registry" in package["source"]]
    assert {"mkdocs", "pip-audit", "pytest", "ruff"} <= {package["name"] for package in packages}
    assert [package["name"] for package in packages if not files_of(package)] == []
    files = [file for package in packages for file in files_of(package)]
    assert [file for file in files if not re.fullmatch(r"sha256:[0-9a-f]{64}", file.get("hash", ""))] == []


def test_the_audit_runs_from_the_lock_and_asks_strictly_about_every_package(audited: tuple[list[str], str]):
    commands, requirements = audited
    [(environment, asked)] = [command.split(" pip-audit ") for command in commands]
    assert environment == "run --locked --isolated --only-group audit"
    # Without --strict a package that the service does not know is skipped, and none at all ends as "none found".
    assert {"--strict", "--require-hashes", "--disable-pip"} <= set(asked.split())
    blocks = re.findall(r"(?m)^[\w.-]+==(?:.*\\\n)*.*", requirements)
    locked = {package["name"] for package in LOCK["package"] if "registry" in package["source"]}
    assert {block.split("==")[0] for block in blocks} == locked
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_project_is_built_by_the_pinned_uv_itself_so_that_no_unlocked_builder_is_fetched():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    (required,) = map(Requirement, build["requires"])
    pinned = re.search(r"^uv==(\S+)", (ROOT / ".ci/uv-requirements.txt").read_text(encoding="utf-8"))
    assert (required.name, build["build-backend"]) == ("uv_build", "uv_build")
    assert pinned
    # uv uses its own builder when its version is within the range.
    assert required.specifier.contains(pinned[1])


def test_no_command_of_the_project_installs_what_is_not_locked():
    places = [ROOT / "Makefile", *ROOT.glob(".ci/*.sh"), *ROOT.glob("tests/*.sh")]
    places += [*ROOT.glob(".github/**/*.yml"), *ROOT.glob(".github/*.sh")]
    lines = [(path.name, line) for path in places for line in path.read_text(encoding="utf-8").splitlines()]
    install = re.compile(r"pip install|uv\)? (tool|pip)|\buvx\b|\bnpx\b|npm (i|install|ci|exec)\b")
    installs = [place for place in lines if install.search(place[1])]
    assert len(installs) >= 3
    assert [place for place in installs if not re.search("--require-hashes|npm ci", place[1])] == []


def test_the_container_stands_on_one_image_and_dependabot_can_renew_it():
    dockerfile = (ROOT / "hosting/container/Dockerfile").read_text(encoding="utf-8")
    (base,) = re.findall(r"(?m)^FROM (\S+)", dockerfile)
    assert re.fullmatch(r"docker\.io/library/debian:trixie-slim@sha256:[0-9a-f]{64}", base)
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert "/hosting/container" in [
        one["directory"] for one in updates if one["package-ecosystem"] == "docker"
    ]
