"""Many files at once: the same work in several processes, its results in the order of the files."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from lintnews import Remark
from lintnews.frontends.worker import FileResult, Worker

AHEAD = 16  # chunks for each process that are under way: no more results wait than that many are made of
CHUNK = 32  # files that a process takes at a time
Result = tuple[str, FileResult]

_worker: Worker  # of this process


def results(worker: Worker, paths: list[str], jobs: int) -> Iterator[Result]:
    """Each path with what came of it. A process that dies takes only its own file with it."""
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    while chunks:
        pool = ProcessPoolExecutor(jobs, initializer=start_process, initargs=(worker,))
        try:
            pending = [pool.submit(check_chunk, chunk) for chunk in chunks[: AHEAD * jobs]]
            while pending:
                yield from zip(chunks[0], chunk_results(pending[0]), strict=True)
                del pending[0], chunks[0]
                pending += [pool.submit(check_chunk, chunk) for chunk in chunks[len(pending) : AHEAD * jobs]]
        except BrokenProcessPool:
            yield from one_by_one(worker, chunks.pop(0))
        except (KeyboardInterrupt, GeneratorExit):
            kill_pool(pool)
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def chunk_results(future: Future[list[FileResult]]) -> list[FileResult]:
    return future.result()


def one_by_one(worker: Worker, paths: list[str]) -> Iterator[Result]:
    """The same for files among which one ends its process: each in a process of its own."""
    for path in paths:
        with ProcessPoolExecutor(1, initializer=start_process, initargs=(worker,)) as pool:
            try:
                yield path, pool.submit(check_chunk, [path]).result()[0]
            except BrokenProcessPool:
                yield (
                    path,
                    FileResult([], [Remark(f"{path}: the process that checked it died; it was not checked", True)]),
                )


def start_process(worker: Worker) -> None:
    """Make a new process ready. Ctrl-C is the parent's business."""
    global _worker
    _worker = worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def check_chunk(paths: list[str]) -> list[FileResult]:
    """Check a chunk of files, in this process."""
    return [_worker(path) for path in paths]


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
