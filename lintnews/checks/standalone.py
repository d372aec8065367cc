"""standalone: a phrase that fills a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Self

from lintnews.language.furniture.label_context import COMMON, OUTSIDE, SURE, UNSURE, Family
from lintnews.language.furniture.labels import Labels
from lintnews.language.furniture.page_lines import key_of
from lintnews.model import Check, ContextCheck, Document, Hit, Span

MENU = 4  # phrases in a string that no line of prose is: “Home | About | Contact | Jobs”, but “Entertainment industry”


class Standalone(ContextCheck):
    """Flag a line that says one of the `tokens` and nothing else.

    Case, bullets, end marks and the shape of quotation marks don't count. A number stands for any number, `…` for any
    words: “5 min read”, “Follow … on Facebook”. A line that strings several tokens together is found too:
    “Facebook | Twitter | Email”.

    The phrases of `common` are plain English as well (“Next”, “Twitter”), those of `outside` may be sub-headings
    besides (“Privacy”, “The latest”): they need other labels of the family in the document,
    and `outside` is nothing between paragraphs. A line that bears a mark of the writer's, such as a heading,
    an item of a list or a link, needs more of them.

    Labels that stand between the paragraphs of an article as well (`interrupts`), such as those of advertisements, tell
    nothing of where it ends.

    A hit's kind is `inside` between the paragraphs of the article, else `edge`; where it may be the writer's own,
    `unsure`. All but these may be taken out, whole lines at a time, by an editor who looks at the result.
    """

    kinds = ("inside", "edge", "unsure")
    tokens: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    interrupts: bool = False
    siblings: tuple[Check, ...] = ()

    def with_siblings(self, siblings: tuple[Check, ...]) -> Self:
        return self.changed(siblings=siblings)

    @cached_property
    def sure(self) -> Labels:
        """What is furniture wherever it stands alone."""
        return Labels(self.tokens)

    @cached_property
    def between(self) -> Labels:
        """What may be furniture between the paragraphs of the article."""
        return Labels((*self.tokens, *self.common))

    @cached_property
    def around(self) -> Labels:
        """What may be furniture before and after the article."""
        return Labels((*self.tokens, *self.common, *self.outside))

    @cached_property
    def family(self) -> Family:
        """The checks by whose labels it judges."""
        return Family.of(self.siblings or (self,))

    @cached_property
    def number(self) -> int:
        """Which of its siblings it is itself."""
        return self.family.checks.index(self.changed(siblings=()) if self.siblings else self)

    def find(self, document: Document) -> Iterator[Hit]:
        context = self.family.context(document)
        hits = context.hits[self.number]
        return (taken_out(hit, context.kinds[hit.span]) for hit in hits if hit.span in context.kinds)

    def look(self, document: Document, spans: list[Span]) -> Iterator[Hit]:
        """What these lines say, each with how much it says by itself."""
        for span in spans:
            said = document.text[slice(*span)]
            key = key_of(said)
            if self.around.say(key):
                yield Hit(span, {"phrase": said}, self.strength(key))

    def strength(self, key: str) -> str:
        """How much a line says by itself."""
        if self.sure.say(key) or self.between.strung_together(key) > 1 or self.around.strung_together(key) >= MENU:
            return SURE
        return COMMON if self.between.say(key) else OUTSIDE


def taken_out(hit: Hit, kind: str) -> Hit:
    """The hit in its kind, with its line to go where that is no line of the writer's."""
    return hit._replace(kind=kind) if kind == UNSURE else hit._replace(kind=kind, replacement="", safe=False, line=True)
