"""Bytes to Documents: one module a format."""

from __future__ import annotations

from importlib import import_module
from os.path import splitext

from lintnews.formats.encoding import binary_kind, decode
from lintnews.formats.errors import ForeignSource, MissingLibrary, UnreadableSource
from lintnews.model import Document, UserError
from lintnews.near import near_or_all

__all__ = ["FORMATS", "SUFFIXES", "ForeignSource", "MissingLibrary", "UnreadableSource", "format_of", "read"]

# The function that reads each format, (path, source or bytes) -> Document. Only the module needed is loaded.
FORMATS = {
    "archieml": "lintnews.formats.archieml:read_archieml",
    "docx": "lintnews.formats.docx:read_docx",
    "html": "lintnews.formats.html:read_html",
    "json": "lintnews.formats.json_news:read_json",
    "markdown": "lintnews.formats.markdown:read_markdown",
    "mdx": "lintnews.formats.mdx:read_mdx",
    "plain": "lintnews.formats.plain:read_plain",
    "xml": "lintnews.formats.xml_news:read_xml",
}
ARCHIVES = ("docx",)  # these are no text, and are read from their bytes
DECLARING = ("html", "xml")  # in these a file says what it is encoded in
# A file with any other name is plain text.
SUFFIXES = {
    ".aml": "archieml",
    ".archieml": "archieml",
    ".atom": "xml",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".markdown": "markdown",
    ".md": "markdown",
    ".mdx": "mdx",
    ".rss": "xml",
    ".txt": "plain",
    ".xhtml": "html",
    ".xml": "xml",
}


def read(path: str, data: bytes | str, format: str = "") -> Document:
    """The document in a file's bytes, or in its text, in the format that its name says, or `format` (see FORMATS).

    Raises UnreadableSource for a file that holds no text, or that breaks the rules of its format.

    >>> read("story.txt", b"Kyiv fell silent.").text
    'Kyiv fell silent.'
    """
    if not isinstance(data, str | bytes | bytearray):
        raise TypeError(f"a source is text, or the bytes of a file, not {type(data).__name__}")
    format = format or format_of(path)
    if format not in FORMATS:
        raise UserError(f"no format is called {format!r}{near_or_all(format, FORMATS)}")
    module, _, function = FORMATS[format].partition(":")
    reader = getattr(import_module(module), function)
    document: Document
    if isinstance(data, str):
        if format in ARCHIVES:
            raise UnreadableSource("is no text: its bytes can be read")
        document = reader(path, data)
    elif format in ARCHIVES:
        document = reader(path, data)
    elif kind := binary_kind(data):
        raise UnreadableSource(kind)
    else:
        source = decode(data)
        document = reader(path, source.text)
        document.charset = source.charset if format in DECLARING or source.unmarked else None
    document.format = format
    return document


def format_of(path: str) -> str:
    """The format that a file's name promises.

    >>> format_of("story.TXT")
    'plain'
    """
    return SUFFIXES.get(splitext(path)[1].lower(), "plain")
