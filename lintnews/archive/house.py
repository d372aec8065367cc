"""How a house writes, over an archive: the facts of its articles, made in many processes or on Spark, and merged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from lintnews import Linter, UnreadableSource
from lintnews.archive.cluster import Slice, articles, slices_of
from lintnews.archive.feed import Feed, chunks
from lintnews.archive.inputs import Input
from lintnews.archive.linting import document_of
from lintnews.archive.pool import results
from lintnews.archive.readers import Columns
from lintnews.archive.tables import ArticleRow
from lintnews.house.facts import facts_of
from lintnews.house.merging import Fact, Facts, Reduce, Value, merge, merged_facts

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ERRORS = "errors"  # the key under which rows that can't be read are counted, and the first of them told


class Map(NamedTuple):
    """The work of a process: the facts of a batch, merged."""

    linter: Linter

    def __call__(self, batch: pa.RecordBatch) -> Facts:
        return merged_facts(fact for row in batch.to_pylist() for fact in self.facts(row).items())

    def facts(self, row: ArticleRow) -> Facts:
        """The facts of an article; of one that can't be read, why."""
        try:
            if row["error"]:
                return broken(row, row["error"])
            document = document_of(self.linter, row)
            return facts_of(document, row["date"], row["section"]) if document else {}
        except UnreadableSource:
            return {}
        except Exception as error:
            if os.environ.get("LINTNEWS_DEBUG"):
                raise
            return broken(row, f"lintnews itself failed here ({type(error).__name__}: {error}); please report it")

    def joined(self, first: Facts, second: Facts) -> Facts:
        return merged_facts([*first.items(), *second.items()])

    def died(self, article: pa.RecordBatch) -> Facts:
        return broken(article.to_pylist()[0], "the process that read it died")


def broken(row: ArticleRow, why: str) -> Facts:
    """What is told of a row that can't be read."""
    return {ERRORS: {"rows": 1, "places": [f"{row['path']}:{row['row']}: {' '.join(why.split())}"]}}


def merged(
    reduce: Reduce, linter: Linter, inputs: Sequence[Input], columns: Columns, kind: str, jobs: int
) -> Iterator[Fact]:
    """The facts of an archive in the order of their keys, made in so many processes here.

    Raises MissingColumn where the first input has no such column.
    """
    with closing(results(Map(linter), chunks(Feed(inputs, columns, kind)), jobs)) as done_in_order:
        for _, facts in done_in_order:
            reduce.add(facts)
    yield from reduce


def merged_on_spark(
    session: SparkSession, linter: Linter, inputs: Sequence[Input], columns: Columns, kind: str
) -> Iterator[Fact]:
    """The same, made on Spark, which merges by key as well."""
    slices = [one for input in inputs for one in slices_of(input, kind)]
    sent = session.sparkContext.broadcast(linter)

    def made(one: Slice) -> Iterable[Fact]:
        work = Map(sent.value)
        return merged_facts(fact for batch in articles(one, columns, kind) for fact in work(batch).items()).items()

    facts = session.sparkContext.parallelize(slices, max(len(slices), 1)).flatMap(made)
    yield from facts.reduceByKey(merge).sortByKey().toLocalIterator()


def without_errors(facts: Iterable[Fact], errors: list[Value]) -> Iterator[Fact]:
    """The facts but for what is told of rows that can't be read, which is put with the errors."""
    for key, value in facts:
        if key == ERRORS:
            errors.append(value)
        else:
            yield key, value
