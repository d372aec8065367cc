"""DOCX: Word's documents, read and never written. A line is a paragraph, as where Word saves plain text."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lintnews.formats import html, plain
from lintnews.formats.errors import MissingLibrary, UnreadableSource
from lintnews.lazy import lazy
from lintnews.model import Document, SourceMap

# The bounds of what is unpacked. Mammoth takes two seconds for a megabyte of XML, and an archive of 24 kB can hold 30.
XML = (".xml", ".rels")  # the endings of all parts that hold words; the others are pictures and fonts
MOST_PARTS = 2000  # a picture is one
LARGEST = 5_000_000  # bytes of XML: 150 pages
SMALL = 1_000_000  # bytes of XML that are read however small they are packed
RATIO = 50  # Word's XML shrinks to a tenth or a thirtieth
BROKEN = (  # what zipfile, expat and mammoth raise at a document that is none
    *(AttributeError, BadZipFile, EOFError, ExpatError, LookupError, NotImplementedError, OSError, RuntimeError),
    *(TypeError, ValueError, struct.error, zlib.error),
)
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
NOTE_MARK = lazy(r'<sup><a href="#\w+note-\d+"[^>]*>\[\d+\]</a></sup>|\s*<a href="#\w+note-ref-\d+">↑</a>')


def read_docx(path: str, data: bytes) -> Document:
    """A document of Word's. Insertions are read and deletions are not; comments are not.

    Raises UnreadableSource, and MissingLibrary without the extra `lintnews[docx]`.
    """
    page = html.read_html(path, NOTE_MARK.sub("", as_html(data)))
    blocks = list(page.blocks)
    if blocks and blocks[0].kind == "paragraph":  # few reporters use styles
        blocks = plain.top_named(page.text, blocks)
    document = Document(path, page.text, page.text, SourceMap.identity(len(page.text)), tuple(blocks))
    document.read_only = True
    return document


def as_html(data: bytes) -> str:
    """What mammoth makes of a document; a picture keeps its alternative text alone."""
    try:
        import mammoth
    except ImportError:
        raise MissingLibrary("Word documents are passed over; `pip install 'lintnews[docx]'` reads them") from None
    try:
        pictures = mammoth.images.img_element(lambda picture: {})
        made: str = mammoth.convert_to_html(repacked(data), style_map=STYLES, convert_image=pictures).value
    except BROKEN as error:
        if isinstance(error, UnreadableSource):
            raise
        raise UnreadableSource("is no Word document, or a broken one") from error
    return made


def repacked(data: bytes) -> BytesIO:
    """The document with its XML unpacked and without its pictures: all that mammoth gets to see is counted before.

    Raises UnreadableSource for one that is out of bounds.
    """
    repacked = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(repacked, "w", ZIP_STORED) as plain:
        parts = {part.filename: part for part in archive.infolist()}
        size = sum(part.file_size for part in parts.values() if part.filename.endswith(XML))
        if len(archive.filelist) > MOST_PARTS:
            raise UnreadableSource(
                f"is a Word document of more than {MOST_PARTS:,} parts, more parts than lintnews reads"
            )
        if size > LARGEST or size > max(SMALL, RATIO * len(data)):
            raise UnreadableSource("is a Word document that unpacks to more than lintnews reads")
        for name, part in parts.items():
            if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise BadZipFile(name)
            plain.writestr(name, checked_xml(archive.read(part)) if name.endswith(XML) else b"")
    return repacked


def checked_xml(part: bytes) -> bytes:
    """A part of a document, which declares no entities: a few lines of them can stand for gigabytes."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(part, True)
    return part


def refuse_doctype(*_: object) -> None:
    raise UnreadableSource("is a Word document with a document type, which Word writes none of")
