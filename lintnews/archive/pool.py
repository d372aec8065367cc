"""Several processes: each works on a chunk at a time, and the results come in the order of the chunks."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol, TypeVar

import pyarrow as pa

from lintnews.archive.feed import Chunk

GARBAGE = 50_000  # objects made, less those thrown away, until Python looks for cycles

Result = TypeVar("Result")


class Work(Protocol[Result]):
    """What is done with a batch of ARTICLES, in another process: it is pickled."""

    def __call__(self, batch: pa.RecordBatch) -> Result: ...

    def joined(self, first: Result, second: Result) -> Result:
        """The result of two halves of a batch."""

    def died(self, article: pa.RecordBatch) -> Result:
        """The result of one article at which the process died."""


_work: Work[Any]  # of this process


def results(work: Work[Result], chunks: Iterable[Chunk], jobs: int) -> Generator[tuple[Chunk, Result]]:
    """Each chunk with what came of it. A process that dies takes one article with it, and the rest goes on.

    No more than two chunks a process and one are in memory at a time.
    """
    waiting, under_way = iter(chunks), deque[tuple[Chunk, Future[Result]]]()
    pool = started(work, jobs)
    try:
        while True:
            while len(under_way) < 2 * jobs + 1 and (chunk := next(waiting, None)):
                under_way.append((chunk, submitted(pool, chunk.batch)))
            if not under_way:
                break
            chunk, future = under_way.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                result = result_in_halves(work, chunk.batch)
                pool = started(work, jobs)
                under_way = deque((one, submitted(pool, one.batch)) for one, _ in under_way)
            yield chunk, result
    except BaseException:
        kill(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(pool: ProcessPoolExecutor, batch: pa.RecordBatch) -> Future[Any]:
    """The work on a batch, under way; a pool that is broken already says so when asked for the result."""
    try:
        return pool.submit(do, batch)
    except BrokenProcessPool as error:
        broken: Future[Any] = Future()
        broken.set_exception(error)
        return broken


def result_in_halves(work: Work[Result], batch: pa.RecordBatch) -> Result:
    """The same for a batch that may have ended its process: in halves, down to the article that does."""
    with started(work, 1) as pool, suppress(BrokenProcessPool):
        result: Result = submitted(pool, batch).result()
        return result
    if batch.num_rows == 1:
        return work.died(batch)
    middle = batch.num_rows // 2
    return work.joined(result_in_halves(work, batch.slice(0, middle)), result_in_halves(work, batch.slice(middle)))


def started(work: Work[Result], jobs: int) -> ProcessPoolExecutor:
    """Processes that are new, not copies of this one, whose threads for object stores no copy would have."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), start_process, (work,))


def start_process(work: Work[Result]) -> None:
    """Make a new process ready. Ctrl-C is the parent's business; the process doesn't outlive the parent."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(GARBAGE)
    pa.set_cpu_count(1)
    Thread(target=end_with_parent, daemon=True).start()


def do(batch: pa.RecordBatch) -> Any:
    """Work on a batch, in this process."""
    return _work(batch)


def end_with_parent() -> None:
    """End this process when its parent does, however that ended."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def kill(pool: ProcessPoolExecutor) -> None:
    """End the processes at once."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()
