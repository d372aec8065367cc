"""Several processes: each checks a chunk at a time, and the results come in the order of the chunks."""

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
from typing import NamedTuple

import pyarrow as pa

from lintnews import Linter
from lintnews.archive.feed import Chunk
from lintnews.archive.linting import articles_of, findings_of, lint_batch

DIED = "the process that checked it died; it was not checked"
GARBAGE = 50_000  # objects made, less those thrown away, until Python looks for cycles

_linter: Linter  # of this process


class Checked(NamedTuple):
    """A chunk after its check: a row for each article, and a row for each finding."""

    articles: pa.RecordBatch
    findings: pa.RecordBatch


Work = tuple[Chunk, "Future[Checked]"]


def checked(linter: Linter, chunks: Iterable[Chunk], jobs: int) -> Generator[tuple[Chunk, Checked]]:
    """Each chunk with what came of it. An article at which a process dies is an error row, and the rest goes on.

    No more than two chunks a process are in memory at a time.
    """
    waiting, under_way = iter(chunks), deque[Work]()
    pool = started(linter, jobs)
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
                result = apart(linter, chunk.batch)
                pool = started(linter, jobs)
                under_way = deque((one, submitted(pool, one.batch)) for one, _ in under_way)
            yield chunk, result
    except BaseException:
        kill(pool)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def submitted(pool: ProcessPoolExecutor, batch: pa.RecordBatch) -> Future[Checked]:
    """The work on a batch, under way; a pool that is broken already says so when asked for the result."""
    try:
        return pool.submit(check, batch)
    except BrokenProcessPool as error:
        broken: Future[Checked] = Future()
        broken.set_exception(error)
        return broken


def apart(linter: Linter, batch: pa.RecordBatch) -> Checked:
    """The same for a batch that may have ended its process: in halves, down to the article that does."""
    with started(linter, 1) as pool, suppress(BrokenProcessPool):
        return submitted(pool, batch).result()
    if batch.num_rows == 1:
        at = batch.schema.get_field_index("error")
        return check_with(linter, batch.set_column(at, batch.schema.field(at), pa.array([DIED])))
    middle = batch.num_rows // 2
    first, second = apart(linter, batch.slice(0, middle)), apart(linter, batch.slice(middle))
    return Checked(*(pa.concat_batches(halves) for halves in zip(first, second, strict=True)))


def started(linter: Linter, jobs: int) -> ProcessPoolExecutor:
    """Processes that are new, not copies of this one, whose threads for object stores no copy would have."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), start_process, (linter,))


def start_process(linter: Linter) -> None:
    """Make a new process ready. Ctrl-C is the parent's business; the process doesn't outlive the parent."""
    global _linter
    _linter = linter
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(GARBAGE)
    pa.set_cpu_count(1)
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process when its parent does, however that ended."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def check(batch: pa.RecordBatch) -> Checked:
    """Check a batch, in this process."""
    return check_with(_linter, batch)


def check_with(linter: Linter, batch: pa.RecordBatch) -> Checked:
    whole = lint_batch(linter, batch)
    return Checked(articles_of(whole), findings_of(whole))


def kill(pool: ProcessPoolExecutor) -> None:
    """End the processes at once."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()
