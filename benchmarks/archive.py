"""What an archive costs, and that no kill changes what comes of it.

    python benchmarks/archive.py FOLDER [--megabytes 100] [--articles 10000] [--kills 10] [--house] [--spark]

Memory as an archive grows, processes beside one, growth in articles, and, where asked for, `archive house` beside the
check and Spark beside this machine. The run that is killed at random moments, all its processes at once, is begun again
each time; in the end its folder is held against that of a run in peace, byte for byte.

FOLDER holds articles as .txt files, of which archives are made: articles one after the other, again where there are too
few. Runs `lintnews` of the Python that runs this. Costs are CPU seconds (user and system) of all processes of a run,
memory the sum of what they hold alone or share (PSS) at its peak, both read from /proc ten times a second. Seconds of
the wall say something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
JOBS = 2
ONE_BY_ONE = """
import json, sys
from lintnews import Linter
linter = Linter()
for line in open(sys.argv[1], encoding="utf-8"):
    linter.lint(json.loads(line)["text"])
"""


class Usage(NamedTuple):
    """What one run took: seconds of CPU, seconds of the wall, megabytes at its peak."""

    cpu: float
    wall: float
    peak: float


def usage(*command: str) -> Usage:
    """Run a command to its end, and count all processes of its session."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    spent: dict[int, float] = {}
    peak = 0.0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        held = 0.0
        for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == process.pid:
                    spent[pid] = (int(fields[11]) + int(fields[12])) / TICK
                    held += memory(pid)
            except OSError:  # it has ended
                continue
        peak = max(peak, held)
        time.sleep(0.1)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    counted = ended[2].ru_utime + ended[2].ru_stime  # of those for which their parents waited: not so Spark's
    return Usage(max(counted, sum(spent.values())), time.perf_counter() - start, peak)


