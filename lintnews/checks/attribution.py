"""attribution: a figure for which the copy names no source."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.sourcing.attribution import Sourcing, sourcing
from lintnews.language.sourcing.cues import names_poll, names_source
from lintnews.language.sourcing.figures import Figure
from lintnews.model import Check, Document, Hit, analysis

NEARBY = 3  # paragraphs: news agencies let a source stand that far from its figure
FARTHEST = 2000  # code points: paragraphs that are longer than this together are not nearby
TELLING = 100  # a count that nobody repeats by chance
SHARES = ("percent", "share")  # what polls count
STOPS = ".!?…:;”\"’')]"


class Attribution(Check):
    """Flag a claimed quantity without a source. The higher `caution`, the surer the check is (log odds).

    A hit's kind is what the figure is about (toll, poll, campaign money …), with “, source nearby” where the paragraphs
    around it name one and “, source elsewhere” where the article does; “hearsay” where the copy only says “reportedly”.
    Silent is a figure that the article sources elsewhere or has given before, one in a line that is no sentence, one in
    a lead that the next paragraphs source, and a percentage after a poll.
    """

    caution: float = 0.0

    def find(self, document: Document) -> Iterator[Hit]:
        told = {claim(sourced.figure) for sourced in sourcing(document) if sourced.odds <= self.caution}
        for sourced in sourcing(document):
            figure = sourced.figure
            if sourced.odds > self.caution and claim(figure) not in told and asks_for_source(document, sourced):
                told.add(claim(figure))
                written = document.text[figure.span.start : figure.span.end]
                yield Hit(figure.span, {"figure": written}, kind=kind(document, sourced))


def claim(figure: Figure) -> tuple[str, float | None, str]:
    """What two mentions of one figure share. Small ones come up twice by chance: their nouns must agree too."""
    is_telling = figure.kind == "money" or (figure.value or 0) >= TELLING
    return figure.kind, figure.value, "" if is_telling else figure.noun


def asks_for_source(document: Document, sourced: Sourcing) -> bool:
    """Whether a figure stands in running copy, not in a lead that the next paragraphs source, nor among a poll's."""
    block = sourced.block
    if document.text[document.blocks[block].span.end - 1] not in STOPS:
        return False
    if (
        sourced.figure.kind in SHARES
        and sourced.about != "poll"
        and names_poll(around(document, block - NEARBY, block))
    ):
        return False
    return block > 0 or not names_source(around(document, 1, NEARBY))


def kind(document: Document, sourced: Sourcing) -> str:
    """What the figure is about, and where the nearest source stands."""
    if sourced.is_hearsay:
        return "hearsay"
    if not has_source(document):
        return sourced.about
    is_near = names_source(around(document, sourced.block - NEARBY, sourced.block + NEARBY))
    return f"{sourced.about}, source {'nearby' if is_near else 'elsewhere'}"


@analysis
def has_source(document: Document) -> bool:
    """Whether the article names any source."""
    return names_source(document.text)


def around(document: Document, first: int, last: int) -> str:
    """The text from one paragraph to another."""
    blocks = document.blocks[max(0, first) : last + 1]
    if not blocks:
        return ""
    middle = (blocks[0].span.start + blocks[-1].span.end) // 2
    return document.text[max(blocks[0].span.start, middle - FARTHEST) : min(blocks[-1].span.end, middle + FARTHEST)]
