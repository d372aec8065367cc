"""Stars: a text in which stars stand for code, as many as it has characters, as Vale shows it to its rules."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from lintnews.lazy import lazy
from lintnews.model import OBJECT, Block, Document, SourceMap, Span, analysis

TAG = lazy(r"<[^>]*>")
FAR = 1000  # code points looked at for the end of an element


def starred(text: str) -> str:
    """Stars, with the line breaks left in.

    >>> starred("one\\ntwo")
    '***\\n***'
    """
    return "\n".join("*" * len(line) for line in text.split("\n"))


@analysis
def with_stars(document: Document) -> Document:
    """The document with stars for its code. A heading is as long as it looks, and no rule of words reads code."""
    if OBJECT not in document.text:
        return document
    stands = {
        segment.text_start: code_length(document.source, segment.source_start, segment.source_end)
        for segment in document.source_map.segments
        if not segment.verbatim and document.text[segment.text_start : segment.text_end] == OBJECT
    }
    places = sorted(stands)
    added = [0, *accumulate(stands[place] - 1 for place in places)]

    def moved(offset: int) -> int:
        return offset + added[bisect_left(places, offset)]

    pieces, at = [], 0
    for place in places:
        pieces += [document.text[at:place], "*" * stands[place]]
        at = place + 1
    segments = tuple(
        segment._replace(text_start=(start := moved(segment.text_start)), length=moved(segment.text_end) - start)
        for segment in document.source_map.segments
    )
    blocks = tuple(Block(kind, Span(moved(start), moved(end))) for kind, (start, end) in document.blocks)
    text = "".join([*pieces, document.text[at:]])
    return document.with_text(text, SourceMap(segments), blocks)


def code_length(source: str, start: int, end: int) -> int:
    """How many characters of code a stand-in stands for: what is within backticks, or within an element."""
    if source.startswith("<", start):
        closing = source.find("</", end, end + FAR)
        return max(1, len(TAG.sub("", source[end : closing if closing >= 0 else end])))
    return max(1, len(source[start:end].strip("`").strip()))
