"""CSV: a header, and an article in each record; the row counts records, since a record may hold line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.opened import Columns, Opened
from lintnews.archive.tables import Article

DELIMITERS = ",;\t|"


def read_csv(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles in the records of a file. The delimiter is the one that the header holds most of.

    A record with more or fewer fields than the header is an error: who knows which of them is the copy.
    """
    csv.field_size_limit(LONGEST)
    lines = io.TextIOWrapper(opened.stream(), "utf-8-sig", "replace", newline="")
    first = lines.readline()
    delimiter = max(DELIMITERS, key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    columns.check(opened.name, names)
    row = 0
    try:
        for row, fields in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            if row <= after or not fields:
                continue
            if len(fields) != len(names):
                yield Article(opened.name, row, error=f"has {len(fields)} fields, and the header {len(names)}")
            else:
                yield columns.article(opened.name, row, dict(zip(names, fields, strict=True)))
    except csv.Error as error:
        raise ValueError(f"is no CSV: {error}") from error
