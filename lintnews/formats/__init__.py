"""Bytes to Documents: one module a format."""

from __future__ import annotations

from importlib import import_module
from os.path import splitext

from lintnews.formats.encoding import binary_kind, decode
from lintnews.formats.errors import ForeignSource, MissingLibrary, UnreadableSource
from lintnews.model import Document

__all__ = ["FORMATS", "SUFFIXES", "ForeignSource", "MissingLibrary", "UnreadableSource", "format_of", "read"]

# Each module has read(path, source or bytes) -> Document; only the one that is needed is loaded.
FORMATS = {
    "archieml": "lintnews.formats.archieml",
    "docx": "lintnews.formats.docx",
    "html": "lintnews.formats.html",
    "json": "lintnews.formats.json_news",
    "markdown": "lintnews.formats.markdown",
    "mdx": "lintnews.formats.mdx",
    "plain": "lintnews.formats.plain",
    "xml": "lintnews.formats.xml_news",
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


def read(path: str, data: bytes, format: str = "") -> Document:
    """The document in a file's bytes, in the format that its name says, or that is given by its name in FORMATS.

    Raises UnreadableSource for a file that holds no text, or that breaks the rules of its format.

    >>> read("story.txt", b"Kyiv fell silent.").text
    'Kyiv fell silent.'
    """
    format = format or format_of(path)
    setter = import_module(FORMATS[format])
    document: Document
    if format in ARCHIVES:
        document = setter.read(path, data)
    elif kind := binary_kind(data):
        raise UnreadableSource(kind)
    else:
        source = decode(data)
        document = setter.read(path, source.text)
        document.charset = source.charset if format in DECLARING or source.unmarked else None
    document.format = format
    return document


def format_of(path: str) -> str:
    """The format that a file's name promises.

    >>> format_of("story.TXT")
    'plain'
    """
    return SUFFIXES.get(splitext(path)[1].lower(), "plain")
