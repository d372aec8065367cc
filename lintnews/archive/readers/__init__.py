"""Readers: one file of an archive → its articles, in order. One module a kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from lintnews.archive.readers.opened import Columns, MissingColumn, Opened
from lintnews.archive.tables import Article

__all__ = ["READERS", "Columns", "MissingColumn", "Opened", "read"]

# The function that reads each kind, (opened, columns, after) -> articles. Only the module needed is loaded.
READERS = {
    "arrow": "lintnews.archive.readers.arrow:read_arrow",
    "article": "lintnews.archive.readers.article:read_article",
    "csv": "lintnews.archive.readers.csv:read_csv",
    "jsonl": "lintnews.archive.readers.json_lines:read_json_lines",
    "parquet": "lintnews.archive.readers.arrow:read_parquet",
    "wacz": "lintnews.archive.readers.warc:read_wacz",
    "warc": "lintnews.archive.readers.warc:read_warc",
    "wordpress": "lintnews.archive.readers.wordpress:read_wordpress",
    "xml": "lintnews.archive.readers.wordpress:read_xml",
}


def read(kind: str, opened: Opened, columns: Columns, after: int = 0) -> Iterator[Article]:
    """The articles of a file whose row is beyond `after`: those of the whole file, less the first ones.

    What is broken in one row is its `error`, and the rest goes on. Raises MissingColumn where the file has no column of
    that name, and OSError or ValueError where it breaks off.
    """
    module, _, function = READERS[kind].partition(":")
    articles: Iterator[Article] = getattr(import_module(module), function)(opened, columns, after)
    return articles
