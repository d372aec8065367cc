"""Attribution: whether the copy says where a figure comes from.

Each piece of evidence around a figure speaks for or against a source. What it weighs was learned from published news by
`benchmarks/train_attribution.py`; the data file shows it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from math import fsum

from lintnews.language.data import table
from lintnews.language.sourcing.evidence import Paragraph
from lintnews.language.sourcing.figures import Figure, figures
from lintnews.language.sourcing.topics import topic
from lintnews.model import Document, analysis
from lintnews.typing import NamedTuple

QUOTED = -9.0  # log odds: who says it is the quotation's speaker


class Sourcing(NamedTuple):
    """How a figure is sourced: `odds` say how much speaks for it that nobody is named (log odds).

    `block` is the index of its paragraph; `about` is its topic; `is_hearsay` says that its sentence has “reportedly” or
    the like.
    """

    figure: Figure
    block: int
    about: str
    odds: float
    is_hearsay: bool


@analysis
def sourcing(document: Document) -> tuple[Sourcing, ...]:
    """How each figure of the document is sourced."""
    starts = [block.span.start for block in document.blocks]
    by_block = groupby(figures(document), key=lambda figure: bisect_right(starts, figure.span.start) - 1)
    return tuple(sourced for block, group in by_block for sourced in weigh(document, block, group))


def weigh(document: Document, block: int, group: Iterable[Figure]) -> Iterator[Sourcing]:
    """How the figures of one paragraph are sourced."""
    known, paragraph = weights(), Paragraph(document.text, document.blocks[block].span)
    for figure in group:
        if paragraph.is_quoted(figure.span):
            yield Sourcing(figure, block, figure.kind, QUOTED, False)
            continue
        about = topic(document.text, figure)
        pieces = {"always", *paragraph.evidence(figure, about)}
        odds = fsum([known[piece] for piece in pieces if piece in known])  # exact, whatever their order
        yield Sourcing(figure, block, about, odds, paragraph.sentence_at(figure.span.start).is_hearsay)


@cache
def weights() -> dict[str, float]:
    """What each piece of evidence weighs: above zero speaks for a figure without a source, below for one with."""
    return table("attribution_weights.tsv", weights_in)


def weights_in(lines: list[str]) -> dict[str, float]:
    """The weights in the lines of the file."""
    rows = (line.split("\t") for line in lines)
    return {piece: float(weight) for weight, piece in rows}
