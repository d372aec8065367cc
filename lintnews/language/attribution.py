"""Attribution: whether the copy says where a figure comes from.

Every cue that stands around a figure (a verb of saying, a poll, quotation marks …) is a piece of evidence with a name.
What each piece weighs was learned from published news by `benchmarks/figures/train.py`; the data file shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintnews.language.numbers import Figure
from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at, sentences
from lintnews.language.wordlists import FOLDER, word_lists
from lintnews.model import Document, Span

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
CLAUSE = re.compile(r"[,;:—–]| --? |\b(?:and|but|while|although|which|who|where|after|as|because)\b")
CLOSING_SPEAKER = re.compile(
    r",\W*(?:[\w.’' -]{2,60}\s)?(?:said|says|tweeted|added|wrote|argued|told|noted|reported)\b[^,;]{0,80}$"
)
CLOSE = 40  # code points within which a cue stands close to its figure
LONGEST_SENTENCE = 1000  # code points looked at on either side of a figure


class Cue(NamedTuple):
    """A word that may point to a source, and the lists in which it stands."""

    start: int
    kinds: frozenset[str]


@cache
def kinds_of_cue() -> dict[str, frozenset[str]]:
    """Each cue of the word lists with the lists that hold it."""
    lists = word_lists("attribution")
    words = frozenset().union(*lists.values())
    return {word: frozenset(kind for kind, members in lists.items() if word in members) for word in words}


@cache
def weights() -> dict[str, float]:
    """What each piece of evidence weighs: above zero speaks for a figure without a source, below for one with."""
    lines = (FOLDER / "attribution_weights.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {evidence: float(weight) for weight, evidence in rows}


def unsourced(document: Document, figure: Figure) -> float:
    """How much speaks for it that nobody is named for the figure: above zero more than against it (log odds)."""
    known = weights()
    return known["always"] + sum(known.get(piece, 0.0) for piece in set(evidence(document, figure)))


def cues(text: str, within: Span) -> list[Cue]:
    """The cues of a stretch of text, in order."""
    known = kinds_of_cue()
    return [
        Cue(word.start(), known[key])
        for word in WORD.finditer(text, within.start, within.end)
        if (key := word.group().lower()) in known
    ]


def evidence(document: Document, figure: Figure) -> Iterator[str]:
    """The names of everything around a figure that speaks for or against a source. A name may come twice."""
    at, _ = figure.span
    spans = sentences(document)
    here = index_at(spans, at)
    sentence = around(spans[here], figure.span)
    block_index = index_at([block.span for block in document.blocks], at)
    yield f"kind {figure.kind}"
    yield from within_sentence(document.text, sentence, figure.span)
    yield from within_quotation(document, sentence, document.blocks[block_index].span, figure.span)
    yield from beside_sentence(document, here, document.blocks[block_index].span)
    if block_index and sentence.start == document.blocks[block_index].span.start:
        before = around(document.blocks[block_index - 1].span, figure.span)
        yield from (f"{kind} in block before" for cue in cues(document.text, before) for kind in cue.kinds)


def around(stretch: Span, place: Span) -> Span:
    """The part of a stretch of text that lies near a place, so that endless lines cost no time."""
    if stretch.end - stretch.start <= LONGEST_SENTENCE:
        return stretch
    if stretch.end <= place.start:
        return Span(stretch.end - LONGEST_SENTENCE, stretch.end)
    return Span(max(stretch.start, place.start - LONGEST_SENTENCE), min(stretch.end, place.end + LONGEST_SENTENCE))


def within_sentence(text: str, sentence: Span, figure: Span) -> Iterator[str]:
    """The cues of the figure's own sentence, on which side they stand and how near."""
    found = cues(text, sentence)
    for side, there in (
        ("before", [cue for cue in reversed(found) if cue.start < figure.start]),
        ("after", [cue for cue in found if cue.start >= figure.end]),
    ):
        nearest: dict[str, Cue] = {}
        for cue in there:
            for kind in cue.kinds:
                nearest.setdefault(kind, cue)
        for kind, cue in nearest.items():
            between = text[cue.start : figure.start] if side == "before" else text[figure.end : cue.start]
            yield f"{kind} {side}"
            yield f"{kind} {side}, {min(2, len(CLAUSE.findall(between)))} clauses away"
            if len(between) < CLOSE:
                yield f"{kind} {side}, close"
    if "according to" in text[sentence.start : sentence.end].lower():
        yield "according to"
    if CLOSING_SPEAKER.search(text, figure.end, sentence.end):
        yield "speaker at the end"


def within_quotation(document: Document, sentence: Span, block: Span, figure: Span) -> Iterator[str]:
    """Whether the figure stands in a quotation, and whether the paragraph names a speaker."""
    spans = quotations(document)
    index = index_at(spans, figure.start)
    if index >= 0 and spans[index].end >= figure.end:
        yield "quoted"
        outside = (
            cue
            for cue in cues(document.text, around(block, figure))
            if not spans[index].covers(Span(cue.start, cue.start))
        )
        yield "quoted, with a speaker" if any("saying" in cue.kinds for cue in outside) else "quoted, no speaker"


def beside_sentence(document: Document, here: int, block: Span) -> Iterator[str]:
    """The cues of the sentences before and after, within the paragraph."""
    spans = sentences(document)
    for place, index in (("previous", here - 1), ("next", here + 1)):
        if not 0 <= index < len(spans) or not block.covers(spans[index]):
            yield f"no {place}"
            continue
        beside = around(spans[index], spans[here])
        yield from (f"{kind} {place}" for cue in cues(document.text, beside) for kind in cue.kinds)
        quotation = index_at(quotations(document), beside.end - 1)
        if quotation >= 0 and quotations(document)[quotation].overlaps(beside):
            yield f"quote {place}"
