"""Span: a half-open range of code points, the only form of a place inside lintnews."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, counted from 0."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
