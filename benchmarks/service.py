"""What the service answers under load, on this machine: errors, time against one check in process, and memory.

    python benchmarks/service.py [FOLDER] [--clients 50] [--articles 2000] [--long 20000]

FOLDER holds articles as .txt files; without it they are made of the paragraphs of the seeds. Each client sends its next
article when it has the answer to the last. Times are of the wall, from a request to the whole of its answer, the median
and the 99th percentile as multiples of the median of one check in process. Clients, service and its processes share the
cores of the machine. Memory is what is resident of the service and of its processes, once in a hundred requests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import tempfile
import time
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from archive import TICK
from served import Served, served

from lintnews import Linter

SEEDS = Path(__file__).parents[1] / "seeds"
PARAGRAPHS = 12  # of an article that is made, drawn from those of the seeds
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes
SAMPLE = 100  # requests from one look at the memory to the next


class Alone(NamedTuple):
    """Checks in process: seconds of each, and seconds of CPU on average."""

    seconds: list[float]
    cpu: float


class Load(NamedTuple):
    """What clients saw: seconds of each answer, how many had each status, and what the service took meanwhile:
    seconds of CPU, and megabytes along the way."""

    seconds: list[float]
    statuses: Counter[str]
    cpu: float
    held: list[float]


def articles(folder: Path | None, count: int) -> list[str]:
    """So many articles: a folder's, again where there are too few, or such as are made of the seeds."""
    if folder:
        texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
        return list(islice(cycle(texts), count))
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    dice = random.Random(0)
    return ["\n\n".join(dice.choices(paragraphs, k=PARAGRAPHS)) + "\n" for _ in range(count)]


def in_process(texts: list[str]) -> Alone:
    """The same texts, one after the other, in this process."""
    linter = Linter()
    linter.check(texts[0])
    seconds, before = [], time.process_time()
    for text in texts:
        began = time.perf_counter()
        linter.check(text)
        seconds.append(time.perf_counter() - began)
    return Alone(seconds, (time.process_time() - before) / len(texts))


async def load(service: Served, texts: list[str], clients: int) -> Load:
    """All texts sent by so many clients at once, each with a connection of its own."""
    left = iter(texts)
    seen = Load([], Counter(), 0.0, [holds(service.pid)])
    before = spent(service.pid)

    async def client() -> None:
        reader, writer = await asyncio.open_connection(service.host, service.port)
        for text in left:  # the others take from it, too
            request = asked(text)
            began = time.perf_counter()
            writer.write(request)
            seen.statuses[await status(reader)] += 1
            seen.seconds.append(time.perf_counter() - began)
            if len(seen.seconds) % SAMPLE == 0:
                seen.held.append(holds(service.pid))
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return seen._replace(cpu=spent(service.pid) - before)


def asked(text: str) -> bytes:
    """A request to check a text. No client of a library: those take more time than the service does."""
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    )
    return f"{head}\r\n\r\n".encode() + body


async def status(reader: asyncio.StreamReader) -> str:
    """The status of the next answer, when the whole of it has come."""
    first, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
    length = next(line for line in headers if line.startswith("content-length:"))
    json.loads(await reader.readexactly(int(length.partition(":")[2])))
    return first.split()[1]


def family(parent: int) -> list[int]:
    """The numbers of a process and of all that it began."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [parent, *(number for child in children for number in family(int(child)))]


def holds(parent: int) -> float:
    """Megabytes of a process and of all that it began."""
    pages = (Path(f"/proc/{number}/statm").read_text().split()[1] for number in family(parent))
    return sum(map(int, pages)) * PAGE / 1_000_000


def spent(parent: int) -> float:
    """Seconds of CPU of a process and of all that it began."""
    stats = (Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split() for number in family(parent))
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) / TICK


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--long", type=int, default=20_000, help="requests over which memory is looked at (20000)")
    args = parser.parse_args()
    texts = articles(args.folder, args.articles)
    before = in_process(texts)
    runs = asyncio.run(all_loads(texts, args.clients, args.long))
    after = in_process(texts)  # the machine may have had other things to do before
    own = Alone(before.seconds + after.seconds, (before.cpu + after.cpu) / 2)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts):,} articles of {words:.0f} words on average, {os.cpu_count()} cores.\n")
    print("| clients | requests | errors | median ÷ one check | 99th percentile ÷ one check | CPU ÷ checks alone |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(row("none, in process", own.seconds, 0, own.cpu, own))
    for clients, seen in runs:
        errors = sum(count for status, count in seen.statuses.items() if status != "200")
        print(row(str(clients), seen.seconds, errors, seen.cpu / len(seen.seconds), own))
    print(f"\nMemory in MB, along the last: {', '.join(f'{one:.0f}' for one in along(runs[-1][1].held))}")


async def all_loads(texts: list[str], clients: int, many: int) -> list[tuple[int, Load]]:
    """One client, many clients, and many clients for long, each with a service of its own."""
    runs = []
    for number, sent in ((1, texts), (clients, texts), (clients, list(islice(cycle(texts), many)))):
        with tempfile.TemporaryDirectory() as folder, served(folder) as service:
            await load(service, texts[:SAMPLE], 10)  # so that all its processes have begun
            runs.append((number, await load(service, sent, number)))
    return runs


def row(clients: str, seconds: list[float], errors: int, cpu: float, own: Alone) -> str:
    """A line of the table; times are multiples of one check's median."""
    one = median(own.seconds)
    middle, high = median(seconds) / one, quantiles(seconds, n=100)[98] / one
    return f"| {clients} | {len(seconds):,} | {errors} | {middle:.1f} | {high:.1f} | {cpu / own.cpu:.2f} |"


def along(held: list[float]) -> list[float]:
    """What was held at ten places along the way."""
    return [held[place * (len(held) - 1) // 9] for place in range(10)]


if __name__ == "__main__":
    main()
