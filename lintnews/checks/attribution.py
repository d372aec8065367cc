"""attribution: a figure for which the copy names no source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.language.attribution import block_at, is_hearsay, source_in_blocks, unsourced
from lintnews.language.numbers import Figure, figures
from lintnews.language.topics import topic
from lintnews.model import Document, Hit

NEARBY = 3  # paragraphs: news agencies let a source stand that far from its figure
TELLING = 100  # a count that nobody repeats by chance
STOPS = ".!?…:;”\"’')]"


@dataclass(frozen=True)
class Attribution:
    """Flag a claimed quantity without a source. The higher `caution`, the surer the check is (log odds).

    A hit's kind is what the figure is about (toll, poll, campaign money …) with “, source nearby” where the paragraphs
    around it name one; “hearsay” where the copy only says “reportedly”. Silent is a figure that the article sources
    elsewhere or has given before, one in a line that is no sentence, and one in a lead that the next paragraphs source.
    """

    caution: float = 0.0

    def find(self, document: Document) -> Iterator[Hit]:
        odds = [(figure, unsourced(document, figure)) for figure in figures(document)]
        told = {claim(figure) for figure, score in odds if score <= self.caution}
        for figure, score in odds:
            if score > self.caution and claim(figure) not in told and asks_for_a_source(document, figure):
                told.add(claim(figure))
                written = document.text[figure.span.start : figure.span.end]
                yield Hit(figure.span, {"figure": written}, kind=kind(document, figure))


def claim(figure: Figure) -> tuple[str, float | None, str]:
    """What two mentions of one figure share. Small ones come up twice by chance: their nouns must agree too."""
    is_telling = figure.kind == "money" or (figure.value or 0) >= TELLING
    return figure.kind, figure.value, "" if is_telling else figure.noun


def asks_for_a_source(document: Document, figure: Figure) -> bool:
    """Whether the figure stands in running copy, and not in a lead that the next paragraphs source."""
    index = block_at(document, figure)
    if document.text[document.blocks[index].span.end - 1] not in STOPS:
        return False
    return index > 0 or not source_in_blocks(document, range(1, NEARBY))


def kind(document: Document, figure: Figure) -> str:
    """What the figure is about, and whether a source stands nearby."""
    if is_hearsay(document, figure):
        return "hearsay"
    index = block_at(document, figure)
    nearby = source_in_blocks(document, range(index - NEARBY, index + NEARBY + 1))
    return topic(document.text, figure) + (", source nearby" if nearby else "")
