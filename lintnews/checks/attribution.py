"""attribution: a figure for which the copy names no source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from lintnews.language.numbers import speaks_of_numbers
from lintnews.model import Check, Document, Hit, Span


class Attribution(Check):
    """Flag a figure that an editor asks a source for, where the copy names none.

    `claims` are those to look for: toll, crowd, troops, poll, statistics, estimate, hearsay,
    and detail: any other count, share or change. A hit's kind is the claim.
    A sentence is asked once, from its first such figure to its last count or percentage. Silent is what is quoted, and
    a figure that the article sources elsewhere.
    """

    kinds = ("toll", "crowd", "troops", "poll", "statistics", "estimate", "hearsay", "detail")
    claims: tuple[str, ...]

    def find(self, document: Document) -> Iterator[Hit]:
        if not speaks_of_numbers(document):
            return
        from lintnews.language.sourcing.attribution import unsourced  # with all that is known of sources

        wanted = (one for one in unsourced(document) if one.kind in self.claims)
        for sentence, group in groupby(wanted, key=lambda one: one.sentence):
            asked = list(group)
            first, last = asked[0].figure.span, asked[-1].figure.span
            words = {"figure": document.text[first.start : first.end]}
            yield Hit(Span(first.start, last_count(document, last, sentence)), words, kind=asked[0].kind)


def last_count(document: Document, last: Span, sentence: Span) -> int:
    """Where the last count or percentage of a sentence ends, from the last figure on that is asked for."""
    from lintnews.language.sourcing.claims import COUNTS
    from lintnews.language.sourcing.figures import figures

    found = figures(document)
    index = bisect_left(found, sentence.end, key=lambda figure: figure.span.start) - 1
    while found[index].span.start > last.start and found[index].kind not in COUNTS:
        index -= 1
    return found[index].span.end
