"""two_ways: one thing written in two ways in one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lintnews.lazy import lazy
from lintnews.model import Check, CheckError, Document, Hit, Span

TITLES = ("headline", "heading", "title", "frontmatter.title")  # blocks


class TwoWays(Check):
    """Flag the first place of the way that an article uses less, once an article that uses both.

    `ways` leads from what to call a way to the pattern that finds it, the rarer of the two first: it is looked for
    first. With `copy`, headlines, titles and references don't count: they may be written otherwise. A pattern is
    fastest when it begins with the letters that it looks for. The message may hold {rare}, {few}, {usual} and {many}:
    the names of the rarer and the commoner way, and how often each stands.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "The U.S. said so. US officials confirmed it, and the US press.")
    >>> [hit.words["rare"] for hit in TwoWays(ways={"dotted": r"U\\.S\\.", "plain": r"US\\b"}).find(article)]
    ['dotted']
    """

    ways: Mapping[str, str]
    copy: bool = False

    def verify(self) -> None:
        if len(self.ways) < 2:
            raise CheckError("ways", "ways must be two at least")

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        return {name: lazy(pattern) for name, pattern in self.ways.items()}

    def find(self, document: Document) -> Iterator[Hit]:
        found: dict[str, list[re.Match[str]]] = {}
        if not all(pattern.search(document.text) for pattern in self.patterns.values()):
            return
        for name, pattern in self.patterns.items():
            found[name] = [match for match in pattern.finditer(document.text) if self.counts(document, match)]
            if not found[name]:
                return
        usual = max(found, key=lambda name: (len(found[name]), -found[name][0].start()))
        rare = min(found, key=lambda name: (len(found[name]), name == usual))
        words = {"rare": rare, "few": str(len(found[rare])), "usual": usual, "many": str(len(found[usual]))}
        yield Hit(Span(*found[rare][0].span()), words, related=(Span(*found[usual][0].span()),))

    def counts(self, document: Document, match: re.Match[str]) -> bool:
        from lintnews.language.addresses import cuts_address

        span = Span(*match.span())
        return not cuts_address(document, span) and (not self.copy or is_body_text(document, span))


def is_body_text(document: Document, span: Span) -> bool:
    """Whether a place is in no headline, no title and no reference."""
    from lintnews.language.naming.cited import in_cited_title, in_reference

    block = document.block_at(span.start)
    titled = block is None or block.kind.startswith(TITLES)
    return not (titled or in_reference(document, span) or in_cited_title(document, span))
