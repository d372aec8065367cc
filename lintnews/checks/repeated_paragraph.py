"""repeated_paragraph: a paragraph or a headline that stands in an article twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lintnews.lazy import lazy
from lintnews.model import OBJECT, Block, Check, Document, Hit, Span

BEGINNING = 20  # code points
LONGEST_PARTING = 20  # code points
PARTING = lazy(r"[\W_]{3,}")
MOST_ALIKE = 8  # paragraphs that begin alike and are compared in full; more are a table
LONGEST_WORD = 60  # code points
PROSE = frozenset({"paragraph", "quote"})  # headings, lists, captions and tables repeat one another by design
SENTENCE = lazy(r"\w\S*[.!…]['\"”’»)\]]{0,2}\Z")
NEAR, NEXT = 10, 2  # blocks away from its first place: a sentence that slipped in again, any line that did
FEWEST = 6  # words of a line that need not be a sentence
LABEL = lazy(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+: ")
# 1) a thing; – a thing; 8:30; May 2, 2008 — Ann Lee
LISTED = lazy(
    r"\W*(?:\d{1,3}|[^\W\d_])[.)]\s|\d{1,2}[:.]\d\d|[^\w\s“\"‘'«„¿¡(]|[a-z]|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
)
LONGEST_HEADLINE = 200  # code points
HEADLINE_REACH = 8  # blocks from the top among which the headline is looked for again


class RepeatedParagraph(Check):
    """Flag paragraphs whose very words stood in the article once before: one finding for those that follow one another.

    What returns by design is left alone: headings, lists, captions, tables, questions, what stands there a third time,
    and what holds one of the phrases `by_design`, such as a licence or the credit of a picture. A paragraph alone is
    found where it has at least `words` words, is a sentence and stands near its first place; in plain text any line is
    that stands next to it, for pages are copied so. Several that follow one another are found anywhere, unless a
    heading, a phrase `by_design` or the end follows both times: a note about the author of several articles in a file.
    White space does not count. A line of signs (`___`, `* * *`) parts the items of a live report, each of which may
    say again what another said.
    `headline`: the first line of a plain text stands near the top once more.
    """

    kinds = ("headline",)
    words: int = 8
    by_design: tuple[str, ...] = ()

    @cached_property
    def boilerplate(self) -> re.Pattern[str]:
        return lazy(rf"(?:\b|(?!\w))(?:{'|'.join(map(re.escape, self.by_design)) or '(?!)'})", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Hit]:
        headline = repeated_headline(document)
        if headline:
            yield repeated_hit(document, [headline], "headline")
        for run in runs(self.repeated(document)):
            number, first = run[0]
            if (number, first) == headline or self.closes_articles(document, run):
                continue
            if len(run) > 1 or self.slipped_in(document, number, first):
                yield repeated_hit(document, run, "")

    def closes_articles(self, document: Document, run: list[tuple[int, int]]) -> bool:
        """Whether a heading, a phrase `by_design` or the end follows both times: a note about the author."""
        return all(
            after == len(document.blocks)
            or document.blocks[after].kind.startswith("heading")
            or self.boilerplate.search(document.text, *document.blocks[after].span) is not None
            for after in (run[-1][0] + 1, run[-1][1] + 1)
        )

    def slipped_in(self, document: Document, number: int, first: int) -> bool:
        """Whether a paragraph alone is there by mistake; under another heading it may well belong to each entry."""
        start, end = document.blocks[number].span
        away = number - first
        if not SENTENCE.search(document.text, max(start, end - LONGEST_WORD), end):
            return away <= NEXT and document.format == "plain" and not is_labelled(document.text, start, end)
        if away > NEAR or any(block.kind.startswith("heading") for block in document.blocks[first:number]):
            return False
        return sum(map(any_letter, block_words(document, number))) >= self.words

    def repeated(self, document: Document) -> Iterator[tuple[int, int]]:
        """The number of each paragraph that stood there once before, and of the one that was the first."""
        text = document.text
        opened: dict[str, list[int]] = {}  # paragraphs by how they begin: few begin alike
        places: dict[int, list[int]] = {}  # a paragraph → those that say it again
        for number, block in enumerate(document.blocks):
            if block.apart or block.kind.startswith("table"):
                continue
            start, end = block.span
            if end - start <= LONGEST_PARTING and PARTING.fullmatch(text, start, end):
                opened.clear()
            alike = opened.setdefault(text[start : min(end, start + BEGINNING)], [])
            if alike and text.count(" ", start, end) >= FEWEST - 1:
                wording = block_words(document, number)
                same = (first for first in alike if block_words(document, first) == wording)
                if (first := next(same, None)) is not None:
                    places.setdefault(first, []).append(number)
                    continue
            if len(alike) < MOST_ALIKE:
                alike.append(number)
        pairs = sorted((others[0], first) for first, others in places.items() if len(others) == 1)
        return (pair for pair in pairs if all(self.is_prose(text, document.blocks[one]) for one in pair))

    def is_prose(self, text: str, block: Block) -> bool:
        """Whether a block is a paragraph of the story, and not one that returns by design."""
        start, end = block.span
        return (
            block.kind in PROSE
            and text[end - 1] not in "?:"
            and not LISTED.match(text, start, end)
            and not self.boilerplate.search(text, start, end)
        )


def is_labelled(text: str, start: int, end: int) -> bool:
    """True of a line that begins with a label, as other lines do: `Link to: `, which leads to two stories or more."""
    label = LABEL.match(text, start, end)
    return label is not None and text.count(f"\n{label[0]}") > 2


def repeated_headline(document: Document) -> tuple[int, int] | None:
    """The headline of a plain text, and where it is left once more above the story."""
    text = document.text
    if not document.blocks or document.format != "plain":
        return None
    start, end = document.blocks[0].span
    begins = text[start : min(end, start + BEGINNING)]
    if end - start > LONGEST_HEADLINE:
        return None
    for number, block in enumerate(document.blocks[1:HEADLINE_REACH], 1):
        if text.startswith(begins, block.span.start) and block_words(document, number) == block_words(document, 0):
            is_sentence = SENTENCE.search(text, max(start, end - LONGEST_WORD), end)
            return None if is_sentence or len(block_words(document, 0)) < FEWEST else (number, 0)
    return None


def runs(pairs: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pairs of which both halves follow one another, together."""
    run: list[tuple[int, int]] = []
    for number, first in pairs:
        if run and (number, first) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((number, first))
    if run:
        yield run


def any_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def block_words(document: Document, number: int) -> list[str]:
    """The words of a block, as they stand in the file where some are code: two commands make two paragraphs."""
    span = document.blocks[number].span
    text = document.text[slice(*span)]
    return (document.source[slice(*document.in_source(span))] if OBJECT in text else text).split()


def repeated_hit(document: Document, run: list[tuple[int, int]], kind: str) -> Hit:
    """Paragraphs that stand there again, one after another."""
    again, before = (
        Span(document.blocks[start].span.start, document.blocks[end].span.end)
        for start, end in zip(run[0], run[-1], strict=True)
    )
    return Hit(again, {"words": document.text[again.start : again.end]}, kind, related=(before,))
