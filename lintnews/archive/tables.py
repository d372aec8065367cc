"""The tables: articles as they are read, articles as they were checked, and findings."""

from __future__ import annotations

import re
from typing import NamedTuple, TypedDict

import pyarrow as pa

SURROGATES = re.compile("[\ud800-\udfff]")


class Article(NamedTuple):
    """One article of an archive.

    `path` is the file that it stands in and `row` its place there, from 1: a line, a record, a row. Its copy is `text`,
    or the `bytes` of a file that is yet to be decoded; `format` is one of FORMATS, or "" where `id` is a path whose
    ending tells. `passed` says why there is nothing to check, `error` what is broken.
    """

    path: str
    row: int
    id: str | None = None
    text: str | None = None
    bytes: bytes | None = None
    date: str | None = None
    language: str | None = None
    section: str | None = None
    format: str = "plain"
    passed: str | None = None
    error: str | None = None

    @property
    def size(self) -> int:
        """How much there is to check: code points, or bytes."""
        return len(self.text or self.bytes or "")


class ArticleRow(TypedDict, total=False):
    """An article as a row of a table, which may lack any of the columns."""

    path: str | None
    row: int | None
    id: str | None
    text: str | None
    bytes: bytes | None
    date: str | None
    language: str | None
    section: str | None
    format: str | None
    passed: str | None
    error: str | None


PLACE = [
    pa.field("path", pa.string()),
    pa.field("row", pa.int64()),
    pa.field("id", pa.string()),
    pa.field("date", pa.string()),
    pa.field("language", pa.string()),
    pa.field("section", pa.string()),
]

ARTICLES = pa.schema(
    [
        *PLACE,
        pa.field("text", pa.string()),
        pa.field("bytes", pa.binary()),
        pa.field("format", pa.string()),
        pa.field("passed", pa.string()),
        pa.field("error", pa.string()),
    ]
)

FIX = pa.struct([("replacement", pa.string()), ("safe", pa.bool_())])
RELATED = pa.struct(
    [
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("end_line", pa.int32()),
        ("end_column", pa.int32()),
        ("text", pa.string()),
    ]
)

# As the JSON findings have them; `start` and `end` are code points of the copy as it was given, from 0.
FINDING = pa.struct(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("end_line", pa.int32()),
        ("end_column", pa.int32()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("message", pa.string()),
        ("text", pa.string()),
        ("fix", FIX),
        ("related", pa.list_(RELATED)),
    ]
)

# One row an article. `characters` counts its code points; `skipped` are the rules that don't know its language.
CHECKED = pa.schema(
    [
        *PLACE,
        pa.field("characters", pa.int64()),
        pa.field("skipped", pa.list_(pa.string())),
        pa.field("passed", pa.string()),
        pa.field("error", pa.string()),
        pa.field("findings", pa.list_(FINDING)),
    ]
)

# One row a finding, with what is known of its article.
FINDINGS = pa.schema([*PLACE, *FINDING])


def storable(text: str) -> str:
    r"""A text that a table can hold: a surrogate that stands alone, such as a byte that is no UTF-8, becomes U+FFFD.

    >>> storable("caf\udce9"), storable("café")
    ('caf\ufffd', 'café')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text)
    return text


def articles_batch(articles: list[Article]) -> pa.RecordBatch:
    """Articles as a record batch."""
    columns = dict(zip(Article._fields, zip(*articles, strict=True), strict=True))
    arrays = [pa.array(columns[field.name], field.type) for field in ARTICLES]
    return pa.RecordBatch.from_arrays(arrays, schema=ARTICLES)
