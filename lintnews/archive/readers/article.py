"""Articles that are files of their own: text, Markdown, HTML, the news formats."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.opened import Columns, Opened
from lintnews.archive.tables import Article


def read_article(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The one article of a file; its path is its id, and the ending tells the format unless the columns do."""
    if not after:
        data = opened.stream().read(LONGEST + 1)
        yield Article(opened.name, 1, opened.name, bytes=data, format=columns.format)
