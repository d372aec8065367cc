"""marker: words that a desk leaves for itself: placeholders, notes, embargo lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintnews.model import Check, Document, Hit, Span

OPENING_MARKS = frozenset("\"'“‘«„")


class Marker(Check):
    r"""Flag what matches a pattern, unless it stands in quotation marks and so is quoted.

    `patterns` leads from a few letters to a pattern. The pattern is tried only in an article that holds those
    letters, in that case: hundreds of thousands of articles hold none, and cost a plain search per entry.
    `^` and `$` are the ends of a line.
    """

    patterns: Mapping[str, str]

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for letters, pattern in self.patterns.items():
            if letters in text:
                yield from self.matches(text, pattern)

    def matches(self, text: str, pattern: str) -> Iterator[Hit]:
        import regex  # here, because most articles need none

        for match in regex.finditer(pattern, text, regex.MULTILINE):
            start, end = match.span()
            if text[start - 1 : start] not in OPENING_MARKS:
                yield Hit(Span(start, end), {"match": match.group()})
