"""Strand: a text taken out of another, character for character, with the way back; nothing is trimmed."""

from __future__ import annotations

from lintnews.model import Segment, SourceMap


class MappedText:
    """A text in the making that is read once more, such as the HTML in a string of JSON.

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
        """Add another text than the source[start:end] that it stands for."""
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
