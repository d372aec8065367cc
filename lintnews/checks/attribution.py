"""attribution: a figure for which the copy names no source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lintnews.language.sourcing.attribution import unsourced
from lintnews.model import Check, Document, Hit, Span


class Attribution(Check):
    """Flag a figure that an editor asks a source for, where the copy names none: one finding a sentence and claim.

    `claims` are those to look for: toll, crowd, troops, poll, statistics, estimate, hearsay. A hit's kind is the claim.
    Silent is what is quoted, and a figure that the article sources elsewhere.
    """

    claims: tuple[str, ...] = ()

    def find(self, document: Document) -> Iterator[Hit]:
        wanted = (one for one in unsourced(document) if one.kind in self.claims)
        for (kind, _), group in groupby(wanted, key=lambda one: (one.kind, one.sentence)):
            spans = [one.figure.span for one in group]
            first = spans[0]
            words = {"figure": document.text[first.start : first.end]}
            yield Hit(Span(first.start, spans[-1].end), words, kind=kind)
