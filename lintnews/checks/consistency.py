"""consistency: two ways to write one thing, of which an article should keep to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import regex

from lintnews.matching.patterns import NONWORD, WORD, block_matches, checked
from lintnews.model import Check, CheckError, Document, Hit, Span


class Consistency(Check):
    """Flag an article that uses both sides of a pair in `either`.

    The first piece of the text in which both have been seen is flagged, and each further one that holds either of
    them, at the first place of the side that stands last in it. `ignorecase`, `nonword` and `template` are as in
    existence. A message may hold `%s`: what stands there.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "The centre held.\\nIts color faded.\\nAnother center did not.")
    >>> [hit.words["match"] for hit in Consistency(either={"centre": "center", "colour": "color"}).find(article)]
    ['center']
    """

    either: Mapping[str, str]
    ignorecase: bool = False
    nonword: bool = False
    template: str = WORD

    def verify(self) -> None:
        if "%s" not in self.template:
            raise CheckError("template", "template must hold %s, in the place of the words")

    @cached_property
    def pairs(self) -> tuple[regex.Pattern[str], ...]:
        """A pattern a pair, with its sides in the groups `one` and `other`."""
        wrap = NONWORD if self.nonword else self.template
        return tuple(
            checked(wrap.replace("%s", f"(?P<one>{one})|(?P<other>{other})"), (one, other), self.ignorecase)
            for one, other in self.either.items()
        )

    def find(self, document: Document) -> Iterator[Hit]:
        for pair in self.pairs:
            yield from inconsistent(pair, document)


def inconsistent(pair: regex.Pattern[str], document: Document) -> Iterator[Hit]:
    """A hit for each block that has either side of a pair, once both have been seen."""
    first: dict[str, Span] = {}
    by_block: dict[Span, list[tuple[str, Span]]] = {}
    for block, seen in block_matches(pair, document):
        by_block.setdefault(block, []).append((seen.text, seen.span))
        first.setdefault("one" if seen.match["one"] is not None else "other", seen.span)
    if len(first) < 2:
        return
    both_seen = max(first.values())
    for found in by_block.values():
        words, last = found[-1]
        if last >= both_seen:
            span = next(span for said, span in found if said == words)
            yield Hit(span, {"match": words}, related=tuple(other for other in first.values() if other != span))
