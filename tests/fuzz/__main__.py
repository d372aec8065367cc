"""Fuzz lintnews for a given time, and count.

    python tests/fuzz --seconds 3600 --jobs 8
    python tests/fuzz --law desk --seed 17    # once more what failed

Each input comes of a seed; what fails is told with its law and seed, and the run goes on.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

from laws import LAWS, Broken

MEMORY = 4 * 2**30  # bytes
SHARES = (["article"] * 40 + ["desk"]) * 9 + ["ways"]  # an input of the last takes as long as a hundred of the first


def once(law: str, seed: int) -> str:
    """Hold one law against one input: a word for what broke, "" where it holds."""
    chance = Random(seed)
    try:
        if law == "article":
            LAWS[law](chance)
        else:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    LAWS[law](chance, Path(folder))
                finally:
                    os.chdir("/")
    except Broken as broken:
        print(f"{law} {seed}: {broken}"[:1000], flush=True)
        return broken.kind
    except Exception:
        print(f"{law} {seed}: {traceback.format_exc()[-1500:]}", flush=True)
        return "traceback"
    return ""


def many(seeds: Iterable[int], seconds: float) -> Counter[str]:
    """Hold a law against the input of each seed until the time is over: how many there were, and what broke."""
    limit()
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for seed in seeds:
        if time.monotonic() > end:
            break
        law = SHARES[seed % len(SHARES)]
        counts[law] += 1
        if broken := once(law, seed):
            counts[f"broken: {broken}"] += 1
    return counts


def limit() -> None:
    """Let no input fill the memory of the machine."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz lintnews for a given time, and count.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=1, help="processes, each with seeds of its own")
    parser.add_argument("--seed", type=int, help="this input alone; else all from --first on")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--law", choices=LAWS, default="article")
    args = parser.parse_args()
    if args.seed is not None:
        limit()
        return int(once(args.law, args.seed) != "")
    with ProcessPoolExecutor(args.jobs) as pool:
        runs = [pool.submit(many, count(args.first + job, args.jobs), args.seconds) for job in range(args.jobs)]
        counts = sum((run.result() for run in runs), Counter[str]())
    print("\n".join(f"{number:>9,}  {what}" for what, number in counts.items()))
    return int(any(what.startswith("broken") for what in counts))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        sys.exit(main())
