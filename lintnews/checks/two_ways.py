"""two_ways: one thing written in two ways in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span


class TwoWays(Check):
    """Flag the first place of the way that an article uses less, once an article that uses both.

    `ways` leads from what to call a way to the pattern that finds it, the rarer of the two first: it is looked for
    first. A pattern is fastest when it begins with the letters that it looks for. The message may hold {rare}, {few},
    {usual} and {many}: the names of the rarer and the commoner way, and how often each stands.

    >>> from lintnews.formats import plain
    >>> article = plain.read("a.txt", "The U.S. said so. US officials confirmed it, and the US press.")
    >>> [hit.words["rare"] for hit in TwoWays(ways={"dotted": r"U\\.S\\.", "plain": r"US\\b"}).find(article)]
    ['dotted']
    """

    ways: Mapping[str, str]

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        return {name: lazy(pattern) for name, pattern in self.ways.items()}

    def find(self, document: Document) -> Iterator[Hit]:
        firsts: dict[str, re.Match[str]] = {}
        for name, pattern in self.patterns.items():
            match = pattern.search(document.text)
            if not match:
                return
            firsts[name] = match
        counts = {name: len(self.patterns[name].findall(document.text)) for name in firsts}
        usual = max(counts, key=lambda name: (counts[name], -firsts[name].start()))
        rare = min(counts, key=lambda name: (counts[name], name == usual))
        words = {"rare": rare, "few": str(counts[rare]), "usual": usual, "many": str(counts[usual])}
        yield Hit(Span(*firsts[rare].span()), words, related=(Span(*firsts[usual].span()),))
