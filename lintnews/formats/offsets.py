"""Offsets: parsers that work on UTF-8 count bytes, we count code points."""

from __future__ import annotations

CONTINUATION = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that begin no character


def utf8(text: str) -> bytes:
    """The text as UTF-8. Surrogates, which UTF-8 can't hold, become `?`: the count of code points stays."""
    return text.encode("utf-8", "replace")


class CodePoints:
    """Turns byte offsets into offsets of code points, in time linear in the steps between them.

    >>> at = CodePoints("Zoë said".encode())
    >>> at(4), at(9), at(5)
    (3, 8, 4)
    """

    def __init__(self, data: bytes) -> None:
        self.data = b"" if data.isascii() else data
        self.byte, self.point = 0, 0

    def __call__(self, byte: int) -> int:
        """The offset in code points of a byte that begins a character."""
        if not self.data:
            return byte
        low, high = sorted((self.byte, byte))
        points = len(self.data[low:high].translate(None, CONTINUATION))
        self.point += points if byte >= self.byte else -points
        self.byte = byte
        return self.point
