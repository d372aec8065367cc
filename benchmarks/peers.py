"""The tools that lintnews is measured beside, each installed into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Tool(NamedTuple):
    """A tool: how it is installed, what to install, and the words of its command before the files."""

    install: Callable[[Path, tuple[str, ...]], Path]
    packages: tuple[str, ...]
    words: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()  # configuration, written beside it: name, text


BUILD = """
import ensurepip, platform, sys, sysconfig
optimised = sys.base_prefix == "/usr" or "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
how = "with" if optimised else "without"
print(f"Python {platform.python_version()}, built {how} optimisation ({platform.python_compiler()})")
sys.exit(not optimised or sys.version_info < (3, 11))
"""


@cache
def optimised_python() -> tuple[str, str]:
    """A Python that was built with optimisation, as those of distributions are, else this one; and how it was built."""
    for python in (sys.executable, "/usr/bin/python3"):
        said = subprocess.run([python, "-c", BUILD], capture_output=True, text=True) if os.path.exists(python) else None
        if said and not said.returncode:
            return python, said.stdout.strip()
    return sys.executable, subprocess.run([sys.executable, "-c", BUILD], capture_output=True, text=True).stdout.strip()


def with_pip(home: Path, packages: tuple[str, ...]) -> Path:
    """A Python tool, in a virtual environment."""
    subprocess.run([optimised_python()[0], "-m", "venv", home], check=True)
    subprocess.run([home / "bin" / "pip", "install", "--quiet", *packages], check=True)
    return home / "bin"


def with_npm(home: Path, packages: tuple[str, ...]) -> Path:
    """A Node tool."""
    home.mkdir()
    quiet = ("--silent", "--no-audit", "--no-fund")
    subprocess.run(["npm", "install", *quiet, "--prefix", home, *packages], check=True)
    return home / "node_modules" / ".bin"


def with_go(home: Path, packages: tuple[str, ...]) -> Path:
    """A Go tool, built here."""
    home.mkdir()
    subprocess.run(
        ["go", "install", *packages], check=True, env={**os.environ, "GOBIN": str(home)}, capture_output=True
    )
    return home


NEEDS = {with_npm: "npm", with_go: "go"}
LINTNEWS = Tool(with_pip, (str(ROOT),), ("lintnews", "check", "--output-format", "json", "--jobs", "1"))
PEERS = {
    "codespell": Tool(with_pip, ("codespell",), ("codespell",)),
    "typos": Tool(with_pip, ("typos",), ("typos", "--format", "json")),
    "proselint": Tool(with_pip, ("proselint",), ("proselint", "check", "--output-format", "json")),
    "write-good": Tool(with_npm, ("write-good",), ("write-good",)),
    "textlint": Tool(
        with_npm, ("textlint", "textlint-rule-write-good"), ("textlint", "--rule", "write-good", "--format", "json")
    ),
    "Vale": Tool(
        with_go,
        ("github.com/errata-ai/vale/v3/cmd/vale@v3.15.2",),
        ("vale", "--output=JSON", "--config={home}/vale.ini"),
        (("vale.ini", "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"),),
    ),
}


def installable(tool: Tool) -> bool:
    """Whether this machine has what the tool is installed with."""
    return tool.install not in NEEDS or shutil.which(NEEDS[tool.install]) is not None


def installed(tool: Tool, home: Path) -> tuple[str, ...]:
    """The tool's command, after installing it into a new folder."""
    folder = tool.install(home, tool.packages)
    for name, text in tool.files:
        (home / name).write_text(text)
    return (str(folder / tool.words[0]), *(word.format(home=home) for word in tool.words[1:]))
