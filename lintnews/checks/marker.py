"""marker: words that a desk leaves for itself: placeholders, notes, embargo lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from lintnews.language.characters import rarer, rarer_characters
from lintnews.model import Check, Document, Hit, Span
from lintnews.typing import Any

OPENING_MARKS = frozenset("\"'“‘«„")
IN_ADDRESS = frozenset("/=&?@#_%-")  # beside a word of an address, of a file's name, of a number with holes


class Marker(Check):
    r"""Flag what matches a pattern, unless it stands in quotation marks and so is quoted.

    `patterns` leads from a few letters to a pattern. The pattern is tried only in an article that holds those
    letters, in that case: hundreds of thousands of articles hold none, and cost a plain search per entry.
    `^` and `$` are the ends of a line. With `prose` nothing is found in tables and in addresses.
    """

    patterns: Mapping[str, str]
    prose: bool = False

    @cached_property
    def gates(self) -> list[tuple[str, str, str]]:
        """For each pattern its letters, and before them the rarer ones."""
        return [(rarer(letters), letters, pattern) for letters, pattern in self.patterns.items()]

    def find(self, document: Document) -> Iterator[Hit]:
        text, rare = document.text, rarer_characters(document)
        for few, letters, pattern in self.gates:
            if few in rare and letters in text:
                yield from self.matches(document, pattern)

    def matches(self, document: Document, pattern: str) -> Iterator[Hit]:
        text = document.text
        for match in compiled(pattern).finditer(text):
            start, end = match.span()
            if text[start - 1 : start] not in OPENING_MARKS and not (self.prose and is_no_prose(document, start, end)):
                yield Hit(Span(start, end), {"match": match.group()})


def is_no_prose(document: Document, start: int, end: int) -> bool:
    """Whether a place is a piece of an address, or of a table."""
    if not IN_ADDRESS.isdisjoint(document.text[start - 1 : start] + document.text[end : end + 1]):
        return True
    block = document.block_at(start)
    return bool(block and block.kind.startswith("table"))


@cache
def compiled(pattern: str) -> Any:
    """The pattern as `re` compiles it, or, where it asks for more, the `regex` package, which takes long to import."""
    try:
        return re.compile(pattern, re.MULTILINE)
    except re.error:
        import regex

        return regex.compile(pattern, regex.MULTILINE)
