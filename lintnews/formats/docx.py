"""DOCX: Word's documents, read and never written. A line is a paragraph, as where Word saves plain text."""

from __future__ import annotations

from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from lintnews.formats import html, plain
from lintnews.formats.unreadable import MissingLibrary, UnreadableSource
from lintnews.lazy import lazy
from lintnews.model import Document, SourceMap

LARGEST = 500_000_000  # bytes of XML, unpacked: a small archive can hold any number of them
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
NOTE_MARK = lazy(r'<sup><a href="#\w+note-\d+"[^>]*>\[\d+\]</a></sup>|\s*<a href="#\w+note-ref-\d+">↑</a>')


def read(path: str, data: bytes) -> Document:
    """A document of Word's. Insertions are read and deletions are not; comments are not.

    Raises UnreadableSource, and MissingLibrary without the extra `lintnews[docx]`.
    """
    page = html.read(path, NOTE_MARK.sub("", as_html(data)))
    blocks = list(page.blocks)
    if blocks and blocks[0].kind == "paragraph":  # few reporters use styles
        blocks = plain.top_named(page.text, blocks)
    document = Document(path, page.text, page.text, SourceMap.identity(len(page.text)), tuple(blocks))
    document.sealed = True
    return document


def as_html(data: bytes) -> str:
    """What mammoth makes of a document; a picture keeps its alternative text alone."""
    try:
        import mammoth
    except ImportError:
        raise MissingLibrary("Word documents are passed over; `pip install 'lintnews[docx]'` reads them") from None
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml")) > LARGEST:
                raise UnreadableSource("is a Word document that unpacks to more than lintnews reads")
        pictures = mammoth.images.img_element(lambda picture: {})
        made: str = mammoth.convert_to_html(BytesIO(data), style_map=STYLES, convert_image=pictures).value
    except (BadZipFile, ExpatError, OSError, LookupError, AttributeError, ValueError, RecursionError) as error:
        if isinstance(error, UnreadableSource):
            raise
        raise UnreadableSource("is no Word document, or a broken one") from error
    return made