def memory(pid: int) -> float:
    """Megabytes that a process holds, shared ones in proportion."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def write_archive(path: Path, texts: list[str], most: float, count: int = sys.maxsize) -> int:
    """An archive of so many bytes, or articles, as JSONL; returns how many articles it holds."""
    size = number = 0
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(texts), count)):
            if size >= most:
                return number
            size += file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    return number + 1


def as_parquet(path: Path) -> Path:
    """The same archive as Parquet."""
    import pyarrow.json
    import pyarrow.parquet

    table = pyarrow.json.read_json(path)
    pyarrow.parquet.write_table(table, path.with_suffix(".parquet"), row_group_size=5000)
    return path.with_suffix(".parquet")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--megabytes", type=float, default=100, help="of the largest archive (100); 0: no such, no kills"
    )
    parser.add_argument("--articles", type=int, default=10_000, help="short ones, and ten times as many (10000)")
    parser.add_argument("--short", type=int, default=300, help="code points of a short article (300)")
    parser.add_argument("--kills", type=int, default=10, help="of the run that is killed (10)")
    parser.add_argument("--house", action="store_true", help="`archive house` as well")
    parser.add_argument("--spark", action="store_true", help="Spark as well")
    args = parser.parse_args()
    texts = [path.read_text("utf-8", "replace") for path in sorted(args.folder.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(Path(home), texts, args.short)
        told = 0
        print("| run | CPU seconds | wall | MB at the peak |\n| --- | --- | --- | --- |")
        for lines in (
            bench.size(args.megabytes) if args.megabytes else (),
            bench.kills(args.kills) if args.megabytes else (),
            bench.growth(args.articles),
            bench.house() if args.house else (),
            bench.spark() if args.spark else (),
        ):
            for line in lines:
                print(line, flush=True)
            print(*bench.ratios[told:], sep="\n", file=sys.stderr, flush=True)  # a long run may be ended
            told = len(bench.ratios)
        print("\n" + "\n".join(f"- {line}" for line in bench.ratios))


class Bench:
    """The runs, and the ratios that are known of them so far."""

    def __init__(self, home: Path, texts: list[str], short: int) -> None:
        self.home = home
        self.texts = texts
        self.snippets = [text[:short] for text in texts]
        self.short = ""  # the folder of the last run over short articles
        self.ratios: list[str] = []
        self.small = home / "small.jsonl"
        self.many = home / "many.parquet"

    def command(self, path: Path, output: str, *words: str) -> tuple[str, ...]:
        start = (sys.executable, "-m", "lintnews", "archive", str(path), "--isolated", "--quiet", "--jobs", str(JOBS))
        return (*start, "--output", str(self.home / output), *words)

    def size(self, megabytes: float) -> Iterator[str]:
        """Three archives, each four times as large as the one before."""
        peaks = []
        for share, output in ((16, "small"), (4, "quarter"), (1, "whole")):
            path = self.home / f"{output}.jsonl"
            count = write_archive(path, self.texts, megabytes / share * 1_000_000)
            used = usage(*self.command(path, output))
            peaks.append(used.peak)
            yield row(f"{count:,} articles, {megabytes / share:,g} MB of JSONL, two processes", used)
            if output == "quarter":
                yield row(
                    "the same, a loop in one process", alone := usage(sys.executable, "-c", ONE_BY_ONE, str(path))
                )
                self.ratios.append(f"Two processes ÷ a loop in one, CPU: {used.cpu / alone.cpu:.2f}")
                self.ratios.append(f"Throughput ÷ ({JOBS} × a loop in one), wall: {alone.wall / used.wall / JOBS:.2f}")
            if path != self.small:
                path.unlink()
        self.ratios.append(f"Peak of the largest ÷ peak of the smallest: {peaks[-1] / peaks[0]:.2f}")

    def kills(self, count: int) -> Iterator[str]:
        """The smallest archive again, in small parts: in peace, and killed at random moments."""
        words = "--part-size", "0.125"
        usage(*self.command(self.small, "peace", *words))
        manifest, kills = self.home / "killed" / "manifest.jsonl", []
        for _ in range(count):
            enough = lines(manifest) + random.randint(0, 3)
            process = subprocess.Popen(self.command(self.small, "killed", *words), start_new_session=True)
            while process.poll() is None and lines(manifest) < enough:
                time.sleep(0.01)
            time.sleep(random.uniform(0, 1))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                kills.append(lines(manifest))
            process.wait()
        last = usage(*self.command(self.small, "killed", *words))
        yield row(f"the smallest after {len(kills)} kills, what was left", last)
        same = written(self.home / "killed") == written(self.home / "peace")
        self.ratios.append(
            f"Killed when {', '.join(map(str, kills))} of {lines(manifest) - 1} parts were done: "
            f"the folder is {'the same' if same else 'ANOTHER'} to the byte"
        )

    def growth(self, count: int) -> Iterator[str]:
        """Short articles, and ten times as many."""
        costs = []
        for number in (count, 10 * count):
            path = self.home / "short.jsonl"
            write_archive(path, self.snippets, sys.maxsize, number)
            as_parquet(path).replace(self.many)
            self.short = f"short{number}"
            used = usage(*self.command(self.many, self.short))
            costs.append(used.cpu / number)
            yield row(f"{number:,} short articles, two processes", used)
        self.here = used
        self.ratios.append(f"Ten times as many short articles, CPU for each: {costs[1] / costs[0]:.2f}")

    def house(self) -> Iterator[str]:
        """How the house writes, over the short articles."""
        used = usage(
            sys.executable, "-m", "lintnews", "archive", "house", str(self.many), "--isolated", "--jobs", str(JOBS)
        )
        yield row("the same, `archive house`", used)
        self.ratios.append(f"`archive house` ÷ the check, CPU: {used.cpu / self.here.cpu:.2f}")

    def spark(self) -> Iterator[str]:
        """The short articles on Spark, as many cores as there are processes here, less its start."""
        os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": f"--master local[{JOBS}] pyspark-shell"}
        one = self.home / "one.jsonl"
        write_archive(one, self.snippets, sys.maxsize, 1)
        yield row("one article, Spark", start := usage(*self.command(one, "start", "--engine", "spark")))
        yield row("the short articles, Spark", used := usage(*self.command(self.many, "spark", "--engine", "spark")))
        same = rows(self.home / self.short) == rows(self.home / "spark")
        self.ratios.append(f"Spark's rows are {'the same' if same else 'OTHERS'}")
        for name, ours, theirs, less in (
            ("CPU", self.here.cpu, used.cpu, start.cpu),
            ("wall", self.here.wall, used.wall, start.wall),
        ):
            self.ratios.append(f"Spark less its start ÷ two processes here, {name}: {(theirs - less) / ours:.2f}")


def lines(path: Path) -> int:
    """How many lines a file has; none where there is no file."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def rows(folder: Path) -> list[str]:
    """The findings of a run, in an order of their own."""
    import pyarrow.parquet

    return sorted(map(repr, pyarrow.parquet.read_table(folder / "findings").to_pylist()))


def written(folder: Path) -> dict[str, bytes]:
    """Each file of a folder with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def row(name: str, used: Usage) -> str:
    return f"| {name} | {used.cpu:.1f} | {used.wall:.1f} | {used.peak:.0f} |"


if __name__ == "__main__":
    main()
