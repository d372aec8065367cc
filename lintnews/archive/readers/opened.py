"""What all readers share: an open file that knows how far it was read, and the names of the columns."""

from __future__ import annotations

import bz2
import datetime
import gzip
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from lintnews import FORMATS, UserError
from lintnews.archive.inputs import Input
from lintnews.archive.tables import Article, storable
from lintnews.near import near_or_all

# A file less its compression, open for reading.
Stream = io.BufferedReader | gzip.GzipFile | bz2.BZ2File

BLOCK = 1 << 20  # bytes that are read at a time

# Media types that stand for a format.
MEDIA = {
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "text/html": "html",
    "text/markdown": "markdown",
    "text/plain": "plain",
    "text/xml": "xml",
}


class MissingColumn(UserError):
    """A file that has no column of the name that was given."""


class Columns(NamedTuple):
    """Which column holds what. "" for what no column holds; `format` is that of every text no column tells of."""

    text: str = "text"
    id: str = "id"
    date: str = ""
    language: str = ""
    section: str = ""
    format_column: str = ""
    format: str = ""

    @property
    def names(self) -> list[str]:
        """The columns to be read, each once."""
        used = (self.text, self.id, self.date, self.language, self.section, self.format_column)
        return list(dict.fromkeys(name for name in used if name))

    def check(self, path: str, there: Iterable[str]) -> None:
        """Raise MissingColumn for a column that is not there."""
        there = list(there)
        for key, name in self._asdict().items():
            if key != "format" and name and name not in there:
                near = near_or_all(name, there[:20] or ["none"])
                raise MissingColumn(f"{path}: has no column {name!r}{near} (--{key.replace('_', '-')} names one)")

    def article(self, path: str, row: int, values: Mapping[str, object]) -> Article:
        """The article in one row of a table. What can't be one is its `error`."""
        made = Article(path, row, said(values.get(self.id)))
        copy = values.get(self.text)
        if not isinstance(copy, (str, bytes, type(None))):
            return made._replace(error=f"{self.text} is no text but {article_of(copy)}")
        format = self.format or "plain"
        if self.format_column and (named := said(values.get(self.format_column))):
            bare = named.partition(";")[0].strip().lower()
            format = MEDIA.get(bare, bare)
            if format not in FORMATS:
                return made._replace(error=f"no format is called {named!r}{near_or_all(format, FORMATS)}")
        return made._replace(
            text=storable(copy) if isinstance(copy, str) else None,
            bytes=copy if isinstance(copy, bytes) else None,
            date=said(values.get(self.date)),
            language=said(values.get(self.language)),
            section=said(values.get(self.section)),
            format=format,
        )


def said(value: object) -> str | None:
    """A value as a text; a list, such as of sections, by its first."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return None if value is None else storable(str(value))


def article_of(value: object) -> str:
    """What kind of thing stands where a text should."""
    return {dict: "an object", list: "a list", bool: "true or false"}.get(type(value), "a number")


def unpacked_zstd(packed: io.BufferedReader) -> Stream:
    """What a zstd stream holds; little at a time, so that little is lost where it breaks."""
    return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(packed, "r"), "zstd"), 1 << 16)


# What undoes each compression. Each gives what stands before a break.
UNPACKED: dict[str, Callable[[io.BufferedReader], Stream]] = {
    "": lambda packed: packed,
    "bz2": bz2.BZ2File,
    "gzip": lambda packed: gzip.GzipFile(fileobj=packed),
    "zstd": unpacked_zstd,
}


class Counted(io.RawIOBase):
    """A file that knows how much was read of it. One of a store can't tell where it is."""

    def __init__(self, file: pa.NativeFile) -> None:
        self.file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        got: int = self.file.readinto(room)
        self.count += got
        return got


class Opened:
    """A file of an archive, open for reading; `done` says how much of it was read so far, in bytes."""

    def __init__(self, input: Input) -> None:
        self.input = input
        self.name = input.name
        self.file_there: pa.NativeFile | None = None
        self.at: Callable[[], int] = lambda: 0

    @property
    def done(self) -> int:
        return min(self.at(), self.input.size)

    def stream(self) -> Stream:
        """What the file holds, from its beginning, less its compression."""
        self.file_there = self.input.files.open_input_stream(self.input.path, compression=None)
        counted = Counted(self.file_there)
        self.at = lambda: counted.count
        return UNPACKED[self.input.compression](io.BufferedReader(counted, BLOCK))

    def file(self) -> pa.NativeFile:
        """The file as it is, to be read from any place."""
        self.file_there = self.input.files.open_input_file(self.input.path)
        self.at = self.file_there.tell
        return self.file_there

    def close(self) -> None:
        self.at = lambda: 0
        if self.file_there is not None:
            self.file_there.close()
