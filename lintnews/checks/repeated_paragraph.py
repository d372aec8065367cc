"""repeated_paragraph: a paragraph or a headline that stands in an article twice."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.model import Check, Document, Hit, Span


class RepeatedParagraph(Check):
    """Flag a paragraph of at least `words` words whose very words stood in an earlier one.

    White space does not count. A shorter paragraph may return by design: a label, a question, a refrain.
    Paragraphs that follow one another both times are one finding.
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
        seen: dict[str, int] = {}
        for number, block in enumerate(document.blocks):
            wording = "" if block.apart else document.text[block.span.start : block.span.end]
            if wording.count(" ") >= self.words - 1:
                wording = " ".join(wording.split())
                first = seen.setdefault(wording, number)
                if first != number and wording.count(" ") >= self.words - 1:
                    yield number, first


def hit(document: Document, run: list[tuple[int, int]]) -> Hit:
    """Paragraphs that stand there again, one after another."""
    again, before = (
        Span(document.blocks[start].span.start, document.blocks[end].span.end)
        for start, end in zip(run[0], run[-1], strict=True)
    )
    return Hit(again, {"words": document.text[again.start : again.end]}, related=(before,))
