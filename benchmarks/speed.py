"""How fast lintnews is beside its peers, on the same text, in one run.

    python benchmarks/speed.py FOLDER [--files 1000] [--rounds 5] [--peers proselint,codespell]

FOLDER holds articles as .txt files. lintnews (from this checkout) and its peers are installed by this script, each in
an environment of its own.
Every figure is a ratio of CPU time (user and system, all processes), the median over the rounds, in which the commands
take turns: these ratios hold on a noisy machine, seconds do not.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Tool(NamedTuple):
    """A tool to measure: its package, and the words of its command before the files."""

    package: str
    words: tuple[str, ...]


CHECK = ("lintnews", "check", "--output-format", "json", "--jobs", "1")
TOOLS = {
    "lintnews": Tool(str(ROOT), (*CHECK, "--no-cache")),
    "lintnews, nothing changed": Tool(str(ROOT), CHECK),
    "codespell": Tool("codespell", ("codespell",)),
    "proselint": Tool("proselint", ("proselint", "check", "--output-format", "json")),
    "typos": Tool("typos", ("typos", "--format", "json")),
}


def installed(name: str, folder: Path) -> tuple[str, ...]:
    """A tool's command, after installing it into a new environment."""
    tool = TOOLS[name]
    home = folder / Path(tool.package).name
    if not home.exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", tool.package], check=True)
    return (str(home / "bin" / tool.words[0]), *tool.words[1:])


def cpu(command: tuple[str, ...]) -> float:
    """CPU seconds of one run, all its processes counted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rounds(commands: dict[str, tuple[str, ...]], count: int) -> dict[str, list[float]]:
    """CPU seconds of each command, the commands taking turns; a first, uncounted round warms the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(count + 1):
        for name, command in commands.items():
            used = cpu(command)
            if turn:
                seconds[name].append(used)
    return seconds


def ratios(seconds: dict[str, list[float]], of: str, to: str) -> float:
    """The median over the rounds of one command's CPU time divided by another's in the same round."""
    return median(a / max(b, 1e-9) for a, b in zip(seconds[of], seconds[to], strict=True))


def sample(folder: Path, count: int, into: Path) -> tuple[list[str], float]:
    """Copies of the first articles, and how many megabytes they are."""
    paths = sorted(folder.rglob("*.txt"))[:count]
    if not paths:
        sys.exit(f"{folder}: holds no .txt files")
    copies = [shutil.copy(path, into / f"{number:06}.txt") for number, path in enumerate(paths)]
    return [str(path) for path in copies], sum(path.stat().st_size for path in paths) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default="codespell,proselint,typos")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        names = ["lintnews", "lintnews, nothing changed", *filter(None, args.peers.split(","))]
        tools = {name: installed(name, Path(temporary)) for name in names}
        bare = (str(Path(tools["lintnews"][0]).with_name("python")), "-c", "")
        os.environ["XDG_CACHE_HOME"] = str(Path(temporary) / "cache")
        articles = Path(temporary) / "articles"
        articles.mkdir()
        files, megabytes = sample(args.folder, args.files, articles)
        one = sorted(files, key=lambda path: Path(path).stat().st_size)[len(files) // 2]
        single = rounds({"bare": bare, **{name: (*words, one) for name, words in tools.items()}}, args.rounds * 3)
        many = rounds({name: (*words, *files) for name, words in tools.items()}, args.rounds)
        print(f"{len(files)} articles, {megabytes:.1f} MB; medians of {args.rounds} rounds; CPU time\n")
        print("| tool | one article ÷ bare Python | all articles: throughput, lintnews ÷ tool |")
        print("| --- | --- | --- |")
        for name in tools:
            print(f"| {name} | {ratios(single, name, 'bare'):.1f} | {ratios(many, name, 'lintnews'):.2f} |")


if __name__ == "__main__":
    main()
