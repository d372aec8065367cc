"""Bytes to Documents: one module a format."""

from lintnews.formats import plain
from lintnews.model import Document


class UnreadableSource(ValueError):
    """A file that holds no text to check; says why."""


def read(path: str, data: bytes, format: str | None = None) -> Document:
    """The document in a file's bytes. Raises UnreadableSource for a binary file."""
    if b"\0" in data[:8192]:
        raise UnreadableSource("is a binary file")
    return plain.read(path, data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"))
