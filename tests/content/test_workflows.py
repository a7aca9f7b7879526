"""The GitHub workflows are valid and safe, and call the same commands as a person does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from project import ROOT, run

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

PROGRAMS = Path(sys.executable).parent


def steps_of(path: Path) -> list[dict]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_the_workflows_are_valid_and_safe():
    actionlint = run(PROGRAMS / "actionlint", "-shellcheck=", "-pyflakes=", *WORKFLOWS)
    zizmor = run(PROGRAMS / "zizmor", "--offline", "--quiet", GITHUB)
    for result in (actionlint, zizmor):
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_pinned_actions_and_our_own_commands_with_no_right_but_by_name(path: Path):
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.+)", text)
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)*", use)] == []
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    runs = "\n".join(step.get("run", "") for step in steps_of(path))
    called = set(re.findall(r"\bmake (?:--silent )?([a-z-]+)", runs))
    assert called and called <= targets
    assert yaml.safe_load(text)["permissions"] == {}
    assert "secrets." not in text and "pull_request_target" not in text
    checkouts = [step for step in steps_of(path) if "checkout" in step.get("uses", "")]
    assert [step for step in checkouts if step["with"]["persist-credentials"]] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_token_that_may_write_is_given_to_no_step_that_runs_our_code(path: Path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    for job in workflow["jobs"].values():
        steps = [step for step in job["steps"] if "github.token" in str(step)]
        assert all(re.search(r"one-issue\.sh|\bgh (?:api|auth)\b", step["run"]) for step in steps)
        assert [step for step in steps if re.search(r"\bmake\b", step["run"])] == []
        assert str(job).count("github.token") == len(steps), "not for a whole job"
        assert job["permissions"].get("contents") != "write" or not any(
            "checkout" in str(step) for step in job["steps"]
        )
    assert "github.token" not in str(workflow.get("env"))


def test_the_forms_that_the_pages_link_to_ask_for_the_place():
    forms = {path.stem: yaml.safe_load(path.read_bytes()) for path in GITHUB.glob("ISSUE_TEMPLATE/*.yml")}
    assert set(forms) >= {"korjaus", "rattelse", "config", "idea"}
    assert [forms[name]["body"][0]["id"] for name in ("korjaus", "rattelse")] == ["place"] * 2


FAKE_GH = """#!/bin/sh
echo "$@" >>"$SAID"
for last; do :; done
case "$*" in
    "issue list"*) echo "$OPEN" ;;
    *--body-file*) cat "$last" >>"$SAID" ;;
esac
"""


@pytest.fixture
def one_issue(tmp_path: Path):
    """Return a function that runs the script with a gh of our own, and returns what it was asked."""
    gh = tmp_path / "gh"
    gh.write_text(FAKE_GH, encoding="utf-8")
    gh.chmod(0o755)
    said = tmp_path / "said.txt"
    said.touch()

    def run(*arguments: object, open_issue: str = "") -> str:
        env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "SAID": str(said), "OPEN": open_issue}
        subprocess.run(["sh", GITHUB / "one-issue.sh", *arguments], env=env, timeout=60, check=True)
        return said.read_text(encoding="utf-8")

    return run


def test_the_first_time_an_issue_is_opened_with_its_label_and_the_next_time_written_anew(one_issue, tmp_path):
    printed = tmp_path / "links.txt"
    printed.write_text("askel-1: rikki\n```\n@everyone\n", encoding="utf-8")
    said = one_issue("linkit-lankar", printed, "Rikki / Trasiga")
    assert "label create linkit-lankar --force" in said
    assert "issue create --title Rikki / Trasiga --label linkit-lankar" in said and "issue edit" not in said
    again = one_issue("linkit-lankar", printed, "Rikki / Trasiga", open_issue="7").removeprefix(said)
    assert "issue edit 7 --title Rikki / Trasiga" in again and "issue create" not in again
    lines = said.split("\n")
    first, last = [at for at, line in enumerate(lines) if line.startswith("```")]
    assert first < lines.index("@everyone") < last, "what a tool printed stays text within its fence"


@pytest.mark.parametrize("open_issue", ["", "7"])
def test_an_issue_is_closed_when_there_is_nothing_left_to_tell(one_issue, open_issue):
    said = one_issue("linkit-lankar", open_issue=open_issue)
    assert ("issue close 7" in said) == bool(open_issue)
    assert "create" not in said and "edit" not in said


def test_the_one_owner_is_the_group_that_readme_asks_to_confirm_and_every_path_exists():
    rows = [row.split() for row in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    rules = [row for row in rows if row and not row[0].startswith("#")]
    [owner] = {owner for row in rules for owner in row[1:]}
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    organisation = re.search(r"^repo_url: https://github.com/([\w-]+)/", config, flags=re.MULTILINE)
    assert organisation and owner.startswith(f"@{organisation[1]}/")
    assert owner in (ROOT / "README.md").read_text(encoding="utf-8")
    assert [row[0] for row in rules if not list(ROOT.glob(row[0].strip("/") or "*"))] == []
