"""The gate as docs/repository.md shows it: its own commands, with real git, as a runner runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PAGE = Path(__file__).parents[1] / "docs" / "repository.md"
WORKFLOW = yaml.safe_load("name: copy" + PAGE.read_text("utf-8").partition("name: copy")[2].partition("```")[0])
COMMANDS = [step["run"] for step in WORKFLOW["jobs"]["copy"]["steps"] if step.get("run", "").startswith("lintnews ")]


def git(*words):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A pull request as a runner has it: the merge is checked out, the base branch is a remote one."""
    origin = tmp_path / "origin"
    origin.mkdir()
    monkeypatch.chdir(origin)
    git("init", "-q", "-b", "main")
    Path("old.txt").write_text("top of page\nThe river rose on Monday, the mayor said.\n")
    git("add", ".")
    git("commit", "-qm", "base")
    git("switch", "-qc", "theirs")
    Path("city").mkdir()
    Path("city", "new.txt").write_text("They ate at the cafÃ© on the quay, the mayor said.\n")
    git("add", ".")
    git("commit", "-qm", "theirs")
    git("clone", "-q", str(origin), str(tmp_path / "work"))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_the_documented_gate_stops_what_a_pull_request_brings_and_nothing_else(checkout, command):
    page = checkout / "summary.md"
    environment = {
        **os.environ,
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(page),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(["bash", "-e", "-c", command], capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 1, done.stdout + done.stderr
    [annotation] = done.stdout.splitlines()
    assert annotation.startswith("::error file=city/new.txt,line=1,")
    assert "old.txt" not in page.read_text("utf-8")
    assert "encoding&#46;mojibake" in page.read_text("utf-8")


def test_the_page_shows_one_gate():
    assert len(COMMANDS) == 1
