"""WARC, and WACZ, which holds some: the pages of a crawl; the row is the record."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from lintnews import MissingLibrary
from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.opened import MEDIA, Columns, Opened, Stream
from lintnews.archive.tables import Article, storable

if TYPE_CHECKING:
    import pyarrow as pa
    from warcio.recordloader import ArcWarcRecord

Packed = Stream | zipfile.ZipExtFile
CUT = "the file ends within a record"
HEADERS = 1 << 18  # bytes of the headers of a record, with those of the page in it
PAGES = ("response", "resource", "conversion")  # kinds of records; the others are about them


def read_warc(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The pages of a crawl: the address is the id, and the media type tells the format."""
    for row, record in enumerate(records(opened.stream()), 1):
        if row > after and record.rec_type in PAGES:
            yield page_article(opened.name, row, record)


def read_wacz(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The pages of all crawls in a WACZ; their records are counted on."""
    for row, record in enumerate(records_within(opened.file()), 1):
        if row > after and record.rec_type in PAGES:
            yield page_article(opened.name, row, record)


def records_within(file: pa.NativeFile) -> Iterator[ArcWarcRecord]:
    """The records of all WARC files in a ZIP. Raises ValueError where it is none."""
    try:
        with zipfile.ZipFile(file) as whole:
            for name in sorted(name for name in whole.namelist() if name.endswith((".warc", ".warc.gz"))):
                with whole.open(name) as stream:
                    assert isinstance(stream, zipfile.ZipExtFile)  # which typeshed calls an IO[bytes]
                    yield from records(stream)
    except (zipfile.BadZipFile, RuntimeError) as error:  # RuntimeError: with a password
        raise ValueError(f"is no WACZ: {error}") from error


def records(stream: Packed) -> Iterator[ArcWarcRecord]:
    """The records of a stream, each to be read before the next. Raises ValueError where it is no WARC."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingLibrary("WARC needs warcio: pip install 'lintnews[archive]'") from error
    try:
        whole = Whole(unpacked(stream))
        for record in ArchiveIterator(whole):
            whole.left = inf
            yield record
            while record.raw_stream.read(1 << 16):
                pass
            if record.length is None or vars(record.raw_stream).get("limit"):
                raise ValueError(CUT)
            whole.left = HEADERS
    except ArchiveLoadFailed as error:
        raise ValueError(f"is no WARC: {error}") from error
    except AttributeError as error:  # of warcio's, where the headers of a page are cut off
        raise ValueError(CUT) from error
    if not whole.last.endswith(b"\r\n\r\n"):
        raise ValueError(CUT)


def unpacked(stream: Packed) -> Packed:
    """What a stream holds, less a compression that its name doesn't tell of. Raises ValueError for one in another."""
    if not is_gzip(stream):
        return stream
    inside = gzip.GzipFile(fileobj=stream, mode="rb")
    if is_gzip(inside):
        raise ValueError("is packed several times over")
    return inside


def is_gzip(stream: Packed) -> bool:
    return stream.peek(2).startswith(b"\x1f\x8b")


class Whole(io.RawIOBase):
    """A stream that knows its last bytes. Where its compression breaks, it does: warcio would take that for the end.

    `left` is how much may be read of it before a header must be over: a few bytes may unpack to one without end.
    """

    def __init__(self, stream: Packed) -> None:
        self.stream = stream
        self.left: float = HEADERS
        self.last = b"\r\n\r\n"  # of nothing at all, which holds no record

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self.stream.read1(size)
        except EOFError as error:
            raise ValueError(str(error)) from error
        self.last = (self.last + data[-4:])[-4:]
        self.left -= len(data)
        if self.left < 0:
            raise ValueError(f"holds headers of more than {HEADERS >> 10} kB")
        return data


def page_article(path: str, row: int, record: ArcWarcRecord) -> Article:
    """The page in a record; a picture, say, or a page that wasn't there, is passed over."""
    headers, http = record.rec_headers, record.http_headers
    address = headers.get_header("WARC-Target-URI")
    made = Article(path, row, storable(address) if address else None, date=headers.get_header("WARC-Date"))
    if http and http.get_statuscode() != "200":
        return made._replace(passed=f"HTTP {storable(http.get_statuscode())}")
    said = (http.get_header("Content-Type") if http else None) or headers.get_header("Content-Type") or "no media type"
    media, _, parameters = said.partition(";")
    format = MEDIA.get(media.strip().lower())
    if not format:
        return made._replace(passed=storable(media.strip().lower()))
    copy = decoded(record.content_stream().read(LONGEST + 1), parameters)
    return made._replace(
        format=format,
        text=copy if isinstance(copy, str) else None,
        bytes=copy if isinstance(copy, bytes) else None,
    )


def decoded(data: bytes, parameters: str) -> str | bytes:
    """The page as the server says that it is encoded; as bytes, where it doesn't, or where that can't be.

    >>> decoded(b"caf\\xe9", ' charset="iso-8859-1"'), decoded(b"caf\\xe9", "charset=utf-8")
    ('café', b'caf\\xe9')
    """
    _, _, charset = parameters.lower().partition("charset=")
    try:
        return data.decode(charset.split(";")[0].strip("\"' "))
    except (LookupError, ValueError):
        return data
