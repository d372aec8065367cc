"""The program imports itself from one file, and never an old self."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews

SHOW = """
import sys
from lintnews.modules import KeptModules
sys.meta_path.insert(0, KeptModules())
import lintnews.engine, lintnews.frontends.cli
print(type(lintnews.engine.__spec__.loader).__name__, lintnews.engine.__file__)
"""


@pytest.fixture
def copy(tmp_path):
    """A program of our own, to change; it returns what a line of Python prints there."""
    shutil.copytree(Path(lintnews.__file__).parent, tmp_path / "lintnews", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(lintnews.__file__).parents[1] / "rules", tmp_path / "rules")
    (tmp_path / "good.txt").write_text("The mayor spoke.\n")
    home = os.environ | {"PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def python(*words):
        run = subprocess.run([sys.executable, *words], cwd=tmp_path, env=home, capture_output=True, text=True)
        assert not run.stderr
        return run.stdout.strip()

    python.folder = tmp_path
    return python


CHECK = ("-m", "lintnews", "check", "-q", "good.txt")


def test_what_was_imported_once_comes_from_one_file(copy):
    engine = str(copy.folder / "lintnews" / "engine.py")
    assert copy("-c", SHOW) == f"SourceFileLoader {engine}"
    assert copy(*CHECK) == copy(*CHECK) == ""
    assert copy("-c", SHOW) == f"KeptModules {engine}"


def test_a_changed_module_is_imported_anew(copy):
    copy(*CHECK)
    engine = copy.folder / "lintnews" / "engine.py"
    engine.write_text(engine.read_text("utf-8") + "\nprint('changed')\n", "utf-8")
    assert copy(*CHECK) == copy(*CHECK) == "changed"


HEAVY = {"argparse", "dataclasses", "datetime", "importlib", "inspect", "json", "pathlib", "regex", "typing", "yaml"}


def test_a_clean_article_imports_nothing_heavy(copy):
    copy(*CHECK)
    lines = "import sys; from lintnews.frontends.cli import main; main(['check', '-q', '--no-cache', 'good.txt'])"
    assert HEAVY.isdisjoint(copy("-c", lines + "; print(*sys.modules)").split())


def test_another_copy_of_the_program_imports_itself(copy, tmp_path):
    copy(*CHECK)
    shutil.copytree(copy.folder / "lintnews", tmp_path / "other" / "lintnews")
    shutil.copytree(copy.folder / "rules", tmp_path / "other" / "rules")
    at_other = f"import sys; sys.path.insert(0, {str(tmp_path / 'other')!r})\n{SHOW}"
    assert copy("-c", at_other) == f"SourceFileLoader {tmp_path / 'other' / 'lintnews' / 'engine.py'}"
