"""Fuzz lintnews for a given time, and count.

    python tests/fuzz --seconds 3600 --jobs 8
    python tests/fuzz --seed 17    # once more what failed

Each input comes of a seed, and the seed says which law is held: most often that of an article, which is cheap. What
fails is told with its law and seed, and the run goes on. With several jobs each has inputs of its own but for one in
25, which all of them take: what they find must be the same, though each has another hash seed and has seen other
inputs before.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from job import Counts, limit, many, once


def differences(runs: list[Counts]) -> list[int]:
    """The seeds of the shared inputs of which not all jobs made the same."""
    return [seed for seed in compared(runs) if len({run.checksums[seed] for run in runs}) > 1]


def compared(runs: list[Counts]) -> list[int]:
    """The seeds of the inputs that all jobs took."""
    return sorted(set.intersection(*(set(run.checksums) for run in runs)))


def told(runs: list[Counts]) -> str:
    """The counts of all jobs."""
    inputs, seconds, unreadable, broken = (sum((run[at] for run in runs), Counter()) for at in range(4))
    again = sum(len(run.checksums) for run in runs) - len(set().union(*(run.checksums for run in runs)))
    apart = differences(runs)
    rows = [(sum(inputs.values()) - again, "inputs"), (sum(broken.values()) - broken[""], "broken")]
    rows += [(number, f"broken: {kind}") for kind, number in broken.items() if kind]
    for law, number in inputs.most_common():
        empty = f", {unreadable[law]:,} of them hold no text" if unreadable[law] else ""
        rows += [(number, f"{law}: {1000 * seconds[law] / number:.1f} ms of CPU each{empty}")]
    if len(runs) > 1:
        rows += [(len(compared(runs)), f"in each of {len(runs)} processes: {len(apart)} with another result {apart}")]
    return "\n".join(f"{number:>10,}  {what}" for number, what in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz lintnews for a given time, and count.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=1, help="processes, each with seeds of its own")
    parser.add_argument("--seed", type=int, help="this input alone; else all from --first on")
    parser.add_argument("--first", type=int, default=0)
    args = parser.parse_args()
    if args.seed is not None:
        limit()
        return int(once(args.seed).broken != "")
    with ProcessPoolExecutor(args.jobs, get_context("spawn")) as pool:  # spawn: each process has a hash seed of its own
        started = [pool.submit(many, job, args.jobs, args.first, args.seconds) for job in range(args.jobs)]
        runs = [run.result() for run in started]
    print(told(runs))
    return int(bool(differences(runs)) or any(kind for run in runs for kind in run.broken))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        sys.exit(main())
