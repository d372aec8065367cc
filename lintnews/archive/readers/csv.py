"""CSV: a header, and an article in each record; the row counts records, since a record may hold line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.opened import Columns, Opened, Stream
from lintnews.archive.tables import Article

DELIMITERS = ",;\t|"
MOST = 2 * LONGEST  # characters of a record: copy may be half of it


def read_csv(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles in the records of a file. The delimiter is the one that the header holds most of.

    A record with more or fewer fields than the header is an error: who knows which of them is the copy.
    """
    csv.field_size_limit(LONGEST)
    lines = Lines(opened.stream())
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
        columns.check(opened.name, names)
        for row, fields in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            lines.left = MOST
            if row <= after or not fields:
                continue
            if len(fields) != len(names):
                yield Article(opened.name, row, error=f"has {len(fields)} fields, and the header {len(names)}")
            else:
                yield columns.article(opened.name, row, dict(zip(names, fields, strict=True)))
    except csv.Error as error:
        raise ValueError(f"is no CSV: {error}") from error


class Lines:
    """The lines of a file, of which a record may hold several. `left` is how much longer the record may become.

    Raises ValueError where it is longer: a few bytes may unpack to a record that fills the memory.
    """

    def __init__(self, stream: Stream) -> None:
        self.text = io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="")
        self.left = MOST

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.text.readline(self.left + 1)
        self.left -= len(line)
        if self.left < 0:
            raise ValueError(f"holds a record of more than {MOST >> 20} MB")
        if not line:
            raise StopIteration
        return line
