"""marker: words that a desk leaves for itself: placeholders, notes, embargo lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from lintnews import lazy
from lintnews.language.characters import rarer, rarer_characters
from lintnews.model import Check, Document, Hit, Span
from lintnews.typing import Any

OPENING_MARKS = frozenset("\"'“‘«„")


class Marker(Check):
    r"""Flag what matches a pattern, unless it stands in quotation marks and so is quoted.

    `patterns` leads from a few letters to a pattern. The pattern is tried only in an article that holds those
    letters, in that case: hundreds of thousands of articles hold none, and cost a plain search per entry.
    `^` and `$` are the ends of a line.
    """

    patterns: Mapping[str, str]

    @cached_property
    def gates(self) -> list[tuple[str, str, str]]:
        """For each pattern its letters, and before them the rarer ones."""
        return [(rarer(letters), letters, pattern) for letters, pattern in self.patterns.items()]

    def find(self, document: Document) -> Iterator[Hit]:
        text, rare = document.text, rarer_characters(document)
        for few, letters, pattern in self.gates:
            if few in rare and letters in text:
                yield from self.matches(text, pattern)

    def matches(self, text: str, pattern: str) -> Iterator[Hit]:
        for match in compiled(pattern).finditer(text):
            start, end = match.span()
            if text[start - 1 : start] not in OPENING_MARKS:
                yield Hit(Span(start, end), {"match": match.group()})


@cache
def compiled(pattern: str) -> Any:
    """The pattern as `re` compiles it, or, where it asks for more, the `regex` package, which takes long to import."""
    try:
        return lazy.compiled(pattern, re.MULTILINE)
    except re.error:
        import regex

        return regex.compile(pattern, regex.MULTILINE)
