"""JSONL: one object a line, an article each; the row is the line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.opened import Columns, Opened, Stream
from lintnews.archive.tables import Article

MOST = 2 * LONGEST  # bytes of a line: copy may be half of it


def read_json_lines(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles in the lines of a file; empty lines count, but hold none. Bytes that are no UTF-8 become U+FFFD."""
    stream = opened.stream()
    seen = False  # an object, which tells of the columns
    for number, line in enumerate(lines(stream), 1):
        if number <= after or not line.strip():
            seen = seen or number <= after
            continue
        if len(line) > MOST:
            yield Article(opened.name, number, error=f"the line is longer than {MOST >> 20} MB, and was not read")
            continue
        try:
            value = json.loads(line.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as error:
            yield Article(opened.name, number, error=f"is no JSON: {error}")
            continue
        if not isinstance(value, dict):
            yield Article(opened.name, number, error="is JSON, but no object with names and values")
            continue
        if not seen:
            columns.check(opened.name, value)
            seen = True
        yield line_article(columns, opened.name, number, value)


def line_article(columns: Columns, path: str, number: int, value: dict[str, object]) -> Article:
    """The article in an object. Unlike a null, a text that isn't there at all is a mistake."""
    if columns.text not in value:
        return Article(path, number, error=f"has no {columns.text!r}; it has: {', '.join(list(value)[:20])}")
    return columns.article(path, number, value)


def lines(stream: Stream) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, only so much that it shows."""
    while line := stream.readline(MOST + 1):
        rest = line
        while len(rest) > MOST and not rest.endswith(b"\n"):
            rest = stream.readline(MOST + 1)
        yield line
