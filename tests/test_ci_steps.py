"""The steps of the GitHub action and of the GitLab component, run in a real checkout as a runner runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK, UPLOAD = ACTION["runs"]["steps"]
COMPONENT, JOBS = yaml.safe_load_all((ROOT / "templates" / "lintnews.yml").read_text("utf-8"))
JOB = JOBS["lintnews"]
GIVEN = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
OLD, NEW = "They ate at the cafÃ© in March.\n", "They ate at the naÃ¯ve baker's in May.\n"
HOSTILE = "$(touch owned) `touch owned` \"; touch owned; ' ' *.txt"

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")


def git(*words):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *who, *words], check=True, capture_output=True, text=True).stdout.strip()


def commit(said):
    git("add", "--all", "--force", ".")
    git("commit", "-qm", said)


@pytest.fixture
def merge(tmp_path, monkeypatch):
    """A pull request as `actions/checkout` leaves it: the merge of their branch into ours, two commits deep.

    On our branch the house has a rule of its own. Theirs takes it away, puts another in the place of one that ships,
    silences everything, and adds a mistake; another mistake has come to our branch meanwhile.
    """
    origin = tmp_path / "origin"
    origin.mkdir()
    monkeypatch.chdir(origin)
    git("init", "-q", "-b", "main")
    Path("old.txt").write_text(OLD)
    Path("house").mkdir()
    Path("house", "quay.yml").write_text("extends: existence\nmessage: No quays.\nlevel: error\ntokens: [quay]\n")
    Path("lintnews.toml").write_text('packs = ["encoding", "house"]\n')
    commit("base")
    git("switch", "-qc", "theirs")
    Path("city").mkdir()
    Path("city", "new.txt").write_text(f"{NEW}They walked on the quay.\n")
    Path("lintnews.toml").write_text('exclude = ["*"]\n')
    Path("house", "quay.yml").write_text("extends: existence\nmessage: x\ntokens: [nothing]\n")
    Path("house", "encoding").mkdir()
    Path("house", "encoding", "mojibake.yml").write_text("extends: existence\nmessage: x\ntokens: [nothing]\n")
    Path("venv.py").write_text("open('owned', 'w')\n")
    Path(".gitignore").write_text("*.txt\n")
    commit("theirs")
    git("switch", "-q", "main")
    Path("old.txt").write_text(OLD * 2)
    commit("ours")
    git("switch", "-qc", "merge")
    git("merge", "-q", "--no-ff", "theirs", "-m", "merge")
    git("clone", "-q", "--depth", "2", "--no-single-branch", origin.as_uri(), str(tmp_path / "work"))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def run(step, folder, inputs=None, **environment):
    """One step of the action, in the current folder, as GitHub's runner runs it."""
    values = {name: one["default"] for name, one in ACTION["inputs"].items()} | (inputs or {})
    for name in ("output", "path", "summary"):
        Path(folder, name).touch()
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {name: GIVEN.sub(lambda hole: values[hole[1]], text) for name, text in step["env"].items()}
    runner = {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_BASE_REF": "main",
        "GITHUB_SHA": git("rev-parse", "HEAD"),
        "GITHUB_OUTPUT": f"{folder}/output",
        "GITHUB_PATH": f"{folder}/path",
        "GITHUB_STEP_SUMMARY": f"{folder}/summary",
        "RUNNER_TEMP": str(folder),
        "PATH": tools,
    }
    script = folder / "step.sh"
    script.write_text(step["run"])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        env={**os.environ, **runner, **given, **environment},
        capture_output=True,
        encoding="utf-8",
    )


def annotated(done):
    """Where the annotations of a step stand."""
    return re.findall(r"^::\w+ file=([^,]+),line=(\d+)", done.stdout, re.M)


def test_no_input_is_pasted_into_a_script():
    """An expression in a script would let whoever fills it in run commands."""
    assert all("${{" not in step["run"] for step in (INSTALL, CHECK))
    used = set(GIVEN.findall(str([INSTALL["env"], CHECK["env"]]))) | set(re.findall(r"inputs\.(\w+)", UPLOAD["if"]))
    assert used == set(ACTION["inputs"])
    assert "$[[" not in str(JOB["script"])
    assert set(re.findall(r"\$\[\[ inputs\.([\w-]+) ]]", str(JOB))) == set(COMPONENT["spec"]["inputs"])


