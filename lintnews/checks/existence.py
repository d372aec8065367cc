"""existence: a phrase that should not stand there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.gates import Gate, gate_of
from lintnews.matching.patterns import NONWORD, WORD, block_matches, checked
from lintnews.model import Check, CheckError, Document, Hit


class Existence(Check):
    """Flag a phrase.

    `tokens` are patterns, any of which is flagged where it stands as a whole word; with `nonword` also within words.
    `raw` ones are joined as they stand, before the tokens, or after them with `append`. `ignorecase` lets `Very` be
    `very`. `exceptions` are left alone, and with `vocab` (the default) so is the desk's accepted vocabulary.
    `template` is what makes tokens whole words. A message may hold `%s`: the words that stand there.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "Very many were very surprised.")
    >>> [hit.span for hit in Existence(tokens=("very", "many more")).find(article)]
    [Span(start=15, end=19)]
    """

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    template: str = WORD
    action: Action = NO_ACTION

    def verify(self) -> None:
        if not self.tokens and not self.raw:
            raise CheckError("extends", "existence needs the option tokens or raw")

    def pattern(self, tokens: tuple[str, ...]) -> regex.Pattern[str]:
        """The pattern of these tokens."""
        wrap = NONWORD if self.nonword or not tokens else self.template
        words = wrap.replace("%s", "|".join(tokens))
        body = words + "".join(self.raw) if self.append else "".join(self.raw) + words
        return checked(body, (*tokens, *self.raw), ignorecase=self.ignorecase)

    def prove(self) -> None:
        self.pattern(self.gate.tokens)

    @cached_property
    def gate(self) -> Gate:
        return gate_of(token for token in self.tokens if token.strip())

    def fitting(self, text: str) -> regex.Pattern[str] | None:
        """As much of the pattern as a text calls for."""
        whole_words = self.gate.tokens and not self.nonword and self.template == WORD
        tokens = self.gate.fitting(text) if whole_words else self.gate.tokens
        return self.pattern(tokens) if tokens or not whole_words else None

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(self.exceptions)

    def find(self, document: Document) -> Iterator[Hit]:
        for _, match in block_matches(self.fitting(document.text), document):
            if match.text and not self.excepted.allow(document, match.span):
                words = {"match": match.text, "replacement": self.action.told(match.text)}
                yield Hit(match.span, words, replacement=self.action.mended(match.text), safe=self.action.safe)
