"""furniture: a line that stands among known pieces of the page and looks like one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.language.furniture.company import WRITTEN, company_of
from lintnews.language.furniture.page import Page
from lintnews.model import Check, Document, Hearing, Hit
from lintnews.typing import Self


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
        """The page, with the labels that are furniture in their company; None where there is none."""
        company = company_of(document, self.witnesses)
        return Page.of(company.lines, company.kinds) if company.kinds else None

    def testimony(self, document: Document) -> Iterator[Hit]:
        return iter(())

    def find(self, document: Document) -> Iterator[Hit]:
        page = None if document.format in WRITTEN else self.page(document)
        if not page:
            return
        for number in page.doubtful():
            span = page.lines[number].span
            text = document.text[slice(*span)]
            score = sum(self.weights.get(sign, 0.0) * value for sign, value in page.signs(number, text))
            if score >= self.likely:
                certain = score >= self.certain and page.is_outside(number)
                yield Hit(span, {"line": text}, "certain" if certain else "likely")