def test_a_pull_request_answers_for_its_own_lines(merge):
    done = run(CHECK, merge)
    assert done.returncode == 1, done.stdout + done.stderr
    assert annotated(done) == [("city/new.txt", "1")]
    assert (merge / "output").read_text() == "status=1\n"
    assert "encoding&#46;mojibake" in (merge / "summary").read_text()
    [result] = json.loads((merge / "lintnews.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "city/new.txt"


def test_a_pull_request_is_checked_with_the_configuration_of_its_base_and_all_that_it_names(merge):
    done = run(CHECK, merge, {"config": "lintnews.toml"})
    assert annotated(done) == [("city/new.txt", "1"), ("city/new.txt", "2")]
    assert "house&#46;quay" in (merge / "summary").read_text()


def test_the_base_is_found_where_the_branch_itself_is_checked_out(merge):
    git("-C", str(merge / "origin"), "switch", "-q", "theirs")
    git("fetch", "-q", "--unshallow", "origin")
    sha = git("rev-parse", "HEAD")
    git("switch", "-q", "--detach", "origin/theirs")
    assert annotated(run(CHECK, merge, GITHUB_SHA=sha)) == [("city/new.txt", "1")]


def test_a_base_that_is_not_there_is_no_all_clear(merge):
    Path(".git", "shallow").write_text(git("rev-parse", "HEAD") + "\n")
    done = run(CHECK, merge)
    assert done.returncode == 2
    assert "fetch-depth" in done.stdout
    assert (merge / "output").read_text() == "status=2\n"


def test_an_event_with_secrets_is_refused(merge):
    done = run(CHECK, merge, GITHUB_EVENT_NAME="pull_request_target")
    assert (done.returncode, annotated(done)) == (2, [])
    assert "::error title=lintnews::let the workflow run on pull_request" in done.stdout
    assert (merge / "output").read_text() == "status=2\n"


@pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")
@pytest.mark.parametrize("link", ["house", "house/quay.yml", "lintnews.toml"])
def test_a_link_in_the_place_of_the_rules_decides_nothing(merge, link):
    """Theirs makes a link of the folder, a rule or the configuration: nothing is read or written where it leads."""
    git("switch", "-qc", "linked")
    if Path(link).is_dir():
        shutil.rmtree(link)
    else:
        Path(link).unlink()
    Path(link).symlink_to(os.path.relpath("city", Path(link).parent) if link == "house" else "/nowhere/new")
    before = Path("city", "new.txt").read_text()
    commit("link")
    base = git("rev-parse", "HEAD~1^1")
    tree = git("write-tree")
    sha = git("commit-tree", tree, "-p", base, "-m", "merge")
    git("reset", "-q", "--hard", sha)
    done = run(CHECK, merge, {"config": "lintnews.toml"}, GITHUB_SHA=sha)
    assert annotated(done) == [("city/new.txt", "1"), ("city/new.txt", "2")], done.stderr
    assert sorted(path.name for path in Path("city").iterdir()) == ["new.txt"]
    assert Path("city", "new.txt").read_text() == before


def test_a_configuration_that_only_the_pull_request_has_waits_for_its_merge(merge):
    Path("new.toml").write_text('exclude = ["*"]\n')
    done = run(CHECK, merge, {"config": "new.toml"})
    assert "::warning title=lintnews::the base branch has no new.toml yet" in done.stdout
    assert annotated(done) == [("city/new.txt", "1")]


def test_all_is_checked_on_a_branch_or_on_request(merge):
    everywhere = [("city/new.txt", "1"), ("old.txt", "1"), ("old.txt", "2")]
    assert annotated(run(CHECK, merge, {"changed-lines": "false"})) == everywhere
    git("restore", "--source=HEAD^1", "--", "lintnews.toml", "house")
    Path(".gitignore").unlink()
    pushed = run(CHECK, merge, GITHUB_EVENT_NAME="push", GITHUB_BASE_REF="")
    assert len(annotated(pushed)) == 4, "with the configuration that lies there"


def test_the_desk_says_what_fails_and_gets_a_page(merge):
    done = run(CHECK, merge, {"fail-on": "none", "html": "report.html", "paths": "city\nold.txt"})
    assert done.returncode == 0
    assert annotated(done) == [("city/new.txt", "1")]
    assert '<mark class="error"' in Path("report.html").read_text("utf-8")


@pytest.mark.parametrize("names", [{"fail-on"}, ACTION["inputs"].keys() - {"fail-on"}])
def test_no_input_is_a_command(merge, names):
    """Whatever stands in an input is a word."""
    for step in (CHECK, INSTALL):
        assert run(step, merge, {"python": HOSTILE, **dict.fromkeys(names, HOSTILE)}).returncode
    assert not [*merge.rglob("owned")]


@pytest.mark.slow
def test_the_action_installs_itself_and_nothing_of_the_copy(merge):
    done = run(INSTALL, merge)
    assert done.returncode == 0, done.stderr
    assert not [*merge.rglob("owned")], "venv.py lies among the copy"
    folder = (merge / "path").read_text().strip()
    assert "lintnews " in subprocess.run([f"{folder}/lintnews", "--version"], capture_output=True, text=True).stdout


def job(folder, base, **inputs):
    """The last lines of the GitLab job, with a lintnews that is installed already."""
    values = {name: one.get("default", "") for name, one in COMPONENT["spec"]["inputs"].items()} | inputs
    given = {
        name: re.sub(r"\$\[\[ inputs\.([\w-]+) ]]", lambda hole: values[hole[1]], text)
        for name, text in JOB["variables"].items()
    }
    script = JOB["script"][1].replace("/tmp/lintnews/bin/lintnews", f"{Path(sys.executable).parent}/lintnews")
    environment = {**os.environ, **given, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    return subprocess.run(["sh", "-e", "-c", script], env=environment, capture_output=True, encoding="utf-8")


def test_gitlab_shows_what_a_merge_request_brings(merge):
    done = job(merge, git("rev-parse", "HEAD^1"))
    assert done.returncode == 1, done.stdout + done.stderr
    [found] = json.loads(Path("lintnews.json").read_text())
    assert (found["location"]["path"], found["severity"]) == ("city/new.txt", "major")
    job(merge, git("rev-parse", "HEAD^1"), config="lintnews.toml")
    assert len(json.loads(Path("lintnews.json").read_text())) == 2
    new = job(merge, git("rev-parse", "HEAD^1"), config="new.toml")
    assert "the base has no new.toml yet" in new.stdout
    assert len(json.loads(Path("lintnews.json").read_text())) == 1
    git("restore", "--source=HEAD^1", "--", "lintnews.toml", "house")
    Path(".gitignore").unlink()
    job(merge, "", paths="city old.txt")
    assert len(json.loads(Path("lintnews.json").read_text())) == 4


@pytest.mark.parametrize("names", [{"fail-on"}, COMPONENT["spec"]["inputs"].keys() - {"fail-on"}])
def test_no_input_of_the_component_is_a_command(merge, names):
    for base in ("", git("rev-parse", "HEAD^1")):
        assert job(merge, base, **dict.fromkeys(names, HOSTILE)).returncode
    assert not [*merge.rglob("owned")]
