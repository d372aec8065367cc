"""What a clean article doesn't need is not imported for it: hooks that start slowly are removed."""

import os
import subprocess
import sys

HEAVY = {"argparse", "dataclasses", "datetime", "ftfy", "inspect", "pathlib", "regex", "typing", "yaml"}


def test_a_clean_article_imports_nothing_heavy(tmp_path):
    (tmp_path / "good.txt").write_text("The mayor spoke.\n")
    (tmp_path / "desk").mkdir()
    home = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    lines = "import sys; from lintnews.frontends.cli import main; main(['check', '-q', '--no-cache', '../good.txt'])"
    for _ in range(2):  # the first run reads the rules' YAML
        command = [sys.executable, "-c", lines + "; print(*sys.modules)"]
        run = subprocess.run(command, cwd=tmp_path / "desk", env=home, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(run.stdout.split())
