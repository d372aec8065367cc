"""The feed: the articles of all inputs, one after the other, in chunks that a process checks at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

import pyarrow as pa

from lintnews.archive.inputs import Input, one_line
from lintnews.archive.readers import Columns, MissingColumn, Opened, read
from lintnews.archive.tables import Article, articles_batch

CHUNK = 1 << 20  # code points, or bytes, of copy: about a second's work
CHUNK_ROWS = 500  # articles, where they are short


class Place(NamedTuple):
    """How far the inputs are done: those before number `input` (from 0), and of that one all up to `row` (from 1)."""

    input: int = 0
    row: int = 0


class Chunk(NamedTuple):
    """Articles to check (a batch of ARTICLES), the place after them, how much copy, and bytes of the inputs read."""

    batch: pa.RecordBatch
    place: Place
    size: int
    read: int


class Feed:
    """The articles beyond a place, each with the place after it. An input that breaks is the error of one row more."""

    def __init__(self, inputs: Sequence[Input], columns: Columns, kind: str = "", start: Place = Place()) -> None:  # noqa: B008
        self.inputs = inputs
        self.columns = columns
        self.kind = kind
        self.start = start
        self.before = sum(one.size for one in inputs[: start.input])  # bytes of the inputs that are done
        self.opened: Opened | None = None

    @property
    def read(self) -> int:
        """Bytes of the inputs that were read so far."""
        return self.before + (self.opened.done if self.opened else 0)

    def __iter__(self) -> Iterator[tuple[Place, Article]]:
        for number in range(self.start.input, len(self.inputs)):
            yield from self.articles_of(number)

    def articles_of(self, number: int) -> Iterator[tuple[Place, Article]]:
        """The articles of one input. Raises MissingColumn if that is the first, and nothing was read of it."""
        input = self.inputs[number]
        row = after = self.start.row if number == self.start.input else 0
        with closing(Opened(input)) as self.opened:
            try:
                for article in read(self.kind or input.kind, self.opened, self.columns, after):
                    row = article.row
                    yield Place(number, row), article
            except MissingColumn as error:
                if (number, row) == (0, 0):
                    raise
                yield Place(number + 1), broken_off(input, row + 1, error)
            except (OSError, ValueError, EOFError, zlib.error, pa.ArrowException) as error:
                yield Place(number + 1), broken_off(input, row + 1, error)
        self.before += input.size
        self.opened = None


def broken_off(input: Input, row: int, error: Exception) -> Article:
    """What stands for the rest of an input that can't be read on."""
    return Article(input.name, row, error=f"the file could not be read from here on: {one_line(error)}")


def chunks(feed: Feed, most: int = CHUNK) -> Iterator[Chunk]:
    """The articles in chunks of about `most`. Where one ends depends on nothing but the articles since the last."""
    articles: list[Article] = []
    size, place = 0, feed.start
    for place, article in feed:
        articles.append(article)
        size += article.size
        if size >= most or len(articles) >= CHUNK_ROWS:
            yield Chunk(articles_batch(articles), place, size, feed.read)
            articles, size = [], 0
    if articles:
        yield Chunk(articles_batch(articles), place, size, feed.read)
