"""The steps of the workflows, as they stand, against a repository whose main takes no push: no editor's answer is lost."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from project import ROOT
from project import run as run_program

from tests.unit.examples import page_text
from tests.unit.ledger_examples import FINNISH, SLIP, SWEDISH, open_in, pages, said_of, swedish_page
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.ledger.ledger_files import compare, ledger_files, parse_ledger, read_files

SAME, BOTH = "- [x] Muutos ei muuta merkitystä", "- [x] Jag ändrade båda språken"
GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgSign=false")

# Nobody pushes to main; GitHub's own merge button is the one exception. What else is closed a file tells.
HOOK = """#!/bin/sh
while read -r _ _ ref; do
    [ "$ref" != refs/heads/main ] || [ -n "$MERGE_BUTTON" ] || { echo "protected branch" >&2; exit 1; }
    [ "$ref" != refs/heads/answers ] || [ ! -e closed ] || { echo "protected branch" >&2; exit 1; }
done
"""
FAKE_GH = """#!/bin/sh
[ -n "$GH_TOKEN" ] || exit 4
echo "$2" >>"$ASKED"
merge=${2#repos/museo/sivusto/commits/}
cat "$DESCRIPTIONS/${merge%/pulls}" 2>/dev/null || true
"""


@dataclass
class Run:
    """A run of a job: where its checkout stands, what its summary says, and whether every step went well."""

    folder: Path
    summary: str
    is_green: bool


class GitHub:
    """A bare repository beside the things GitHub has: descriptions, artifacts, a button that merges."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "museo" / "sivusto"
        self.asked = folder / "asked.txt"
        for name in ("bin", "descriptions", "artifacts", "main"):
            (folder / name).mkdir()
        _program(folder / "bin" / "gh", FAKE_GH)
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        self.main = folder / "main"
        self.git(self.main, "init", "--quiet", "--initial-branch=main")
        for name in ("Makefile", "mkdocs.yml", ".gitattributes", ".gitignore", ".github/answers.sh"):
            (self.main / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, self.main / name)
        for path, data in ledger_files(said_of(pages())).items():
            (self.main / "ledger").mkdir(exist_ok=True)
            (self.main / "ledger" / path).write_bytes(data)
        self.merge({"sivu.md": page_text(FINNISH), "sivu.sv.md": swedish_page(SWEDISH)})
        _program(self.origin / "hooks" / "pre-receive", HOOK)

    def git(self, folder: Path, *arguments: str, **variables: str) -> str:
        done = run_program(*GIT, *arguments, cwd=folder, **variables)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, files: Mapping[str, str]) -> str:
        """Commit files of docs in the clone; return the commit."""
        for name, text in files.items():
            path = self.main / "docs" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git(self.main, "add", "--all")
        self.git(self.main, "commit", "--quiet", "--allow-empty", "--message", "Muutos")
        return self.git(self.main, "rev-parse", "HEAD").strip()

    def merge(self, files: Mapping[str, str], description: str = "", how: str = "squash") -> None:
        """Merge a pull request that writes these files into docs, as the button does."""
        self.git(self.main, "checkout", "--quiet", "-B", "patch-1")
        head = self.commit(files)
        if how == "merge":
            self.git(self.main, "checkout", "--quiet", "-B", "main", "HEAD~")
            self.git(self.main, "merge", "--quiet", "--no-ff", "--no-edit", "patch-1")
            head = self.git(self.main, "rev-parse", "HEAD").strip()
        (self.folder / "descriptions" / head).write_text(description, encoding="utf-8")
        self.git(self.main, "push", "--quiet", str(self.origin), "HEAD:main", MERGE_BUTTON="yes")
        self.git(self.main, "checkout", "--quiet", "-B", "main")

    def run(self, workflow: str, job: str, ref: str = "main", until: str = "", event: object = None) -> Run:
        """Run the steps of a job as they stand, up to the one named `until`."""
        jobs = yaml.safe_load((ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8"))["jobs"]
        runner = Path(self.folder, "runner")
        shutil.rmtree(runner, ignore_errors=True)
        (runner / "temp").mkdir(parents=True)
        (runner / "work").mkdir()
        run = Run(runner / "work", "", True)
        for step in jobs[job]["steps"]:
            if until and step.get("name") == until:
                break
            run.is_green &= self._step(step, runner, ref, event) or step.get("continue-on-error", False)
            if not run.is_green:
                break
        summary = runner / "summary.md"
        run.summary = summary.read_text(encoding="utf-8") if summary.exists() else ""
        return run

    def _step(self, step: dict, runner: Path, ref: str, event: object) -> bool:
        work, action, given = runner / "work", step.get("uses", "").partition("@")[0], step.get("with", {})
        if action == "actions/checkout":
            assert given["fetch-depth"] == 0
            self.git(runner, "clone", "--quiet", str(self.origin), "work")
            self.git(work, "fetch", "--quiet", "origin", ref)
            self.git(work, "checkout", "--quiet", "--detach", "FETCH_HEAD")
        elif action == "actions/upload-artifact":
            shutil.copy(work / given["path"], self.folder / "artifacts" / given["name"])
        elif action == "actions/download-artifact":
            shutil.copy(self.folder / "artifacts" / given["name"], work / f"{given['name']}.bundle")
        else:
            return self._shell(step, runner, event)
        return True

    def _shell(self, step: dict, runner: Path, event: object) -> bool:
        (runner / "event.json").write_text(json.dumps(event), encoding="utf-8")
        given = {
            name: "secret" if "github.token" in text else text for name, text in step.get("env", {}).items()
        }
        path = [f"{self.folder}/bin", str(Path(sys.executable).parent), os.environ["PATH"]]
        env = {
            "PATH": os.pathsep.join(path), "HOME": str(runner), "PYTHONPATH": str(ROOT),
            "MAKEFLAGS": "UV=true SYNC=true RUN=", "RUNNER_TEMP": str(runner / "temp"),
            "GITHUB_STEP_SUMMARY": str(runner / "summary.md"), "GITHUB_EVENT_PATH": str(runner / "event.json"),
            "GITHUB_REPOSITORY": "museo/sivusto", "GITHUB_SERVER_URL": f"file://{self.folder}",
            "GITHUB_SHA": self.git(self.main, "rev-parse", "main").strip(),
            "DESCRIPTIONS": str(self.folder / "descriptions"), "ASKED": str(self.asked), **given,
        }  # fmt: skip
        script = runner / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = run_program("bash", "-e", script, cwd=runner / "work", **env)
        print(done.stdout, done.stderr)
        return done.returncode == 0

    def publish(self) -> Run:
        """Run what follows a merge; return the run that builds the site, stopped before it builds."""
        assert self.run("publish.yml", "answers").is_green
        self.run("publish.yml", "keep")
        return self.run("publish.yml", "build", until="Uudet sanat / Nya ord")


def _program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


def waiting(github: GitHub, ledger: Path) -> dict[str, str]:
    """Return which sections of main still wait for an answer by a ledger, and in which languages they have changed."""
    statements, faults = parse_ledger(read_files(ledger) or {})
    assert faults == []
    return open_in(compare(parse_content(read_tree(github.main / "docs")), statements))


def kept(github: GitHub) -> dict[str, str]:
    """Return what still waits by the branch, which holds a ledger and nothing else."""
    folder = github.folder / "kept"
    shutil.rmtree(folder, ignore_errors=True)
    github.git(github.folder, "clone", "--quiet", "--branch", "answers", str(github.origin), "kept")
    assert sorted(path.name for path in folder.iterdir()) == [".git", "ledger"]
    return waiting(github, folder / "ledger")


def of_main(github: GitHub) -> str:
    return github.git(github.origin, "log", "--format=%s", "main")


def test_the_answer_about_a_new_page_is_published_with_it_and_kept_though_main_is_protected(github):
    new = {
        "uusi.md": page_text(FINNISH, title="Uusi"),
        "uusi.sv.md": swedish_page(SWEDISH).replace("Sida", "Ny"),
    }
    github.merge(new, BOTH)
    before = of_main(github)
    built = github.publish()
    assert built.is_green and waiting(github, built.folder / "ledger") == {} == kept(github)
    assert of_main(github) == before
    with pytest.raises(AssertionError, match="protected branch"):
        github.git(github.main, "push", str(github.origin), "HEAD~:main", "--force")


@pytest.mark.parametrize("how", ["squash", pytest.param("merge", marks=pytest.mark.thorough)])
def test_of_three_quick_merges_none_is_lost_though_only_the_last_is_run(github, how):
    github.merge({"sivu.md": page_text(SLIP)}, SAME, how)
    github.merge({"a.md": page_text(FINNISH), "a.sv.md": swedish_page(SWEDISH)}, "- [x] a: käännetty", how)
    github.merge(
        {"sivu.md": page_text(SLIP.replace("Jokainen", "Kukin"))}, "[x] sivu#choice: samma betydelse", how
    )
    assert github.publish().is_green and kept(github) == {}
    # What came before is not asked again, and what nobody answers goes on waiting.
    asked = github.asked.read_text(encoding="utf-8")
    github.merge({"sivu.md": page_text(FINNISH.replace("lapulle", "paperille"))}, "", how)
    built = github.publish()
    assert kept(github) == waiting(github, built.folder / "ledger") == {"sivu#choice": "fi"}
    assert len(set(github.asked.read_text(encoding="utf-8").removeprefix(asked).splitlines())) == 1


@pytest.mark.thorough
def test_a_repository_that_takes_no_branch_publishes_the_answers_all_the_same_and_loses_none(github):
    (github.origin / "closed").touch()
    for text in (SLIP, SLIP.replace("Jokainen", "Kukin")):
        github.merge({"sivu.md": page_text(text)}, SAME)
        assert waiting(github, github.publish().folder / "ledger") == {}
        assert not github.run("publish.yml", "keep").is_green
    (github.origin / "closed").unlink()
    github.publish()
    assert kept(github) == {}


@pytest.mark.thorough
def test_what_people_write_into_main_s_own_ledger_and_what_the_branch_knows_come_together(github):
    github.merge({"sivu.md": page_text(SLIP)}, SAME)
    github.publish()
    new = {"a.md": page_text(FINNISH), "a.sv.md": swedish_page(SWEDISH)}
    own = said_of(pages(**{"a": new["a.md"], "a_sv": new["a.sv.md"]}))
    for path, data in ledger_files(own).items():
        (github.main / "ledger" / path).write_bytes(data)
    github.merge(new)
    built = github.publish()
    assert waiting(github, built.folder / "ledger") == {} == kept(github)
    github.git(github.origin, "update-ref", "-d", "refs/heads/answers")
    github.publish()
    assert kept(github) == {"sivu#opening": "fi"}, (
        "without the branch, main's own ledger is where it begins again"
    )


def test_no_part_of_a_description_reaches_a_shell(github):
    github.merge(
        {"sivu.md": page_text(SLIP)}, "$(touch pwned) `touch pwned`\n- [x] $(touch pwned)#a: käännetty\n"
    )
    assert github.publish().is_green
    assert list(github.folder.rglob("pwned")) == []


def propose(github: GitHub, files: Mapping[str, str], description: str | None) -> Run:
    """Open a pull request from a fork; return the run that reads its description."""
    github.git(github.main, "checkout", "--quiet", "-B", "fork")
    github.commit(files)
    github.git(github.main, "checkout", "--quiet", "-B", "test-merge", "main")
    github.git(github.main, "merge", "--quiet", "--no-ff", "--no-edit", "fork")
    github.git(github.main, "push", "--quiet", str(github.origin), "+HEAD:refs/pull/1/merge")
    github.git(github.main, "checkout", "--quiet", "main")
    event = {"pull_request": {"body": description}}
    return github.run("pairs.yml", "answers", "refs/pull/1/merge", event=event)


def test_a_pull_request_tells_how_its_description_is_understood_before_it_is_merged(github):
    told = propose(github, {"sivu.md": page_text(SLIP)}, SAME)
    assert told.is_green and "kirjataan vastaamaan toisiaan: sivu#opening." in told.summary
    told = propose(github, {"sivu.md": page_text(SLIP)}, "[x] sivu#opening: toista mieltä")
    assert "`[x] sivu#opening: toista mieltä` ei luettu vastaukseksi" in told.summary
    assert "- [ ] sivu#opening (" in told.summary
    told = propose(github, {"sivu.md": page_text(SLIP)}, None)
    assert told.is_green and "Kuvauksessa ei ole rastitettuja vastauksia." in told.summary
    assert not github.asked.exists(), "the description comes with the event, without a token"


def test_what_an_earlier_pull_request_answered_is_not_asked_again(github):
    github.merge({"sivu.md": page_text(SLIP)}, SAME)
    github.publish()
    told = propose(github, {"sivu.sv.md": swedish_page(SWEDISH.replace("Var och en", "Alla"))}, "")
    assert "sivu#choice" in told.summary and "sivu#opening" not in told.summary
