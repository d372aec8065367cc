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
    git("worktree", "add", "../ours", "main")
    status, out, _ = check(capsys, "--isolated", "--config", "../ours/lintnews.toml", ".")
    assert status == 1
    assert [line.split()[2] for line in out.splitlines()[:2]] == ["encoding.mojibake", "house.quay"]


@pytest.mark.parametrize("paths", [[], ["."], ["news"], ["news/a.txt"], ["../other.txt", "a.txt"]])
@pytest.mark.parametrize("command", ["check", "house"])
def test_isolated_refuses_a_configuration_among_the_copy(pull_request, capsys, command, paths):
    """It may have been taken from the base revision; the rules that it names were not."""
    git("restore", "--source=main", "--", "lintnews.toml")
    Path("news").mkdir()
    for path in ("news/a.txt", "../other.txt"):
        Path(path).write_text(BAD)
    assert cli.main([command, "--isolated", "--config", "lintnews.toml", *paths]) == 2
    assert "lintnews.toml: lies in the tree that is checked" in capsys.readouterr().err


@pytest.mark.parametrize("place", [".", "desk"])
def test_the_globs_of_another_checkout_are_those_of_this_one(tmp_path, monkeypatch, capsys, place):
    """`drafts/**` in the configuration of the base branch means the drafts of the pull request."""
    (tmp_path / "work" / place).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    git("init", "-q", "-b", "main")
    Path(place, "lintnews.toml").write_text(
        'exclude = ["drafts/**"]\n[per-file-ignores]\n"city/**" = ["encoding"]\n"!/news/*" = ["chrome"]\n'
    )
    git("add", ".")
    git("commit", "-qm", "base")
    git("worktree", "add", "../ours")
    for folder in ("drafts", "city", "news", "sport"):
        Path(place, folder).mkdir()
        Path(place, folder, "a.txt").write_text(f"{BAD}\nShow More\n")
    _, here, _ = check(capsys, "-q", "--config", f"{place}/lintnews.toml", ".")
    _, there, _ = check(capsys, "-q", "--isolated", "--config", f"../ours/{place}/lintnews.toml", ".")
    found = [line.partition(":")[0].removeprefix(f"{place}/") for line in there.splitlines()]
    assert found == ["news/a.txt", "news/a.txt", "sport/a.txt"]
    assert there == here


def test_the_styles_of_another_checkout_are_no_copy_in_this_one(tmp_path, monkeypatch, capsys):
    (tmp_path / "work" / "styles" / "House").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    git("init", "-q", "-b", "main")
    Path("styles", "House", "quay.yml").write_text("extends: existence\nmessage: No quays.\ntokens: [quay]\n")
    Path(".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = House\n")
    git("add", ".")
    git("commit", "-qm", "base")
    git("worktree", "add", "../ours")
    for path in ("a.txt", "styles/House/accept.txt"):
        Path(path).write_text("quay\n")
    _, out, _ = check(capsys, "-q", "--isolated", "--config", "../ours/.vale.ini", ".")
    assert [line.partition(":")[0] for line in out.splitlines()] == ["a.txt"]


def test_every_promise_names_tests_that_exist():
    text = (ROOT / "docs" / "security.md").read_text()
    named = set(re.findall(r"`(test_\w+\.py)`", text))
    assert named
    assert not [name for name in named if not (ROOT / "tests" / name).exists()]
