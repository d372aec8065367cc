"""What lintnews costs: beside its peers, as the work grows, and with two processes; all in one run.

    python benchmarks/speed.py FOLDER [--files 1000] [--rounds 5] [--peers proselint,codespell] > docs/speed.md
    python benchmarks/speed.py --start 6cbc757  # only what a start costs, also at an earlier commit

FOLDER holds articles as .txt files. lintnews (from this checkout) and its peers are installed by this script, each in
an environment of its own; peers from npm and Go only where those are at hand.
Every figure is a ratio of CPU time (user and system, all processes), the median over the rounds, in which the commands
take turns: these ratios hold on a noisy machine, seconds do not.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from peers import LINTNEWS, PEERS, ROOT, installable, installed, optimised_python, with_pip

Command = tuple[str, ...]
GROWTH = (1, 2, 4, 8)
MANY = 5_000  # files, for two processes

ARTICLES = {
    "clean, two lines": "The mayor spoke.\nHe said it was late.\n",
    "with figures": """\
Council votes to raise its budget

The city council voted on Tuesday to raise its budget by 12 percent to $4.3 million, the mayor said.

About 3,400 residents signed a petition against it, according to the clerk. Unemployment fell from 6.1 percent to 5.8
percent in March, the labor department said. The bridge, 300 meters (984 feet) long, was closed for three days.

"We have waited 15 years for this," said Anna Kowalska, who leads the neighborhood council. Police said that more than
40 people were injured. The fire destroyed 12 homes and cost the county an estimated $1.2 million, officials said.
""",
}


HEAD = """\
# Speed

Written by `python benchmarks/speed.py FOLDER > docs/speed.md`, on news articles in English. Ratios of CPU time (user
and system), the medians of {rounds} rounds of one run, in which the commands take turns. Every tool runs with the rules
that it has by default; textlint, which has none, with its rule write-good.

{build}. One that is built with optimisation, as Debian's is, takes 10 to 18 % less.
"""

FACTS = """
## Tried, and not worth it

- Hyperscan: a prototype with 500 patterns ran at 4.7 MB a second in place of 2.95. Compiling them takes 1.5 to 2 s, and
  its `\\b` and `\\w` know ASCII alone, so that a name such as Zelenský may be lost.
- Aho-Corasick before the patterns: 8.7 MB a second in place of 4.3, for the patterns alone.
- Cython, mypyc, a cache of paragraphs, a native gate before the rules: each gained too little for what it adds.
"""


class Usage(NamedTuple):
    """What one run took: seconds of CPU, seconds of wall time, megabytes at its peak."""

    cpu: float
    wall: float
    peak: float


def usage(command: Command) -> Usage:
    """Run a command to its end; its children are counted."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Usage(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def rounds(commands: dict[str, Command], count: int) -> dict[str, list[Usage]]:
    """What each command took, the commands taking turns; a first, uncounted round warms the caches."""
    used: dict[str, list[Usage]] = {name: [] for name in commands}
    for turn in range(count + 1):
        for name, command in commands.items():
            this = usage(command)
            if turn:
                used[name].append(this)
    return used


def ratio(these: list[Usage], those: list[Usage], what: str = "cpu") -> float:
    """The median over the rounds of one command's cost divided by another's in the same round."""
    return median(getattr(a, what) / max(getattr(b, what), 1e-9) for a, b in zip(these, those, strict=True))


def sample(folder: Path, count: int, into: Path, first: int | None = None) -> list[str]:
    """Copies of the (first) articles, over again where there are fewer."""
    paths = sorted(folder.rglob("*.txt"))[:first]
    if not paths:
        sys.exit(f"{folder}: holds no .txt files")
    into.mkdir()
    copies = (shutil.copy(path, into / f"{number:06}.txt") for number, path in enumerate(islice(cycle(paths), count)))
    return [str(path) for path in copies]


def megabytes(files: list[str]) -> float:
    return sum(os.path.getsize(file) for file in files) / 1e6


def start(editions: dict[str, Path], home: Path, count: int) -> Iterator[str]:
    """One article: the first run after an installation, with an empty cache folder, and later ones."""
    yield f"## Start-up\n\nOne article ÷ bare Python, the medians of {count} rounds.\n"
    yield "| article | edition | first run | later run | later run, nothing changed |\n| --- | --- | --- | --- | --- |"
    for label, text in ARTICLES.items():
        (home / "article.txt").write_text(text)
        for name, folder in editions.items():
            used: list[list[float]] = []
            for turn in range(count):
                os.environ["XDG_CACHE_HOME"] = str(home / f"start-{label[0]}-{name}-{turn}")
                check = (str(folder / "bin" / "lintnews"), "check", str(home / "article.txt"))
                commands = (str(folder / "bin" / "python"), "-c", ""), check, (*check, "--no-cache"), check
                bare, *runs = [usage(command).cpu for command in commands]
                used.append([run / max(bare, 1e-9) for run in runs])
            cells = [f"{median(column):.1f}" for column in zip(*used, strict=True)]
            yield f"| {label} | {name} | {' | '.join(cells)} |"
    yield ""


