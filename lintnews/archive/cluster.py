"""The engine for many machines: Spark reads, checks and writes; the readers are those of the local engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from lintnews import Linter
from lintnews.archive.feed import CHUNK, Feed, Place, chunks
from lintnews.archive.inputs import Input, one_line
from lintnews.archive.output import Entry, OutputError
from lintnews.archive.readers import Columns
from lintnews.archive.spark import checked_schema, findings, lint_with
from lintnews.archive.tables import Article

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SLICE = 8 << 20  # bytes of a Parquet file in a task, if its row groups are that small


class Slice(NamedTuple):
    """What one task reads: the rows of an input beyond `after`, up to `last` (0: all)."""

    input: Input
    after: int = 0
    last: int = 0


def run_on_cluster(
    session: SparkSession,
    linter: Linter,
    inputs: Sequence[Input],
    columns: Columns,
    folder: str,
    *,
    format: str = "parquet",
    kind: str = "",
) -> list[Entry]:
    """Check the inputs and write the tables; returns what there is to say of them, as a manifest does.

    Raises MissingColumn where the first input has no such column, and OutputError where the folder is there already, or
    can't be written.
    """
    from pyspark import StorageLevel
    from pyspark.errors import AnalysisException
    from pyspark.sql import functions

    next(iter(Feed(inputs[:1], columns, kind)), None)  # raises MissingColumn
    slices = [one for input in inputs for one in slices_of(input, kind)]
    tasks = session.sparkContext.parallelize([(number,) for number in range(len(slices))], len(slices))
    shared = session.sparkContext.broadcast(slices)
    lint = lint_with(session, linter)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                yield from lint(articles(shared.value[number], columns, kind))

    checked = session.createDataFrame(tasks, "slice long").mapInArrow(work, checked_schema())
    checked = checked.persist(StorageLevel.DISK_ONLY)
    try:
        written = {
            "articles": checked.withColumn("findings", functions.size("findings")),
            "findings": findings(checked),
        }
        for name, table in written.items():
            table.write.format("json" if format == "jsonl" else format).save(f"{folder}/{name}")
        return [entry(written["articles"], written["findings"])]
    except AnalysisException as error:
        raise OutputError(f"{folder}: can't be written: {one_line(error)}") from error
    finally:
        checked.unpersist()


def slices_of(input: Input, kind: str) -> Iterator[Slice]:
    """The tasks of an input: a Parquet file by its row groups, any other whole."""
    if (kind or input.kind) != "parquet":
        yield Slice(input)
        return
    try:
        with input.files.open_input_file(input.path) as file:
            metadata = pq.ParquetFile(file).metadata
    except (OSError, ValueError):  # the task says so
        yield Slice(input)
        return
    after = last = size = 0
    for group in (metadata.row_group(number) for number in range(metadata.num_row_groups)):
        last += group.num_rows
        size += group.total_byte_size
        if size >= SLICE:
            yield Slice(input, after, last)
            after, size = last, 0
    if last > after or not last:
        yield Slice(input, after, last)


def articles(slice: Slice, columns: Columns, kind: str) -> Iterator[pa.RecordBatch]:
    """The articles of a slice, in batches."""
    feed = Until(slice, columns, kind)
    return (chunk.batch for chunk in chunks(feed, CHUNK))


class Until(Feed):
    """A feed that ends with the last row of a slice."""

    def __init__(self, slice: Slice, columns: Columns, kind: str) -> None:
        super().__init__([slice.input], columns, kind, Place(0, slice.after))
        self.last = slice.last

    def __iter__(self) -> Iterator[tuple[Place, Article]]:
        for place, article in super().__iter__():
            if self.last and article.row > self.last:
                return
            yield place, article


def entry(articles: DataFrame, findings: DataFrame) -> Entry:
    """What there is to say of all that was written."""
    from pyspark.sql import functions

    broken = articles.where("error IS NOT NULL")
    passed = {
        row["passed"]: row["count"] for row in articles.where("passed IS NOT NULL").groupBy("passed").count().collect()
    }
    return {
        "articles": articles.count(),
        "characters": articles.agg(functions.sum("characters")).collect()[0][0] or 0,
        "errors": broken.count(),
        "first errors": [
            f"{row['path']}:{row['row']}: {row['error']}" for row in broken.orderBy("path", "row").take(3)
        ],
        "passed": dict(sorted(passed.items(), key=lambda pair: (-pair[1], pair[0]))),
        "findings": findings.count(),
        "levels": {row["severity"]: row["count"] for row in findings.groupBy("severity").count().collect()},
    }
