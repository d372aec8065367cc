"""A job of the fuzzer: one input after the other, each of a seed, which also says the law that is held."""

from __future__ import annotations

import gc
import os
import tempfile
import time
import traceback
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

from laws import LAWS, Broken

MEMORY = 4 * 2**30  # bytes
SHARES = ["ways"] + ["desk"] * 6 + ["whole"] * 8 + ["article"] * 785  # the others take 20 times as long, and more
SHARED = 25  # one of so many inputs is every job's
FOLDERS = ("desk", "ways")  # laws that want a folder


class Counts(NamedTuple):
    """What a job did: of each law how many inputs, seconds of CPU and inputs that hold no text; how often what broke;
    and of each shared input a checksum of what came of it."""

    inputs: Counter[str]
    seconds: Counter[str]
    unreadable: Counter[str]
    broken: Counter[str]
    checksums: dict[int, int]


class Outcome(NamedTuple):
    """What came of an input: its law, a word for what broke ("" where all holds), and what the law returned."""

    law: str
    broken: str = ""
    made: object = None


def once(seed: int) -> Outcome:
    """Hold a law against the input of a seed."""
    chance = Random(seed)
    law = chance.choice(SHARES)
    try:
        if law not in FOLDERS:
            return Outcome(law, made=LAWS[law](chance))
        with tempfile.TemporaryDirectory() as folder:
            try:
                return Outcome(law, made=LAWS[law](chance, Path(folder)))
            finally:
                os.chdir("/")
    except Broken as broken:
        print(f"{law} {seed}: {broken}"[:1000], flush=True)
        return Outcome(law, broken.kind)
    except Exception:
        print(f"{law} {seed}: {traceback.format_exc()[-1500:]}", flush=True)
        return Outcome(law, "traceback")


def many(job: int, jobs: int, first: int, seconds: float) -> Counts:
    """Hold the laws against one seed after the other until the time is over."""
    limit()
    counts = Counts(Counter(), Counter(), Counter(), Counter(), {})
    end = time.monotonic() + seconds
    for seed in count(first):
        shared = jobs > 1 and seed % SHARED == 0
        if not shared and seed % jobs != job:
            continue
        if time.monotonic() > end:
            break
        start = time.process_time()
        law, broken, made = once(seed)
        counts.inputs[law] += 1
        counts.seconds[law] += time.process_time() - start
        counts.unreadable[law] += law not in FOLDERS and made is None and not broken
        counts.broken[broken] += 1
        if shared:
            counts.checksums[seed] = crc32(repr(made).encode("utf-8", "surrogatepass"))
        if sum(counts.inputs.values()) == 1000:
            gc.freeze()  # what is loaded by now stays: no need to look through it again and again
    return counts


def limit() -> None:
    """Let no input fill the memory of the machine."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