def edition(commit: str, home: Path) -> Path:
    """An environment with lintnews as it is here (""), or at a commit."""
    source = ROOT
    if commit:
        source = home / f"source-{commit}"
        source.mkdir()
        archive = subprocess.run(["git", "-C", ROOT, "archive", commit], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
    with_pip(home / f"edition-{commit}", (str(source),))
    return home / f"edition-{commit}"


def beside_peers(tools: dict[str, Command], bare: Command, files: list[str], count: int) -> Iterator[str]:
    """One article and all of them, every tool."""
    one = sorted(files, key=os.path.getsize)[len(files) // 2]
    single = rounds({"bare": bare, **{name: (*words, one) for name, words in tools.items()}}, count * 3)
    many = rounds({"bare": bare, **{name: (*words, *files) for name, words in tools.items()}}, count)
    yield f"## Beside other tools\n\n{len(files):,} articles, {megabytes(files):.1f} MB, one process.\n"
    yield "| tool | one article ÷ bare Python | all articles ÷ bare Python | throughput: lintnews ÷ this tool |"
    yield "| --- | --- | --- | --- |"
    for name in tools:
        cells = ratio(single[name], single["bare"]), ratio(many[name], many["bare"])
        yield f"| {name} | {cells[0]:.1f} | {cells[1]:.0f} | {ratio(many[name], many['lintnews']):.2f} |"
    peak = max(used.peak for used in many["lintnews"])
    yield f"\nMemory of lintnews at its peak, over all articles: {peak:.0f} MB.\n"


def growth(check: Command, folder: Path, articles: Path, count: int) -> Iterator[str]:
    """Cost for the same amount of text, as files or one file grow."""
    text = "\n\n".join(Path(path).read_text(errors="replace") for path in sample(articles, 1000, folder / "all"))
    megabyte = (text * (1 + 1_000_000 // len(text)))[:1_000_000]
    files, article = {}, {}
    for times in GROWTH:
        files[str(times)] = (*check, *sample(articles, 250 * times, folder / f"files{times}", 250))
        long = folder / f"{times}.txt"
        long.write_text(megabyte * times)
        article[str(times)] = (*check, str(long))
    yield "## As the work grows\n\nCPU time for the same amount of text, 1 where it costs as much as at the start.\n"
    yield "| what grows | " + " | ".join(f"{times} ×" for times in GROWTH) + " |\n| --- |" + " --- |" * len(GROWTH)
    for label, commands in {"files, from 250": files, "one article, from 1 MB": article}.items():
        used = rounds(commands, count)
        cells = [f"{ratio(used[str(times)], used['1']) / times:.2f}" for times in GROWTH]
        yield f"| {label} | {' | '.join(cells)} |"
    yield ""


def processes(check: Command, files: list[str], count: int) -> Iterator[str]:
    """Wall time with one process and with two."""
    used = rounds({jobs: (*check, "--jobs", jobs, *files) for jobs in ("1", "2")}, count)
    yield f"## Two processes\n\n{len(files):,} files: {ratio(used['1'], used['2'], 'wall'):.2f} × as fast as one.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--start", metavar="COMMIT", default="", help="only what a start costs, here and at a commit")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=",".join(name for name, tool in PEERS.items() if installable(tool)))
    args = parser.parse_args()
    if not (args.folder or args.start):
        parser.error("name a folder of articles, or --start with a commit")
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        editions = {name: edition(commit, home) for name, commit in {args.start: args.start, "now": ""}.items() if name}
        if args.start:
            print("\n".join(start(editions, home, args.rounds * 4)))
            return
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        cached = installed(LINTNEWS, home / "lintnews")
        check = (*cached, "--no-cache")
        peers = {name: installed(PEERS[name], home / name) for name in filter(None, args.peers.split(","))}
        bare = (str(Path(cached[0]).with_name("python")), "-c", "")
        tools = {"lintnews": check, "lintnews, nothing changed": cached, **peers}
        print(HEAD.format(rounds=args.rounds, build=optimised_python()[1]))
        for part in (
            start(editions, home, args.rounds * 4),
            beside_peers(tools, bare, sample(args.folder, args.files, home / "articles"), args.rounds),
            growth(check, home, args.folder, args.rounds),
            processes(check, sample(args.folder, MANY, home / "many"), args.rounds),
        ):
            for line in part:
                print(line, flush=True)
        print(FACTS, end="")


if __name__ == "__main__":
    main()
