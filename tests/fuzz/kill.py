"""The kill test of `--fix`: killed at any moment, every file is the old one or the new one, and the next run finishes.

    python tests/fuzz/kill.py 1000

Each run is a process of its own that is ended by SIGKILL somewhere between its first and its last step.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from lintnews.frontends.cli import main

OLD = b"The caf\xc3\x83\xc2\xa9 was full. It&rsquo;s the mayor&rsquo;s day.\n" * 40
NEW = "The café was full. It’s the mayor’s day.\n".encode() * 40
FILES = [f"{desk}/{number}.txt" for desk in ("news", "sport") for number in range(6)]


def run() -> int:
    """Begin a run in a process of its own; its id."""
    if child := os.fork():
        return child
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os._exit(main(["check", "--select", "encoding", "--fix", "-q", "."]))


def fill() -> None:
    for name in FILES:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(OLD)


def litter() -> list[Path]:
    return [path for path in Path().rglob("*") if path.is_file() and path.as_posix() not in FILES]


def kills(count: int, chance: Random) -> Counter[str]:
    """What so many kills left, in this folder."""
    Path("quiet.txt").write_text("The café was full.\n")
    main(["check", "--select", "encoding", "--fix", "-q", "."])  # so that each run begins with all that it needs
    os.remove("quiet.txt")
    fill()
    started = time.monotonic()
    os.waitpid(run(), 0)
    whole = time.monotonic() - started
    seen: Counter[str] = Counter()
    for _ in range(count):
        fill()
        child = run()
        time.sleep(chance.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        held = [Path(name).read_bytes() for name in FILES]
        seen["kills"] += 1
        seen["in the midst"] += 0 < held.count(NEW) < len(FILES)
        seen["files that were lost or torn"] += sum(data not in (OLD, NEW) for data in held)
        seen["parts that a kill left"] += len(litter())
        _, status = os.waitpid(run(), 0)
        seen["next runs that failed"] += status != 0
        seen["files that the next run left old"] += sum(Path(name).read_bytes() != NEW for name in FILES)
        seen["parts after the next run"] += len(litter())
    return seen


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        os.mkdir(os.path.join(folder, "copy"))
        os.chdir(os.path.join(folder, "copy"))
        counts = kills(int(sys.argv[1]), Random(12))
        os.chdir("/")
    print("\n".join(f"{count:>6,}  {what}" for what, count in counts.items()))
