"""furniture: a line that stands among known pieces of the page and looks like one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.language.furniture.labels import SUBHEADING
from lintnews.language.furniture.page import Page
from lintnews.language.furniture.standing import lines_of
from lintnews.model import Check, Document, Hearing, Hit
from lintnews.typing import Self

MARKED = frozenset({"archieml", "json", "markdown", "mdx", "xml"})  # formats that hold a story and no page around it


class Furniture(Hearing):
    """Flag a line by the company it keeps: menus, lists of tags and teasers around the article, between known buttons.

    Known are the lines that the other checks of the family find; where they find none, this one is silent.
    Every sign that a line shows (`language/furniture/page.py` names them) counts as much as its number among the
    `weights`; a line whose sum reaches `likely` is found. Its kind is `certain` from that sum on, if it is surely
    outside the article, else `likely`: a list may end an article, and its head may be long.
    """

    weights: Mapping[str, float] = MappingProxyType({})
    likely: float = 1.0
    certain: float = 2.0
    witnesses: tuple[Check, ...] = ()

    def hearing(self, witnesses: tuple[Check, ...]) -> Self:
        return self.changed(witnesses=witnesses)

    def page(self, document: Document) -> Page | None:
        """The page, with the lines that a witness found from end to end; None where there is none."""
        hits = (hit for witness in self.witnesses for hit in witness.find(document))
        known = {hit.span for hit in hits if hit.kind != SUBHEADING}
        return Page.of(lines_of(document), known) if known else None

    def find(self, document: Document) -> Iterator[Hit]:
        page = None if document.format in MARKED else self.page(document)
        if not page:
            return
        for number in page.doubtful():
            span = page.lines[number].span
            text = document.text[slice(*span)]
            score = sum(self.weights.get(sign, 0.0) * value for sign, value in page.signs(number, text))
            if score >= self.likely:
                certain = score >= self.certain and page.is_outside(number)
                yield Hit(span, {"line": text}, "certain" if certain else "likely")
