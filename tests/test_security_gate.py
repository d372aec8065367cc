"""The gate on pull requests of strangers: what docs/security.md shows, with real git."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from lintnews.frontends import cli

BAD = "They ate at the cafÃ© on the quay.\n"
ROOT = Path(__file__).parents[1]


def git(*words):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def check(capsys, *words):
    status = cli.main(["check", "--no-cache", "--output-format", "concise", *words])
    return status, *capsys.readouterr()


@pytest.fixture
def pull_request(tmp_path, monkeypatch):
    """A repository with a house rule on its main branch, and a branch that means to slip through."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    Path("house").mkdir()
    Path("house", "quay.yml").write_text("extends: existence\nmessage: No quays.\nlevel: error\ntokens: [quay]\n")
    Path("lintnews.toml").write_text('packs = ["encoding", "house"]\n')
    git("add", ".")
    git("commit", "-qm", "base")
    git("switch", "-qc", "theirs")
    Path("a.txt").write_text(BAD)
    Path("lintnews.toml").write_text('exclude = ["*"]\npacks = ["house"]\n')
    Path("house", "quay.yml").write_text("extends: existence\nmessage: x\ntokens: [nothing]\n")
    Path("house", "more.yml").write_text("extends: existence\nmessage: x\ntokens: ['(']\n")
    Path(".gitignore").write_text("*.txt\n")
    git("add", "-f", ".")
    git("commit", "-qm", "theirs")


def test_a_pull_request_may_silence_a_run_that_trusts_it(pull_request, capsys):
    assert "error" not in check(capsys, ".")[1]


def test_isolated_takes_nothing_but_copy(pull_request, capsys):
    status, out, err = check(capsys, "--isolated", ".")
    assert status == 1
    assert out.startswith("a.txt:1:20: error encoding.mojibake")
    assert err == ""


@pytest.mark.parametrize("name", [".lintnews.toml", "pyproject.toml", ".gitignore", "lintnews.toml"])
@pytest.mark.parametrize("text", ["[", "*\n", "select = ['nothing']\n", "[tool.lintnews]\nexclude = ['*']\n"])
def test_isolated_is_deaf_to_any_of_them(tmp_path, monkeypatch, capsys, name, text):
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news", "a.txt").write_text(BAD)
    for folder in (".", "news"):
        Path(folder, name).write_text(text)
    assert check(capsys, "--isolated", ".")[0] == 1
    assert check(capsys, "--isolated", os.path.join("news", "a.txt"))[0] == 1


def test_isolated_is_deaf_to_a_baseline(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BAD)
    assert cli.main(["baseline", "create"]) == 0
    capsys.readouterr()
    assert check(capsys, ".")[0] == 0
    assert check(capsys, "--isolated", ".")[0] == 1


def test_the_configuration_of_the_base_revision_decides(pull_request, capsys):
    git("restore", "--source=main", "--", "lintnews.toml", "house")
    assert not Path("house", "more.yml").exists()
    status, out, _ = check(capsys, "--isolated", "--config", "lintnews.toml", ".")
    assert status == 1
    assert [line.split()[2] for line in out.splitlines()[:2]] == ["encoding.mojibake", "house.quay"]


def test_every_promise_names_tests_that_exist():
    text = (ROOT / "docs" / "security.md").read_text()
    named = set(re.findall(r"`(test_\w+\.py)`", text))
    assert named
    assert not [name for name in named if not (ROOT / "tests" / name).exists()]
