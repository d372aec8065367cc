"""Span: the only way to say "where" inside the house."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, counted from 0."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
