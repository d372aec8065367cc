"""repeated_paragraph: a paragraph or a headline that stands in an article twice."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.lazy import lazy
from lintnews.model import OBJECT, Check, Document, Hit, Span

BEGINNING = 20  # code points
LONGEST_PARTING = 20  # code points
PARTING = lazy(r"[\W_]{3,}")
MOST_ALIKE = 8  # paragraphs that begin alike and are compared in full; more are a table


class RepeatedParagraph(Check):
    """Flag a paragraph of at least `words` words whose very words stood in an earlier one.

    White space does not count, nor do pieces of code, which are no words. A shorter paragraph may return by design:
    a label, a question, a refrain. So may the cells of a table.
    Paragraphs that follow one another both times are one finding. A line of signs (`___`, `* * *`) parts the items of a
    live report, each of which may say again what another said.
    """

    words: int = 6

    def find(self, document: Document) -> Iterator[Hit]:
        run: list[tuple[int, int]] = []
        for number, first in self.repeated(document):
            if run and (number, first) != (run[-1][0] + 1, run[-1][1] + 1):
                yield hit(document, run)
                run = []
            run.append((number, first))
        if run:
            yield hit(document, run)

    def repeated(self, document: Document) -> Iterator[tuple[int, int]]:
        """The number of each paragraph that stood there before, and of the one that was the first."""
        text = document.text
        opened: dict[str, list[int]] = {}  # paragraphs by how they begin: few begin alike
        for number, block in enumerate(document.blocks):
            if block.apart or block.kind.startswith("table"):
                continue
            start, end = block.span
            if end - start <= LONGEST_PARTING and PARTING.fullmatch(text, start, end):
                opened.clear()
            alike = opened.setdefault(text[start : min(end, start + BEGINNING)], [])
            if alike and text.count(" ", start, end) >= self.words - 1:
                wording = words_of(document, number)
                firsts = (first for first in alike if words_of(document, first) == wording)
                if len(wording) >= self.words and (first := next(firsts, None)) is not None:
                    yield number, first
                    continue
            if len(alike) < MOST_ALIKE:
                alike.append(number)


def words_of(document: Document, number: int) -> list[str]:
    start, end = document.blocks[number].span
    return [word for word in document.text[start:end].split() if OBJECT not in word]


def hit(document: Document, run: list[tuple[int, int]]) -> Hit:
    """Paragraphs that stand there again, one after another."""
    again, before = (
        Span(document.blocks[start].span.start, document.blocks[end].span.end)
        for start, end in zip(run[0], run[-1], strict=True)
    )
    return Hit(again, {"words": document.text[again.start : again.end]}, related=(before,))
