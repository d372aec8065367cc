"""The hook, as a content repository meets it: real git, real pre-commit, a hook built from this checkout."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from lintnews.frontends.cli import main

ROOT = Path(__file__).parent.parent
SHIPPED = ["pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "lintnews", "rules"]

CONFIG = """
repos:
  - repo: {hooks}
    rev: {rev}
    hooks:
      - id: lintnews
      - id: lintnews-fix
        stages: [manual]
"""


def run(folder, *command):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(folder.parent / "cache")}
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment)


def repository(folder):
    """A new git repository with whatever the folder holds committed; its revision."""
    run(folder, "git", "init", "--quiet", "--initial-branch", "main")
    run(folder, "git", "config", "user.name", "A Desk")
    run(folder, "git", "config", "user.email", "desk@example.org")
    run(folder, "git", "add", "--all")
    run(folder, "git", "commit", "--quiet", "--message", "First edition", "--allow-empty")
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def test_the_hooks_of_the_manual_take_the_files_that_they_are_for(tmp_path, monkeypatch):
    from pre_commit.commands.run import Classifier

    monkeypatch.chdir(tmp_path)
    for name in ("stories/a.md", "wire/a.json", "wire/a.xml", "a.docx", "package.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    shipped = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    page = (ROOT / "docs" / "repository.md").read_text("utf-8")
    shown = next(block for block in re.findall(r"^```yaml\n(.*?)^```", page, re.M | re.S) if "docx" in block)
    taken = []
    for hook in ({**shipped[hook["id"]], **hook} for hook in yaml.safe_load(shown)):
        files = [str(path.relative_to(tmp_path)) for path in sorted(tmp_path.rglob("*.*")) if path.is_file()]
        matching = [file for file in files if re.search(hook["files"], file)]
        taken.append(list(Classifier(matching).by_types(matching, hook.get("types", []), hook["types_or"], [])))
    assert taken == [["stories/a.md", "wire/a.json", "wire/a.xml"], ["a.docx"]]


@pytest.mark.parametrize(
    "hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")), ids=lambda hook: hook["id"]
)
def test_the_name_of_a_file_is_no_option_of_a_hook(tmp_path, monkeypatch, capsys, hook):
    """As pre-commit calls it: the hook's entry, its args, the names of the files."""
    monkeypatch.chdir(tmp_path)
    names = ["--glob=none.md", "--config=bad.md", "-q", "bad.md"]
    for name in names:
        (tmp_path / name).write_text("The cafÃ© was full.\n")
    main([*hook["entry"].split()[1:], *hook["args"], *names])
    assert "Checked 4 files" in capsys.readouterr().out


def test_the_manual_keeps_the_names_of_files_apart_from_options():
    page = (ROOT / "docs" / "repository.md").read_text("utf-8")
    assert all(given.endswith(", --]") for given in re.findall(r"args: (\[.*?\])", page))


def test_the_library_of_the_hook_for_word_is_that_of_the_extra():
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["docx"]
    assert f"additional_dependencies: {extra}".replace("'", '"') in (ROOT / "docs" / "repository.md").read_text("utf-8")


@pytest.mark.slow
def test_a_bad_article_is_refused_and_a_good_one_accepted(tmp_path):
    hooks, content = tmp_path / "lintnews", tmp_path / "content"
    hooks.mkdir()
    content.mkdir()
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, hooks / name)
    revision = repository(hooks)
    repository(content)
    (content / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=hooks, rev=revision))
    installed = run(content, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    run(content, "git", "add", "--all")

    (content / "bad.txt").write_text("top of page\n\nThe mayor spoke on Tuesday about the new bridge.\n")
    run(content, "git", "add", "bad.txt")
    refused = run(content, "git", "commit", "--message", "Publish")
    assert refused.returncode == 1
    assert "bad.txt:1:1" in refused.stdout + refused.stderr

    (content / "bad.txt").unlink()
    (content / "good.txt").write_text("The mayor spoke on Tuesday about the new bridge.\n")
    run(content, "git", "add", "--all")
    accepted = run(content, "git", "commit", "--message", "Publish")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr

    (content / "doubtful.txt").write_text("The flood killed 23 people in the villages on the lake. The road is shut.\n")
    run(content, "git", "add", "--all")
    warned = run(content, "git", "commit", "--message", "Publish")
    assert warned.returncode == 0, warned.stdout + warned.stderr
    assert "doubtful.txt:1:18" in warned.stdout + warned.stderr, "a warning lets the commit pass, and is seen"

    (content / "marks.txt").write_text("The mayorâ€™s office had no comment on the new bridge.\n")
    run(content, "git", "add", "--all")
    mended = run(content, sys.executable, "-m", "pre_commit", "run", "lintnews-fix", "--hook-stage", "manual")
    assert mended.returncode == 1, "what a hook changed is for the author to look at and to add"
    assert (content / "marks.txt").read_text() == "The mayor’s office had no comment on the new bridge.\n"
