"""A first day without 10,000 findings: a baseline, and only the lines that changed. Real files, real git."""

import json
import os
import subprocess

import pytest

from lintnews.frontends.cli import main

RULE = """
extends: existence
message: "“%s” is a piece of the page."
level: error
why: A reader of the article has no page to go to the top of.
tokens: [top of page]
"""


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A git repository of two old articles with a problem each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    (tmp_path / "house" / "page").mkdir(parents=True)
    (tmp_path / "house" / "page" / "top.yml").write_text(RULE)
    (tmp_path / "old.txt").write_text("top of page\nThe mayor spoke.\n")
    (tmp_path / "older.txt").write_text("The mayor spoke.\ntop of page\n")
    for command in ("init -q", "config user.name A", "config user.email a@example.org", "add -A", "commit -qm Old"):
        subprocess.run(["git", *command.split()], check=True)
    return tmp_path


def found(capsys, *words):
    capsys.readouterr()
    main(["check", "-q", "--output-format", "concise", *words])
    return [line.rsplit(":", 1)[0] for line in capsys.readouterr().out.splitlines()]


def test_after_a_baseline_only_new_problems_count(archive, capsys):
    assert found(capsys) == ["old.txt:1:1", "older.txt:2:1"]
    assert main(["baseline", "create"]) == 0
    assert found(capsys) == []
    (archive / "old.txt").write_text("A new first line.\n\ntop of page\nThe mayor spoke.\ntop of page\n")
    assert found(capsys) == ["old.txt:5:1"]
    assert found(capsys, "--no-baseline") == ["old.txt:3:1", "old.txt:5:1", "older.txt:2:1"]


def test_a_mended_finding_is_told_and_pruned(archive, capsys):
    main(["baseline", "create"])
    (archive / "old.txt").write_text("The mayor spoke.\n")
    main(["check"])
    assert "the baseline holds findings that are mended" in capsys.readouterr().err
    (archive / "new.txt").write_text("top of page\n")
    main(["baseline", "prune"])
    assert list(json.loads((archive / ".lintnews-baseline.json").read_text())["files"]) == ["older.txt"]
    assert found(capsys) == ["new.txt:1:1"]


def test_a_choice_of_rules_says_nothing_of_the_others(archive, capsys):
    main(["baseline", "create"])
    (archive / "new.md").write_text("---\nlintnews: {ignore: [page]}\n---\ntop of page\n")
    for command in ("check", "baseline update", "baseline prune"):
        assert main([*command.split(), "--ignore", "page"]) == 0
        assert not capsys.readouterr().err
    assert found(capsys) == []


def test_a_baseline_is_not_overwritten_unasked(archive, capsys):
    assert main(["baseline", "create"]) == 0
    assert main(["baseline", "create"]) == 2
    assert main(["baseline", "update"]) == 0


def test_updating_some_files_keeps_the_others(archive, capsys):
    main(["baseline", "create"])
    main(["baseline", "update", "old.txt"])
    assert found(capsys)[1:] == []


@pytest.mark.parametrize("broken", ["", "[]", '{"files": 3}', '{"files": {"a": 1}}'])
def test_a_broken_baseline_is_a_clear_error(archive, capsys, broken):
    (archive / ".lintnews-baseline.json").write_text(broken)
    assert main(["check"]) == 2
    assert "is not a baseline" in capsys.readouterr().err


def test_only_lines_changed_since_a_revision_are_reported(archive, capsys):
    (archive / "old.txt").write_text("top of page\nThe mayor spoke.\nAnd then top of page\n")
    (archive / "new.txt").write_text("top of page\n")
    assert found(capsys, "--diff-base", "HEAD") == ["new.txt:1:1", "old.txt:3:10"]
