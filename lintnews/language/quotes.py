"""Quotations: what stands in quotation marks, also where a quotation runs on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

# Two apostrophes are a quotation mark in agency copy. A single mark quotes only where it opens a word; elsewhere it is
# an apostrophe.
MARK = lazy(r"""[“”"«»'](?:(?<!')|')""")
OPENS, CLOSES = "“«", "”»"
STOPS = ",.!?…"  # before a mark that closes


@analysis
def quotations(document: Document) -> tuple[Span, ...]:
    """The quotations of the document, marks included, in order.

    One that its paragraph leaves open ends with the paragraph; where it runs on, the next one opens with a mark too.
    """
    return tuple(quotation for block in document.blocks for quotation in quoted_spans(document.text, block.span))


def quoted_spans(text: str, within: Span) -> Iterator[Span]:
    """The quotations of a stretch of text. One that closes without an opening began before it.

    >>> [tuple(span) for span in quoted_spans('"Yes," he said. “No', Span(0, 19))]
    [(0, 6), (16, 19)]
    >>> [tuple(span) for span in quoted_spans('It rained." He left.', Span(0, 20))]
    [(0, 11)]
    """
    opened, seen = -1, False
    for mark in MARK.finditer(text, within.start, within.end):
        if not seen and mark.start() > within.start and closes_quotation(text, mark):
            yield Span(within.start, mark.end())
        elif opened < 0 and opens_quotation(text, mark, within.start):
            opened = mark.start()
        elif opened >= 0 and mark.group() not in OPENS:
            yield Span(opened, mark.end())
            opened = -1
        seen = True
    if opened >= 0:
        yield Span(opened, within.end)


def opens_quotation(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark opens a quotation: a straight one does where a word follows and none stands before it."""
    if mark.group() in OPENS + CLOSES:
        return mark.group() in OPENS
    return (
        mark.start() == start
        or text[mark.start() - 1] in " \n\t(—–-[/"
        or not text[mark.end() : mark.end() + 1].strip()
    )


def closes_quotation(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can only close a quotation: it stands after a stop, and no word follows."""
    follows = text[mark.end() : mark.end() + 1]
    return mark.group() not in OPENS and text[mark.start() - 1] in STOPS and not follows.isalnum()
