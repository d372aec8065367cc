"""Parquet and Arrow: tables, read a few rows at a time and only the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from lintnews.archive.inputs import one_line
from lintnews.archive.readers.opened import Columns, Opened
from lintnews.archive.tables import Article

ROWS = 8  # at a time: a table of a few kilobytes may hold one text of many megabytes in each of its rows


def read_parquet(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles in the rows of a Parquet file. A row group that is broken is an error, and the next one is read."""
    file = pq.ParquetFile(opened.file(), pre_buffer=False, buffer_size=1 << 20)
    columns.check(opened.name, file.schema_arrow.names)
    first = 1
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        row = first
        if first + rows - 1 > after:
            try:
                for batch in file.iter_batches(ROWS, row_groups=[group], columns=columns.names):
                    yield from batch_articles(batch, opened.name, columns, row, after)
                    row += batch.num_rows
            except (OSError, ValueError) as error:
                last = first + rows - 1
                said = f"row group {group} is broken, and rows {row:,} to {last:,} were not read: {one_line(error)}"
                yield Article(opened.name, last, error=said)
        first += rows


def read_arrow(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles in an Arrow file (Feather), or in a stream."""
    row = 1
    for batch in batches(opened.file()):
        columns.check(opened.name, batch.schema.names)
        for start in range(0, batch.num_rows, ROWS):
            some = batch.slice(start, ROWS)
            yield from batch_articles(some, opened.name, columns, row, after)
            row += some.num_rows


def batches(file: pa.NativeFile) -> Iterator[pa.RecordBatch]:
    """The record batches of a file, or of a stream, which has no table of contents."""
    is_file = file.read(6) == b"ARROW1"
    file.seek(0)
    if not is_file:
        yield from pa.ipc.open_stream(file)
        return
    reader = pa.ipc.open_file(file)
    yield from (reader.get_batch(number) for number in range(reader.num_record_batches))


def batch_articles(batch: pa.RecordBatch, path: str, columns: Columns, first: int, after: int) -> Iterator[Article]:
    """The articles of a batch whose first row is `first`, less those up to `after`."""
    passed = max(after + 1 - first, 0)
    rest = batch.select(columns.names).slice(passed)
    for row, values in enumerate(rows_of(rest), first + passed):
        yield columns.article(path, row, values)


def rows_of(batch: pa.RecordBatch) -> list[dict[str, object]]:
    """The rows of a batch. Where a text is no UTF-8, all texts come as bytes."""
    try:
        return batch.to_pylist()  # type: ignore[no-any-return]
    except UnicodeDecodeError:
        raw = {
            name: column.cast(pa.large_binary()) if pa.types.is_string(column.type) else column
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }
        return pa.RecordBatch.from_pydict(raw).to_pylist()  # type: ignore[no-any-return]
