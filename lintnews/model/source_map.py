"""SourceMap: leads from the text a reader sees back to the characters of the file."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from lintnews.model.span import Span


class Segment(NamedTuple):
    """A run of text and the stretch of source it came from, both in code points.

    A verbatim segment holds the very same characters in both; any other (an entity, an escape,
    a line break that parts two blocks) maps as a whole.
    """

    text_start: int
    length: int
    source_start: int
    source_end: int
    verbatim: bool

    @property
    def text_end(self) -> int:
        return self.text_start + self.length

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        """The source of text[start:end], which lies within this segment."""
        if not self.verbatim:
            return self.source_start, self.source_end
        shift = self.source_start - self.text_start
        return start + shift, end + shift


text_start = attrgetter("text_start")


class SourceMap(NamedTuple):
    """Sorted segments that together cover the whole text, without a gap."""

    segments: tuple[Segment, ...]

    @classmethod
    def identity(cls, length: int) -> "SourceMap":
        """The map of plain text: every character is its own source.

        >>> SourceMap.identity(12).in_source(Span(3, 5))
        Span(start=3, end=5)
        """
        return cls((Segment(0, length, 0, length, True),))

    def _touched(self, span: Span) -> Iterator[Segment]:
        """The segments that hold a character of the span; for an empty span, the one it stands in."""
        index = max(bisect_right(self.segments, span.start, key=text_start) - 1, 0)
        while index < len(self.segments):
            segment = self.segments[index]
            yield segment
            if segment.text_end >= span.end:
                return
            index += 1

    def within(self, span: Span) -> Iterator[Segment]:
        """The segments that make up the span, cut to it."""
        for segment in self._touched(span):
            start, end = max(span.start, segment.text_start), min(span.end, segment.text_end)
            if start < end:
                whole = end - start == segment.length
                yield (
                    segment if whole else Segment(start, end - start, *segment.source_of(start, end), segment.verbatim)
                )

    def in_source(self, span: Span) -> Span:
        """The stretch of source from the span's first character to its last."""
        touched = list(self._touched(span))
        if not touched:
            return Span(0, 0)
        first, last = touched[0], touched[-1]
        start, _ = first.source_of(span.start, min(span.end, first.text_end))
        _, end = last.source_of(max(span.start, last.text_start), span.end)
        return Span(start, max(start, end))

    def editable(self, span: Span) -> bool:
        """True only where the source holds the very same characters, in one piece."""
        touched = list(self._touched(span))
        return len(touched) == 1 and touched[0].verbatim

    def composed_with(self, outer: "SourceMap") -> "SourceMap":
        """This map, laid over the map of the text it was made from (JSON → HTML → text)."""
        return SourceMap(tuple(piece for segment in self.segments for piece in outer._through(segment)))

    def _through(self, segment: Segment) -> Iterator[Segment]:
        """A segment of an inner map, led through this outer one."""
        source = Span(segment.source_start, segment.source_end)
        if not segment.verbatim or source.start == source.end:
            yield Segment(segment.text_start, segment.length, *self.in_source(source), False)
            return
        shift = segment.text_start - segment.source_start
        for piece in self.within(source):
            yield Segment(piece.text_start + shift, *piece[1:])
