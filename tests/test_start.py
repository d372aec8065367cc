"""The process is a plain one: nothing heavy is imported for a clean article, no private door of Python's is used."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews

HEAVY = {"dataclasses", "datetime", "ftfy", "inspect", "pathlib", "regex", "yaml"}
HEAVY |= {"lintnews.archive", "lintnews.editor", "lintnews.house", "lintnews.service"}  # other ways in
MODULES = sorted(Path(lintnews.__file__).parent.rglob("*.py"))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text("The mayor spoke.\n")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def python(*words):
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True).stdout


def test_a_clean_article_imports_nothing_heavy(desk):
    lines = "import sys; from lintnews.frontends.cli import main; main(['check', '-q', '--no-cache', '../good.txt'])"
    for _ in range(2):  # the first run reads the rules' YAML
        imported = python("-c", lines + "; print(*sys.modules)").split()
    assert HEAVY.isdisjoint(imported)


def test_a_profiler_sees_the_whole_run(desk):
    """Python takes leave of the process in its own way, so that profilers and coverage write what they saw."""
    python("-m", "cProfile", "-o", "seen.prof", "-m", "lintnews", "check", "../good.txt")
    assert os.path.getsize("seen.prof") > 0
    lines = "import atexit, lintnews.__main__ as run; atexit.register(print, 'last'); run.program()"
    assert python("-c", lines, "check", "../good.txt").endswith("last\n")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(MODULES[0].parent).as_posix())
def test_no_module_imports_a_private_one(path):
    """What Python keeps for itself may change with any version: `_sre`, `re._compiler`, `collections._tuplegetter`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
        room = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        parts = [part for name in (room, *names) for part in name.split(".") if room != "__future__"]
        assert not [part for part in parts if part.startswith("_") and not part.endswith("__")], ast.unparse(node)
