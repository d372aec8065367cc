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
    assert "the baseline holds findings that are no longer made" in capsys.readouterr().err
    (archive / "new.txt").write_text("top of page\n")
    main(["baseline", "prune"])
    assert [*entries(archive)] == ["older.txt"]
    assert found(capsys) == ["new.txt:1:1"]


def entries(archive):
    return json.loads((archive / ".lintnews-baseline.json").read_text())["files"]


def move(archive, old, new):
    (archive / new).parent.mkdir(exist_ok=True)
    (archive / old).rename(archive / new)


def test_options_may_stand_before_the_paths(archive, capsys):
    assert main(["baseline", "create", "-q", "."]) == 0
    assert main(["check"]) == 0


@pytest.mark.parametrize("update", ["", "prune", "update"])
def test_a_baseline_knows_a_file_that_was_moved(archive, capsys, update):
    main(["baseline", "create"])
    move(archive, "old.txt", "2026/old.txt")
    move(archive, "older.txt", "2026/other.txt")
    if update:
        main(["baseline", update])
        assert [*entries(archive)] == ["2026/old.txt", "2026/other.txt"]
    assert found(capsys) == []
    (archive / "2026" / "old.txt").write_text("top of page\ntop of page\n")
    assert found(capsys) == ["2026/old.txt:2:1"]


def test_one_file_that_is_gone_is_taken_for_one_new_file(archive, capsys):
    main(["baseline", "create"])
    move(archive, "old.txt", "2026/old.txt")
    (archive / "new.txt").write_text("top of page\n")
    (archive / "2026" / "new.txt").write_text("top of page\n")
    assert len(found(capsys)) == 2


def test_a_new_file_with_little_of_one_that_is_gone_is_new(archive, capsys):
    (archive / "old.txt").write_text("top of page\n" * 5)
    main(["baseline", "create"])
    (archive / "old.txt").unlink()
    (archive / "new.txt").write_text("top of page\n" * 2)
    assert found(capsys) == ["new.txt:1:1", "new.txt:2:1"]


def test_a_file_that_is_still_there_lends_nothing(archive, capsys):
    main(["baseline", "create"])
    (archive / "copy.txt").write_bytes((archive / "old.txt").read_bytes())
    assert found(capsys) == ["copy.txt:1:1"]


def test_a_baseline_can_be_made_quietly(archive, capsys):
    assert main(["baseline", "create", "-q"]) == main(["baseline", "update", "--quiet"]) == 0
    assert "".join(capsys.readouterr()) == ""


def test_a_level_on_the_command_line_mends_nothing(archive, capsys):
    (archive / "house" / "page" / "top.yml").write_text(RULE.replace("error", "warning"))
    main(["baseline", "create"])
    capsys.readouterr()
    main(["check", "--min-level", "error"])
    assert not capsys.readouterr().err


def test_a_choice_of_rules_says_nothing_of_the_others(archive, capsys):
    (archive / "house" / "page" / "end.yml").write_text(RULE.replace("top of page", "end of page"))
    main(["baseline", "create"])
    (archive / "new.md").write_text("---\nlintnews: {ignore: [page]}\n---\ntop of page\n")
    for command in ("check", "baseline update", "baseline prune"):
        assert main([*command.split(), "--ignore", "page.top"]) == 0
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
