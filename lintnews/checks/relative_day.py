"""relative_day: today, yesterday and tomorrow in an article that bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lintnews.language.publication import publication_date
from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span


class RelativeDay(Check):
    """Flag one of `words` outside quotations, in an article without a line that dates it: once an article."""

    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return lazy(rf"\b(?:{'|'.join(self.words)})\b(?!['’]s)")

    def find(self, document: Document) -> Iterator[Hit]:
        if publication_date(document):
            return
        from lintnews.language.addresses import cuts_address

        spans = quotations(document)
        for match in self.pattern.finditer(document.text):
            at = index_at(spans, match.start())
            span = Span(*match.span())
            if (at < 0 or span.start >= spans[at].end) and not cuts_address(document, span):
                yield Hit(span, {"match": match.group()})
                return
