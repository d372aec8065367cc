"""What an archive costs: memory as it grows, processes beside one, growth in articles, and Spark beside this machine.

    python benchmarks/archive.py FOLDER [--megabytes 100] [--articles 10000] [--spark]

FOLDER holds articles as .txt files, of which archives are made: articles one after the other, again where there are too
few. Runs `lintnews` of the Python that runs this. Costs are CPU seconds (user and system) of all processes of a run,
memory the sum of what they hold alone or share (PSS) at its peak, both read from /proc ten times a second. Seconds of
the wall say something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
SHORT = 300  # code points of a short article
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
    parser.add_argument("--megabytes", type=float, default=100, help="of the larger archive (100)")
    parser.add_argument("--articles", type=int, default=10_000, help="short ones, and ten times as many (10000)")
    parser.add_argument("--spark", action="store_true", help="Spark as well")
    args = parser.parse_args()
    texts = [path.read_text("utf-8", "replace") for path in sorted(args.folder.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as home:
        for line in measured(Path(home), texts, args):
            print(line, flush=True)


def measured(home: Path, texts: list[str], args: argparse.Namespace) -> Iterator[str]:
    """The lines of the page, as they are known."""
    outputs = iter(range(1000))

    def archive(path: Path, *words: str) -> Usage:
        lintnews = (sys.executable, "-m", "lintnews", "archive", str(path), "--isolated", "--quiet", "--jobs", "2")
        return usage(*lintnews, "--output", str(home / f"out{next(outputs)}"), *words)

    small, large = home / "small.jsonl", home / "large.jsonl"
    write_archive(small, texts, args.megabytes * 250_000)
    count = write_archive(large, texts, args.megabytes * 1_000_000)
    yield f"{count:,} articles, {args.megabytes:g} MB of JSONL, and a quarter of it.\n"
    yield "| run | CPU seconds | wall | MB at the peak |\n| --- | --- | --- | --- |"
    yield row("a quarter, a loop in one process", alone := usage(sys.executable, "-c", ONE_BY_ONE, str(small)))
    yield row("a quarter, two processes", quarter := archive(small))
    yield row("all, two processes", whole := archive(large))
    short, many = home / "short.jsonl", home / "many.jsonl"
    snippets = [text[:SHORT] for text in texts]
    write_archive(short, snippets, sys.maxsize, args.articles)
    write_archive(many, snippets, sys.maxsize, 10 * args.articles)
    yield row(f"{args.articles:,} short articles, two processes", few := archive(as_parquet(short)))
    yield row(f"{10 * args.articles:,} short articles, two processes", ten := archive(as_parquet(many)))
    ratios = [
        f"Two processes ÷ a loop in one, CPU: {quarter.cpu / alone.cpu:.2f}",
        f"Peak of all ÷ peak of a quarter: {whole.peak / quarter.peak:.2f}",
        f"Ten times as many short articles, CPU for each: {ten.cpu / few.cpu / 10:.2f}",
    ]
    if args.spark:
        os.environ["PYSPARK_PYTHON"] = sys.executable
        one = home / "one.jsonl"
        write_archive(one, snippets, sys.maxsize, 1)
        yield row("one article, Spark", start := archive(one, "--engine", "spark"))
        on_spark = archive(many.with_suffix(".parquet"), "--engine", "spark")
        yield row(f"{10 * args.articles:,} short articles, Spark", on_spark)
        less = on_spark.cpu - start.cpu, on_spark.wall - start.wall
        ratios.append(f"Spark less its start ÷ two processes here, CPU: {less[0] / ten.cpu:.2f}")
        ratios.append(f"Spark less its start ÷ two processes here, wall: {less[1] / ten.wall:.2f}")
    yield "\n" + "\n".join(f"- {line}" for line in ratios)


def row(name: str, used: Usage) -> str:
    return f"| {name} | {used.cpu:.1f} | {used.wall:.1f} | {used.peak:.0f} |"


if __name__ == "__main__":
    main()
