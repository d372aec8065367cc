"""The settings of docs/editors.md in the Neovim that is installed, word for word, through a whole edit."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SESSION = ROOT / "tests" / "data" / "neovim_session.lua"


def settings(version):
    """What the page says for a version of Neovim."""
    page = (ROOT / "docs" / "editors.md").read_text("utf-8")
    heading = "## Neovim (0.11 or newer)" if version >= (0, 11) else "## Neovim (0.7 to 0.10)"
    return page.split(heading)[1].split("```lua\n")[1].split("```")[0]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("nvim"), reason="needs Neovim")
def test_a_whole_edit_in_neovim(tmp_path):
    said = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = re.match(r"NVIM v(\d+)\.(\d+)", said).groups()
    if (int(major), int(minor)) < (0, 7):
        pytest.skip("needs Neovim 0.7")
    (tmp_path / "init.lua").write_text(settings((int(major), int(minor))), "utf-8")
    (tmp_path / "lintnews.toml").touch()
    (tmp_path / "My story.md").write_text("The the harbour is open.\n", "utf-8")
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["nvim", "--headless", "-u", "init.lua", "My story.md", "-c", f"luafile {SESSION}"],
        cwd=tmp_path,
        env={**os.environ, **homes, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
