"""MappedText: a text taken out of a file, such as a string of JSON, with a map back to it; nothing is trimmed."""

from __future__ import annotations

from lintnews.model import Segment, SourceMap


class MappedText:
    """A text that a parser of another format reads next, such as the HTML in a string of JSON.

    >>> mapped = MappedText(r"<p>Zo\\u00eb")
    >>> mapped.add_source(0, 5), mapped.add_text("ë", 5, 11), mapped.text
    (None, None, '<p>Zoë')
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0  # code points so far

    def add_source(self, start: int, end: int) -> None:
        """Add source[start:end] as it stands."""
        self._add(self.source[start:end], start, end, True)

    def add_text(self, text: str, start: int, end: int) -> None:
        """Add a text in the place of source[start:end], for which it stands."""
        self._add(text, start, end, False)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def source_map(self) -> SourceMap:
        return SourceMap(tuple(self.segments))

    def _add(self, text: str, start: int, end: int, verbatim: bool) -> None:
        if text:
            self.parts.append(text)
            self.segments.append(Segment(self.length, len(text), start, end, verbatim))
            self.length += len(text)
