"""Lines that stand alone: what they say once bullets, numbers, case and end marks are set aside, and where."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from lintnews.model import Document, Span, analysis

LONGEST = 300  # code points; a longer line is running text, whatever it says
SENTENCE = 45  # code points; a shorter line is no paragraph of an article
END_MARKS = (".", "!", "?", "”", '"', "’", ")", "…")
OUTSIDE_TEXT = frozenset({"code", "meta"})  # kinds of block that a reader doesn't read as lines

EDGES = " \t\r\n\xa0\u200b\u200c\ufeff*•·‣▪◦●○–—-|>»›▶►→+_"
END_OF_PHRASE = EDGES + ".:!…"
NUMBER = re.compile(r"[\d#][\d.,:]*(?:[km]\b)?")
SPACES = re.compile(r"\s+")
QUOTES = str.maketrans("’‘“”", "''\"\"")


class Line(NamedTuple):
    """A line or paragraph, what it says, and whether it stands between the article's paragraphs or outside them."""

    span: Span
    key: str
    inside: bool


def key_of(text: str) -> str:
    """What a line says, whatever its bullets, numbers, case and end marks.

    >>> key_of("  •  12 Min  Read…")
    '# min read'
    """
    return evened(text.strip(END_OF_PHRASE)).rstrip(END_OF_PHRASE)


def evened(text: str) -> str:
    """A text in small letters, with single spaces, straight quotation marks, and `#` for every number."""
    return NUMBER.sub("#", SPACES.sub(" ", text).lower()).translate(QUOTES)


@analysis
def standing_lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document that are short enough to be a label, a button or a notice."""
    blocks = [block.span for block in document.blocks if not block.apart and block.kind not in OUTSIDE_TEXT]
    body = body_of(document.text, blocks)
    return tuple(
        Line(unbulleted(document.text, span), key, number in body)
        for number, span in enumerate(blocks)
        if span.end - span.start <= LONGEST and (key := key_of(document.text[span.start : span.end]))
    )


def unbulleted(text: str, line: Span) -> Span:
    """The line without the bullet or the spaces before it."""
    said = text[line.start : line.end].lstrip(EDGES)
    return Span(line.end - len(said), line.start + len(text[line.start : line.end].rstrip()))


def body_of(text: str, blocks: list[Span]) -> range:
    """The blocks that make up the article: the run with the most running text and the fewest other lines."""
    sums = [0, *accumulate(weight(text, block) for block in blocks)]
    best, body, low = 0, range(0), 0
    for end, total in enumerate(sums):
        if total < sums[low]:
            low = end
        if total - sums[low] > best:
            best, body = total - sums[low], range(low, end)
    return body


def weight(text: str, block: Span) -> int:
    """How much a block speaks for running text: minus one for a line that is no sentence."""
    length = block.end - block.start
    if length < SENTENCE or not text.endswith(END_MARKS, block.start, block.end):
        return -1
    return min(length, 400) // 50
