"""Many files at once: the same work in several processes, its results in the order of the files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from lintnews import Remark
from lintnews.frontends.worker import FileResult

AHEAD = 16  # chunks for each process that are under way: no more results wait than that many are made of
CHUNK = 32  # files that a process takes at a time
Work = Callable[[str], FileResult]
Task = tuple[int, str]  # the number of a worker, and the file that is its to check

_workers: Sequence[Work]  # of this process


def results(workers: Sequence[Work], tasks: list[Task], jobs: int) -> Iterator[FileResult]:
    """What came of each file, in their order. A process that dies takes only its own file with it."""
    chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
    while chunks:
        pool = ProcessPoolExecutor(jobs, initializer=start_process, initargs=(workers,))
        try:
            pending = [pool.submit(check_chunk, chunk) for chunk in chunks[: AHEAD * jobs]]
            while pending:
                yield from pending[0].result()
                del pending[0], chunks[0]
                pending += [pool.submit(check_chunk, chunk) for chunk in chunks[len(pending) : AHEAD * jobs]]
        except BrokenProcessPool:
            yield from one_by_one(workers, chunks.pop(0))
        except (KeyboardInterrupt, GeneratorExit):
            kill_pool(pool)
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def one_by_one(workers: Sequence[Work], tasks: list[Task]) -> Iterator[FileResult]:
    """The same for files among which one ends its process: each in a process of its own."""
    for task in tasks:
        with ProcessPoolExecutor(1, initializer=start_process, initargs=(workers,)) as pool:
            try:
                yield pool.submit(check_chunk, [task]).result()[0]
            except BrokenProcessPool:
                yield FileResult([], [Remark(f"{task[1]}: the process that checked it died; it was not checked", True)])


def start_process(workers: Sequence[Work]) -> None:
    """Make a new process ready. Ctrl-C is the parent's business."""
    global _workers
    _workers = workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def check_chunk(tasks: list[Task]) -> list[FileResult]:
    """Check a chunk of files, in this process."""
    return [_workers[number](path) for number, path in tasks]


def kill_pool(pool: ProcessPoolExecutor) -> None:
    """End the processes at once."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()


def jobs_for(paths: list[str]) -> int:
    """How many processes are worth their start: one for small work, else one a core.

    Starting a pool costs about as much as checking 100 kB.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores == 1 or len(paths) < 2 * CHUNK:
        return 1
    return cores if sum(map(file_size, paths)) > 1_000_000 else 1


def file_size(path: str) -> int:
    """Bytes of a file; none of one that isn't there."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
