"""furniture: a line that stands among known pieces of the page and looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Self

from lintnews.language.furniture.label_context import Family
from lintnews.language.furniture.page import END_MARKS, Page
from lintnews.language.furniture.page_lines import opening
from lintnews.model import Check, ContextCheck, Document, Hit

PASTED_INTO = frozenset({"markdown", "mdx"})  # formats of stories that people write by hand
SORTS = 2  # of furniture that nobody doubts, by which a page is surely one


class Furniture(ContextCheck):
    """Flag a line by the lines around it: menus, lists of tags and teasers around the article, between known buttons.

    Known are the labels that the other checks of the family find. Every sign that a line shows counts as much as it
    weighs (`language/furniture/page.py` names the signs, `language/data/furniture_weights.tsv` holds the weights); a
    line whose sum reaches `likely` is found. Its kind is `certain` from that sum on, if it is surely outside the
    article, no sentence and opened by none of the words in `own`, and furniture of two sorts is about, else `likely`: a
    list may end an article, its head may be long, its last words or a credit may stand below a button, and a newsletter
    has its own headlines.

    Markdown, which holds a story and no page around it, has weights of its own: there a line is found from `pasted` on,
    also without a known label, or from `indented` on where it reads as indented code; its kind is `pasted`. Whom to ask
    stands below a release of the writer's own.
    """

    kinds = ("certain", "likely", "pasted")
    likely: float = 1.0
    certain: float = 2.0
    pasted: float = 4.0
    indented: float = 4.0
    own: tuple[str, ...] = ()
    siblings: tuple[Check, ...] = ()

    def with_siblings(self, siblings: tuple[Check, ...]) -> Self:
        return self.changed(siblings=siblings)

    @cached_property
    def family(self) -> Family:
        """The checks whose labels tell of a page."""
        return Family.of(self.siblings)

    def page(self, document: Document) -> Page | None:
        """The page, with the labels that are furniture in their context; None where nothing speaks for one."""
        context = self.family.context(document)
        if context.kinds if not context.written else document.format in PASTED_INTO:
            return Page.of(document, context)
        return None

    def find_alone(self, document: Document) -> Iterator[Hit]:
        return iter(())

    def find(self, document: Document) -> Iterator[Hit]:
        if page := self.page(document):
            for number, score in page.scores():
                if kind := self.kind(page, number, score):
                    yield Hit(page.context.lines[number].span, {"line": page.text(number)}, kind)

    def kind(self, page: Page, number: int, score: float) -> str:
        """What a line is that so much speaks for; "" for one of the article."""
        if page.context.written:
            if page.context.heads_a_contact(number):
                return ""
            limit = self.indented if page.place(number) == "code" else self.pasted
            return "pasted" if score >= limit else ""
        if score >= self.certain and page.is_outside(number) and page.context.sorts >= SORTS:
            return "likely" if self.may_be_own(page.text(number)) else "certain"
        return "likely" if score >= self.likely else ""

    def may_be_own(self, line: str) -> bool:
        """Whether a line may be the article's last words or its credit, wherever it stands."""
        return ends_a_sentence(line) or (" " in line and opening(line.lstrip('“"‘'))[0] in self.own)


def ends_a_sentence(line: str) -> bool:
    """Whether a line of several words ends with the mark of a sentence, within a quotation too."""
    return " " in line and line.rstrip('”"’').endswith(END_MARKS)
