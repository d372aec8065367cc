"""Paragraphs: where in one a source stands, and which of its sentences name it."""

import re
from collections.abc import Iterator
from functools import cached_property

from lintnews.language.quotes import quoted_spans
from lintnews.language.sentences import index_at, split
from lintnews.language.sourcing.context import claims_pattern
from lintnews.language.sourcing.sources import Sentence
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

CREDIT = lazy(
    r"(?:\A|(?<=[\s(.\]]))(?:Sources?|SOURCES?|Data)(?: of (?:data|figures))?: ?[^\s]"
)  # a note's or a table's
OPENS = ("'", "‘", "“", '"')
CLOSES = lazy(r"[.,!?…]['’”\"]|[”\"]")
HARM = lazy(
    r"\b(?:killed|dead|deaths|died|injured|wounded|missing|displaced|homeless|toll|cases|infections|infected)\b"
)

EPIDEMIC = lazy(rf"\b{claims_pattern('epidemics')}\b", re.I)


class Paragraph:
    """A paragraph that holds figures, and its neighbours."""

    def __init__(self, document: Document, number: int) -> None:
        self.document = document
        self.number = number
        self.span = document.blocks[number].span
        self.spans = list(split(document.text, self.span))
        self.sentences: dict[int, Sentence] = {}

    @cached_property
    def quotations(self) -> list[Span]:
        return list(quoted_spans(self.document.text, self.span))

    def is_quoted(self, place: Span) -> bool:
        index = index_at(self.quotations, place.start)
        if index >= 0 and self.quotations[index].overlaps(place):
            return True
        text, start = self.document.text, self.span.start  # a quotation that goes on in the next paragraph
        return text.startswith(OPENS, start) and CLOSES.search(text, start + 1, place.start) is None

    def sentence(self, index: int) -> Sentence:
        if index not in self.sentences:
            self.sentences[index] = Sentence(self.document, self.spans[index])
        return self.sentences[index]

    def index_of(self, figure: Span) -> int:
        return index_at(self.spans, figure.start)

    @cached_property
    def names_source(self) -> bool:
        return any(self.sentence(index).names_source for index in range(len(self.spans)))

    @cached_property
    def names_document(self) -> bool:
        return any(self.sentence(index).names_document for index in range(len(self.spans)))

    @cached_property
    def credits(self) -> bool:
        """Whether “Source: …” stands in it, or in a line below it."""
        blocks, text = self.document.blocks, self.document.text
        below = blocks[self.number + 1].span if self.number + 1 < len(blocks) else None
        return CREDIT.search(text, *self.span) is not None or bool(below and CREDIT.match(text, *below))

    @cached_property
    def sources_toll(self) -> bool:
        """Whether a sentence names the source of a toll."""
        return any(
            self.sentence(index).names_source and HARM.search(self.document.text, *span)
            for index, span in enumerate(self.spans)
        )

    @cached_property
    def tells_of_epidemic(self) -> bool:
        return EPIDEMIC.search(self.document.text, *self.span) is not None

    @cached_property
    def opened(self) -> int:
        """The first sentence that begins its figures with “According to …” or names the paper they are from."""
        return next((one for one in range(len(self.spans)) if self.sentence(one).opens_figures), len(self.spans))

    @cached_property
    def told(self) -> int:
        """The first sentence that somebody tells."""
        return next((one for one in range(len(self.spans)) if self.sentence(one).is_told), len(self.spans))

    def neighbours(self, index: int, reach: int = 1) -> Iterator[Sentence]:
        """A sentence with those before and after it, up to `reach` away."""
        return map(self.sentence, range(max(0, index - reach), min(len(self.spans), index + reach + 1)))

    def beside(self, index: int, reach: int = 1) -> bool:
        """Whether a sentence before or after names a source, up to `reach` away."""
        return any(one.names_source for one in self.neighbours(index, reach))


@analysis
def _paragraphs(document: Document) -> dict[int, Paragraph]:
    return {}


def paragraph_at(document: Document, number: int) -> Paragraph:
    """The paragraph of a number, made once: what a long one says is asked for each figure beside it."""
    made = _paragraphs(document)
    if number not in made:
        made[number] = Paragraph(document, number)
    return made[number]
