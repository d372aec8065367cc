"""Places in a text as editors count them: lines and units from 0, units of UTF-16 or what the client asks for."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol.types import Position, PositionEncodingKind, Range

from lintnews import Finding, Related, RuleMistake, Span

CODECS = {
    PositionEncodingKind.Utf8: "utf-8",
    PositionEncodingKind.Utf16: "utf-16-le",
    PositionEncodingKind.Utf32: "utf-32-le",
}
SIZES = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}  # bytes of a unit


def with_plain_ends(text: str) -> str:
    r"""The text with each of the protocol's three ends of a line, `\r\n`, `\r` and `\n`, as `\n`: no place moves."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_end(text: str) -> str:
    r"""How a text ends its lines: as its first line does."""
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if at and text[at - 1] == "\r" else "\n"


class Places(NamedTuple):
    r"""The lines of a text, and how the client counts within one. Only `\n` ends a line.

    >>> print(Places.of("A 😀 b\nc", PositionEncodingKind.Utf16).position(1, 5))
    0:5
    """

    lines: list[str]
    codec: str

    @classmethod
    def of(cls, source: str, encoding: PositionEncodingKind | str | None) -> Places:
        codec = CODECS[PositionEncodingKind(encoding)] if encoding else "utf-16-le"
        return cls(source.split("\n"), codec)

    def position(self, line: int, column: int) -> Position:
        """The place of a line and a column in code points, both from 1. A line that isn't there is the end."""
        if line > len(self.lines):
            return self.position(len(self.lines), len(self.lines[-1]) + 1)
        before = self.lines[line - 1][: column - 1]
        return Position(line - 1, len(before.encode(self.codec, "surrogatepass")) // SIZES[self.codec])

    def at(self, offset: int) -> Position:
        """The place of an offset in code points."""
        for number, text in enumerate(self.lines, 1):
            if offset <= len(text):
                return self.position(number, offset + 1)
            offset -= len(text) + 1
        return self.position(len(self.lines), len(self.lines[-1]) + 1)

    def range_of(self, place: Finding | Related | RuleMistake) -> Range:
        """Where something stands that has lines and columns."""
        return Range(self.position(place.line, place.column), self.position(place.end_line, place.end_column))

    def of_span(self, span: Span) -> Range:
        """Where a stretch of the source stands."""
        return Range(self.at(span.start), self.at(span.end))

    def of_line(self, line: int) -> Range:
        """A whole line, from 1; 0 means the first."""
        line = max(line, 1)
        length = len(self.lines[line - 1]) if line <= len(self.lines) else 0
        return Range(self.position(line, 1), self.position(line, length + 1))
