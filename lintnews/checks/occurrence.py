"""occurrence: a pattern that stands too often, or too seldom, in one piece of the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.matching.patterns import Deadline, checked, prose_matches
from lintnews.model import Check, Document, Hit, Span


class Occurrence(Check):
    """Flag a piece of text that holds the pattern `token` more than `max` times, or fewer than `min` times.

    The rule's scope says what a piece is: a sentence, a paragraph, a heading, the whole text. 0 sets no bound.
    `ignorecase` lets `Very` be `very`. A message may hold `%s`: how often it stands there.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "One, two, three.\\nFour, five, six, seven.")
    >>> [(hit.span, hit.words["count"]) for hit in Occurrence(token=",", max=2).find(article)]
    [(Span(start=21, end=22), '3')]
    """

    token: str
    max: int = 0
    min: int = 0
    ignorecase: bool = False

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        return checked(f"(?:{self.token})", (self.token,), self.ignorecase)

    def find(self, document: Document) -> Iterator[Hit]:
        within = Deadline(self.pattern, len(document.text))
        for _, block in document.blocks:
            spans = [match.span for match in prose_matches(within, document, block)]
            if (self.max and len(spans) > self.max) or (self.min and len(spans) < self.min):
                seen = [span for span in spans if worth_showing(document.text[slice(*span)])]
                if seen or not spans:
                    yield Hit(seen[0] if seen else Span(block.start, block.start), {"count": str(len(spans))})


def worth_showing(words: str) -> bool:
    """Whether words are more than white space, or the stars that stand for code."""
    return bool(words.strip("* \t\n\r"))
