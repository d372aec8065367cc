"""Spark: `lint_batch` over a DataFrame, on all its machines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from lintnews import Config, Linter
from lintnews.archive.linting import CARRIED, lint_batch
from lintnews.archive.tables import CHECKED

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def check(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    date: str = "",
    language: str = "",
    section: str = "",
    format: str = "plain",
    config: Linter | Config | str | os.PathLike[str] | None = None,
) -> DataFrame:
    """The articles of a DataFrame with their findings: a row for each, its `findings` as an array.

    `text` and the others name the columns (strings; `text` may be binary, as files are); `format` is that of all copy,
    one of FORMATS. An article that can't be checked says so in `passed` or `error`. `config` is a Linter, or what one
    is made of. The linter is sent once, and made once in each Python process of the executors, where lintnews must be
    installed.

    Raises what `Linter` raises, and, as Spark does, AnalysisException for a column that isn't there.
    """
    from pyspark.sql import functions

    given = {"text": text, "id": id, "date": date, "language": language, "section": section}
    columns = [functions.col(name).alias(key) for key, name in given.items() if name]
    articles = df.select(*columns, functions.lit(format).alias("format"))
    linter = config if isinstance(config, Linter) else Linter(config)
    return articles.mapInArrow(lint_with(df.sparkSession, linter), checked_schema())


def findings(checked: DataFrame) -> DataFrame:
    """The findings of what `check` returned, a row for each, with what is known of its article."""
    from pyspark.sql import functions

    return checked.select(*CARRIED, functions.inline("findings"))


def lint_with(session: SparkSession, linter: Linter) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What each process of the executors does with its batches. The linter is sent once to each machine."""
    sent = session.sparkContext.broadcast(linter)

    def lint(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (lint_batch(sent.value, batch) for batch in batches)

    return lint


def checked_schema() -> StructType:
    """The columns of what `check` returns, as Spark calls them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(CHECKED)
