"""standalone: a phrase that fills a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lintnews.language.furniture.labels import SUBHEADING, Labels
from lintnews.language.furniture.standing import article_of, ends_of, key_of
from lintnews.model import Check, Document, Hit, Span


class Standalone(Check):
    """Flag a line that says one of the `tokens` and nothing else.

    Case, bullets, end marks and the shape of quotation marks don't count. A number stands for any number, `…` for any
    words: “5 min read”, “Follow … on Facebook”. A line that strings several tokens together is found too:
    “Facebook | Twitter | Email”.

    A hit's kind is `inside` between the paragraphs of the article, else `edge`. Between paragraphs the phrases of
    `outside` may be sub-headings (“Privacy”, “The latest”): there their kind is `sub-heading`.
    """

    tokens: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    @cached_property
    def between(self) -> Labels:
        """What is flagged between the paragraphs of the article."""
        return Labels(self.tokens)

    @cached_property
    def around(self) -> Labels:
        """What is flagged before and after the article."""
        return Labels((*self.tokens, *self.outside))

    def find(self, document: Document) -> Iterator[Hit]:
        if self.find not in document.analyses:  # once a document: other checks ask, too
            spans = self.around.worth_reading(ends_of(document))
            document.analyses[self.find] = tuple(self.look(document, spans)) if spans else ()
        return iter(document.analyses[self.find])

    def look(self, document: Document, spans: list[Span]) -> Iterator[Hit]:
        """What these lines say."""
        for span in spans:
            said = document.text[slice(*span)]
            key = key_of(said)
            if self.around.say(key):
                yield Hit(span, {"phrase": said}, self.kind(key, article_of(document).covers(span)))

    def kind(self, key: str, inside: bool) -> str:
        if not inside:
            return "edge"
        return "inside" if self.between.say(key) else SUBHEADING
