"""repetition: the same words twice running."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.language.sentences import split
from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.patterns import block_matches, checked
from lintnews.model import Check, Document, Hit, Span


class Repetition(Check):
    """Flag a match of the `tokens` that repeats the match before it more than `max` times.

    `alpha` looks at words of letters alone; `ignorecase` takes `The the` for a repetition. Words that a sentence's end
    parts are not repeated. `exceptions` and `vocab` are as in existence. A message may hold `%s`: what is repeated.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "He saw the the man. Man, oh man.")
    >>> [hit.span for hit in Repetition(tokens=("[^\\\\s.!?]+",), alpha=True).find(article)]
    [Span(start=7, end=14)]
    """

    tokens: tuple[str, ...]
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action = NO_ACTION

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        return checked(f"(?:{'|'.join(self.tokens)})", self.tokens, self.ignorecase)

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(self.exceptions)

    def find(self, document: Document) -> Iterator[Hit]:
        before, said, times, block = Span(0, 0), "", 0, Span(0, 0)
        for within, match in block_matches(self.pattern, document):
            said = said if within == block else ""
            words, span = match.text.strip(), match.span
            times = times + 1 if self.repeats(words, said) else 0
            both = Span(before.start, span.end)
            if times > self.max and self.counts(document, both):
                found = document.text[slice(*both)]
                yield Hit(both, {"match": words}, replacement=self.action.mended(found), safe=self.action.safe)
                times = 0
            before, said, block = span, words, within

    def repeats(self, words: str, said: str) -> bool:
        same = words.casefold() == said.casefold() if self.ignorecase else words == said
        return same and bool(words) and (words.isalpha() or not self.alpha)

    def counts(self, document: Document, span: Span) -> bool:
        """Whether a repetition is one: within a sentence, and not excepted."""
        return len(list(split(document.text, span))) == 1 and not self.excepted.allow(document, span)
