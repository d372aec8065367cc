"""sequence: words that follow one another, by what they are in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.language.addresses import addresses_in, cuts_address
from lintnews.language.sentences import split
from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.patterns import Deadline, compiled
from lintnews.matching.words_in_turn import FARTHEST, Step, anchor_pattern, places, tagged, words_in
from lintnews.model import Check, CheckError, Document, Hit, Span


class Sequence(Check):
    """Flag words of a sentence that follow one another. Parts of speech need the extra `lintnews[spelling]`.

    Each of the `tokens` asks for a word: by a `pattern` that it must hold, by a `tag`, which is a pattern of the parts
    of speech of the Penn Treebank (`NN|NNS`), or by both; with `negate: true` the word must be another. `skip: 3` lets
    so many words stand between a token and its neighbour, on the side of the first token with a pattern. With
    `ignorecase` capitals don't matter. A message may hold `%s`, the first word, or `%[2]s`, the second.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "It was the best story of all times. All of the times were bad.")
    >>> check = Sequence(tokens=(Step("best|worst"), Step("^of$", skip=2), Step("^all$"), Step("^times$")))
    >>> [article.text[slice(*hit.span)] for hit in check.find(article)]
    ['best story of all times']
    """

    tokens: tuple[Step, ...]
    ignorecase: bool = False
    action: Action = NO_ACTION

    def verify(self) -> None:
        if not all(step.pattern or step.tag for step in self.tokens):
            raise CheckError("tokens", "each of the tokens needs a pattern or a tag")
        if any(not 0 <= step.skip <= FARTHEST for step in self.tokens):
            raise CheckError("tokens", f"a token may skip up to {FARTHEST} words")

    @cached_property
    def anchor(self) -> regex.Pattern[str] | None:
        for step in self.tokens:
            compiled(step.pattern), compiled(step.tag)
        return anchor_pattern(self.tokens, self.ignorecase)

    def may_hold(self, text: str) -> bool:
        """Whether a text may hold the word at which the search begins: a cheap look."""
        return self.anchor is None or Deadline(self.anchor, len(text)).may_match(text)

    def find(self, document: Document) -> Iterator[Hit]:
        if not self.tokens or not self.may_hold(document.text):
            return
        for block in document.blocks:
            for sentence in split(document.text, block.span):
                yield from self.in_sentence(document, sentence)

    def in_sentence(self, document: Document, sentence: Span) -> Iterator[Hit]:
        """The places in one sentence. Its parts of speech are looked up only if the words alone would fit."""
        if not self.may_hold(document.text[slice(*sentence)]):
            return
        words = words_in(document.text, sentence)
        if any(step.tag for step in self.tokens) and any(places(self.tokens, words, self.ignorecase)):
            words = tagged(words)
        for first, last in places(self.tokens, words, self.ignorecase):
            span = Span(words[first].span.start, words[last].span.end)
            said = {str(number): word.text for number, word in enumerate(words[first : last + 1], 1)}
            if not (cuts_address(document, span) or addresses_in(document, span)):
                yield Hit(
                    span, said, replacement=self.action.mended(document.text[slice(*span)]), safe=self.action.safe
                )
